import type { CartsWords } from '../carts.js';
import { apart } from './words.js';

/** Arabic texts about choosing what goes into the basket. */
export const carts: CartsWords = {
  chooser: (title) => `اختر: ${apart(title)}`,
  variant: 'النوع',
  soldOut: 'نفد',
  quantity: 'الكمية',
  fewer: 'أقل بواحد',
  more: 'أكثر بواحد',
  add: (price) => (price === null ? 'إضافة إلى السلة' : `إضافة إلى السلة · ${price}`),
  missing: (kind) => `اختر أولًا: ${apart(kind)}`,
  close: 'إغلاق',
  paidPlace: (name) => `ترويج من ${apart(name)}، وقد دفع مقابل هذا المكان`,
  inBasket: 'في سلتك',
  added: (title) => `${apart(title)} في سلتك.`,
  because: {
    silent: 'لم يُضف: لم يردّ المتجر.',
    network: 'لم يُضف: تعذّر الوصول إلى المتجر.',
    page: 'لم يُضف: يجب فعل ذلك في صفحة المنتج.',
  },
};
