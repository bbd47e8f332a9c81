// The types of the element in JSX and in Vue's templates, as an editor sees them: what is right
// passes, and each line that is wrong is named, no other.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { installPackage } from '../support/installed.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { folder, remove } = installPackage(['react', '@types/react', 'csstype', 'vue']);
after(remove);

const OPTIONS = {
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  exactOptionalPropertyTypes: true,
  jsx: 'react-jsx',
  module: 'esnext',
  moduleResolution: 'bundler',
  target: 'es2022',
  lib: ['es2023', 'dom', 'dom.iterable'],
  types: [],
};

/** Lines of a file at which a compiler finds fault; it must find none anywhere else. */
function faults(program, file, text) {
  writeFileSync(join(folder, file), text);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: OPTIONS, files: [file] }),
  );
  const { stdout } = spawnSync(process.execPath, [...program, '-p', 'tsconfig.json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const errors = stdout.split('\n').filter((line) => /^\S.*error TS/.test(line));
  const lines = errors.map((line) => {
    const [, where, number] = /^(.+?)\((\d+),/.exec(line) ?? [];
    assert.equal(where, file, line);
    return Number(number);
  });
  return [...new Set(lines)];
}

/** Lines that say so themselves. */
const marked = (text) =>
  text.split('\n').flatMap((line, index) => (/\bwrong\b/.test(line) ? [index + 1] : []));

const tsc = [join(root, 'node_modules/typescript/lib/tsc.js')];

test('JSX: attributes, properties and events of <stream-picks>', () => {
  const text = `import 'stream-picks/jsx';
import { StreamPicks } from 'stream-picks/react';

export const right = (
  <stream-picks
    for="player"
    stream="friday-show"
    catalog="/products.json"
    catalog-every={30}
    max-picks={8}
    placement="overlay"
    minor
    basket={['SKU-1']}
    pacing={{ atMost: 2 }}
    className="picks"
    aria-label="Products"
    ref={(element) => element?.openYourData()}
  />
);
export const component = (
  <StreamPicks for="player" catalog="/products.json" onSpCartAdd={({ detail }) => detail.respond(true)} />
);
export const host = <stream-picks-host view="report" />;

export const bad = [
  <stream-picks placement="floating" />, // wrong: no such place
  <stream-picks max-picks="eight" />, // wrong: a number
  <stream-picks for={7} />, // wrong: an id
  <stream-picks catalogue="/products.json" />, // wrong: no such attribute
  <stream-picks basket="SKU-1" />, // wrong: a list
  <stream-picks ref={(element) => element?.openMyData()} />, // wrong: no such method
  <stream-picks-host view="wall" />, // wrong: no such view
  <stream-pick />, // wrong: no such element
  <StreamPicks placement="floating" />, // wrong: no such place
  <StreamPicks onSpCartAdd={({ detail }) => detail.answer(true)} />, // wrong: no such answer
];
`;
  assert.deepEqual(faults(tsc, 'show.tsx', text), marked(text));
});

// vue-tsc reads the compiler's own file, which TypeScript 7 has no more: it is given that of the
// package check.
const vueTsc = () => {
  const require = createRequire(join(root, 'package.json'));
  const { resolve } = createRequire(require.resolve('@arethetypeswrong/core/package.json'));
  const script = join(folder, 'vue-tsc.cjs');
  writeFileSync(
    script,
    `require(${JSON.stringify(require.resolve('vue-tsc'))}).run(${JSON.stringify(resolve('typescript/lib/tsc.js'))});\n`,
  );
  return [script];
};

test('Vue: attributes and events of <stream-picks> in a template', () => {
  const text = `<script setup lang="ts">
import 'stream-picks/vue';
import type { SpCartAddEvent } from 'stream-picks';
const add = ({ detail }: SpCartAddEvent) => detail.respond(true);
const wrongly = (event: { other: string }) => event.other;
</script>
<template>
  <stream-picks
    for="player"
    stream="friday-show"
    catalog="/products.json"
    :max-picks="8"
    placement="overlay"
    class="picks"
    @sp-cart-add="add"
    @sp-error="({ detail }) => detail.code"
  />
  <stream-picks-host view="report" />
  <stream-picks placement="floating" /> <!-- wrong -->
  <stream-picks :max-picks="'eight'" /> <!-- wrong -->
  <stream-picks @sp-cart-add="wrongly" /> <!-- wrong -->
  <stream-picks @sp-error="({ detail }) => detail.number" /> <!-- wrong -->
  <stream-picks-host view="wall" /> <!-- wrong -->
</template>
`;
  assert.deepEqual(faults(vueTsc(), 'Show.vue', text), marked(text));
});
