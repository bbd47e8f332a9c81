import type { CartsWords } from '../carts.js';
import { titled } from './words.js';

/** Japanese texts about choosing what goes into the basket. */
export const carts: CartsWords = {
  chooser: (title) => `選ぶ：${title}`,
  variant: '種類',
  soldOut: '売り切れ',
  quantity: '数量',
  fewer: '1つ減らす',
  more: '1つ増やす',
  add: (price) => (price === null ? 'カートに入れる' : `カートに入れる · ${price}`),
  missing: (kind) => `先に選んでください：${kind}`,
  close: '閉じる',
  paidPlace: (name) => `広告：${name}提供（有料の位置です）`,
  inBasket: 'カートの中',
  added: (title) => `${titled(title)}をカートに入れました。`,
  because: {
    silent: '追加できませんでした：お店から返事がありません。',
    network: '追加できませんでした：お店につながりません。',
    page: '追加できませんでした：商品のページで操作してください。',
  },
};
