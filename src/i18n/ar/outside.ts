import type { OutsideKind, OutsideTool } from '../../core/outside.js';
import type { OutsideWords } from '../outside.js';
import { apart, type Words } from './words.js';

const TOOLS: Readonly<Record<Exclude<OutsideKind, 'page'>, string>> = {
  tcf: `إعدادات الخصوصية في هذه الصفحة (${apart('TCF')})`,
  gpp: `رفضك في هذه الصفحة (${apart('GPP')})`,
  shopify: 'إعدادات الخصوصية في هذا المتجر',
  wp: 'إعدادات الخصوصية في هذا الموقع',
  google: `إعدادات الخصوصية في هذه الصفحة (${apart('Google')})`,
};

/** Who made a choice. */
export function who({ kind, name }: OutsideTool): string {
  if (kind !== 'page') return TOOLS[kind];
  return name === '' ? 'هذه الصفحة' : `هذه الصفحة (${apart(name)})`;
}

/** Arabic texts about consent tools outside the widget. */
export const outside = ({ listed }: Words): OutsideWords => ({
  off: (tool) => `المختارات متوقفة بسبب ${who(tool)}`,
  elsewhere: 'المختارات متوقفة إلى أن تفعّلها هنا',
  waiting: 'المختارات متوقفة ما دامت هذه الصفحة تسأل عن خصوصيتك',
  blocked: (tool) => `متوقف بسبب ${who(tool)}. يمكنك تغيير ذلك هناك.`,
  keepsOff: (tool, purposes) => ({
    title: `يقرّره: ${who(tool)}.`,
    text: `متوقف: ${listed(purposes)}. يمكنك تغيير ذلك هناك.`,
  }),
  who,
});
