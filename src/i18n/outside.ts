import type { OutsideTool } from '../core/outside.js';
import type { Lines } from './basics.js';

/** What is said about consent tools outside the widget. */
export interface OutsideWords {
  /** The bar: nothing is on, and this tool has said so. */
  off(tool: OutsideTool): string;
  /** The bar: the viewer answered a tool elsewhere, which turns nothing on here. */
  readonly elsewhere: string;
  /** The bar: a tool is asking, so the widget does not. */
  readonly waiting: string;
  /** Why a switch cannot be turned on now. */
  blocked(tool: OutsideTool): string;
  /** Your choices: what a tool keeps off; `purposes` are the switches' titles. */
  keepsOff(tool: OutsideTool, purposes: readonly string[]): Lines;
  /** Who made a recorded choice, as the beginning of a sentence. */
  who(tool: OutsideTool): string;
}
