import type { OutsideKind, OutsideTool } from '../../core/outside.js';
import type { OutsideWords } from '../outside.js';
import { listed, opening } from './words.js';

/** The tools, as who did something. */
const TOOLS: Readonly<Record<Exclude<OutsideKind, 'page'>, string>> = {
  tcf: 'die Datenschutz-Einstellungen dieser Seite (TCF)',
  gpp: 'dein Widerspruch auf dieser Seite (GPP)',
  shopify: 'die Datenschutz-Einstellungen dieses Shops',
  wp: 'die Datenschutz-Einstellungen dieser Website',
  google: 'die Datenschutz-Einstellungen dieser Seite (Google)',
};

/** The same after “durch”. */
function by({ kind, name }: OutsideTool): string {
  if (kind === 'page') return name === '' ? 'diese Seite' : `diese Seite (${name})`;
  return kind === 'gpp' ? 'deinen Widerspruch auf dieser Seite (GPP)' : TOOLS[kind];
}

export const outside: OutsideWords = {
  off: (tool) => `Vorschläge sind aus, durch ${by(tool)}`,
  elsewhere: 'Vorschläge sind aus, bis du sie hier einschaltest',
  waiting: 'Vorschläge sind aus, solange diese Seite nach dem Datenschutz fragt',
  blocked: (tool) => `Aus, durch ${by(tool)}. Dort kannst du es ändern.`,
  keepsOff: (tool, purposes) => ({
    title: `Festgelegt durch ${by(tool)}.`,
    text: `Aus: ${listed(purposes)}. Dort kannst du es ändern.`,
  }),
  who: (tool) => opening(tool.kind === 'page' ? by(tool) : TOOLS[tool.kind]),
};
