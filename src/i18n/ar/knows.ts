/** Arabic texts of "What it knows". */

import { reactionOf, type SignalType, type StoredSignal } from '../../core/signal.js';
import type { Interest } from '../../core/view.js';
import type { KnowsWords, SaidWords } from '../data-sections.js';
import type { Names } from '../messages.js';
import { reacted as reaction } from './gestures.js';
import { NOTE, SECOND } from './nouns.js';
import { said } from './reasons.js';
import { apart, DAY, type Noun, type Words } from './words.js';

const noun = (
  one: string,
  two: string,
  twoOf: string,
  few: string,
  many: string,
  other: string,
): Noun => ({ one, two, twoOf, few, many, other });

/** Acts of one kind, counted. */
const ACTS: Readonly<Record<Exclude<SignalType, 'view'>, Noun>> = {
  select: noun('نظرة واحدة', 'نظرتان', 'نظرتين', 'نظرات', 'نظرة', 'نظرة'),
  dwell: noun(
    'نظرة طويلة واحدة',
    'نظرتان طويلتان',
    'نظرتين طويلتين',
    'نظرات طويلة',
    'نظرة طويلة',
    'نظرة طويلة',
  ),
  save: noun('محفوظ واحد', 'محفوظان', 'محفوظين', 'محفوظات', 'محفوظًا', 'محفوظ'),
  add: noun(
    'إضافة واحدة إلى السلة',
    'إضافتان إلى السلة',
    'إضافتين إلى السلة',
    'إضافات إلى السلة',
    'إضافة إلى السلة',
    'إضافة إلى السلة',
  ),
  purchase: noun(
    'عملية شراء واحدة',
    'عمليتا شراء',
    'عمليتي شراء',
    'عمليات شراء',
    'عملية شراء',
    'عملية شراء',
  ),
  search: noun(
    'عملية بحث واحدة',
    'عمليتا بحث',
    'عمليتي بحث',
    'عمليات بحث',
    'عملية بحث',
    'عملية بحث',
  ),
  react: noun('رأي واحد', 'رأيان', 'رأيين', 'آراء', 'رأيًا', 'رأي'),
  dismiss: noun('رفض واحد', 'رفضان', 'رفضين', 'مرات رفض', 'مرة رفض', 'مرة رفض'),
};

/** Kinds of act named at most; the others are counted together. */
const MOST_NAMED = 3;

/** Arabic texts of "What it knows". */
export function knows(words: Words): KnowsWords {
  const { figures, several } = words;
  return {
    lead: (notes, stored, days) =>
      `من ${several(notes, NOTE, 'object')} في هذه الصفحة، والحفظ ${
        stored === 'kept'
          ? `على هذا الجهاز ${several(days, DAY, 'object')}`
          : stored === 'visit'
            ? 'على هذا الجهاز إلى أن تغادر'
            : 'في الذاكرة فقط، إلى أن تغادر'
      }. صحّح ما ليس صحيحًا، فتتغيّر المختارات فورًا.`,
    interest: (interest, names) => interestWords(words, interest, names),
    strength: (of5, against) => `${figures(of5)} من ${figures(5)}${against ? ' ضده' : ''}`,
    legend: '«إبقاء» يحفظه دائمًا. و«إزالة» تحذفه مع ملاحظاته.',
    correct: (label) => `تصحيح ${apart(label)}`,
    less: 'أقل',
    lessNamed: (label) => `أقل: ${apart(label)}`,
    more: 'أكثر',
    moreNamed: (label) => `أكثر: ${apart(label)}`,
    keep: 'إبقاء',
    keepNamed: (label) => `إبقاء: ${apart(label)}`,
    removeNamed: (label, notes) =>
      notes === 0
        ? `إزالة: ${apart(label)}`
        : `إزالة: ${apart(label)}، ومعه ${several(notes, NOTE)}`,
    said: saidWords,
    interests: 'ما يبدو أنك تحبه',
    showAllInterests: (count) => `إظهار الكل (${figures(count)})`,
    notes: 'الملاحظات',
    note: (signal, names) => note(words, signal, names),
    deleteNote: (text) => `حذف الملاحظة: ${text}`,
    showMore: (next, left) =>
      next === left
        ? `إظهار الباقي (${figures(left)})`
        : `إظهار ${figures(next)} أخرى من ${figures(left)}`,
    showLess: 'إظهار أقل',
    none: 'لا شيء بعد.',
    noneText: 'تظهر الملاحظات هنا حين تنظر إلى منتج، ويمكنك حذف كل واحدة منها.',
    notKnown: 'لا يعرف اسمك، ولا بريدك، ولا عمرك، ولا مكانك، ولا ما تفعله في صفحات أخرى.',
    removed: 'أُزيل. وتغيّرت المختارات معه.',
    undone: 'تم التراجع. كل شيء كما كان.',
  };
}

function saidWords({ label, correction }: SaidWords): string {
  const name = apart(label);
  switch (correction) {
    case 'less':
      return `أقل من ${name}. وتتغيّر المختارات معه.`;
    case 'more':
      return `أكثر من ${name}. وتتغيّر المختارات معه.`;
    case 'pin':
      return `يبقى إلى أن تتركه: ${name}.`;
    case 'unpin':
      return `يعود ليخفت مع الوقت: ${name}.`;
    case 'remove':
      return `أُزيل مع ملاحظاته: ${name}. وتتغيّر المختارات معه.`;
  }
}

function interestWords(words: Words, interest: Interest, names: Names): string {
  const { several, times } = words;
  const facts = interest.acts.slice(0, MOST_NAMED).map(({ type, count, productIds }) => {
    const [only] = productIds;
    const named = productIds.length === 1 && only !== undefined && type === 'save';
    if (type === 'view')
      return interest.strength < 0 ? `مررت به ${times(count)}` : `رأيته ${times(count)}`;
    return named ? `حفظت ${apart(names.title(only))}` : several(count, ACTS[type]);
  });
  const list = words.listed(facts);
  const word = ownWord(interest);
  if (word !== '') return list === '' ? word : `${list}. ${word}`;
  return interest.strength < 0 ? `${list}، لذا يُحسب أقل قليلًا` : list;
}

/** What the viewer said about it, as a sentence of its own. */
function ownWord({ said: own, label, kind, path }: Interest): string {
  if (own === undefined) return '';
  if (own.said === 'keep') return 'قلت: أبقوه.';
  const word = said({
    said: own.said,
    kind,
    path: path.length > 0 ? path : [label],
    amount: 0,
    pinned: own.pinned,
  });
  return own.pinned ? `${word}، وأبقوه.` : `${word}.`;
}

function note({ several }: Words, signal: StoredSignal, names: Names): string {
  const plain = signal.productId === undefined ? '' : names.title(signal.productId);
  const title = apart(plain);
  switch (signal.type) {
    case 'view':
      return `رأيت ${title}`;
    case 'dwell':
      return `نظرت إلى ${title}، ${several(Math.round(signal.value ?? 0), SECOND)}`;
    case 'select':
      return `نظرت إلى ${title}`;
    case 'save':
      return `حفظت ${title}`;
    case 'add':
      return `وضعت ${title} في السلة`;
    case 'purchase':
      return `اشتريت ${title}`;
    case 'search':
      return `بحثت عن «${apart(signal.query ?? '')}»`;
    case 'react':
      return reacted(signal, plain);
    case 'dismiss':
      return `ليس لي: ${title}`;
    case 'stated':
      return signal.statement === undefined ? 'أنت قلت ذلك' : said(signal.statement);
  }
}

function reacted({ value }: StoredSignal, title: string): string {
  const what = reactionOf(value);
  if (what !== null) return reaction(what, title);
  return `${(value ?? 1) < 0 ? 'أقل مثل' : 'المزيد مثل'} ${apart(title)}`;
}
