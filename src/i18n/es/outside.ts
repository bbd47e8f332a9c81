import type { OutsideKind, OutsideTool } from '../../core/outside.js';
import type { OutsideWords } from '../outside.js';
import { opening, type Words } from './words.js';

const TOOLS: Readonly<Record<Exclude<OutsideKind, 'page'>, string>> = {
  tcf: 'los ajustes de privacidad de esta página (TCF)',
  gpp: 'tu rechazo en esta página (GPP)',
  shopify: 'los ajustes de privacidad de esta tienda',
  wp: 'los ajustes de privacidad de este sitio',
  google: 'los ajustes de privacidad de esta página (Google)',
};

function named({ kind, name }: OutsideTool): string {
  if (kind !== 'page') return TOOLS[kind];
  return name === '' ? 'esta página' : `esta página (${name})`;
}

/** Who made a choice, as the beginning of a sentence. */
export const who = (tool: OutsideTool): string => opening(named(tool));

/** Spanish texts about consent tools outside the widget. */
export const outside = ({ listed }: Words): OutsideWords => ({
  off: (tool) => `Recomendaciones desactivadas por ${named(tool)}`,
  elsewhere: 'Recomendaciones desactivadas hasta que las actives aquí',
  waiting: 'Recomendaciones en pausa mientras esta página pregunta por tu privacidad',
  blocked: (tool) => `Desactivado por ${named(tool)}. Puedes cambiarlo allí.`,
  keepsOff: (tool, purposes) => ({
    title: `Lo decide: ${named(tool)}.`,
    text: `Desactivado: ${listed(purposes)}. Puedes cambiarlo allí.`,
  }),
  who,
});
