import type { Switched } from '../../core/after-show.js';
import type { AfterShowWords } from '../after-show.js';
import { NOTE } from './nouns.js';
import { apart, DAY, type Words } from './words.js';

const OFF: Readonly<Record<Exclude<Switched, 'notify'>, string>> = {
  offer: 'عرضه الخاص',
  recap: 'في الملخّص',
  missed: 'ضمن ما فاتك',
  reminder: 'بوصفه تذكيرًا',
};

/** Arabic texts of the recap and the offers. */
export function afterShow({ several, times }: Words): AfterShowWords {
  const lookedAt = (looks: number) => `نظرت إليه ${times(looks)}`;
  return {
    offers: (count) => (count === 1 ? 'عرض خاص' : 'عروض خاصة'),
    recap: 'ملخّصك',
    madeFrom: (notes) => `أُعدّ على جهازك من ${several(notes, NOTE, 'object')} لك`,
    madeHere: 'اختاره جهازك',
    looked: 'نظرت إليها',
    saved: 'محفوظة',
    added: 'في السلة',
    spentTime: 'قضيت وقتًا مع',
    away: 'لم تكن هنا حين عُرض هذا',
    item: ({ because, looks }) => (because === 'saved' ? 'حفظته' : lookedAt(looks)),
    awayWhy: 'عُرض بينما كانت هذه الصفحة في الخلفية',
    reminders: 'من زيارتك السابقة',
    reminder: ({ because, looks }, day) =>
      because === 'saved' ? `حفظته في ${day}` : `${lookedAt(looks)}، آخرها في ${day}`,
    hide: (title) => `إخفاء: ${apart(title)}`,
    hidden: (title) => `أُخفي: ${apart(title)}.`,
    undo: 'تراجع',
    offHeading: 'ما أخفيته بعد العرض',
    off: (what, title) => `${apart(title)}: ${OFF[what]}`,
    showAgain: 'إظهار من جديد',
    showAgainNamed: (title) => `إظهار من جديد: ${apart(title)}`,
    offerWhy: ({ because, acts }) =>
      `يظهر لأنك ${because === 'saved' ? 'حفظت المنتج' : `نظرت إلى المنتج ${times(acts)}`}. اختاره جهازك، والرمز نفسه للجميع.`,
    code: (code) => `الرمز: ${apart(code)}`,
    watch: (time) => `شاهد من ${time}`,
    watchNamed: (time, title) => `شاهد من ${time}: ${apart(title)}`,
    unreachable: 'ليس في هذه الصفحة تسجيل يمكن الانتقال إليه.',
    messageTitle: 'انتهى العرض',
    messageBody: 'عُد لترى ما فاتك.',
    notify: 'أخبرني حين ينتهي عرض',
    notifyText: `إشعار من هذا المتصفح إن فاتك شيء بينما كانت هذه الصفحة في الخلفية. لا يذكر أي منتج. ويتوقف بعد ${several(30, DAY, 'object')}.`,
    notifyDenied: 'متصفحك لا يسمح لهذه الصفحة بإظهار الإشعارات.',
    close: 'إغلاق',
    notForMe: 'ليس لي',
    notForMeText: 'يوقف الملخّصات والتذكيرات والعروض الخاصة.',
    offerCame: 'هناك عرض خاص أسفل المنتجات.',
    recapCame: 'انتهى العرض. ملخّصك أسفل المنتجات.',
  };
}
