// What `npm pack` gives: every entry loads on a server, types are found by every resolver, nothing is
// missing and nothing is there that is not ours to ship, and the same sources give the same bytes.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { build } from 'vite';
import { filesBelow, installPackage } from '../support/installed.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { about, folder, tarball, installed, remove } = installPackage(['react']);
const entries = Object.entries(about.exports).filter(([, to]) => to.default?.endsWith('.js'));
after(remove);

test('every entry can be imported on a server', () => {
  assert.ok(entries.length >= 4);
  for (const [entry] of entries) {
    const name = JSON.stringify(entry.replace('.', about.name));
    const code = `await import(${name}); process.stdout.write('loaded')`;
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', code], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.equal(said, 'loaded', entry);
  }
});

test('exports and files fit together (publint)', async () => {
  const { messages, pkg } = await publint({ pkgDir: installed, strict: true, pack: false });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, pkg)),
    [],
  );
});

test('types are found as modules are (attw)', async () => {
  const found = await checkPackage(createPackageFromTarballData(readFileSync(tarball)));
  // A package of ES modules only: old CommonJS resolvers are not served, and that is said.
  const problems = found.problems.filter(
    ({ kind, resolutionKind }) =>
      !['node10', 'node16-cjs'].includes(resolutionKind) && kind !== 'CJSResolvesToESM',
  );
  assert.deepEqual(problems, []);
});

test('nothing is shipped that is not ours to ship', () => {
  const files = filesBelow(installed);
  const odd = files.filter(
    (file) =>
      !/^(dist\/|(package\.json|README\.md|LICENSE|CHANGELOG\.md|SECURITY\.md)$)/.test(file),
  );
  assert.deepEqual(odd, []);
  for (const file of files) {
    const text = readFileSync(join(installed, file), 'utf8');
    assert.ok(!text.includes(root), `${file} names a folder of this machine`);
  }
  assert.ok(files.includes(join('dist', 'THIRD-PARTY-NOTICES')));
});

test('what the modules import is declared, and what is declared is imported', () => {
  const lib = join(installed, 'dist/lib');
  const imported = filesBelow(lib).flatMap((file) =>
    [...readFileSync(join(lib, file), 'utf8').matchAll(/\b(?:from|import)\s*"([^."][^"]*)"/g)].map(
      ([, name]) => /^(?:@[^/]+\/)?[^/]+/.exec(name)[0],
    ),
  );
  const declared = [...Object.keys(about.dependencies), ...Object.keys(about.peerDependencies)];
  assert.deepEqual([...new Set(imported)].toSorted(), declared.toSorted());
});

test('a bundler takes what is used alone, and keeps what registers the element', async () => {
  const bundled = async (code) => {
    writeFileSync(join(folder, 'page.js'), code);
    const { output } = await build({
      root: folder,
      configFile: false,
      logLevel: 'error',
      build: {
        write: false,
        rolldownOptions: { input: join(folder, 'page.js'), output: { codeSplitting: false } },
      },
    });
    return output[0].code;
  };
  const names = await bundled(`import { PURPOSES } from '${about.name}'; console.log(PURPOSES);`);
  assert.ok(names.length < 1000, `${names.length} B for a list of five names`);
  const shop = await bundled(`import '${about.name}/define';`);
  assert.match(shop, /["'`]sp-opt-in-card["'`]/);
});

test('with the widget comes nothing of the collector or of the commands', () => {
  const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const { packages } = read('package-lock.json');
  const installs = new Set();
  const visit = (home, { dependencies = {}, optionalDependencies = {} }) => {
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      // As Node finds it: beside the one that asks, then further out.
      let folder = home;
      while (folder !== '' && !(`${folder}/node_modules/${name}` in packages))
        folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')));
      const place = `${folder}/node_modules/${name}`.replace(/^\//, '');
      assert.ok(place in packages, `${name} is not in the lockfile`);
      if (installs.has(place)) continue;
      installs.add(place);
      visit(place, packages[place]);
    }
  };
  visit('', { dependencies: about.dependencies });
  const names = [...installs].map((place) => place.replace(/.*node_modules\//, ''));
  assert.ok(names.includes('lit-html'), 'what they bring is seen');
  const strange = {
    ...read('src/collector/package.json').dependencies,
    ...about.devDependencies,
  };
  const own = Object.keys(about.dependencies);
  assert.deepEqual(
    names.filter((name) => name in strange && !own.includes(name)),
    [],
  );
  assert.ok(installs.size <= 8, `${installs.size} packages: ${names.join(' ')}`);
});

test('two builds give the same bytes', () => {
  const hashes = (out) =>
    filesBelow(out).map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(out, file)))
        .digest('hex'),
    ]);
  const again = join(folder, 'second build');
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), '--quiet', `--out=${again}`], {
    cwd: root,
  });
  const first = hashes(join(root, 'dist'));
  assert.ok(first.length > 20);
  assert.deepEqual(hashes(again), first, 'or dist/ is older than the sources: npm run build');
});
