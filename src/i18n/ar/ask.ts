/** The question, in Arabic: all that has to be there before the viewer has answered. */
import type { OptInWords } from '../messages.js';
import { usableTag } from '../tag.js';
import { apart, type Counting, countingIn, DAY } from './counting.js';

/** Arabic texts of the question. */
export const optIn = ({ several }: Counting): OptInWords => ({
  title: 'هل نختار لك؟',
  how: 'كيف يعمل',
  text: ({ controller, counts, days }) =>
    counts
      ? `نعم: يحتفظ جهازك بما تنظر إليه ${several(days, DAY, 'object')}. ويصل إلى ${apart(controller)} رقم مشوَّش واحد عن كل عرض.`
      : `نعم: يحتفظ جهازك بما تنظر إليه ${several(days, DAY, 'object')}. ولا يُرسَل شيء. المسؤول عن ذلك: ${apart(controller)}.`,
  yes: 'نعم، اختاروا لي',
  no: 'لا، شكرًا',
  unsure: 'اضغط مرة أخرى',
  changed: {
    title: 'تغيّر شيء. أما زلت موافقًا؟',
    what: ({ title, text }, elsewhere) => `${title}: ${elsewhere ?? text}`,
    whatOfSeveral: ({ title }, elsewhere) =>
      elsewhere === null ? `${title}.` : `${title}: ${elsewhere}`,
    yes: 'نعم، أبقوه',
    no: 'لا، أوقفوه',
  },
  working: 'لحظة…',
  missing: 'تعذّر التحميل. تحقق من الاتصال ثم حاول مرة أخرى.',
  again: 'حاول مرة أخرى',
});

/** The same for a tag, `ar` or `ar-EG`. */
export const askIn = (tag: string): OptInWords => optIn(countingIn(usableTag(tag, 'ar')));
