import type { ProtectionWords } from '../protection.js';
import { ja } from './words.js';

/** Japanese texts of the passphrase and of the tab that forgets. */
export const protection: ProtectionWords = {
  title: 'この端末で',
  forget: (asking) => ({
    title: 'タブを閉じたら忘れる',
    text: asking
      ? 'ほかの人も使う端末向けです。端末に何も保存せず、集計もしません。'
      : 'ほかの人も使う端末向けです。端末に保存した内容を今すぐ消去し、集計もせず、次回は改めてお尋ねします。',
  }),
  forgetBlocks: 'このタブは忘れる設定のため、オフです。',
  open: {
    title: '記録にパスフレーズをかける',
    text: 'このブラウザーのファイルを写し取った人は、記録を読めます。パスフレーズをかければ読めません。ページを開くたびに入力します。',
  },
  guarded: {
    title: '記録にパスフレーズがかかっています',
    text: 'このブラウザーのファイルを写し取っても、パスフレーズなしでは読めません。',
  },
  locked: {
    title: '記録はロックされています',
    text: 'ここで使うにはパスフレーズを入力してください。それまでおすすめは白紙から始まり、その間の記録はあとで加わります。',
  },
  set: 'パスフレーズを設定',
  change: '変更',
  remove: '外す',
  unlock: 'ロックを解除',
  save: '保存',
  cancel: 'キャンセル',
  working: 'お待ちください…',
  passphrase: 'パスフレーズ',
  current: '今のパスフレーズ',
  fresh: '新しいパスフレーズ',
  show: '表示する',
  hint: (strength, least) => {
    switch (strength) {
      case 'empty':
        return ja`${least}文字以上です。関係のない言葉を4つ並べると、覚えやすく、見破られにくくなります。`;
      case 'short':
        return ja`${least}文字以上にしてください。`;
      case 'weak':
        return '長さは十分ですが、見破られやすいです。';
      case 'good':
        return '十分な長さです。';
    }
  },
  wrong: 'パスフレーズが違います。もう一度お試しください。',
  wait: '間違いが続きました。30秒待ってから、もう一度お試しください。',
  busy: 'このお店の別のタブが記録を処理しています。何も変えていません。そのタブを閉じるか少し待ってから、もう一度お試しください。',
  failed: 'うまくいきませんでした。何も変えていません。もう一度お試しください。',
  forgotten:
    '忘れると、だれも記録を読めなくなり、私たちもお手伝いできません。残る方法は「停止して消去」だけです。',
  done: {
    set: 'パスフレーズを設定しました。',
    removed: 'パスフレーズを外しました。',
    unlocked: 'ロックを解除しました。',
  },
};
