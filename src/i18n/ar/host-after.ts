import type { BoardWords, CanWords, NextWhyWords, ReportWords } from '../host-after.js';
import { PRODUCT } from './nouns.js';
import { apart, type Noun, type Words } from './words.js';

const VIEWER: Noun = {
  one: 'مشاهد واحد',
  two: 'مشاهدان',
  twoOf: 'مشاهدين',
  few: 'مشاهدين',
  many: 'مشاهدًا',
  other: 'مشاهد',
};

const NEVER = [
  'ما فعله مشاهد بعينه، أو من شاهد.',
  'ما يريده المشاهدون الذين لا يشاركون في العدّ.',
  'ما دُفع ثمنه: تُعدّ السلة، لا الصندوق.',
  'هل جعل إظهار منتج المشاهدين يريدونه.',
];

/** Arabic texts of the list of questions. */
export const can = ({ several }: Words): CanWords => ({
  heading: 'ما يجيب عنه العدّ',
  caption: 'عن العرض كله، من المشاهدين المشاركين في العدّ.',
  states: { yes: 'نعم', part: 'جزئيًا', no: 'ليس بعد' },
  over: 'لا',
  questions: {
    wanted: 'كم مشاهدًا يريد كل منتج؟',
    first: 'أيها المطلوب أكثر؟',
    pairs: 'أي الاثنين يتقدم؟',
    stages: 'هل ارتفع أم انخفض؟',
    picks: 'كيف كانت المختارات؟',
    reason: 'لماذا رأوا ما رأوه؟',
    health: 'هل تعمل المختارات جيدًا؟',
  },
  wanted: (told, of) => `يمكن معرفة ${told} من ${of}.`,
  first: (count, written) =>
    count === 1
      ? 'منتج واحد يتقدم بالتأكيد.'
      : `يتشارك المرتبة الأولى ${several(count, PRODUCT, 'subject', written)}.`,
  firstNone: 'لا يمكن معرفة أي منها.',
  pairs: (told, of) => `مؤكد في ${told} من ${of} من الأزواج.`,
  stages: (told, of) => `${told} من ${of} من أرقام المراحل لها إجابات كافية.`,
  enough: 'وصلت إجابات كافية.',
  more: (count, written) =>
    `يلزم أن يشارك في العدّ نحو ${several(count, VIEWER, 'object', written)} إضافةً إلى من شاركوا.`,
  moreOver: (count, written) =>
    `كان يلزم نحو ${several(count, VIEWER, 'object', written)} إضافةً إلى من شاركوا.`,
  tooFew: 'وصلت إجابات قليلة جدًا.',
  disturbed: 'بعض الأعداد مضطربة.',
  neverHeading: 'ما لا يُعرف أبدًا من هذا العدّ',
  never: NEVER,
});

/** Arabic texts of why a product is proposed. */
export const nextWhy = ({ figures }: Words): NextWhyWords => ({
  sure: 'مؤكد',
  notSure: 'غير مؤكد',
  why: (share, low, high) =>
    `${share} من كل ${figures(100)} فتحوه أو وضعوه في السلة (من ${low} إلى ${high}).`,
  lead: (gap, low, high, other) => `أكثر من ${apart(other)} بمقدار ${gap} (من ${low} إلى ${high}).`,
});

/** Arabic texts of the view for a wall. */
export const board = ({ figures, several }: Words): BoardWords => ({
  open: 'شاشة كبيرة',
  label: 'عرض للشاشة الكبيرة',
  fill: 'ملء الشاشة',
  unfill: 'الخروج من ملء الشاشة',
  dark: 'داكن',
  light: 'فاتح',
  close: 'إغلاق',
  key: `من كل ${figures(100)} مشاهد مشارك في العدّ. الشريط: الحقيقة داخله ${figures(19)} مرة من كل ${figures(20)}، لكل الأشرطة معًا.`,
  upTo: (stage) => `حتى مرحلة «${stage}».`,
  sureBut: (count, written) => `مؤكد، وغير المعروف: ${several(count, PRODUCT, 'subject', written)}`,
  more: (count, written) => `ويتبعه ${several(count, PRODUCT, 'subject', written)}`,
});

/** Arabic texts of the report. */
export const report = ({ figures, several }: Words): ReportWords => {
  const often = `${figures(19)} مرة من كل ${figures(20)}`;
  const hundred = figures(100);
  const asking = (count: number, written: string) =>
    `السؤال عن ${several(count, PRODUCT, 'object', written)}`;
  return {
    open: 'التقرير',
    heading: 'التقرير',
    back: 'العودة إلى اللوحة',
    print: 'طباعة',
    soFar: 'ما زال العرض مستمرًا. هذا ما وصل حتى الآن.',
    from: (start, end) => `من ${start} إلى ${end}.`,
    readAt: (answers, moment) =>
      `عدد إجابات المشاهدين المشاركين في العدّ: ${answers}، قُرئت في ${moment}.`,
    brief: 'باختصار',
    most: (title) => `المطلوب أكثر: ${apart(title)}، يتقدم على الجميع بالتأكيد.`,
    mostOf: (titles) => `المطلوب أكثر: واحد من ${apart(titles)}. لا يمكن التمييز بينها.`,
    mostMany: (count) => `تتشارك المنتجات المرتبة الأولى، وعددها ${count}. لا يمكن التمييز بينها.`,
    untold: 'وصلت إجابات قليلة جدًا لمعرفة المنتج المطلوب أكثر.',
    pairs: (sure, of) => `من أزواج المنتجات وعددها ${of}، يتميز بالتأكيد ${sure}.`,
    chosen: (share, low, high) =>
      `${share} من كل ${hundred} اختاروا من المختارات (من ${low} إلى ${high}).`,
    works: (share, low, high) =>
      `عملت المختارات جيدًا عند ${share} من كل ${hundred} (من ${low} إلى ${high}).`,
    few: (titles) => `إجابات قليلة جدًا للحكم: ${apart(titles)}.`,
    disturbed: (titles) =>
      `مضطربة، لا تعتمد عليها: ${apart(titles)}. وصلت إجابات أكثر أو أقل مما تسمح به الخطة.`,
    may: 'ما يمكن استنتاجه',
    mayList: [
      `كل رقم هو أفضل تقدير عن المشاهدين المشاركين في العدّ في هذا العرض؛ والحقيقة داخل مداه ${often}.`,
      `حيث تُكتب كلمة «مؤكد» تصحّ كل هذه الكلمات معًا ${often}، مهما تكرر النظر.`,
      'المنتج المتقدم هنا فتحه أو وضعه في السلة عدد أكبر من هؤلاء المشاهدين.',
    ],
    mayNot: 'ما لا يمكن استنتاجه',
    mayNotList: [
      ...NEVER,
      'أن منتجين يختلفان وهما يتشاركان مرتبة، أو حيث كُتب «غير مؤكد».',
      'أي شيء من جمع المراحل، أو من مقارنة مرحلة بالعرض كله: كان هناك مشاهدون آخرون.',
    ],
    next: 'للعرض القادم',
    fits: (answers, subjects, written, needed) =>
      `عدد الإجابات التي وصلت: ${answers}. ${asking(subjects, written)} بهذا الخطأ يحتاج إلى نحو ${needed}، فيمكن أن تبقى الخطة.`,
    short: (answers, subjects, written, needed) =>
      `عدد الإجابات التي وصلت: ${answers}. ${asking(subjects, written)} بهذا الخطأ يحتاج إلى نحو ${needed}.`,
    fitting: (count, written) =>
      `هذا العدد من المشاهدين يكفي للإجابة جيدًا عن ${several(count, PRODUCT, 'object', written)}.`,
    fittingNone: 'هذا العدد القليل من المشاهدين لا يكفي للإجابة بهذه الدقة حتى عن منتج واحد.',
    error: (error) => `أو أبقِ الكل واقبل خطأً نسبيًا قدره ${error}.`,
    numbers: 'كل الأرقام',
  };
};
