import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { after, before, test } from 'node:test';
import { createProgram } from '../../../src/cli/program.ts';
import { parseCatalogue } from '../../../src/wire/catalogue.ts';

let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'catalog '));
});
after(() => rm(folder, { recursive: true }));

async function run(name, text, ...flags) {
  const source = join(folder, name);
  const file = join(folder, `${name}.out.json`);
  await writeFile(source, text);
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const program = createProgram({ stdout, stderr });
  await program.parseAsync(['catalog', source, '-o', file, ...flags], { from: 'user' });
  return {
    result: JSON.parse(stdout.read().toString()),
    said: stderr.read()?.toString() ?? '',
    written: JSON.parse(await readFile(file, 'utf8')),
  };
}

test('a feed becomes a catalogue that the element takes as it is', async () => {
  const { result, said, written } = await run(
    'shopify.json',
    JSON.stringify({
      products: [
        { id: 1, title: 'A', handle: 'a', variants: [{ id: 2, price: '9.00' }] },
        { id: 3, title: '', handle: 'b', variants: [] },
      ],
    }),
    '--currency',
    'EUR',
    '--base',
    'https://shop.example/',
  );
  assert.equal(result.products, 1);
  assert.equal(result.refused, 1);
  assert.match(said, /products\[1\]\.title/);
  const { products, refused } = parseCatalogue(written);
  assert.deepEqual(refused, []);
  assert.equal(products[0].url, 'https://shop.example/products/a');
});

test('a page saved as HTML gives what it says in JSON-LD', async () => {
  const { written } = await run(
    'page.html',
    `<!doctype html><script type="application/ld+json">{"@type":"Product","sku":"P","name":"P",
     "url":"https://shop.example/p"}</script>`,
  );
  assert.equal(written.products[0].id, 'P');
});

test('a feed that cannot be used writes nothing', async () => {
  await assert.rejects(run('bad.xml', '<rss>'), { code: 'catalog-invalid' });
  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.startsWith('bad.xml.')),
    [],
  );
});
