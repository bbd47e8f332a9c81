import type { CartsWords } from '../carts.js';
import { zh } from './words.js';

/** Chinese texts about choosing what goes into the basket. */
export const carts: CartsWords = {
  chooser: (title) => `选择：${title}`,
  variant: '款式',
  soldOut: '已售罄',
  quantity: '数量',
  fewer: '减一件',
  more: '加一件',
  add: (price) => (price === null ? '加入购物车' : `加入购物车 · ${price}`),
  missing: (kind) => `请先选择：${kind}`,
  close: '关闭',
  paidPlace: (name) => zh`广告 · 由${name}付费推广`,
  inBasket: '已在购物车',
  added: (title) => zh`${title}已加入购物车。`,
  because: {
    silent: '没有加入：商店没有回应。',
    network: '没有加入：连不上商店。',
    page: '没有加入：这要在商品自己的页面上操作。',
  },
};
