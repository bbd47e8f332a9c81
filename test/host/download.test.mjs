import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCsv, toJson } from '../../src/host/download.ts';
import { estimates, plan, product } from './support/shows.ts';

const NOW = Date.UTC(2026, 10, 21, 20);

function numbers() {
  const manifest = plan(NOW);
  const estimated = estimates(manifest, {
    atMs: NOW,
    whole: { shoe: product(500, 0.4), jacket: product(20, 0.4), vase: product(500, 0.1) },
  });
  for (const question of estimated.windows[0].questions) {
    if (question.subject === 'vase') question.disturbed = true;
    if (question.subject === 'shoe') question.title = '=HYPERLINK("x")';
  }
  return estimated;
}

test('a line has the share and its interval; too few and disturbed ones have none', () => {
  const [header, ...lines] = toCsv(numbers()).split('\r\n');
  assert.equal(header.split(',').length, 18);
  const line = (subject) =>
    lines.find((text) => text.includes(`"${subject}"`) && text.includes('"interest"'));
  const cells = line('jacket').split(',');
  assert.deepEqual(cells.slice(10, 16), ['', '', '', '', '', '']);
  assert.equal(cells[16], 'false');
  assert.deepEqual(line('vase').split(',').slice(10), ['', '', '', '', '', '', 'true', 'true']);
  const shoe = line('shoe').split(',').slice(-8, -2).map(Number);
  const [estimate, unclipped, low, high, lowTogether, highTogether] = shoe;
  assert.ok(lowTogether < low && low < estimate && estimate < high && high < highTogether);
  assert.equal(unclipped, estimate);
  assert.ok(Math.abs(estimate - 0.4) < 0.01);
});

test('a title cannot become a formula', () => {
  assert.ok(toCsv(numbers()).includes('"\'=HYPERLINK(""x"")"'));
  for (const sign of ['+', '-', '@', '\t', '\n', '＝', '＋', '－', '＠']) {
    const shown = numbers();
    shown.windows[0].questions[0].title = `${sign}1`;
    assert.ok(toCsv(shown).includes(`"'${sign}1"`), sign);
  }
});

test('the JSON carries the caveats with the numbers', () => {
  const file = JSON.parse(
    toJson(numbers(), { scope: 'of those who share', intervals: 'one look' }),
  );
  assert.deepEqual(file.notes, { scope: 'of those who share', intervals: 'one look' });
  assert.equal(file.stream, 'friday');
  assert.ok(file.estimates.length > 20);
});
