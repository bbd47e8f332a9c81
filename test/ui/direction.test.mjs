// Styles name no physical side: what stands at the left in English stands at the right in Arabic.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

/** By file: what stays physical, and why. */
const MEANT = {
  // Drawn at pixels measured on the player, whose controls do not turn around.
  'ui/overlay/overlay.styles.ts': ['left: 0'],
};

const SIDED = new RegExp(
  [
    '(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)[\\w-]*',
    'border-(?:top|bottom)-(?:left|right)-radius',
    '(?:left|right)',
    '(?:overflow|overscroll-behavior)-x',
  ].join('|'),
);
const SIDED_VALUE = /^(?:text-align|float|clear|justify-content|justify-items|justify-self)$/;
const FOUR = /^(?:margin|padding|inset|border-width|border-color|border-style|scroll-margin)$/;

/** Declarations of a style sheet that name a physical side, `margin-left: 4px`. */
function sided(text) {
  const css = text.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return [...css.matchAll(/(?<=[;{}\n]\s*)([a-z-]+)\s*:\s*([^;{}]+);/g)]
    .filter(([, property, value]) => {
      if (new RegExp(`^(?:${SIDED.source})$`).test(property)) return true;
      if (SIDED_VALUE.test(property)) return /\b(?:left|right)\b/.test(value);
      const parts = value.trim().match(/(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|[^\s()])+/g) ?? [];
      // Top, right, bottom, left: the second and fourth differ.
      return FOUR.test(property) && parts.length === 4 && parts[1] !== parts[3];
    })
    .map(([, property, value]) => `${property}: ${value.trim()}`);
}

async function styleSheets(folder) {
  const entries = await readdir(join(SRC, folder), { recursive: true });
  return entries.filter((name) => name.endsWith('.styles.ts')).map((name) => join(folder, name));
}

for (const folder of ['ui', 'host'])
  test(`${folder}: no style names a physical side`, async () => {
    const found = [];
    const names = await styleSheets(folder);
    assert.ok(names.length > 5, 'no style sheets were found');
    for (const name of names)
      for (const declaration of sided(await readFile(join(SRC, name), 'utf8')))
        if (!MEANT[name]?.includes(declaration)) found.push(`${name}: ${declaration}`);
    assert.deepEqual(found, []);
  });

test('what is found, and what is not', () => {
  const css = (body) => sided(`  a {\n    ${body}\n  }`);
  for (const wrong of [
    'margin-left: 4px;',
    'border-right: 1px solid;',
    'left: 0;',
    'text-align: right;',
    'border-top-left-radius: 4px;',
    'margin: 0 4px 0 calc(2 * var(--x));',
    'inset: 0 auto auto 0;',
  ])
    assert.equal(css(wrong).length, 1, wrong);
  for (const right of [
    'margin-inline-start: 4px;',
    'text-align: start;',
    'padding: 0 4px 2px 4px;',
    'margin: 0 calc(2 * var(--x)) 4px;',
    'inset: 0;',
    'transition: left 1s;',
  ])
    assert.deepEqual(css(right), [], right);
});
