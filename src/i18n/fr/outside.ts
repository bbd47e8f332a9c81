import type { OutsideKind, OutsideTool } from '../../core/outside.js';
import type { OutsideWords } from '../outside.js';
import { listed, opening } from './words.js';

const TOOLS: Readonly<Record<Exclude<OutsideKind, 'page'>, string>> = {
  tcf: 'les réglages de confidentialité de cette page (TCF)',
  gpp: 'votre opposition sur cette page (GPP)',
  shopify: 'les réglages de confidentialité de cette boutique',
  wp: 'les réglages de confidentialité de ce site',
  google: 'les réglages de confidentialité de cette page (Google)',
};

function named({ kind, name }: OutsideTool): string {
  if (kind !== 'page') return TOOLS[kind];
  return name === '' ? 'cette page' : `cette page (${name})`;
}

export const outside: OutsideWords = {
  off: (tool) => `Suggestions désactivées par ${named(tool)}`,
  elsewhere: 'Suggestions désactivées jusqu’à ce que vous les activiez ici',
  waiting: 'Suggestions désactivées pendant que cette page vous interroge sur la confidentialité',
  blocked: (tool) => `Désactivé par ${named(tool)}. Vous pouvez le changer là-bas.`,
  keepsOff: (tool, purposes) => ({
    title: `Réglé par ${named(tool)}.`,
    text: `Désactivé\u202f: ${listed(purposes)}. Vous pouvez le changer là-bas.`,
  }),
  who: (tool) => opening(named(tool)),
};
