/** Japanese texts about what the device learns, and about how it watches itself. */

import type { RunView, TunedTerm, TuningView, WatchCause } from '../../core/view.js';
import type { DataWords } from '../messages.js';
import { ja, listed, titled } from './words.js';

const TERM_WORDS: Readonly<Record<TunedTerm, string>> = {
  brand: 'ブランド',
  creator: '作り手',
  category: '商品の種類',
  words: '名前の言葉',
  tags: 'タグ',
  price: '価格',
  together: 'ほかの人が一緒に買ったもの',
  alike: 'お店が似ているとするもの',
};

const CAUSE_WORDS: Readonly<Record<WatchCause, string>> = {
  slow: 'この端末での並べ替えが遅くなった',
  errors: 'この端末での並べ替えに失敗した',
  empty: '商品があるのに、並べ替えで何も見つからなかった',
  unwanted: 'おすすめより、配信の順から多く選ばれた',
  learner: 'この端末での学習に失敗した',
};

/** By step: what is left out. */
const STEP_WORDS = [
  '',
  '学習をせず、標準の重みを使います',
  '学習をせず、スコアだけで並べます',
  '並べ替えをせず、商品は配信の順です',
] as const;

const STEP_STATES = ['すべて動作中', '一部動作中', '一部動作中', '休止中'] as const;

/** Changes named at most. */
const MOST_NAMED = 4;

/** What was learned about how the viewer chooses. */
export const tuned: DataWords['picks']['tuned'] = {
  title: 'あなたに合わせた調整',
  text: tunedText,
  from: ({ learnedFrom, missing, held }) =>
    learnedFrom === 0
      ? '比較とは、選んだ商品と、隣で見たのに選ばなかった商品の組です。'
      : ja`この端末で${learnedFrom}件の比較から学びました。${
          held === null ? ja`あと${missing}件でもう一度学びます。` : ''
        }`,
  standard: '標準の重みを使う',
  back: '標準の重みに戻しました。学んだことは忘れました。',
  showComparisons: (count) => ja`比較${count}件を表示`,
  hideComparisons: '比較を隠す',
  comparison: (better, worse) => `${titled(worse)}ではなく、${titled(better)}`,
};

/** How the engine finds itself at work. */
export function watchWords({ watch, learner }: RunView): ReturnType<DataWords['runs']['watch']> {
  const { step, cause } = watch;
  const learned = learner.runs === 0 ? '' : `学習には${milliseconds(learner.lastMs)}かかりました。`;
  return {
    title: '自己点検',
    text:
      step === 0 || cause === null
        ? `並べ替えを毎回確認します。100回中95回は${milliseconds(watch.p95Ms)}以内でした。${learned}`
        : `${CAUSE_WORDS[cause]}ため、数分間は${STEP_WORDS[step]}。`,
    state: STEP_STATES[step],
    good: step === 0,
  };
}

function tunedText({ learnedFrom, changes, missing, comparisons, held }: TuningView): string {
  if (learnedFrom > 0) {
    const named = (more: boolean) => {
      const terms = changes.slice(0, MOST_NAMED).filter(({ times }) => times > 1 === more);
      const list = listed(terms.map(({ term }) => TERM_WORDS[term]));
      return list === '' ? '' : `${more ? '前より重視' : '前より軽視'}：${list}。`;
    };
    return `${named(true)}${named(false)}` || 'あなたの選び方は、標準の重みと一致しています。';
  }
  switch (held) {
    case 'saver':
      return '今は学びません。端末が電力かデータ通信を節約しているためです。';
    case 'watch':
      return '今は学びません。学習を休んでいます。理由は「動作の状況」にあります。';
    case 'no-learner':
      return 'ここでは学べません。このブラウザーまたはページが許していません。';
    default:
      return comparisons.length === 0
        ? ja`まだ学んでいません。比較が${missing}件たまると、あなたの選択からこの端末で学びます。`
        : ja`まだ学んでいません。比較があと${missing}件たまると、あなたの選択からこの端末で学びます。`;
  }
}

function milliseconds(ms: number): string {
  return ms < 1 ? '1ミリ秒未満' : ja`${Math.round(ms)}ミリ秒`;
}
