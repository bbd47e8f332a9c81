import type { HostMessages } from '../host-messages.js';
import { board, can, nextWhy, report } from './host-after.js';
import { ja, titled } from './words.js';

/** The host page in Japanese. */
export const hostJa: HostMessages = {
  stages: {
    intro: '導入',
    demo: '実演',
    offer: '特典',
    questions: '質問',
    closing: '締め',
  },
  head: {
    untitled: '配信',
    live: '配信中',
    planned: '予定',
    ended: '終了',
    running: (duration, stage) =>
      stage === null ? `${duration}。` : `${duration}、「${stage}」の場面。`,
    startsAt: (moment) => `${moment}に開始。`,
    endedAt: (moment) => `${moment}。遅れた回答も1日間受け付けます。`,
    updated: (ago) => `更新：${ago}。`,
    answers: () => '件の回答（これまで）',
    in100: (share) => `100人中${share}人`,
    picksWork: (low, high) => `おすすめが順調（${low}〜${high}）`,
    picksUntold: 'おすすめが順調か：回答不足',
    none: '–',
  },
  source: {
    stage: (stage) =>
      `「${stage}」の場面まで。配信全体についての回答は視聴者が離れるときに届くため、今はまだ少なすぎます。`,
    tooEarly:
      'まだ言えません。回答の多くは、視聴者が離れるときと配信が終わるときに届きます。何もしなくてかまいません。',
    tooFew: '回答が少なすぎて言えません。遅れた回答も、配信後1日間受け付けます。',
  },
  scope: '集計に協力する視聴者100人あたり。',
  interest: {
    heading: '視聴者が求めているもの',
    caption: '集計に協力する視聴者100人のうち、これまでに開くかカートに入れた人数です。',
    captionStage: (stage) =>
      `集計に協力する視聴者100人のうち、「${stage}」の場面までに開くかカートに入れた人数です。`,
    key: '点：最良の推定。線と数字：一覧のすべての線を合わせて、何度見ても、20回中19回は真の値がこの中にあります。帯：1件だけを1回見る場合の、同じ範囲です。',
    places: '名前の前：順位、またはありうる順位。順位が重なる商品には、優劣をつけられません。',
    place: (best, worst) => (best === worst ? best : `${best}–${worst}`),
    few: '回答不足',
    fewNote: (needed, came) => `回答不足：約${needed}件必要ですが、${came}件でした。`,
    fewHint: '配信の商品を減らすと、早くわかります。',
    disturbed: '乱れ',
    disturbedNote: (titles) =>
      `乱れ：${titles}。回答の数が計画の範囲を外れているため、だれかが妨害しているかもしれません。頼らないでください。`,
    onStage: '紹介済み',
    empty: 'この配信で数えている商品はありません。',
    spoken: (share, low, high, answers, best, worst) =>
      `100人中${share}人、${low}〜${high}の間、回答${answers}件、${best === worst ? best : `${best}〜${worst}`}位`,
    spokenShare: (share, low, high) => `100人中${share}人、${low}〜${high}の間`,
    interval: (low, high) => `（${low}〜${high}）`,
    fromTo: (least, most) => `${least}〜${most}`,
  },
  next: {
    heading: '次に見せる商品',
    caption: 'まだ見せていない商品のうち。集計に協力する視聴者だけが対象です。',
    put: '画面に出す',
    putShort: '画面に出す',
    putNamed: (button, title) => `${button}：${title}`,
    sure: 'まだ見せていないほかのすべてより、確実に先を行っています。',
    sureOfTold: (_, untold) =>
      `まだ見せていないほかの商品より、確実に先を行っています。ただし${untold}件は回答不足です。`,
    notSure: '先頭ですが、確実ではありません。',
    only: 'まだ見せていない商品のうち、わかるのはこれだけです。',
    tied: (count) =>
      count === 1
        ? 'またはこれ。まだ優劣をつけられません。'
        : 'またはこのどれか。まだ優劣をつけられません。',
    thenThis: '次はこれ。',
    more: (_, written) => `ほか${written}件。`,
    thenEither: (count) =>
      count === 2
        ? '次はどちらか。まだ優劣をつけられません。'
        : '次はこのどれか。まだ優劣をつけられません。',
    untold: '回答が少なすぎて、残りのどの商品が最も求められているかは言えません。',
    allShown: 'この配信の商品は、すべて紹介しました。',
    marked: (title) => `ここでは${titled(title)}を紹介済みとします。`,
    unmark: '元に戻す',
  },
  ahead: {
    heading: '先を行くのはどれか',
    caption:
      '集計に協力する視聴者だけが対象です。「確実」は、何度見ても、20回中19回はすべてまとめて正しいという意味です。縦線は「差なし」です。',
    method: (products) =>
      `商品${products}件のどの2件をいつ比べてもよいように、帯は1件だけのものより広くしてあります。`,
    of: (title) => `${titled(title)}より先`,
    by: (gap, low, high) => `差${gap}（${low}〜${high}）`,
    sure: '確実',
    notSure: '不確実',
    spoken: (gap, low, high) => `100人中${gap}人の差、${low}〜${high}の間`,
    empty: '比べるには、2件以上の商品に十分な回答が必要です。',
  },
  picks: {
    heading: 'おすすめの成果',
    answers: {
      chosen: 'おすすめを選んだ',
      ignored: '選ばなかった',
      hidden: 'オフにした',
      none: 'おすすめなし',
    },
  },
  stagesPanel: {
    heading: '場面ごと',
    caption: (top) =>
      `同じ質問、0〜${top}、集計に協力する視聴者だけが対象です。1つの場面の回答は少ないため、帯は広くなります。帯は1つの場面を1回見る場合に、20回中19回当てはまります。破線：回答不足で数字が言えません。しま：まだ尋ねていません。上がり下がりは、何度見ても、すべてまとめて成り立つときに「確実」とします。`,
    noChange: '確実な上がり下がりはまだありません。',
    rose: (title, from, to) => `確実：${titled(title)}は${from}から${to}に上がりました。`,
    fell: (title, from, to) => `確実：${titled(title)}は${from}から${to}に下がりました。`,
    now: '今',
    latest: (stage, share, low, high) => `${stage} ${share}（${low}〜${high}）`,
    latestFew: (stage) => `${stage}：回答不足`,
    cell: (stage, share, low, high) => `${stage} ${share}、${low}〜${high}`,
    cellFew: (stage) => `${stage} 回答不足`,
    untold: (stage) => `${stage} 質問なし`,
    later: (stage) => `${stage} これから`,
    empty: 'まだ比べるものがありません。商品は、紹介する場面から尋ね始めます。',
  },
  reasons: {
    heading: 'なぜそれを見ているか',
    caption: '集計に協力する視聴者100人あたり：最初のおすすめの主な理由です。',
    answers: {
      stage: '紹介中',
      category: '見た種類の商品',
      similar: '見たものに合う',
      popular: 'ほかの人に人気',
      brand: '見たブランド',
      discovery: '新しい発見',
      none: '自分のおすすめなし',
    },
  },
  audience: {
    heading: '視聴者',
    label: '何人が見ましたか？',
    hint: 'プレーヤー側の数です。このページの外には出ません。',
    share: (share) => `そのうち100人中約${share}人が、これまでに回答を送りました。`,
    caveat:
      'これは同意の割合ではありません。まだ送っていない人、今週の上限まで送った人、2台の端末で見ている人もいます。',
    tooSmall: 'それより多くの回答が届いたため、視聴者はもっと多かったはずです。',
  },
  download: {
    label: 'ダウンロード',
    csv: '表（CSV）',
    json: 'データ（JSON）',
    intervals:
      'low95〜high95は、1つの数字を1回見る場合に当てはまります。low95together〜high95togetherは、1つの質問のすべての回答、または1つの時間帯のすべての商品と分類への関心について、まとめて、何度見ても当てはまります。足し合わせてよいのは、切り詰めていない推定値だけです。切り詰めたものは、足すと大きくなりすぎます。',
  },
  can,
  nextWhy,
  board,
  report,
  footer:
    '視聴者の端末は、回答をぼかしてから送ります。そのためこのページは、人の集まりを数えることはできても、ひとりの視聴者、年齢、場所、お店の中の足取りを示すことは決してありません。集計に「いいえ」と答えた人は、ここのどの数字にも入っていません。',
  token: {
    heading: '配信者デスクを開く',
    explain:
      'トークンは、収集サーバーの起動時に表示されました。このタブのメモリーの中だけに置きます。',
    label: '配信者トークン',
    submit: '開く',
    wrong:
      '収集サーバーがこのトークンを知りません。収集サーバーを動かしている場所から、もう一度コピーしてください。',
    missing: '先にトークンを入力してください。',
    forget: '終了',
  },
  register: {
    heading: 'この配信を登録',
    explain: (stream) =>
      `収集サーバーは、配信「${stream}」をまだ知りません。内容を入力すると、何をいつ尋ね、何人の回答が必要かという計画を作ります。あとから変更はできません。`,
    title: '題名',
    products: '数える商品',
    productsHint: '1行に1件、ID、名前、予定があれば紹介する分。SKU-1, トレイルシューズ, 5',
    productsCount: (count) => ja`商品${count}件`,
    catalog: 'またはカタログから読み込む',
    load: '読み込む',
    loading: '読み込み中…',
    loadFailed:
      'そこからは商品を読み込めませんでした。アドレスを確かめるか、商品を入力してください。',
    categories: '数える分類（空欄でもかまいません）',
    categoriesHint: '1行に1件。分類は、中の商品がいくつでも質問1つで済みます。',
    audience: '集計に協力すると見込まれる視聴者',
    audienceHint:
      '見る人全員ではなく、集計に「はい」と答える人です。多すぎるより少なめに見積もってください。',
    error: '受け入れる誤差',
    errorHint: '視聴者の5人に1人がある回答をするとき、その数字がふつうどれだけずれてよいかです。',
    start: '開始',
    end: '終了',
    plan: {
      empty: '商品か分類を入力すると、数えるのに必要な視聴者の人数をここに示します。',
      subjects: (products, categories, written) => {
        if (categories === 0) return `この商品${written}件`;
        if (products === 0) return `この分類${written}件`;
        return `この商品と分類${written}件`;
      },
      needs: (what, needed, error) =>
        `${what}には、集計に協力する視聴者が約${needed}人必要です（5人に1人の割合での相対誤差${error}、半分には最後に質問）。`,
      fits: (audience) => `見込みは${audience}人で、足りています。`,
      short: (audience, products) =>
        products
          ? `見込みは${audience}人です。分類で尋ねるか、商品を減らすか、より大きな誤差を受け入れてください。`
          : `見込みは${audience}人です。分類を減らすか、より大きな誤差を受け入れてください。`,
      meaning: (share, give) =>
        `100人中${share}人が商品を求めるとき、数字は20回中19回、そこから${give}以内に収まります。配信では、おすすめの成果、表示の理由、動作の状況も尋ねます。`,
      nothingFits: 'この人数では、その質問1つにも答えられません。',
      askCategories: (count, names) =>
        names === '' ? `${count}件の分類で尋ねる` : `分類で尋ねる：${names}`,
      keepFirst: (_, written) => `最初の商品${written}件だけを残す`,
      acceptError: (error) => `相対誤差${error}を受け入れる`,
      withError: (proposal, error) => `${proposal}（相対誤差${error}）`,
    },
    submit: '計画を作る',
    sending: '計画を作っています…',
    required: '入力してください。',
    lineWrong: (line) => `${line}行目には、ID、コンマ、名前が必要です。`,
    twice: (id) => `${id}が2回あります。`,
    audienceWrong: '1以上の整数を入力してください。',
    audienceFew: 'この計画には少なすぎます。可能な案は下にあります。',
    endWrong: '終了は開始より後にしてください。',
    refused: 'この配信は、このままでは計画できません。計画係からの説明：',
    refusedPlain: '収集サーバーがこの配信を断りました。各欄を確かめて、もう一度お試しください。',
    seeBelow: '計画係が断ったのはここです。案は下にあります。',
    busy: '収集サーバーが混み合っています。何も登録していません。少し待ってもう一度お試しください。',
    network:
      '収集サーバーから返事がありません。何も登録していません。動いているか確かめて、もう一度お試しください。',
    conflict:
      'このIDには別の計画が登録されています。内容を変えた配信には、別のIDを選んでください。',
  },
  loading: '数字を読み込んでいます',
  faults: {
    settings: 'このページには、収集サーバーのアドレスと配信のIDが必要です。',
    network:
      '収集サーバーから返事がありません。動いているか、アドレスが正しいか、このページからの接続を許しているかを確かめてください。このページは試し続けます。',
    busy: '収集サーバーが混み合っています。このページが自動でもう一度尋ねます。',
    failed: (status) =>
      `収集サーバーでエラーが起きました（${status}）。ログを見てください。このページは試し続けます。`,
    unreadable:
      '届いたものは、収集サーバーのものではありません。アドレスと、両方の版が同じかを確かめてください。',
    kept: (time) => `下の数字は${time}のものです。`,
    retry: '今すぐ試す',
  },
  spokenUpdate: (answers, leader, share) =>
    leader === null
      ? `回答${answers}件。`
      : `回答${answers}件。首位は${titled(leader)}、100人中${share}人。`,
};
