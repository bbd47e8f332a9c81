/** What a consent tool outside the widget is to it: something that is looked for, and then heard. */

import type { Purpose } from '../../../core/consent.js';
import type { OutsideTool } from '../../../core/outside.js';

/** Answers by the names that the storefront's map uses, as `tcf:5`: true is a yes, false a no. */
export type Answers = Readonly<Record<string, boolean>>;

/** Where a tool stands. */
export interface Report {
  readonly tool: OutsideTool;
  /**
   * `unknown`: it is there and has not said yet whether it will ask; `asking`: the viewer sees its
   * question now.
   */
  readonly waiting?: 'unknown' | 'asking' | undefined;
  /** What stands, also while it asks again. */
  readonly answers: Answers;
}

/** What a tool is given to speak with. */
export interface Ears {
  /** Takes the tool's newest report. */
  readonly hear: (report: Report) => void;
  /** Takes a fault of the tool: told once a tool and reason, as `sp-error` `consent`. */
  readonly fault: (path: string, reason: unknown) => void;
  /** Number of the storefront in the TCF's global vendor list, null where it is not in it. */
  readonly tcfVendor: () => number | null;
}

/** One kind of tool. */
export interface Tool {
  /** Looks whether the tool is there and has something new; called now and again, and cheap. */
  look(): void;
  /** Stops listening to it. */
  stop(): void;
}

/** Makes a tool's listener. */
export type MakeTool = (ears: Ears) => Tool;

/** Which of our purposes a no to one of a tool's own turns off without any map. */
export type Denials = Readonly<Record<string, readonly Purpose[]>>;

/** A property of something that may be anything; undefined where it has none. May throw if a getter does. */
export function get(value: unknown, ...path: (string | number)[]): unknown {
  let at = value;
  for (const name of path) {
    if ((typeof at !== 'object' && typeof at !== 'function') || at === null) return undefined;
    at = (at as Record<string | number, unknown>)[name];
  }
  return at;
}
