// The table of docs/content-security.md, drawn from what test/e2e/worker-policies.test.mjs has seen.
import { readFileSync } from 'node:fs';

const read = (file) => readFileSync(new URL(`../../docs/${file}`, import.meta.url), 'utf8');
const MARKS = /(<!-- worker-policies -->\n)[\s\S]*?(<!-- \/worker-policies -->)/;
const PLACES = {
  blob: 'worker without a network',
  file: '`worker-src` file',
  page: 'the page’s own thread',
};

/** Where a row was not seen to work, the question stands and nothing else is loaded. */
const cell = ({ runs, says }) =>
  runs === undefined ? 'nowhere: the question alone' : `${PLACES[runs]}; “${says}”`;

/** The document with the table of what was seen, `{chrome: {row: …}, firefox: …, webkit: …}`. */
export function withPolicyTable(document, { chrome = {}, firefox = {}, webkit = {} }) {
  const rows = Object.keys(chrome).map((row) => {
    const [one, ...others] = [chrome, firefox, webkit].map((browser) => cell(browser[row] ?? {}));
    const cells = [one, ...others.map((other) => (one === other ? 'the same' : other))];
    const refused = chrome[row].refused.map((each) => `\`${each}\``).join(', ');
    return `| ${row} | ${cells.join(' | ')} | ${refused} |`;
  });
  const head =
    '| policy of the page | Chromium | Firefox | WebKitGTK | refused on the way |\n|---|---|---|---|---|';
  return document.replace(MARKS, (_, from, to) => `${from}${head}\n${rows.join('\n')}\n${to}`);
}

export const policyDocument = () => read('content-security.md');
export const policiesSeen = () => JSON.parse(read('worker-policies.json'));
