import type { ImportWords } from '../importing.js';
import { ja, listed } from './words.js';

const heldOf = (held: {
  readonly signals: number;
  readonly statements: number;
  readonly comparisons: number;
}): string => {
  const { signals, statements, comparisons } = held;
  return listed([
    ja`記録${signals}件`,
    ...(statements > 0 ? [ja`伝えた希望${statements}件`] : []),
    ...(comparisons > 0 ? [ja`比較${comparisons}件`] : []),
  ]);
};

/** Japanese texts of the import. */
export const importing: ImportWords = {
  title: 'データをここに持ってくる',
  text: 'このお店を別のブラウザーで使っていましたか。そちらで「エクスポート」を押し、そのファイルをここで選んでください。この端末で読み取り、どこにも送りません。',
  choose: 'ファイルを選ぶ',
  reading: 'ファイルを読んでいます…',
  found: ({ when, ...held }) => `${when}のファイルには、${heldOf(held)}があります。`,
  replaces: (notes) =>
    `${
      notes === 0
        ? 'これがここでの記録になります。'
        : ja`今ここにある${notes}件の記録と入れ替わります。`
    }あなたの選択は変わりません。そちらで数えたメッセージは、ここでも数えます。`,
  replace: '記録を入れ替える',
  cancel: 'キャンセル',
  working: 'お待ちください…',
  done: ({ refused, ...held }) =>
    `完了しました。今ここにあるのは${heldOf(held)}です。${
      refused === 0 ? '' : ja`${refused}件は古すぎるため取り込みませんでした。`
    }`,
  changed: 'ファイルを取り込みました。',
  refused: {
    'too-large': 'ファイルが大きすぎて、ここで作ったものではありません。何も変えていません。',
    'not-export':
      '「エクスポート」で作ったファイルではないか、だれかが書き換えています。ここでは何も変えていません。',
    'other-shop': '別のお店のファイルです。何も変えていません。',
    failed: 'うまくいきませんでした。何も変えていません。もう一度お試しください。',
  },
  where: (path) => `最初の問題は「${path}」にあります。`,
};
