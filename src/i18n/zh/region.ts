import type { RegionWords } from '../region.js';
import { zh } from './words.js';

/** Chinese texts about the viewer's country. */
export const region: RegionWords = {
  known: (country, chosen) =>
    chosen
      ? `你的国家或地区：${country}，由你选择`
      : `你的国家或地区：${country}，根据你时钟的时区判断`,
  unknown: '你的国家或地区：未知。你的时钟没有指明，所以不会略去任何商品。',
  text: (purpose) =>
    zh`挑选时会略去送不到那里的商品，并参考那里的季节。它从不发送出去。用“${purpose}”开关可以关闭。`,
  toChoices: '你的选择',
  notKnown:
    '它不知道你的姓名、邮箱、年龄，不知道你在国内的具体位置，也不知道你在其他页面做了什么。',
  label: '你的国家或地区',
  hint: '你的选择和你的记录一起保存在本机，也一起清除。',
  byClock: (country) => (country === null ? '根据我的时钟：未知' : `根据我的时钟：${country}`),
};
