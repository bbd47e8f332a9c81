// Chinese and Japanese as they are printed: spaces, punctuation, the law's own words, and who reads them.
import assert from 'node:assert/strict';
import test from 'node:test';
import { RETENTION_DAYS } from '../../src/core/retention.ts';
import { sentences } from '../../src/i18n/sentences.ts';
import { hostMessagesFor } from './support/host-messages-for.ts';
import { at, textIn, textsOf, walk } from './support/languages.mjs';
import { messagesFor } from './support/messages-for.ts';
import { samplesOf } from './support/samples.mjs';

const CJK = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]';
const [english, zh, ja] = await Promise.all(['en', 'zh', 'ja'].map(textsOf));

/** Every text of a language, those that functions make from all samples among them. */
function everyText(texts) {
  const said = new Set();
  walk(english, (path, value) => {
    const own = at(texts, path);
    // The pattern of a line that is typed is no sentence.
    if (typeof value === 'string') said.add(own.replace(/SKU-1, .*, 5$/, ''));
    if (typeof value !== 'function') return;
    for (const args of samplesOf(path, value))
      for (const [, text] of textIn(own(...args))) if (typeof text === 'string') said.add(text);
  });
  return [...said];
}
const CHINESE = everyText(zh);
const JAPANESE = everyText(ja);
const withOne = (texts, pattern) => texts.filter((text) => new RegExp(pattern, 'u').test(text));

test('every tag of Chinese reads Simplified Chinese, every one of Japanese Japanese', () => {
  for (const tag of [
    'zh',
    'zh-CN',
    'zh-SG',
    'zh-Hans',
    'zh-Hans-CN',
    'zh-TW',
    'zh-HK',
    'zh-Hant',
  ]) {
    assert.equal(messagesFor(tag).lang, 'zh-Hans', tag);
    assert.equal(hostMessagesFor(tag).head.live, zh.host.head.live, tag);
  }
  for (const tag of ['ja', 'ja-JP', 'JA']) {
    assert.equal(messagesFor(tag).lang, 'ja', tag);
    assert.equal(hostMessagesFor(tag).head.live, ja.host.head.live, tag);
  }
});

test('Chinese has a space between characters and letters or figures, and none elsewhere', () => {
  assert.deepEqual(withOne(CHINESE, `${CJK}[A-Za-z0-9€%]|[A-Za-z0-9€%]${CJK}`), []);
  assert.deepEqual(withOne(CHINESE, `${CJK} ${CJK}`), []);
});

test('Japanese has no space beside a character but those of a formula', () => {
  const free = JAPANESE.filter((text) => !text.includes('ε') && !text.includes(' · '));
  // What stands between stage and figure in a chart's row is a column, not a sentence.
  const rows = withOne(free, `${CJK} | ${CJK}`).filter(
    (text) => !/^\S+ (\d|回答不足|質問なし|これから)/.test(text),
  );
  assert.deepEqual(rows, []);
});

test('punctuation beside a character is full width, and quotation marks are those of the language', () => {
  for (const texts of [CHINESE, JAPANESE])
    assert.deepEqual(withOne(texts, `${CJK}[,.:;?!()]|[,:;?!(]${CJK}|[。，、：；]\\s`), []);
  assert.deepEqual(withOne(CHINESE, '[「」『』]'), []);
  assert.deepEqual(withOne(JAPANESE, `[“”]${CJK}|${CJK}[“”]`), []);
});

test('rule 6: the notices say how long what is stored is kept, and use the law’s own words', () => {
  for (const [purpose, days] of Object.entries(RETENTION_DAYS)) {
    assert.ok(zh.how.purposes[purpose].text.includes(`${days} 天`), purpose);
    assert.ok(ja.how.purposes[purpose].text.includes(`${days}日間`), purpose);
  }
  const words = (texts) =>
    [
      ...texts.how.points.flatMap(({ title, text }) => [title, text]),
      texts.how.controller('Shop Ltd'),
      texts.how.recipient('Counting Inc', 'CL'),
      texts.how.rights({ counts: true, elsewhere: true }),
      texts.data.choices.lead,
    ].join('\n');
  // PIPL 15, 23, 45 to 47, 65 and 73.
  for (const word of [
    '撤回同意',
    '单独同意',
    '个人信息处理者',
    '查阅',
    '复制',
    '更正',
    '删除',
    '投诉',
  ])
    assert.ok(words(zh).includes(word), word);
  // APPI 16, 27, 33 to 35 and 40.
  for (const word of [
    '撤回',
    '第三者提供',
    '同意',
    '個人情報取扱事業者',
    '開示',
    '訂正',
    '削除',
    '苦情',
  ])
    assert.ok(words(ja).includes(word), word);
});

test('rule 6: the first layer names who answers, the days, and the count that is sent', () => {
  for (const { optIn } of [zh, ja]) {
    const facts = { controller: 'Northfold Ltd', days: 90 };
    const counted = optIn.text({ ...facts, counts: true });
    const uncounted = optIn.text({ ...facts, counts: false });
    for (const text of [counted, uncounted]) assert.match(text, /Northfold Ltd.*/);
    assert.match(counted, /统计|集計/);
    assert.doesNotMatch(uncounted, /统计|集計/);
    // What the buttons say is what the text calls a yes.
    assert.ok(counted.includes(optIn.yes.split(/[，、]/)[0]));
  }
});

test('sentences stand apart by a space only where the full stop brings no room of its own', () => {
  assert.equal(sentences('One.', '', 'Two.'), 'One. Two.');
  assert.equal(sentences('一。', '二？', '三'), '一。二？三');
});
