// Every language says everything, in its own words and with its own numbers.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { checkWords } from '../../scripts/check-words.mjs';
import { at, LANGUAGES, textIn, textsOf, walk } from './support/languages.mjs';
import { SAME_EVERYWHERE, SAME_WORDS } from './support/same.mjs';
import { samplesOf } from './support/samples.mjs';

/** Locales that `Intl` was asked for, with the file that asked; filled from the first import on. */
const asked = watchIntl();
const { hostMessagesFor } = await import('./support/host-messages-for.ts');
const { messagesFor } = await import('./support/messages-for.ts');
const en = await textsOf('en');

const PATHS = [];
walk(en, (path, value) => PATHS.push([path, typeof value]));
const OUTPUTS = new Map(
  PATHS.filter(([, kind]) => kind === 'function').map(([path]) => {
    const english = at(en, path);
    return [
      path,
      samplesOf(path, english).map((args) => ({ args, words: textIn(english(...args)) })),
    ];
  }),
);

test('the folders are the languages that a page can ask for', () => {
  assert.ok(LANGUAGES.includes('en'));
  for (const language of LANGUAGES) {
    const messages = messagesFor(`${language}-XX`);
    assert.equal(messages.lang.split('-')[0], language);
    assert.equal(Intl.getCanonicalLocales(messages.lang)[0], messages.lang);
    assert.equal(hostMessagesFor(language) === hostMessagesFor('en'), language === 'en', language);
  }
});

for (const language of LANGUAGES) {
  const of = textsOf(language);
  // Each test below waits for it; where all are skipped, nobody does.
  of.catch(() => undefined);

  test(`${language}: the same keys with the same kinds of value, and no others`, async () => {
    const texts = await of;
    const own = [];
    walk(texts, (path, value) => own.push([path, typeof value]));
    assert.deepEqual(new Map(own.sort()), new Map([...PATHS].sort()));
    for (const [path] of PATHS)
      assert.equal(at(texts, path) === '', at(en, path) === '', `${path} is empty`);
  });

  test(`${language}: every sentence is whole, with every name and number of the English`, async () => {
    const texts = await of;
    const number = new Intl.NumberFormat(texts.lang, { maximumFractionDigits: 2 });
    const faults = new Set();
    const check = (ok, fault) => ok || faults.add(fault);
    for (const [path, calls] of OUTPUTS) {
      for (const { args, words: english } of calls) {
        const where = `${path}(${JSON.stringify(args)})`;
        const own = textIn(at(texts, path)(...args));
        check(own.map(kindOf).join() === english.map(kindOf).join(), `${where} has other parts`);
        const said = english.map(([, value]) => value).join('\n');
        const words = own.map(([, value]) => value).join('\n');
        for (const [, value] of own) check(isWhole(value), `${where} is not whole: “${value}”`);
        for (const leaf of leaves(args)) {
          if (typeof leaf === 'string' && has(said, leaf) && !IN_WORDS[language]?.test(leaf))
            check(has(words, leaf), `${where}: “${words}” lacks “${leaf}”`);
          if (Number.isInteger(leaf) && leaf > 10 && hasFigures(said, leaf))
            check(words.includes(number.format(leaf)), `${where}: “${words}” lacks ${leaf}`);
        }
      }
    }
    walk(texts, (path, value) => check(isWhole(value), `${path} is not whole: “${value}”`));
    assert.deepEqual([...faults].slice(0, 40), []);
  });

  test(`${language}: numbers, plurals and lists are written as in that language`, async () => {
    await of;
    const wrong = asked.filter(({ by, locale }) => by === language && locale !== language);
    assert.deepEqual(wrong, []);
  });

  if (language === 'en') continue;

  test(`${language}: nothing was left in English`, async () => {
    const texts = await of;
    const same = new Set([...SAME_EVERYWHERE, ...(SAME_WORDS[language] ?? [])]);
    const left = [];
    for (const [path, kind] of PATHS) {
      const english = at(en, path);
      if (kind === 'string' && at(texts, path) === english && wordy(english) && !same.has(english))
        left.push(`${path}: ${english}`);
    }
    for (const [path, calls] of OUTPUTS) {
      const own = calls.flatMap(({ args, words }) => {
        const result = new Map(textIn(at(texts, path)(...args)));
        return words.map(([key, value]) => ({ args, english: value, own: result.get(key) }));
      });
      for (const { args, english, own: value } of own)
        if (typeof value === 'string' && value === english && !same.has(value)) {
          const words = without(value, args).trim();
          if (wordy(words) && !same.has(words)) left.push(`${path}: ${value}`);
        }
    }
    assert.deepEqual([...new Set(left)], []);
  });
}

test('a language with a key that is missing does not compile', async (t) => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  // Within the project, so that its packages and settings are found.
  const folder = await mkdtemp(join(root, 'node_modules', '.i18n-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const compile = async (body) => {
    const file = join(folder, 'language.ts');
    const from = join(root, 'src/i18n');
    await writeFile(
      file,
      `import { en } from '${from}/en/messages.ts';\nimport { hostEn } from '${from}/en/host.ts';\nimport type { Messages } from '${from}/messages.ts';\nimport type { HostMessages } from '${from}/host-messages.ts';\n${body}\nexport const made: Messages = language;\nexport const hostMade: HostMessages = host;\n`,
    );
    const settings = { extends: join(root, 'tsconfig.json'), files: [file], include: [] };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(settings));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    return promisify(execFile)(process.execPath, [tsc, '-p', folder], { cwd: root }).then(
      () => '',
      ({ stdout }) => stdout,
    );
  };
  assert.equal(await compile('const language = en;\nconst host = hostEn;'), '');
  const wrong = await compile(
    'const { close: _, ...rest } = en;\nconst { save: __, ...how } = en.how;\nconst language = { ...rest, how };\nconst { footer: ___, ...host } = hostEn;',
  );
  for (const missing of ['close', 'footer']) assert.match(wrong, new RegExp(`'${missing}'`));
  const deeper = await compile(
    'const { save: _, ...how } = en.how;\nconst language = { ...en, how };\nconst host = hostEn;',
  );
  assert.match(deeper, /'save'/);
  // The build waits for this before it writes anything.
  await assert.rejects(checkWords(folder), /'save'/);
});

/** Numbers that are part of the noun: Arabic has a dual. */
const IN_WORDS = { ar: /^[12]$/ };

/** Nothing left over from a missing value, and no double space. */
function isWhole(value) {
  if (typeof value !== 'string') return true;
  return !/undefined|NaN|\[object|\$\{|=>|\bnull\b|[ \u00a0\u202f]{2}|\n/.test(value);
}

function hasFigures(text, value) {
  return new RegExp(`(?<![\\d.,])${value.toLocaleString('en')}(?![\\d,])`).test(text);
}

/** Where it stands, and whether it is a text, an empty one, or something else. */
function kindOf([where, value]) {
  return `${where} ${value === '' ? 'empty' : typeof value}`;
}

function leaves(value) {
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (typeof value === 'object' && value !== null) {
    // Names are functions: their titles count as arguments, too.
    if (typeof value.title === 'function')
      return [value.host, ...['p0', 'p1', 'p2', 'p3', 'p4'].map(value.title)];
    return Object.values(value).flatMap(leaves);
  }
  return [value];
}

/** Whether a name stands in a text, with any first letter; bare numbers by themselves. */
function has(text, name) {
  if (/^\d+$/.test(name)) return new RegExp(`(?<!\\d)${name}(?!\\d)`).test(text);
  // Shorter ones, as kinds of things, and those in small letters are words of a code.
  return (
    name.length > 3 && !/^[a-z]+$/.test(name) && text.toLowerCase().includes(name.toLowerCase())
  );
}

function wordy(text) {
  return /\p{L}{2}/u.test(text);
}

function without(text, args) {
  return leaves(args)
    .filter((leaf) => typeof leaf === 'string' && leaf !== '')
    .sort((a, b) => b.length - a.length)
    .reduce((rest, leaf) => rest.replaceAll(leaf, ''), text);
}

/** Lists every writer of numbers, plurals, lists and dates that the texts make. */
function watchIntl() {
  const made = [];
  for (const kind of [
    'NumberFormat',
    'PluralRules',
    'ListFormat',
    'DateTimeFormat',
    'DisplayNames',
  ]) {
    Intl[kind] = new Proxy(Intl[kind], {
      construct(Target, args) {
        const by = /src\/i18n\/(\w+)\//.exec(new Error('made here').stack)?.[1];
        const locale = String(args[0]).split('-')[0];
        made.push({ by, kind, locale });
        return new Target(...args);
      },
    });
  }
  return made;
}
