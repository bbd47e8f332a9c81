import type { ImportWords } from '../importing.js';
import { listed, zh } from './words.js';

const heldOf = (held: {
  readonly signals: number;
  readonly statements: number;
  readonly comparisons: number;
}): string => {
  const { signals, statements, comparisons } = held;
  return listed([
    zh`${signals}条记录`,
    ...(statements > 0 ? [zh`${statements}条你说过的话`] : []),
    ...(comparisons > 0 ? [zh`${comparisons}次比较`] : []),
  ]);
};

/** Chinese texts of the import. */
export const importing: ImportWords = {
  title: '把你的数据带到这里',
  text: '你在别的浏览器里用过本店吗？在那里按“导出”，再在这里选择那个文件。它只在这台设备上读取，不会发往任何地方。',
  choose: '选择文件',
  reading: '正在读取文件…',
  found: ({ when, ...held }) => zh`${when}的文件里有${heldOf(held)}。`,
  replaces: (notes) =>
    `${
      notes === 0 ? '它会成为这里所知的内容。' : zh`它会取代这里现在所知的内容：${notes}条记录。`
    }你的选择保持不变。在那边计入的消息，在这里也计入。`,
  replace: '取代现有内容',
  cancel: '取消',
  working: '请稍候…',
  done: ({ refused, ...held }) =>
    zh`完成。这里现在有${heldOf(held)}。${refused === 0 ? '' : zh`${refused}条因太旧没有收入。`}`,
  changed: '已读入你的文件。',
  refused: {
    'too-large': '文件太大，不会是我们的文件。什么都没有改动。',
    'not-export': '这不是“导出”生成的文件，或者被人改过。这里什么都没有改动。',
    'other-shop': '这个文件来自另一家商店。什么都没有改动。',
    failed: '没有成功。什么都没有改动。请再试一次。',
  },
  where: (path) => `第一处问题在“${path}”。`,
};
