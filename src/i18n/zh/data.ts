import type { ConsentRecord, Purpose } from '../../core/consent.js';
import { PURPOSES } from '../../core/consent.js';
import type { QuestionKind } from '../../core/report.js';
import type { BudgetView, ReportView } from '../../core/view.js';
import type { DataWords } from '../messages.js';
import { knows } from './knows.js';
import { outside } from './outside.js';
import { runs } from './runs.js';
import { tuned } from './tuning.js';
import { listed, placed, zh } from './words.js';

const ANSWER_WORDS: Readonly<Record<string, string>> = {
  none: '什么都没做',
  shown: '看到了',
  dismissed: '隐藏了',
  chosen: '点开了',
  added: '加入了购物车',
};

const PICKS_WORDS: Readonly<Record<string, string>> = {
  none: '没有挑选结果',
  ignored: '没有理会',
  chosen: '选了一件',
  hidden: '关掉了',
};

const REASON_WORDS: Readonly<Record<string, string>> = {
  none: '没有挑选结果',
  stage: '正在介绍',
  category: '你看过的一类商品',
  brand: '你看过的品牌',
  similar: '与你看过的相配',
  popular: '别人喜欢的',
  discovery: '新鲜的',
};

const HEALTH_WORDS: Readonly<Record<string, string>> = {
  fine: '正常',
  slow: '慢',
  error: '出过错',
};

const PURPOSE_WORDS: Readonly<Record<Purpose, string>> = {
  picks: '个性挑选',
  history: '记住你',
  counts: '统计',
  offers: '直播结束后',
  region: '你的国家或地区',
};

/** Chinese texts of "Your data". */
export const data: DataWords = {
  title: '你的数据',
  intro: '你的记录在这台设备上。你可以查看、更正或清除。',
  back: '返回',
  export: '导出',
  exporting: '正在准备…',
  exportFailed: '文件没能生成。请再试一次。',
  loading: '正在读取你的记录…',
  nav: {
    knows: '它知道什么',
    picks: '为什么这样挑',
    left: '什么离开过本机',
    runs: '运行情况',
    choices: '你的选择',
  },
  hints: {
    knows: (interests, notes) => zh`${interests}项兴趣，${notes}条记录`,
    picks: (count) => (count === 0 ? '还没有' : zh`${count}件，附理由`),
    left: (messages, bytes) => (messages === 0 ? '没有' : zh`${messages}条消息，${bytes}字节`),
    runs: (run) => (run.isolation === 'isolated' ? '在本机，没有网络' : '在本机，没有隔离'),
    choices: (on, all) => zh`${all}项中开启了${on}项`,
  },
  knows,
  picks: {
    lead: '每一条代表一个得分，按理由分段：越长，得分越高。旁边是它的名次，分别为算上你和不算你。',
    key: {
      same: '你看过或收藏过',
      similar: '你喜欢的品牌或类别',
      stage: '正在介绍',
      popular: '热门',
      other: '季节或地区',
      against: '减分',
    },
    place: (place, without) => zh`${placed(place)}，不算你则${placed(without)}`,
    promoted: (place) => zh`${placed(place)}，推广`,
    discovery: (place) => zh`${placed(place)}，新鲜的`,
    none: '还没有挑选结果。商品按直播顺序排列。',
    rests: '依据什么',
    restsLead: '试试去掉其中任何一项后的顺序。在你确认之前，什么都不会移除。',
    restsNone: '没有依据你的任何信息：顺序只来自直播。',
    inPicks: (speaks, against, all) =>
      against === 0
        ? zh`用于${all}件中的${speaks}件`
        : speaks === 0
          ? zh`${all}件中有${against}件因此减分`
          : zh`用于${all}件中的${speaks}件，${against}件因此减分`,
    tryWithout: '试试不算它',
    tryNamed: (label) => `试试不算它：${label}`,
    trial: (cause) => zh`不算${cause}`,
    trialText: (moves) =>
      moves === 0
        ? '顺序不会变。还没有移除任何内容。'
        : zh`有${moves}件会变动。还没有移除任何内容。`,
    confirm: '移除它',
    confirmNamed: (cause) => `移除它：${cause}`,
    cancel: '保留它',
    stays: (place) => zh`仍在${placed(place)}`,
    moved: (from, to) => zh`${placed(from)}变为${placed(to)}`,
    comesIn: (place) => zh`新进，${placed(place)}`,
    leaves: (place) => zh`${placed(place)}变为落选`,
    tuned,
    notBasedOnMe: {
      title: '不以我为依据',
      text: '改为显示直播顺序。立即生效。',
    },
  },
  left: {
    lead: (messages) => zh`至今${messages}条消息。不管做了什么，每个人的消息都一样长。`,
    nothing: '至今没有。',
    countsOff: '统计已关闭，所以没有任何内容离开这台设备。',
    planned: '直播开始后才会统计。',
    waits: '有一条消息在这里等待发送时间。',
    heading,
    question: '问题',
    asked: (report) => asked(report.kind, report.title ?? report.subject ?? ''),
    answerSent: '发出的回答',
    answerWaiting: '将发送的回答',
    answer: answerWords,
    isTrue: '这是真的吗？',
    perhaps: (weight, all) => zh`也许：${all}种情况中有${weight}种是真的。由你设备上掷的骰子决定。`,
    window: '关于',
    windowName: (id) => (id === '00' ? '整场直播' : zh`直播的第${Number(id)}段`),
    showBytes: (count) => zh`显示全部${count}个字节`,
    showText: '显示为文字',
    dice: '骰子怎样掩护你',
    rolls: (weight, all, others) =>
      zh`掷骰子的${all}种结果中，有${weight}种发出真实回答。其余${all - weight}种，发出另外${others}个回答之一。`,
    drawn: (weight, others) => zh`${weight}种真实，${others}种是别的回答`,
    couldBe: (report) => {
      const words = report.answers.map((answer) => answerWords(report.kind, answer));
      const at = report.answers.indexOf(report.answer);
      const tail = '观众多了，骰子的影响会相互抵消，所以主播仍能统计。';
      if (at < 0) return { before: '', sent: '', after: tail };
      const before = words.slice(0, at).map((word) => `${word}、`);
      const after = words.slice(at + 1).map((word) => `、${word}`);
      return {
        before: `它本来可能是：${before.join('')}`,
        sent: words[at] ?? '',
        after: `${after.join('')}。${tail}`,
      };
    },
    loss: (epsilon) => zh`这条消息的隐私损失 ε = ${epsilon}。`,
    budget: '还能发送多少',
    week: '本周',
    month: '28 天内',
    used: (view: BudgetView['week'], epsilon) => {
      const limit = Math.floor(view.limitEpsilon / Math.log(7) + 1e-9);
      const ordinary = Math.abs(view.spentEpsilon - view.reports * Math.log(7)) < 1e-6;
      return ordinary
        ? zh`${limit}条消息已用${view.reports}条`
        : zh`ε ${epsilon.limit} 已用 ${epsilon.spent}`;
    },
    nextMessage: '下一条消息',
    nextWaits: (when) => zh`${when}，在那之前留在这里`,
    nextShow: '下一场有统计的直播，每场最多一条',
    nextNever: '统计关闭时不会有',
    afterwards: '全部用完后',
    silence: '不再发送，直到过去若干天',
    next: (when) => zh`不再发送，直到${when}`,
    ifErased: '如果你清除',
    stays: '这个计数会保留，以免重复使用',
    blocked: '计数已清除。统计会一直关闭，直到你重新开启。',
    lost: '此浏览器丢失了之前的计数。接下来 28 天，我们当作已全部用完。',
    fetched: '下载过什么',
    fetchedText:
      '每次打开页面，会有两份清单下载到这台设备：提问方案，以及热门商品。它们人人相同；请求它们，除了表明你参与之外，不透露你的任何信息。',
  },
  runs,
  choices: {
    lead: '你随时可以更改任何一项，也可以撤回同意。在每个打开的标签页中立即生效。',
    signal: {
      title: '已遵从退出信号。',
      text: '你的浏览器要求网站不共享、不出售数据。统计和优惠保持关闭。',
    },
    records: '你的选择凭证',
    record: recordWords,
    recordWhen: (record, when) => zh`${when}，告知书第${record.noticeVersion}版`,
    recordsText: '每份都是供你留存的文件：问了什么，由谁问，怎样回答。主管部门和其他工具也能读取。',
    download: '下载凭证',
    downloadNamed: (when) => zh`下载${when}的凭证`,
    downloadAll: '下载全部凭证',
    noRecords: '还没有记下任何选择。',
    downloadLog: '下载日志',
    logText: '日志列出对你的记录做过什么，而不是记录的内容。任何人都能检查它此后是否被改动。',
    logFailed: '日志没能读取。请再按一次重试。',
  },
  erase: {
    button: '停止并清除',
    buttonAll: '停止并清除，包括计数',
    ledger: '同时清除消息计数。',
    ledgerText: '之后统计会一直关闭，直到你重新开启。',
  },
};

function answerWords(kind: QuestionKind, answer: string): string {
  const words =
    kind === 'picks'
      ? PICKS_WORDS
      : kind === 'reason'
        ? REASON_WORDS
        : kind === 'health'
          ? HEALTH_WORDS
          : ANSWER_WORDS;
  return words[answer] ?? answer;
}

function asked(kind: QuestionKind, title: string): string {
  switch (kind) {
    case 'product':
      return zh`你对${title}做了什么？`;
    case 'category':
      return zh`你对${title}中的商品做了什么？`;
    case 'picks':
      return '你怎样对待挑选结果？';
    case 'reason':
      return '你的第一件挑选结果，主要理由是什么？';
    case 'health':
      return '它在你的设备上运行得怎样？';
  }
}

function heading(report: ReportView, time: string): string {
  const show = report.showTitle === '' ? report.stream : report.showTitle;
  switch (report.state) {
    case 'waiting':
      return zh`等待中，${time}发送，${show}`;
    case 'tried':
      return zh`${time}起正在发送，${show}`;
    case 'sent':
      return zh`${time}已发送，${show}`;
    case 'refused':
      return zh`${time}被拒收，${show}`;
    case 'dropped':
      return zh`从未发送，${show}`;
  }
}

function recordWords(record: ConsentRecord): string {
  const on = PURPOSES.filter((purpose) => record.purposes[purpose]).map(
    (purpose) => PURPOSE_WORDS[purpose],
  );
  const who = record.tool
    ? outside.who(record.tool)
    : record.source === 'viewer'
      ? '你'
      : record.source === 'page'
        ? '此页面'
        : '你浏览器的信号';
  if (on.length === 0) return zh`${who}拒绝了全部`;
  if (record.source === 'tab') return `此标签页在刷新后沿用同意：${listed(on)}`;
  return record.state === 'changed'
    ? zh`${who}更改为同意：${listed(on)}`
    : zh`${who}同意了：${listed(on)}`;
}
