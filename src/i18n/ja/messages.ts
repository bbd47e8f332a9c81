import type { Messages } from '../messages.js';
import { afterShow } from './after-show.js';
import { optIn } from './ask.js';
import { carts } from './carts.js';
import { data } from './data.js';
import { gestures } from './gestures.js';
import { importing } from './importing.js';
import { outside } from './outside.js';
import { overlay } from './overlay.js';
import { protection } from './protection.js';
import { reasons } from './reasons.js';
import { region } from './region.js';
import { spotlight } from './spotlight.js';
import { vault } from './vault.js';
import { ja, listed, placed, titled } from './words.js';

/**
 * Japanese. Its words for rights are those of the Act on the Protection of Personal Information:
 * 個人情報取扱事業者, 同意 and its 撤回, 第三者提供 (article 27) and that abroad (28), 開示、訂正、削除
 * (33 and 34). One word for one thing throughout: 記録 are the notes, 控え the records of choices,
 * 集計 the counts, 消去 what "Stop and erase" does.
 */
export const japanese: Messages = {
  lang: 'ja',
  close: '閉じる',
  spotlight,
  optIn,
  how: {
    title: 'おすすめのしくみ',
    points: [
      {
        title: 'ここで見たものを記録します',
        text: 'ここでどの商品を見たか、開いたか、お気に入りやカートに入れたか、買ったか、見送ったか、どのくらい見たか、何を検索したかです。名前やほかのサイトのことは記録しません。',
      },
      {
        title: '計算はこの端末の中だけです',
        text: '記録も並べ替えの結果も、どこにも送りません。お店にも送りません。',
      },
      {
        title: '同意はいつでも撤回できます',
        text: '記録をすべて見て、どれでも削除できます。ひと押しで停止して消去することもできます。',
      },
    ],
    choose:
      'お好きなものを選んでください。「今回のおすすめ」が必要なものには、そう書いてあります。',
    purposes: {
      picks: {
        title: '今回のおすすめ',
        text: '見た商品をもとに並べ替えます。ページを離れると忘れます。',
      },
      history: {
        title: 'この端末で覚えておく',
        text: '次回のために、その内容を90日間この端末に保存します。「今回のおすすめ」か「配信後のお知らせ」が必要です。',
      },
      counts: {
        title: '配信者の集計に協力',
        text: '配信ごとに、ぼかした回答を1件送り、送ったことを28日間この端末に残します。それが本当かどうかは、だれにも確かめられません。',
      },
      offers: {
        title: '配信後のお知らせ',
        text: 'まとめ、リマインダー、特典を、この端末で作ります。30日間保存します。',
      },
      region: {
        title: 'お住まいの国・地域',
        text: 'そこへ届かない商品を隠します。時計から判断するか、選んだ国・地域をこの端末に保存します。「今回のおすすめ」が必要です。',
      },
    },
    needs: {
      history: '「今回のおすすめ」か「配信後のお知らせ」が必要です。',
      region: '「今回のおすすめ」が必要です。',
    },
    blockedBySignal:
      'オフです。お使いのブラウザーが、共有や販売をしないようサイトに求めているためです。',
    blockedByMinor: 'オフです。このページが、あなたを未成年と伝えているためです。',
    recipient: (name, country) =>
      `第三者提供への同意が必要です。提供先は${name ?? '別の会社'}${country === null ? '' : `（${country}）`}です。`,
    save: '選択を保存',
    refuse: 'いいえ、結構です',
    controller: (name) => `${name}が、個人情報取扱事業者として責任を負います。`,
    rights: ({ counts, elsewhere }) =>
      `${
        elsewhere ? '' : counts ? 'ほかの会社には提供しません。' : 'だれにも提供しません。'
      }個人情報の開示、訂正、削除を求めることができます。個人情報の保護を担当する機関に苦情を申し出ることもできます。`,
    policy: 'プライバシーポリシー',
    contact: 'お問い合わせ',
  },
  rail: {
    inShow: 'この配信の商品',
    showOrder: '配信の順',
    forYou: 'おすすめ',
    byAi: 'この端末のAIが選びました',
    segments: '商品の並び順',
    forMe: '自分向け',
    notBasedOnMe: '自分の情報を使わない',
    onThisDevice: 'この端末だけ',
    yourData: 'あなたのデータ',
    stopAndErase: '停止して消去',
    erasing: '消去しています…',
    choosing: 'お待ちください…',
    off: 'おすすめはオフです',
    offByMinor: '未成年の方へのおすすめはオフです',
    signalHonoured: 'オプトアウト信号に従っています',
    erased: (left) => {
      if (left === null) return '別のタブで消去しました';
      const { used, log } = left;
      const kept = [
        'あなたの選択',
        'その控え',
        ...(log ? ['何も名指ししないログ'] : []),
        ...(used === 0 ? [] : [ja`「メッセージ${used}件使用」`]),
      ];
      return `消去しました。残したもの：${listed(kept)}。`;
    },
    privacyChoices: 'プライバシーの選択',
    recordOfNo: '「いいえ」の控えをダウンロード',
    allProducts: (count) => ja`すべての商品（${count}）`,
    showMore: (count) => ja`あと${count}件を表示`,
    loading: 'この配信の商品を読み込んでいます',
    empty: 'この配信の商品はまだ発表されていません。',
    failed: '商品を読み込めませんでした。配信は続きます。あとでもう一度お試しください。',
    nothingLeft:
      'おすすめできる商品がありません。隠した商品、カートにある商品、お届けできない商品は、下の一覧にあります。',
    placeChanged: (title) => `いちばんのおすすめ：${title}`,
    dismissed: (title) => `${titled(title)}を隠しました。似た商品は出にくくなります。`,
    undo: '元に戻す',
  },
  card: {
    onNow: '紹介中',
    upNext: '次に登場',
    promotedBy: (name) => `広告：${name}提供`,
    notForMe: (title) => `好みではない：${title}`,
    moreLikeThis: (title) => `似た商品をもっと：${title}`,
    why: (title, reason) => `${titled(title)}の理由：${reason}`,
    add: '追加',
    addNamed: (title) => `カートに入れる：${title}`,
    choose: '選ぶ',
    chooseNamed: (title) => `サイズや種類を選ぶ：${title}`,
    oldPrice: (price) => `以前の価格：${price}`,
    view: '見る',
    soldOut: '売り切れ',
    preorder: '予約',
    close: '閉じる',
  },
  cart: {
    asking: '追加中…',
    added: 'カートに入れました',
    failed: (reason) =>
      reason === null ? '追加できませんでした。' : `追加できませんでした：${reason}`,
    again: 'もう一度',
  },
  carts,
  gestures,
  reasons,
  why: {
    title: (product) => `${titled(product)}の理由`,
    place: placed,
    placeNow: (place) => `現在${placed(place)}`,
    placeWithout: (place) => `除くと${placed(place)}`,
    without: (cause, place) => ({
      before: `${cause}を除くと、この商品は`,
      place: placed(place),
      after: 'です。',
    }),
    stillWithout: (cause, place) => `${cause}を除いても、この商品は${placed(place)}のままです。`,
    notAboutYou: 'ここでは、あなたの記録は使われていません。',
    removed: (before, after) =>
      before === after
        ? `理由を削除しました。${placed(after)}のままです。`
        : `理由を削除しました。${placed(before)}から${placed(after)}になりました。`,
    counted: '影響した理由',
    together: '合計スコア',
    aboutYou: 'あなたについて',
    aboutShow: '配信について',
    against: 'マイナス',
    nothingElse: 'ほかに影響したものはありません。価格は変えていません。',
    remove: '削除',
    removeNamed: (reason, place) =>
      place === null ? `削除：${reason}` : `削除：${reason}。${placed(place)}になります。`,
    placeIfRemoved: (place) => `除くと${placed(place)}`,
    undo: '元に戻す',
    more: '似た商品をもっと',
    notForMe: '好みではない',
    loading: '計算しています…',
    stillLoading: 'まだ計算しています。いつもより時間がかかっています。',
    missing: {
      'picks-off': 'おすすめがオフの間は並べ替えをしないため、お伝えする理由がありません。',
      'not-sorted': 'この商品は並べ替えの対象ではなかったため、説明できる順位がありません。',
      failed: '理由を計算できませんでした。閉じて、もう一度お試しください。',
    },
    smallOnes: (count) => ja`ほかに小さな理由が${count}件`,
    showSmall: (count) => ja`小さな理由${count}件を表示`,
    hideSmall: '小さな理由を隠す',
    nothingYet: 'まだ何も影響していません。配信の順に並んでいます。',
    promotedPaid: (name, shop) =>
      `${name}が、この一覧での位置のために${shop}に代金を払っています。`,
    promotedNothingAboutYou: 'あなたの情報は使っていません。',
    promotedNotByYou: 'この位置は、あなたの記録で決まったものではありません。',
    promotedPlace: (byScore, place) =>
      `スコアでは${placed(byScore)}です。有料の位置は${placed(place)}で、2つ以上になることはありません。`,
    showPromoted: {
      title: '広告の商品を表示',
      text: 'オフにすると、スコアどおりの位置になります。',
    },
    discovery: '1か所は、まだ見ていない商品のために空けています。',
  },
  data,
  afterShow,
  region,
  vault,
  outside,
  overlay,
  protection,
  importing,
  notices: {
    keptLost: 'ここに保存した内容を、ブラウザーが失いました。もう一度選んでください。',
    storageBusy:
      'このお店の別のタブで、古い版が動いています。そのタブを閉じるか再読み込みすると、おすすめが戻ります。',
    locked: '記録はロックされています。パスフレーズを入力するまで、おすすめは白紙から始まります。',
    toUnlock: 'ロックを解除',
    memoryOnly: 'このブラウザーは記録を保存できませんでした。ページを離れると忘れます。',
    noIsolation:
      'おすすめは隔離されずに動いています。このブラウザーまたはページでは、ほかの方法が使えません。',
    picksPaused: 'おすすめは数分間お休みします。商品は配信の順です。',
    engineFailed: 'おすすめが止まりました。商品は配信の順です。',
    countsSpent: '今はこれ以上送りません。送れる集計の数を使い切りました。',
    countsBlocked: 'メッセージの数を消去しました。もう一度オンにするまで、集計はオフのままです。',
    manifestMismatch: '集計の計画が途中で変わったため、何も送りません。',
    choiceNotKept: '選択を保存できなかったため、何もオンにしていません。もう一度お試しください。',
    changeNotKept: '今の選択を記録できませんでした。もう一度お試しください。',
    toRuns: '動作の状況',
    toLeft: 'あなたのデータ',
    toChoices: 'あなたの選択',
    dismiss: 'このお知らせを隠す',
  },
};
