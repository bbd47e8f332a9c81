/** Japanese texts of "How it runs". */

import { ASSUMED_WATTS, energyJoules } from '../../core/energy.js';
import type { RunView } from '../../core/view.js';
import type { CheckWords, RunsWords } from '../data-sections.js';
import { packWords } from './pack.js';
import { watchWords } from './tuning.js';
import { figures, ja } from './words.js';

/** Weight of a phone in newtons, for a picture of small energies: 200 g. */
const PHONE_NEWTONS = 1.96;

/** What a fault meant, by code; others are named by their code. */
const FAULT_WORDS: Readonly<Record<string, string>> = {
  storage: '保存や読み取りができないものがありました。保存できなかったものはメモリーの中だけです。',
  worker: '別の処理として始められなかったため、ページの中で動いています。',
  engine: '並べ替えに失敗しました。しばらくの間、商品は配信の順でした。',
  manifest: '集計の計画が使えませんでした。何も送っていません。',
  report: '収集サーバーがメッセージを1件断りました。もう一度は送っていません。',
  consent: '選択を記録できなかったため、何もオンにしていません。',
  model: '並べ替え用のファイルが使えませんでした。それなしで続けました。',
  import: '持ち込まれたファイルに問題がありました。何も取り込んでいません。',
};

/** Japanese texts of "How it runs". */
export const runs: RunsWords = {
  lead: '以下は、この端末が今行った確認の結果です。',
  isolation: (run) => ({
    title: 'あなたを知る部分',
    text:
      run.isolation === 'isolated'
        ? '通信できません。記録を開く前に、通信の手段を取り除きました。'
        : run.isolation === 'worker'
          ? 'ページとは別に動いていますが、隔離されていません。このブラウザーまたはページが通信の手段を残しました。それは使いません。'
          : 'ページの中で、隔離されずに動いています。このブラウザーまたはページでは、ほかの方法が使えません。',
    state: run.isolation === 'isolated' ? '隔離済み' : '隔離なし',
    good: run.isolation === 'isolated',
  }),
  sorter: (run) => ({
    title: '並べ替えの部分',
    text: ja`版は${run.weightsVersion}、大きさは数値${run.weightsBytes}バイト${
      run.packBytes === 0 ? '' : `と、お店からの${size(run.packBytes)}`
    }です。${sorting(run.rankMs)}`,
    state: 'この端末',
    good: true,
  }),
  pack: packWords,
  effort,
  notes: (run) => ({
    title: 'あなたの記録',
    text:
      run.storage === 'durable'
        ? `${run.storedBytes === null ? 'この端末にあり' : `大きさは${size(run.storedBytes)}で`}、このブラウザーから出ない鍵がかかっています。`
        : run.storage === 'visit'
          ? '選択のとおり、メモリーの中だけです。ページを離れると忘れます。'
          : 'メモリーの中だけです。このブラウザーが保存を許しませんでした。ページを離れると忘れます。',
    state: run.storage === 'durable' ? (run.encrypted ? '鍵あり' : '鍵なし') : 'メモリー内',
    good: run.storage === 'visit' || (run.storage === 'durable' && run.encrypted),
  }),
  protection: ({ protection }) => ({
    title: 'だれかがこの端末を手にしたら',
    text:
      protection === 'passphrase'
        ? 'パスフレーズなしでは、記録を読めません。'
        : 'このブラウザーを開ける人は、記録を読めます。「あなたの選択」でパスフレーズをかければ防げます。',
    state: protection === 'passphrase' ? 'パスフレーズあり' : 'パスフレーズなし',
    good: protection === 'passphrase',
  }),
  watch: watchWords,
  log: ({ audit }) => ({
    title: 'ログ',
    text:
      audit.intact === null
        ? '書き換えや抜き取りがないか確認しています。'
        : ja`${audit.entries}件あり、それぞれ一つ前とつながっています。${
            audit.intact ? '書き換えも抜き取りもありません。' : '書き換えか抜き取りがありました。'
          }`,
    state: audit.intact === null ? '確認中' : audit.intact ? '無傷' : '損傷',
    good: audit.intact === true,
  }),
  cannot: 'できないこと',
  cannotText:
    'この端末のロックを解除してこのブラウザーを開ける人は、ここに見えるものを見られます。このページの悪質なスクリプトにも見えるおそれがあります。また、お店には、どのお店にも見えることが見えます。開いたページと購入した商品です。',
  check: 'もう一度確認',
  checking: '確認しています…',
  checked: '今、確認しました。',
  faults: '今回うまくいかなかったこと',
  noFaults: '今回、問題はありませんでした。',
  fault: (code, count) =>
    `${FAULT_WORDS[code] ?? `何かに失敗しました（${code}）。`}${count > 1 ? ja`${count}回ありました。` : ''}`,
};

function effort(run: RunView): CheckWords {
  const joules = energyJoules(run.workMs);
  const learned = run.learner.runs === 0 ? '' : ja`、学習${run.learner.runs}回`;
  const title = '端末にかかる負担';
  if (run.rankings === 0) {
    return { title, text: '今回はまだ並べ替えていません。', state: '0 J', good: null };
  }
  return {
    title,
    text: ja`今回は並べ替え${run.rankings}回${learned}で、${worked(run.workMs)}働きました。${ASSUMED_WATTS}ワット（測定ではなく仮定）とすると約${amount(joules)}ジュールで、スマートフォンを${lift(joules)}持ち上げるのと同じです。`,
    state: `≈ ${amount(joules)} J`,
    good: null,
  };
}

/** Two figures that count. */
function amount(joules: number): string {
  return figures(joules < 0.01 ? 0.01 : Number(joules.toPrecision(2)));
}

function lift(joules: number): string {
  const centimetres = (joules / PHONE_NEWTONS) * 100;
  if (centimetres < 1) return '1センチ未満';
  return centimetres < 200
    ? ja`${Math.round(centimetres)}センチ`
    : ja`${Math.round(centimetres / 100)}メートル`;
}

function worked(ms: number): string {
  return ms < 1000
    ? ja`${Math.max(1, Math.round(ms))}ミリ秒`
    : ja`${Number((ms / 1000).toPrecision(2))}秒`;
}

function sorting(rankMs: number): string {
  if (rankMs <= 0) return 'まだ並べ替えていません。';
  return rankMs < 1
    ? '並べ替えは1ミリ秒未満で終わります。'
    : ja`並べ替えは${Math.round(rankMs)}ミリ秒で終わります。`;
}

function size(bytes: number): string {
  return bytes < 1000 ? ja`${bytes}バイト` : `${figures(Math.round(bytes / 100) / 10)} kB`;
}
