/** The question, in Chinese: all that has to be there before the viewer has answered. */
import type { OptInWords } from '../messages.js';
import { zh } from './words.js';

export const optIn: OptInWords = {
  title: '要为你挑选商品吗？',
  how: '如何运作',
  text: ({ controller, counts, days }) =>
    counts
      ? zh`选“好”：你看了什么，会在本机保存${days}天。${controller}每场收到一条打乱的统计数据。`
      : zh`选“好”：你看了什么，会在本机保存${days}天。什么都不会发送。由${controller}负责。`,
  yes: '好，为我挑选',
  no: '不用，谢谢',
  unsure: '请再按一次',
  changed: {
    title: '内容有变，还同意吗？',
    what: ({ title, text }, elsewhere) => `${title}：${elsewhere ?? text}`,
    whatOfSeveral: ({ title }, elsewhere) =>
      elsewhere === null ? `${title}。` : `${title}：${elsewhere}`,
    yes: '同意，保持开启',
    no: '不同意，关闭',
  },
  working: '请稍候…',
  missing: '没能加载。请检查网络连接，然后再试一次。',
  again: '再试一次',
};
