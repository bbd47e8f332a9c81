// The table of docs/content-security.md, drawn from what test/e2e/worker-policies.test.mjs has seen.
import { readFileSync } from 'node:fs';

const read = (file) => readFileSync(new URL(`../../docs/${file}`, import.meta.url), 'utf8');
const MARKS = /(<!-- worker-policies -->\n)[\s\S]*?(<!-- \/worker-policies -->)/;
const PLACES = {
  blob: 'worker without a network',
  file: '`worker-src` file',
  page: 'the page’s own thread',
};

const cell = ({ runs, says }) => `${PLACES[runs]}; “${says}”`;

/** The document with the table of what was seen, `{chrome: {row: …}, firefox: …}`. */
export function withPolicyTable(document, { chrome = {}, firefox = {} }) {
  const rows = Object.keys(chrome).map((row) => {
    const [one, other] = [chrome, firefox].map((browser) => cell(browser[row] ?? {}));
    const refused = chrome[row].refused.map((each) => `\`${each}\``).join(', ');
    return `| ${row} | ${one} | ${one === other ? 'the same' : other} | ${refused} |`;
  });
  const head =
    '| policy of the page | Chromium | Firefox | refused on the way |\n|---|---|---|---|';
  return document.replace(MARKS, (_, from, to) => `${from}${head}\n${rows.join('\n')}\n${to}`);
}

export const policyDocument = () => read('content-security.md');
export const policiesSeen = () => JSON.parse(read('worker-policies.json'));
