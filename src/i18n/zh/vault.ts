import type { VaultWords } from '../vault.js';
import { zh } from './words.js';

/** Chinese texts about the vault. */
export const vault: VaultWords = {
  card: '依据你的记录挑选',
  check: (place) => ({
    title: '你的记录在哪里',
    text: zh`在${place}的保险库里，与商店的页面分开。你在这里看到的由保险库显示，商店的页面读不到。`,
    state: '保险库',
    good: true,
  }),
  cannotText:
    '能解锁这台设备并打开此浏览器的人，能看到你在这里看到的一切。商店页面上的恶意脚本看不到这些，但能看到你在那里按了什么，以及显示了哪些挑选结果、按什么顺序。此外，商店仍能看到每家商店都能看到的：你打开了哪些页面，买了什么。',
  choices: '你在商店的页面上做了选择，那个页面告诉了保险库。不是你做的选择，请在这里更改。',
  alone: '此页面为一家商店的直播保管记录。这里没有可看的内容。',
};
