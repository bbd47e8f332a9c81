import type { OutsideKind, OutsideTool } from '../../core/outside.js';
import type { OutsideWords } from '../outside.js';
import { listed, zh } from './words.js';

const TOOLS: Readonly<Record<Exclude<OutsideKind, 'page'>, string>> = {
  tcf: '此页面的隐私设置（TCF）',
  gpp: '你在此页面的退出选择（GPP）',
  shopify: '本店的隐私设置',
  wp: '本网站的隐私设置',
  google: '此页面的隐私设置（Google）',
};

function named({ kind, name }: OutsideTool): string {
  if (kind !== 'page') return TOOLS[kind];
  return name === '' ? '此页面' : `此页面（${name}）`;
}

/** Chinese texts about consent tools outside the widget. */
export const outside: OutsideWords = {
  off: (tool) => zh`个性挑选已由${named(tool)}关闭`,
  elsewhere: '个性挑选已关闭，可在这里开启',
  waiting: '此页面正在询问你的隐私选择，个性挑选暂时关闭',
  blocked: (tool) => zh`已由${named(tool)}关闭。你可以在那里更改。`,
  keepsOff: (tool, purposes) => ({
    title: zh`由${named(tool)}设定。`,
    text: `已关闭：${listed(purposes)}。你可以在那里更改。`,
  }),
  who: named,
};
