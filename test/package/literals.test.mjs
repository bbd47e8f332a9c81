// The build takes needless white space out of markup, and leaves what stands between two words.
import assert from 'node:assert/strict';
import test from 'node:test';
import { parseAst } from 'vite';
import { literalsPlugin } from '../../scripts/literals-plugin.mjs';

const built = (code) =>
  literalsPlugin().transform.call({ parse: parseAst }, code, '/src/part.js').code;

test('a space before the old price stays, the line breaks of a source go', () => {
  assert.equal(built('html` <s>${old}</s>`'), 'html` <s>${old}</s>`');
  assert.equal(built('html`<b>${price}</b> `'), 'html`<b>${price}</b> `');
  assert.equal(
    built('html`\n    <p>\n      ${one}\n      ${two}\n    </p>\n  `'),
    'html`<p> ${one} ${two} </p>`',
  );
});
