import type { BoardWords, CanWords, NextWhyWords, ReportWords } from '../host-after.js';
import { titled } from './words.js';

const NEVER = [
  'ひとりの視聴者が何をしたか、だれが見ていたか。',
  '集計に協力しない視聴者が何を求めているか。',
  '何が支払われたか。数えるのはカートで、会計ではありません。',
  '商品を見せたから求められたのかどうか。',
];

/** Japanese texts of the list of questions. */
export const can: CanWords = {
  heading: '集計で答えられること',
  caption: '配信全体について。集計に協力する視聴者だけが対象です。',
  states: { yes: 'はい', part: '一部', no: 'まだ' },
  over: 'いいえ',
  questions: {
    wanted: 'それぞれの商品を何人が求めている？',
    first: 'いちばん求められているのは？',
    pairs: '2つのうち先を行くのは？',
    stages: '上がった？下がった？',
    picks: 'おすすめの成果は？',
    reason: 'なぜそれを見ている？',
    health: 'おすすめは順調に動いている？',
  },
  wanted: (told, of) => `${of}件中${told}件がわかります。`,
  first: (count, written) =>
    count === 1 ? '1件が確実に先を行っています。' : `${written}件が1位で並んでいます。`,
  firstNone: 'どれもわかりません。',
  pairs: (told, of) => `${of}組中${told}組が確実です。`,
  stages: (told, of) => `場面ごとの数字${of}個中${told}個に、十分な回答があります。`,
  enough: '十分な回答がありました。',
  more: (_, written) => `集計に協力する視聴者が、あと約${written}人必要です。`,
  moreOver: (_, written) => `あと約${written}人が必要でした。`,
  tooFew: '回答が少なすぎました。',
  disturbed: '一部の集計が乱れています。',
  neverHeading: 'この集計からは決してわからないこと',
  never: NEVER,
};

/** Japanese texts of why a product is proposed. */
export const nextWhy: NextWhyWords = {
  sure: '確実',
  notSure: '不確実',
  why: (share, low, high) => `100人中${share}人が開くかカートに入れました（${low}〜${high}）。`,
  lead: (gap, low, high, other) => `${titled(other)}より${gap}人多い（${low}〜${high}）。`,
};

/** Japanese texts of the view for a wall. */
export const board: BoardWords = {
  open: '投影',
  label: '投影用の表示',
  fill: '全画面',
  unfill: '全画面を終了',
  dark: '暗い',
  light: '明るい',
  close: '閉じる',
  key: '集計に協力する視聴者100人あたり。帯：すべての帯を合わせて、20回中19回は真の値がこの中にあります。',
  upTo: (stage) => `「${stage}」の場面まで。`,
  sureBut: (_, written) => `確実、ほか${written}件は不明`,
  more: (_, written) => `ほか${written}件`,
};

/** Japanese texts of the report. */
export const report: ReportWords = {
  open: 'レポート',
  heading: 'レポート',
  back: '配信者デスクに戻る',
  print: '印刷',
  soFar: '配信はまだ続いています。これまでの分です。',
  from: (start, end) => `${start}〜${end}。`,
  readAt: (answers, moment) => `集計に協力する視聴者の回答${answers}件、${moment}に取得。`,
  brief: '概要',
  most: (title) => `最も求められている商品：${title}。ほかのすべてより確実に先を行っています。`,
  mostOf: (titles) => `最も求められている商品：${titles}のどれか。優劣はつけられません。`,
  mostMany: (count) => `${count}件の商品が1位で並んでいます。優劣はつけられません。`,
  untold: '回答が少なすぎて、どの商品が最も求められているかは言えません。',
  pairs: (sure, of) => `商品の組${of}組中${sure}組は、確実に差があります。`,
  chosen: (share, low, high) => `100人中${share}人がおすすめを選びました（${low}〜${high}）。`,
  works: (share, low, high) =>
    `100人中${share}人で、おすすめが順調に動きました（${low}〜${high}）。`,
  few: (titles) => `回答が少なすぎて言えません：${titles}。`,
  disturbed: (titles) =>
    `乱れているため、頼らないでください：${titles}。回答の数が計画の範囲を外れています。`,
  may: '結論してよいこと',
  mayList: [
    'どの数字も、この配信で集計に協力する視聴者についての最良の推定です。20回中19回は、真の値がその範囲にあります。',
    '「確実」とあるところは、何度見ても、20回中19回はすべてまとめて正しいです。',
    'ここで先を行く商品は、こうした視聴者のより多くが開くかカートに入れました。',
  ],
  mayNot: '結論してはいけないこと',
  mayNotList: [
    ...NEVER,
    '順位が並ぶ商品や「不確実」とある商品に差があること。',
    '場面の数字を足したり、場面と配信全体を比べたりして得られること。見ていた視聴者が違います。',
  ],
  next: '次の配信に向けて',
  fits: (answers, _, written, needed) =>
    `回答は${answers}件でした。商品${written}件をこの誤差で尋ねるには約${needed}件が必要なので、計画はこのままでかまいません。`,
  short: (answers, _, written, needed) =>
    `回答は${answers}件でした。商品${written}件をこの誤差で尋ねるには約${needed}件が必要です。`,
  fitting: (_, written) => `この人数の視聴者なら、商品${written}件によく答えられます。`,
  fittingNone: 'この人数では、商品1件でもそこまで正確には答えられません。',
  error: (error) => `または、すべて残して相対誤差${error}を受け入れます。`,
  numbers: 'すべての数字',
};
