import type { Switched } from '../../core/after-show.js';
import type { AfterShowWords } from '../after-show.js';
import { zh } from './words.js';

/** Chinese texts of the recap and the offers. */
export const afterShow: AfterShowWords = {
  offers: () => '优惠',
  recap: '你的回顾',
  madeFrom: (notes) => zh`在你的设备上生成，依据你的${notes}条记录`,
  madeHere: '在你的设备上选出',
  looked: '看过',
  saved: '收藏',
  added: '在购物车里',
  spentTime: '你花时间看了',
  away: '介绍这些时你不在',
  item: ({ because, looks }) => (because === 'saved' ? '你收藏了它' : lookedAt(looks)),
  awayWhy: '介绍它时，此页面在后台',
  reminders: '来自你上次到访',
  reminder: ({ because, looks }, day) =>
    because === 'saved' ? zh`你在${day}收藏了它` : zh`${lookedAt(looks)}，最近一次是${day}`,
  hide: (title) => `隐藏：${title}`,
  hidden: (title) => `已隐藏：${title}。`,
  undo: '撤销',
  offHeading: '直播结束后已隐藏的',
  off: (what, title) => `${title}：${OFF[what]}`,
  showAgain: '重新显示',
  showAgainNamed: (title) => `重新显示：${title}`,
  offerWhy: ({ because, acts }) =>
    zh`显示它是因为你${because === 'saved' ? '收藏了它' : zh`看过它${acts}次`}。由你的设备选出，优惠码人人相同。`,
  code: (code) => `优惠码：${code}`,
  watch: (time) => zh`从${time}看起`,
  watchNamed: (time, title) => zh`从${time}看起：${title}`,
  unreachable: '此页面没有可跳转的回放。',
  messageTitle: '直播结束了',
  messageBody: '回来看看你错过了什么。',
  notify: '直播结束时告诉我',
  notifyText:
    '此页面在后台期间若有你错过的内容，浏览器会发一条通知。通知里不提任何商品。30 天后自动关闭。',
  notifyDenied: '你的浏览器不允许此页面显示通知。',
  close: '关闭',
  notForMe: '不需要',
  notForMeText: '关闭回顾、提醒和优惠。',
  offerCame: '商品下方有一项优惠。',
  recapCame: '直播结束了。你的回顾在商品下方。',
};

const OFF: Readonly<Record<Exclude<Switched, 'notify'>, string>> = {
  offer: '它的优惠',
  recap: '回顾中的这件商品',
  missed: '“你错过的”中的这件商品',
  reminder: '关于它的提醒',
};

function lookedAt(looks: number): string {
  return zh`你看过它${looks}次`;
}
