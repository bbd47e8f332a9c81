import type { ProtectionWords } from '../protection.js';
import { zh } from './words.js';

/** Chinese texts of the passphrase and of the tab that forgets. */
export const protection: ProtectionWords = {
  title: '在这台设备上',
  forget: (asking) => ({
    title: '关闭标签页就忘记我',
    text: asking
      ? '适合与别人共用的设备。不在上面保存任何内容，也不参与统计。'
      : '适合与别人共用的设备。已保存的内容会立即清除，不参与统计，下次会重新询问你。',
  }),
  forgetBlocks: '已关闭，因为此标签页会忘记你。',
  open: {
    title: '给你的记录设口令',
    text: '谁复制了此浏览器的文件，谁就能读到你的记录。设了口令就读不到。每次打开页面都要重新输入。',
  },
  guarded: {
    title: '你的记录有口令保护',
    text: '谁复制了此浏览器的文件，没有口令也读不到。',
  },
  locked: {
    title: '你的记录已上锁',
    text: '输入口令才能在这里使用。在那之前，挑选从零开始；这段时间记下的内容，之后会并入你的记录。',
  },
  set: '设置口令',
  change: '更改口令',
  remove: '取消口令',
  unlock: '解锁',
  save: '保存',
  cancel: '取消',
  working: '请稍候…',
  passphrase: '口令',
  current: '当前口令',
  fresh: '新口令',
  show: '显示口令',
  hint: (strength, least) => {
    switch (strength) {
      case 'empty':
        return zh`至少${least}个字符。四个互不相干的词，容易记，很难猜。`;
      case 'short':
        return zh`至少${least}个字符。`;
      case 'weak':
        return '够长，但容易猜到。';
      case 'good':
        return '够长了。';
    }
  },
  wrong: '口令不对。请再试一次。',
  wait: '错误次数太多。请等半分钟再试。',
  busy: '本店的另一个标签页正在处理你的记录。什么都没有改动。请关闭那个标签页或稍等片刻，再试一次。',
  failed: '没有成功。什么都没有改动。请再试一次。',
  forgotten: '如果忘了口令，谁也无法再读到你的记录，我们也帮不上忙。那时只能“停止并清除”。',
  done: {
    set: '口令已设置。',
    removed: '口令已取消。',
    unlocked: '已解锁。',
  },
};
