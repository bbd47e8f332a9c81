import type { ConsentRecord, Purpose } from '../../core/consent.js';
import { PURPOSES } from '../../core/consent.js';
import type { QuestionKind } from '../../core/report.js';
import type { BudgetView, ReportView } from '../../core/view.js';
import type { DataWords } from '../messages.js';
import { knows } from './knows.js';
import { outside } from './outside.js';
import { runs } from './runs.js';
import { tuned } from './tuning.js';
import { ja, listed, placed, titled } from './words.js';

const ANSWER_WORDS: Readonly<Record<string, string>> = {
  none: '何もしていない',
  shown: '見かけた',
  dismissed: '隠した',
  chosen: '開いた',
  added: 'カートに入れた',
};

const PICKS_WORDS: Readonly<Record<string, string>> = {
  none: 'おすすめなし',
  ignored: '選ばなかった',
  chosen: '1つ選んだ',
  hidden: 'オフにした',
};

const REASON_WORDS: Readonly<Record<string, string>> = {
  none: 'おすすめなし',
  stage: '紹介中',
  category: '見た種類の商品',
  brand: '見たブランド',
  similar: '見たものに合う',
  popular: 'ほかの人に人気',
  discovery: '新しい発見',
};

const HEALTH_WORDS: Readonly<Record<string, string>> = {
  fine: '良好',
  slow: '遅い',
  error: 'エラーあり',
};

const PURPOSE_WORDS: Readonly<Record<Purpose, string>> = {
  picks: 'おすすめ',
  history: '覚えておくこと',
  counts: '集計',
  offers: '配信後のお知らせ',
  region: '国・地域',
};

/** Japanese texts of "Your data". */
export const data: DataWords = {
  title: 'あなたのデータ',
  intro: '記録はこの端末にあります。見ることも、直すことも、消去することもできます。',
  back: '戻る',
  export: 'エクスポート',
  exporting: '準備中…',
  exportFailed: 'ファイルを作れませんでした。もう一度お試しください。',
  loading: '記録を読んでいます…',
  nav: {
    knows: '知っていること',
    picks: 'おすすめの理由',
    left: '端末から出たもの',
    runs: '動作の状況',
    choices: 'あなたの選択',
  },
  hints: {
    knows: (interests, notes) => ja`好み${interests}件、記録${notes}件`,
    picks: (count) => (count === 0 ? 'まだありません' : ja`${count}件、理由つき`),
    left: (messages, bytes) =>
      messages === 0 ? 'なし' : ja`メッセージ${messages}件、${bytes}バイト`,
    runs: (run) => (run.isolation === 'isolated' ? 'この端末で、通信なし' : 'この端末で、隔離なし'),
    choices: (on, all) => ja`${all}件中${on}件がオン`,
  },
  knows,
  picks: {
    lead: '1本の帯が1つのスコアで、理由ごとに分かれています。長いほど高いスコアです。横は、あなたを含めた順位と、除いた順位です。',
    key: {
      same: '見た、お気に入り',
      similar: '好きなブランドや種類',
      stage: '紹介中',
      popular: '人気',
      other: '季節や国・地域',
      against: 'マイナス',
    },
    place: (place, without) => `${placed(place)}、あなたを除くと${placed(without)}`,
    promoted: (place) => `${placed(place)}、広告`,
    discovery: (place) => `${placed(place)}、新しい発見`,
    none: 'おすすめはまだありません。商品は配信の順です。',
    rests: 'もとになっているもの',
    restsLead: 'どれかを除いた順番を試せます。確定するまで、何も削除しません。',
    restsNone: 'あなたの情報は使っていません。順番は配信だけで決まっています。',
    inPicks: (speaks, against, all) =>
      against === 0
        ? ja`${all}件中${speaks}件に影響`
        : speaks === 0
          ? ja`${all}件中${against}件にマイナス`
          : ja`${all}件中${speaks}件に影響、${against}件にマイナス`,
    tryWithout: '除いて試す',
    tryNamed: (label) => `除いて試す：${label}`,
    trial: (cause) => `${cause}を除いた場合`,
    trialText: (moves) =>
      moves === 0
        ? '順番は変わりません。まだ何も削除していません。'
        : ja`${moves}件が変わります。まだ何も削除していません。`,
    confirm: '削除する',
    confirmNamed: (cause) => `削除する：${cause}`,
    cancel: '残しておく',
    stays: (place) => `${placed(place)}のまま`,
    moved: (from, to) => `${placed(from)}から${placed(to)}へ`,
    comesIn: (place) => `新たに${placed(place)}`,
    leaves: (place) => `${placed(place)}から圏外へ`,
    tuned,
    notBasedOnMe: {
      title: '自分の情報を使わない',
      text: '代わりに配信の順で表示します。すぐに切り替わります。',
    },
  },
  left: {
    lead: (messages) =>
      ja`これまでに${messages}件のメッセージ。何をした人でも、長さはみな同じです。`,
    nothing: 'これまでにありません。',
    countsOff: '集計はオフなので、この端末からは何も出ません。',
    planned: '集計は配信とともに始まります。',
    waits: '1件のメッセージが、送る時刻をここで待っています。',
    heading,
    question: '質問',
    asked: (report) => asked(report.kind, report.title ?? report.subject ?? ''),
    answerSent: '送った回答',
    answerWaiting: '送る回答',
    answer: answerWords,
    isTrue: '本当ですか？',
    perhaps: (weight, all) =>
      ja`本当かもしれません。${all}通りのうち${weight}通りで本当です。端末で振ったさいころで決まりました。`,
    window: '対象',
    windowName: (id) => (id === '00' ? '配信全体' : ja`配信の第${Number(id)}部分`),
    showBytes: (count) => ja`${count}バイトすべてを表示`,
    showText: '文字で表示',
    dice: 'さいころがあなたを隠すしくみ',
    rolls: (weight, all, others) =>
      ja`${all}通りの目のうち${weight}通りでは、本当の回答を送ります。残りの${all - weight}通りでは、ほかの${others}つの回答のどれかを送ります。`,
    drawn: (weight, others) => ja`${weight}通りは本当、${others}通りはほかの回答`,
    couldBe: (report) => {
      const words = report.answers.map((answer) => answerWords(report.kind, answer));
      const at = report.answers.indexOf(report.answer);
      const tail = '視聴者が多いと、さいころの影響は打ち消し合うので、配信者は集計できます。';
      if (at < 0) return { before: '', sent: '', after: tail };
      const before = words.slice(0, at).map((word) => `${word}、`);
      const after = words.slice(at + 1).map((word) => `、${word}`);
      return {
        before: `ありえた回答：${before.join('')}`,
        sent: words[at] ?? '',
        after: `${after.join('')}。${tail}`,
      };
    },
    loss: (epsilon) => `このメッセージのプライバシー損失は ε = ${epsilon} です。`,
    budget: 'あと送れる分',
    week: '今週',
    month: '28日間',
    used: (view: BudgetView['week'], epsilon) => {
      const limit = Math.floor(view.limitEpsilon / Math.log(7) + 1e-9);
      const ordinary = Math.abs(view.spentEpsilon - view.reports * Math.log(7)) < 1e-6;
      return ordinary
        ? ja`${limit}件中${view.reports}件を使用`
        : `ε ${epsilon.limit} のうち ${epsilon.spent} を使用`;
    },
    nextMessage: '次のメッセージ',
    nextWaits: (when) => `${when}。それまでここで待ちます`,
    nextShow: '集計のある次の配信で、1配信に1件まで',
    nextNever: '集計がオフの間はありません',
    afterwards: 'すべて使い切ると',
    silence: '日がたつまで、何も送りません',
    next: (when) => `${when}まで、何も送りません`,
    ifErased: '消去すると',
    stays: '二重に使わないよう、この数は残ります',
    blocked: '数を消去しました。もう一度オンにするまで、集計はオフです。',
    lost: 'ブラウザーが以前の数を失いました。28日間は、すべて使ったものとして扱います。',
    fetched: '受け取ったもの',
    fetchedText:
      'ページを開くたびに、質問の計画と人気の商品という2つの一覧が、この端末に届きます。だれにでも同じものです。受け取るときにわかるのは、あなたが参加していることだけです。',
  },
  runs,
  choices: {
    lead: 'いつでも、どれでも変更できます。同意の撤回もできます。開いているすべてのタブで、すぐに反映されます。',
    signal: {
      title: 'オプトアウト信号に従っています。',
      text: 'お使いのブラウザーが、共有や販売をしないようサイトに求めています。集計と特典はオフのままです。',
    },
    records: '選択の控え',
    record: recordWords,
    recordWhen: (record, when) => ja`${when}、説明文の第${record.noticeVersion}版`,
    recordsText:
      'どれも、お手元に残せるファイルです。何を、だれが尋ね、どう答えたかを記しています。監督機関やほかのツールでも読めます。',
    download: '控えをダウンロード',
    downloadNamed: (when) => `${when}の控えをダウンロード`,
    downloadAll: '控えをすべてダウンロード',
    noRecords: '選択はまだ記録されていません。',
    downloadLog: 'ログをダウンロード',
    logText:
      'ログには、記録の中身ではなく、記録に何をしたかが並んでいます。その後の書き換えがないか、だれでも確認できます。',
    logFailed: 'ログを読めませんでした。もう一度押してください。',
  },
  erase: {
    button: '停止して消去',
    buttonAll: '数も含めて、停止して消去',
    ledger: 'メッセージの数も消去します。',
    ledgerText: 'もう一度オンにするまで、集計はオフのままになります。',
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
      return `${titled(title)}をどうしましたか？`;
    case 'category':
      return `${titled(title)}の商品をどうしましたか？`;
    case 'picks':
      return 'おすすめをどうしましたか？';
    case 'reason':
      return '最初のおすすめの主な理由は何でしたか？';
    case 'health':
      return '端末での動きはどうでしたか？';
  }
}

function heading(report: ReportView, time: string): string {
  const show = report.showTitle === '' ? report.stream : report.showTitle;
  switch (report.state) {
    case 'waiting':
      return `${time}に送信予定、${show}`;
    case 'tried':
      return `${time}から送信中、${show}`;
    case 'sent':
      return `${time}に送信、${show}`;
    case 'refused':
      return `${time}に拒否、${show}`;
    case 'dropped':
      return `送信せず、${show}`;
  }
}

function recordWords(record: ConsentRecord): string {
  const on = PURPOSES.filter((purpose) => record.purposes[purpose]).map(
    (purpose) => PURPOSE_WORDS[purpose],
  );
  const who = record.tool
    ? outside.who(record.tool)
    : record.source === 'viewer'
      ? 'あなた'
      : record.source === 'page'
        ? 'このページ'
        : 'ブラウザーの信号';
  if (on.length === 0) return `${who}がすべてに「いいえ」と答えました`;
  if (record.source === 'tab') return `再読み込み後もこのタブが保持：${listed(on)}に同意`;
  return record.state === 'changed'
    ? `${who}が${listed(on)}に変更しました`
    : `${who}が${listed(on)}に同意しました`;
}
