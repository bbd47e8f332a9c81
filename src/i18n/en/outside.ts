import type { OutsideKind, OutsideTool } from '../../core/outside.js';
import type { OutsideWords } from '../outside.js';
import { listed } from './words.js';

const TOOLS: Readonly<Record<Exclude<OutsideKind, 'page'>, string>> = {
  tcf: 'this page’s privacy settings (TCF)',
  gpp: 'your opt-out on this page (GPP)',
  shopify: 'this shop’s privacy settings',
  wp: 'this site’s privacy settings',
  google: 'this page’s privacy settings (Google)',
};

function named({ kind, name }: OutsideTool): string {
  if (kind !== 'page') return TOOLS[kind];
  return name === '' ? 'this page' : `this page (${name})`;
}

function opened(tool: OutsideTool): string {
  const words = named(tool);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

export const outside: OutsideWords = {
  off: (tool) => `Picks are off, set by ${named(tool)}`,
  elsewhere: 'Picks are off until you turn them on here',
  waiting: 'Picks are off while this page asks about your privacy',
  blocked: (tool) => `Off, set by ${named(tool)}. You can change it there.`,
  keepsOff: (tool, purposes) => ({
    title: `Set by ${named(tool)}.`,
    text: `Off: ${listed(purposes)}. You can change it there.`,
  }),
  who: opened,
};
