/** Arabic texts about what the device learns, and about how it watches itself. */

import type { RunView, TunedTerm, TuningView, WatchCause } from '../../core/view.js';
import type { DataWords } from '../messages.js';
import { COMPARISON, THOUSANDTH } from './nouns.js';
import { apart, type Words } from './words.js';

const TERM_WORDS: Readonly<Record<TunedTerm, string>> = {
  brand: 'الماركة',
  creator: 'الصانع',
  category: 'نوع المنتج',
  words: 'كلمات الاسم',
  tags: 'الوسوم',
  price: 'السعر',
  together: 'ما اشتراه آخرون معًا',
  alike: 'ما يعدّه المتجر متشابهًا',
};

const CAUSE_WORDS: Readonly<Record<WatchCause, string>> = {
  slow: 'صار الترتيب بطيئًا هنا',
  errors: 'فشل الترتيب هنا',
  empty: 'لم يجد الترتيب شيئًا، مع أن هناك ما يُرتَّب',
  unwanted: 'اخترت من ترتيب العرض أكثر مما اخترت من المختارات',
  learner: 'فشل التعلّم هنا',
};

/** By step: what is left out. */
const STEP_WORDS = [
  '',
  'لا يتعلّم، ويستعمل الأوزان المعتادة',
  'لا يتعلّم، ويرتّب بحسب الدرجة فقط',
  'لا يرتّب: المنتجات بترتيب العرض',
] as const;

const STEP_STATES = ['الكل يعمل', 'أقل', 'أقل', 'في راحة'] as const;

/** Changes named at most. */
const MOST_NAMED = 4;

/** What was learned about how the viewer chooses. */
export function tuned(words: Words): DataWords['picks']['tuned'] {
  const { several } = words;
  return {
    title: 'مضبوط عليك',
    text: (tuning) => tunedText(words, tuning),
    from: ({ learnedFrom, missing, held }) =>
      learnedFrom === 0
        ? 'المقارنة منتج اخترته، وآخر بجانبه رأيته وتجاوزته.'
        : `تعلّم على هذا الجهاز من ${several(learnedFrom, COMPARISON, 'object')}.${
            held === null ? ` ويتعلّم من جديد بعد ${several(missing, COMPARISON, 'object')}.` : ''
          }`,
    standard: 'استعمال الأوزان المعتادة',
    back: 'عادت الأوزان المعتادة. ونُسي ما تُعُلّم.',
    showComparisons: (count) => `إظهار ${several(count, COMPARISON, 'object')}`,
    hideComparisons: 'إخفاء المقارنات',
    comparison: (better, worse) => `${apart(better)} بدلًا من ${apart(worse)}`,
  };
}

/** How the engine finds itself at work. */
export function watchWords(
  { figures, several }: Words,
  { watch, learner }: RunView,
): ReturnType<DataWords['runs']['watch']> {
  const thousandths = (ms: number) =>
    ms < 1 ? 'أقل من جزء من ألف من الثانية' : several(Math.round(ms), THOUSANDTH, 'object');
  const { step, cause } = watch;
  const learned = learner.runs === 0 ? '' : ` واستغرق التعلّم ${thousandths(learner.lastMs)}.`;
  return {
    title: 'يراقب نفسه',
    text:
      step === 0 || cause === null
        ? `يفحص كل ترتيب: ${figures(95)} من كل ${figures(100)} لم تستغرق أكثر من ${thousandths(watch.p95Ms)}.${learned}`
        : `${CAUSE_WORDS[cause]}، لذا لبضع دقائق: ${STEP_WORDS[step]}.`,
    state: STEP_STATES[step],
    good: step === 0,
  };
}

function tunedText(
  { several, listed }: Words,
  { learnedFrom, changes, missing, comparisons, held }: TuningView,
): string {
  if (learnedFrom > 0) {
    const named = (more: boolean) => {
      const terms = changes.slice(0, MOST_NAMED).filter(({ times }) => times > 1 === more);
      const list = listed(terms.map(({ term }) => TERM_WORDS[term]));
      return list === '' ? '' : `يُحسب ${more ? 'أكثر' : 'أقل'}: ${list}. `;
    };
    return `${named(true)}${named(false)}`.trim() || 'اختياراتك توافق الأوزان المعتادة.';
  }
  switch (held) {
    case 'saver':
      return 'ليس الآن: جهازك يوفّر الطاقة أو البيانات، فلا يتعلّم.';
    case 'watch':
      return 'ليس الآن: هو في راحة من التعلّم. «حالة العمل» تقول السبب.';
    case 'no-learner':
      return 'ليس هنا: هذا المتصفح أو هذه الصفحة لا تسمح له بالتعلّم.';
    default: {
      const after = several(missing, COMPARISON, 'object');
      return comparisons.length === 0
        ? `ليس بعد. يتعلّم من اختياراتك، على هذا الجهاز، بعد ${after}.`
        : `ليس بعد. يتعلّم من اختياراتك، على هذا الجهاز، ويبقى لذلك ${after}.`;
    }
  }
}
