import type { BoardWords, CanWords, NextWhyWords, ReportWords } from '../host-after.js';
import { zh } from './words.js';

const NEVER = [
  '某一位观众做了什么，或谁看了直播。',
  '不参与统计的观众想要什么。',
  '付了多少款：统计的是购物车，不是结账。',
  '是不是因为展示了商品，观众才想要它。',
];

/** Chinese texts of the list of questions. */
export const can: CanWords = {
  heading: '统计能回答什么',
  caption: '关于整场直播，只含参与统计的观众。',
  states: { yes: '能', part: '部分能', no: '还不能' },
  over: '不能',
  questions: {
    wanted: '每件商品有多少人想要？',
    first: '哪一件最受欢迎？',
    pairs: '两件之中哪件领先？',
    stages: '是升了还是降了？',
    picks: '挑选结果效果如何？',
    reason: '他们为什么看到这些？',
    health: '个性挑选运行正常吗？',
  },
  wanted: (told, of) => zh`${of}件中有${told}件可以判断。`,
  first: (count, written) => (count === 1 ? '有一件确定领先。' : zh`${written}件并列第一。`),
  firstNone: '都还无法判断。',
  pairs: (told, of) => zh`${of}对中有${told}对确定。`,
  stages: (told, of) => zh`各环节的${of}个数字中，${told}个有足够的回答。`,
  enough: '回答足够多。',
  more: (_, written) => zh`还需要约${written}位参与统计的观众。`,
  moreOver: (_, written) => zh`本来还需要约${written}位。`,
  tooFew: '回答太少。',
  disturbed: '部分统计受到干扰。',
  neverHeading: '这些统计永远说不出的',
  never: NEVER,
};

/** Chinese texts of why a product is proposed. */
export const nextWhy: NextWhyWords = {
  sure: '确定',
  notSure: '不确定',
  why: (share, low, high) => zh`100 人中有${share}人点开它或加入购物车（${low}到${high}）。`,
  lead: (gap, low, high, other) => zh`比${other}多${gap}人（${low}到${high}）。`,
};

/** Chinese texts of the view for a wall. */
export const board: BoardWords = {
  open: '投影',
  label: '投影视图',
  fill: '全屏',
  unfill: '退出全屏',
  dark: '深色',
  light: '浅色',
  close: '关闭',
  key: '每 100 位参与统计的观众。横条：对所有横条一起来说，20 次里有 19 次，真实值都在其中。',
  upTo: (stage) => `截至“${stage}”环节。`,
  sureBut: (_, written) => zh`确定，另有${written}件未知`,
  more: (_, written) => zh`还有${written}件`,
};

/** Chinese texts of the report. */
export const report: ReportWords = {
  open: '报告',
  heading: '报告',
  back: '返回主播台',
  print: '打印',
  soFar: '直播仍在进行。以下是至今收到的。',
  from: (start, end) => zh`${start}至${end}。`,
  readAt: (answers, moment) => zh`参与统计的观众的${answers}条回答，读取于${moment}。`,
  brief: '概要',
  most: (title) => zh`最受欢迎：${title}，确定领先于其他所有商品。`,
  mostOf: (titles) => zh`最受欢迎的是以下之一：${titles}。它们无法分出高下。`,
  mostMany: (count) => zh`${count}件商品并列第一。它们无法分出高下。`,
  untold: '回答太少，说不出哪件商品最受欢迎。',
  pairs: (sure, of) => zh`${of}对商品中，有${sure}对确定分出高下。`,
  chosen: (share, low, high) => zh`100 人中有${share}人选了挑选结果（${low}到${high}）。`,
  works: (share, low, high) => zh`100 人中有${share}人的个性挑选运行良好（${low}到${high}）。`,
  few: (titles) => zh`回答太少，无法判断：${titles}。`,
  disturbed: (titles) => zh`受到干扰，不要依赖：${titles}。收到的回答比方案允许的多或少。`,
  may: '可以得出的结论',
  mayList: [
    '每个数字都是对本场参与统计的观众的最佳估计；20 次里有 19 次，真实值在其范围内。',
    '凡标“确定”的，20 次里有 19 次会全部正确，不论你看了多少次。',
    '这里领先的商品，被更多这样的观众点开或加入购物车。',
  ],
  mayNot: '不能得出的结论',
  mayNotList: [
    ...NEVER,
    '名次并列或标“不确定”的两件商品有差别。',
    '把各环节相加，或拿一个环节与整场相比得出的任何结论：当时在场的是另一些观众。',
  ],
  next: '下一场直播',
  fits: (answers, _, written, needed) =>
    zh`收到${answers}条回答。以这样的误差询问${written}件商品约需${needed}条，所以方案可以不变。`,
  short: (answers, _, written, needed) =>
    zh`收到${answers}条回答。以这样的误差询问${written}件商品约需${needed}条。`,
  fitting: (_, written) => zh`这么多观众能很好地回答${written}件商品。`,
  fittingNone: '这么少的观众，连一件商品也答不到这样精确。',
  error: (error) => zh`或者全部保留，接受${error}的相对误差。`,
  numbers: '全部数字',
};
