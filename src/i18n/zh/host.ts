import type { HostMessages } from '../host-messages.js';
import { board, can, nextWhy, report } from './host-after.js';
import { zh } from './words.js';

/** The host page in Chinese. */
export const hostZh: HostMessages = {
  stages: {
    intro: '开场',
    demo: '演示',
    offer: '优惠',
    questions: '问答',
    closing: '收尾',
  },
  head: {
    untitled: '直播',
    live: '直播中',
    planned: '未开始',
    ended: '已结束',
    running: (duration, stage) =>
      stage === null ? `${duration}。` : zh`${duration}，${stage}环节。`,
    startsAt: (moment) => zh`${moment}开始。`,
    endedAt: (moment) => `${moment}。一天之内迟到的回答仍会收下。`,
    updated: (ago) => `更新：${ago}。`,
    answers: () => '条回答（至今）',
    in100: (share) => zh`100 人中${share}人`,
    picksWork: (low, high) => zh`个性挑选运行良好（${low}到${high}）`,
    picksUntold: '个性挑选是否良好：回答太少',
    none: '–',
  },
  source: {
    stage: (stage) => `截至“${stage}”环节。关于整场直播的回答要等观众离开时才来，目前还太少。`,
    tooEarly: '现在说还太早。大部分回答在观众离开和直播结束时到来；你不用做什么。',
    tooFew: '收到的回答太少，无法判断。直播后一天之内迟到的回答仍会收下。',
  },
  scope: '每 100 位参与统计的观众。',
  interest: {
    heading: '观众想要什么',
    caption: '每 100 位参与统计的观众中，至今有多少人点开它或加入购物车。',
    captionStage: (stage) =>
      `每 100 位参与统计的观众中，到“${stage}”环节为止有多少人点开它或加入购物车。`,
    key: '圆点：最佳估计。线和数字：对列表中所有的线一起来说，20 次里有 19 次，真实值都在其中，不论你看多少次。横条：单独一项、只看一次时的同样范围。',
    places: '名称前面：它的名次，或可能的名次范围；名次并列的无法分出高下。',
    place: (best, worst) => (best === worst ? best : `${best}–${worst}`),
    few: '回答太少',
    fewNote: (needed, came) => zh`回答太少：约需${needed}条，收到${came}条。`,
    fewHint: '一场直播里商品少一些，会更快够数。',
    disturbed: '受到干扰',
    disturbedNote: (titles) =>
      zh`受到干扰：${titles}。收到的回答比方案允许的多或少，可能有人在捣乱。不要依赖它们。`,
    onStage: '已展示',
    empty: '本场没有统计任何商品。',
    spoken: (share, low, high, answers, best, worst) =>
      zh`100 人中${share}人，在${low}到${high}之间，来自${answers}条回答，第${best === worst ? best : zh`${best}到${worst}`}名`,
    spokenShare: (share, low, high) => zh`100 人中${share}人，在${low}到${high}之间`,
    interval: (low, high) => zh`（${low}到${high}）`,
    fromTo: (least, most) => zh`${least}到${most}`,
  },
  next: {
    heading: '接下来展示',
    caption: '在你还没展示的商品中，只看参与统计的观众。',
    put: '放上画面',
    putShort: '放上画面',
    putNamed: (button, title) => `${button}：${title}`,
    sure: '确定领先于其余待展示的所有商品。',
    sureOfTold: (_, untold) => zh`确定领先于其余待展示的商品；其中${untold}件回答太少。`,
    notSure: '排在前面，但不确定。',
    only: '待展示的商品中，只有它可以判断。',
    tied: (count) =>
      count === 1 ? '或者这一件。它们还分不出高下。' : '或者其中一件。它们还分不出高下。',
    thenThis: '然后是这件。',
    more: (_, written) => zh`还有${written}件。`,
    thenEither: (count) =>
      count === 2 ? '然后任选一件。两件还分不出高下。' : '然后任选其一。它们还分不出高下。',
    untold: '回答太少，说不出剩下的商品中哪件最受欢迎。',
    allShown: '本场的商品都已展示过。',
    marked: (title) => zh`这里把${title}算作已展示。`,
    unmark: '撤销',
  },
  ahead: {
    heading: '谁领先',
    caption:
      '只看参与统计的观众。“确定”是指：20 次里有 19 次，所有这些判断全部正确，不论你看多少次。竖线表示“没有差别”。',
    method: (products) =>
      zh`这里的横条比单件商品的更宽，因此${products}件中任意两件都可以随时比较。`,
    of: (title) => zh`领先于${title}`,
    by: (gap, low, high) => zh`多${gap}（${low}到${high}）`,
    sure: '确定',
    notSure: '不确定',
    spoken: (gap, low, high) => zh`100 人中多${gap}人，在${low}到${high}之间`,
    empty: '至少两件商品有足够的回答，才能比较。',
  },
  picks: {
    heading: '挑选结果效果如何',
    answers: {
      chosen: '选了一件',
      ignored: '没有理会',
      hidden: '关掉了',
      none: '没有挑选结果',
    },
  },
  stagesPanel: {
    heading: '逐个环节',
    caption: (top) =>
      zh`同样的问题，0 到${top}，只看参与统计的观众。一个环节里回答较少，所以色带更宽；每条色带只对一个环节、只看一次时成立，20 次里有 19 次。虚线：回答太少，说不出数字。条纹：还没问。升降标“确定”，是指所有判断一起成立，不论你看多少次。`,
    noChange: '还没有确定的升降。',
    rose: (title, from, to) => zh`确定：${title}从${from}升到${to}。`,
    fell: (title, from, to) => zh`确定：${title}从${from}降到${to}。`,
    now: '现在',
    latest: (stage, share, low, high) => zh`${stage}${share}（${low}到${high}）`,
    latestFew: (stage) => `${stage}：回答太少`,
    cell: (stage, share, low, high) => zh`${stage}${share}，${low}到${high}`,
    cellFew: (stage) => `${stage}：回答太少`,
    untold: (stage) => `${stage}：没有问`,
    later: (stage) => `${stage}：还没到`,
    empty: '还没有可比较的。商品从展示它的环节开始才会问到。',
  },
  reasons: {
    heading: '他们为什么看到这些',
    caption: '每 100 位参与统计的观众：第一件挑选结果背后的主要理由。',
    answers: {
      stage: '正在介绍',
      category: '他们看过的一类商品',
      similar: '与他们看过的相配',
      popular: '别人喜欢的',
      brand: '他们看过的品牌',
      discovery: '新鲜的',
      none: '没有自己的挑选结果',
    },
  },
  audience: {
    heading: '你的观众',
    label: '有多少人在看？',
    hint: '来自你播放器自己的计数。它只留在此页面。',
    share: (share) => zh`其中每 100 人至今约有${share}人发来回答。`,
    caveat: '这不是同意率：有些人还没发送，有些人本周已发满，一个人也可能用两台设备观看。',
    tooSmall: '收到的回答比这还多，所以实际观众更多。',
  },
  download: {
    label: '下载',
    csv: '表格（CSV）',
    json: '数据（JSON）',
    intervals:
      'low95 到 high95 只对一个数字、只看一次时成立。low95together 到 high95together 对一个问题的全部回答，或对一个时段内所有商品和类别的兴趣，一起且每次查看都成立。只能把未截断的估计值相加：截断过的加起来会偏大。',
  },
  can,
  nextWhy,
  board,
  report,
  footer:
    '每位观众的设备都会先打乱自己的回答再发送。所以此页面能统计人群，却永远无法显示某一位观众、年龄、地点或在店内的浏览路径。拒绝统计的人不在这里的任何数字中。',
  token: {
    heading: '打开主播台',
    explain: '令牌在收集服务器启动时显示过。它只留在此标签页的内存里。',
    label: '主播令牌',
    submit: '打开',
    wrong: '收集服务器不认识这个令牌。请到运行它的地方重新复制。',
    missing: '请先输入令牌。',
    forget: '离开',
  },
  register: {
    heading: '登记本场直播',
    explain: (stream) =>
      `收集服务器还不认识“${stream}”这场直播。说明它的情况，方案就会生成：问什么，什么时候问，需要多少人回答。之后不能更改。`,
    title: '标题',
    products: '要统计的商品',
    productsHint: '每行一件：编号、名称，以及计划展示的分钟（如有）。SKU-1, 越野跑鞋, 5',
    productsCount: (count) => zh`${count}件商品`,
    catalog: '或者从商品目录读取',
    load: '读取',
    loading: '正在读取…',
    loadFailed: '那里读不到任何商品。请检查地址，或直接输入商品。',
    categories: '要统计的类别（可以留空）',
    categoriesHint: '每行一个。一个类别只占一个问题，不论其中有多少商品。',
    audience: '预计参与统计的观众',
    audienceHint: '不是所有观众，而是同意统计的人。宁少勿多。',
    error: '可接受的误差',
    errorHint: '当五分之一的观众给出某个回答时，它的数字通常可以偏差多少。',
    start: '开始',
    end: '结束',
    plan: {
      empty: '填上商品或类别，这里就会说明统计它们需要多少观众。',
      subjects: (products, categories, written) => {
        if (categories === 0) return zh`这${written}件商品`;
        if (products === 0) return zh`这${written}个类别`;
        return zh`这${written}个商品和类别`;
      },
      needs: (what, needed, error) =>
        zh`统计${what}，约需${needed}位参与统计的观众（占比五分之一时相对误差${error}，其中一半在结束时询问）。`,
      fits: (audience) => zh`你预计有${audience}位：足够。`,
      short: (audience, products) =>
        products
          ? zh`你有${audience}位：请改问类别、减少商品，或接受更大的误差。`
          : zh`你有${audience}位：请减少类别，或接受更大的误差。`,
      meaning: (share, give) =>
        zh`当 100 人中有${share}人想要某件商品时，20 次里有 19 次，数字与它相差不超过${give}。每场直播还会问挑选结果效果如何、为什么显示它们、程序运行得怎样。`,
      nothingFits: '这么少的观众，连一个这样的问题也答不了。',
      askCategories: (count, names) =>
        names === '' ? zh`改问它们的${count}个类别` : `改问它们的类别：${names}`,
      keepFirst: (_, written) => zh`只保留前${written}件商品`,
      acceptError: (error) => zh`接受${error}的相对误差`,
      withError: (proposal, error) => zh`${proposal}，相对误差${error}`,
    },
    submit: '生成方案',
    sending: '正在生成方案…',
    required: '请填写这一项。',
    lineWrong: (line) => zh`第${line}行需要编号、逗号和名称。`,
    twice: (id) => zh`${id}出现了两次。`,
    audienceWrong: '请填不小于 1 的整数。',
    audienceFew: '对这个方案来说太少；可行的做法见下方。',
    endWrong: '结束时间要晚于开始时间。',
    refused: '不能这样安排本场直播。规划程序的说明：',
    refusedPlain: '收集服务器拒绝了本场直播。请检查各项再试。',
    seeBelow: '规划程序拒绝的就是这一项；建议见下方。',
    busy: '收集服务器正忙。没有登记任何内容；请稍后再试。',
    network: '收集服务器没有回应。没有登记任何内容；请检查它是否在运行，再试一次。',
    conflict: '这个编号下已登记了另一个方案。直播有变时，请换一个编号。',
  },
  loading: '正在载入数字',
  faults: {
    settings: '此页面需要收集服务器的地址和直播的编号。',
    network:
      '收集服务器没有回应。请检查它是否在运行、地址是否正确、是否允许此页面的来源；此页面会继续尝试。',
    busy: '收集服务器正忙。此页面会自动再问。',
    failed: (status) => zh`收集服务器出错（${status}）。请查看它的日志；此页面会继续尝试。`,
    unreadable: '收到的不是收集服务器发出的内容。请检查地址，以及双方版本是否一致。',
    kept: (time) => zh`下方的数字来自${time}。`,
    retry: '立即重试',
  },
  spokenUpdate: (answers, leader, share) =>
    leader === null
      ? zh`${answers}条回答。`
      : `${zh`${answers}条回答。`}${zh`${leader}领先，100 人中${share}人。`}`,
};
