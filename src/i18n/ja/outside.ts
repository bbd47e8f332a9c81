import type { OutsideKind, OutsideTool } from '../../core/outside.js';
import type { OutsideWords } from '../outside.js';
import { listed } from './words.js';

const TOOLS: Readonly<Record<Exclude<OutsideKind, 'page'>, string>> = {
  tcf: 'このページのプライバシー設定（TCF）',
  gpp: 'このページでのオプトアウト（GPP）',
  shopify: 'このお店のプライバシー設定',
  wp: 'このサイトのプライバシー設定',
  google: 'このページのプライバシー設定（Google）',
};

function named({ kind, name }: OutsideTool): string {
  if (kind !== 'page') return TOOLS[kind];
  return name === '' ? 'このページ' : `このページ（${name}）`;
}

/** Japanese texts about consent tools outside the widget. */
export const outside: OutsideWords = {
  off: (tool) => `おすすめはオフです（${named(tool)}による）`,
  elsewhere: 'おすすめはオフです。ここでオンにできます',
  waiting: 'このページがプライバシーについて尋ねている間、おすすめはオフです',
  blocked: (tool) => `${named(tool)}がオフにしています。そちらで変更できます。`,
  keepsOff: (tool, purposes) => ({
    title: `${named(tool)}による設定です。`,
    text: `オフ：${listed(purposes)}。そちらで変更できます。`,
  }),
  who: named,
};
