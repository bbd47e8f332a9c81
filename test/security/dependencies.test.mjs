// The policy for dependencies in SECURITY.md, held against what stands in package.json and the lockfile.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sbomOf } from '../../scripts/sbom.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file) => readFileSync(root + file, 'utf8');
const about = JSON.parse(read('package.json'));
const collector = JSON.parse(read('src/collector/package.json'));
const lock = JSON.parse(read('package-lock.json'));

const EXACT = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;

/** Versions that are asked for, with where they stand; overrides may nest. */
function* asked(value, path) {
  if (typeof value === 'string') yield [path, value];
  else
    for (const [key, inner] of Object.entries(value ?? {})) yield* asked(inner, `${path}.${key}`);
}

const ranges = (...manifests) =>
  manifests
    .flatMap((manifest) =>
      ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'].flatMap((kind) => [
        ...asked(manifest[kind], kind),
      ]),
    )
    .filter(([, version]) => !EXACT.test(version));

test('every version that is asked for is exact', () => {
  assert.deepEqual(ranges(about, collector), []);
  assert.deepEqual(ranges({ dependencies: { lit: '^3.3.3' } }), [['dependencies.lit', '^3.3.3']]);
});

test('an install brings what the files import, and no other; what is built in is pinned as well', () => {
  assert.deepEqual(Object.keys(about.dependencies), ['lit']);
  const inside = ['@tensorflow/tfjs-backend-cpu', '@tensorflow/tfjs-core', 'idb', 'zod'];
  const notices = read('dist/THIRD-PARTY-NOTICES');
  for (const name of inside)
    assert.ok(notices.includes(`\n${name} ${about.devDependencies[name]} (`), name);
});

/** Packages that run something when they are installed, by `allowScripts` of package.json. */
const unlisted = (packages, listed) =>
  Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([place, { version }]) => `${place.split('node_modules/').at(-1)}@${version}`)
    .filter((name) => !(name in listed));

test('a package that runs something when it is installed stands in the list, allowed or not', () => {
  assert.deepEqual(unlisted(lock.packages, about.allowScripts), []);
  const evil = { 'node_modules/evil': { version: '1.0.0', hasInstallScript: true } };
  assert.deepEqual(unlisted({ ...lock.packages, ...evil }, about.allowScripts), ['evil@1.0.0']);
  const allowed = Object.keys(about.allowScripts).filter((name) => about.allowScripts[name]);
  // The collector's SQLite alone: everything else runs without.
  assert.ok(
    allowed.every((name) => name.startsWith('better-sqlite3@')),
    allowed.join(),
  );
});

test('every package of the lockfile has its hash', () => {
  const without = Object.entries(lock.packages).filter(
    ([place, { integrity, link }]) =>
      place.startsWith('node_modules/') &&
      link !== true &&
      !(integrity ?? '').startsWith('sha512-'),
  );
  assert.deepEqual(
    without.map(([place]) => place),
    [],
  );
});

test('the bill of materials lists what an install brings and what the files hold, and nothing else', () => {
  const notices = ['dist/THIRD-PARTY-NOTICES', 'dist/cli/THIRD-PARTY-NOTICES'].map(read).join('\n');
  const { components, dependencies } = sbomOf(lock, notices);
  const refs = components.map((component) => component['bom-ref']);
  assert.equal(new Set(refs).size, refs.length);
  for (const { name, version, licenses, hashes } of components) {
    assert.ok(licenses[0].expression && /^[0-9a-f]{128}$/.test(hashes[0].content), name);
    assert.match(version, /^\d+\.\d+\.\d+/);
  }
  const holding = (property) =>
    components
      .filter(({ properties }) =>
        properties.some((p) => p.name.endsWith(property) && p.value === 'true'),
      )
      .map(({ name, version }) => `${name} ${version}`)
      .toSorted();
  const named = [...notices.matchAll(/^(\S+ \d\S*) \([^)]+\)$/gm)].map(([, each]) => each);
  assert.deepEqual(holding('bundled'), [...new Set(named)].toSorted());
  // npm's own answer to the same question.
  const tree = execFileSync(
    'npm',
    ['ls', '--all', '--parseable', '--long', ...Object.keys(about.dependencies)],
    {
      cwd: root,
      encoding: 'utf8',
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  for (const name of Object.keys(about.dependencies)) {
    assert.ok(tree.includes(`:${name}@${about.dependencies[name]}`), name);
    assert.ok(holding('installed').includes(`${name} ${about.dependencies[name]}`), name);
  }
  const known = new Set([...refs, dependencies[0].ref]);
  assert.ok(
    dependencies.every(({ ref, dependsOn }) => [ref, ...dependsOn].every((r) => known.has(r))),
  );
  assert.equal(dependencies[0].dependsOn.length, Object.keys(about.dependencies).length);
});

test('the same sources give the same bill, byte for byte', () => {
  const make = () => execFileSync(process.execPath, ['scripts/sbom.mjs'], { cwd: root });
  assert.deepEqual(make(), make());
  assert.equal(String(make()), read('dist/sbom.cdx.json'), 'the build has written it');
});
