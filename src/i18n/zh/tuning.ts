/** Chinese texts about what the device learns, and about how it watches itself. */

import type { RunView, TunedTerm, TuningView, WatchCause } from '../../core/view.js';
import type { DataWords } from '../messages.js';
import { listed, zh } from './words.js';

const TERM_WORDS: Readonly<Record<TunedTerm, string>> = {
  brand: '品牌',
  creator: '创作者',
  category: '商品类别',
  words: '名称用词',
  tags: '标签',
  price: '价格',
  together: '别人一起买的',
  alike: '商店认为相似的',
};

const CAUSE_WORDS: Readonly<Record<WatchCause, string>> = {
  slow: '这里的排序变慢了',
  errors: '这里的排序出错了',
  empty: '明明有商品，排序却什么都没找到',
  unwanted: '比起挑选结果，你更多选了直播顺序里的商品',
  learner: '这里的学习出错了',
};

/** By step: what is left out. */
const STEP_WORDS = [
  '',
  '它不学习，使用标准权重',
  '它不学习，只按得分排序',
  '它不排序：商品按直播顺序排列',
] as const;

const STEP_STATES = ['全部工作', '部分工作', '部分工作', '暂停'] as const;

/** Changes named at most. */
const MOST_NAMED = 4;

/** What was learned about how the viewer chooses. */
export const tuned: DataWords['picks']['tuned'] = {
  title: '按你的选择调整',
  text: tunedText,
  from: ({ learnedFrom, missing, held }) =>
    learnedFrom === 0
      ? '一次比较，是指你选了一件商品，而看到旁边另一件却没有选。'
      : `${zh`在这台设备上从${learnedFrom}次比较中学到。`}${
          held === null ? zh`再有${missing}次之后会重新学习。` : ''
        }`,
  standard: '使用标准权重',
  back: '已恢复标准权重。学到的内容已忘记。',
  showComparisons: (count) => zh`显示${count}次比较`,
  hideComparisons: '收起比较',
  comparison: (better, worse) => zh`选了${better}，没选${worse}`,
};

/** How the engine finds itself at work. */
export function watchWords({ watch, learner }: RunView): ReturnType<DataWords['runs']['watch']> {
  const { step, cause } = watch;
  const learned = learner.runs === 0 ? '' : zh`学习用了${milliseconds(learner.lastMs)}。`;
  return {
    title: '自我监督',
    text:
      step === 0 || cause === null
        ? `${zh`每次排序都检查：100 次中有 95 次不超过${milliseconds(watch.p95Ms)}。`}${learned}`
        : `${CAUSE_WORDS[cause]}，所以在几分钟内${STEP_WORDS[step]}。`,
    state: STEP_STATES[step],
    good: step === 0,
  };
}

function tunedText({ learnedFrom, changes, missing, comparisons, held }: TuningView): string {
  if (learnedFrom > 0) {
    const named = (more: boolean) => {
      const terms = changes.slice(0, MOST_NAMED).filter(({ times }) => times > 1 === more);
      const list = listed(terms.map(({ term }) => TERM_WORDS[term]));
      return list === '' ? '' : `${more ? '更看重' : '不那么看重'}：${list}。`;
    };
    return `${named(true)}${named(false)}` || '你的选择与标准权重一致。';
  }
  switch (held) {
    case 'saver':
      return '现在不学习：你的设备正在省电或省流量。';
    case 'watch':
      return '现在不学习：它在休息。原因见“运行情况”。';
    case 'no-learner':
      return '这里不能学习：此浏览器或页面不允许。';
    default:
      return comparisons.length === 0
        ? zh`还没有。有${missing}次比较之后，它会在这台设备上从你的选择中学习。`
        : zh`还没有。再有${missing}次比较之后，它会在这台设备上从你的选择中学习。`;
  }
}

function milliseconds(ms: number): string {
  return ms < 1 ? '不到 1 毫秒' : zh`${Math.round(ms)}毫秒`;
}
