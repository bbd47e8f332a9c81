// The software bill of materials (CycloneDX 1.6) of what ships: what an install of the package brings,
// and what is inside of the built files. The same lockfile and build give the same bytes.
// npm run -s sbom [-- -o FILE]; reads package-lock.json and the notices in dist/. Each build writes it too.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const NOTICES = ['dist/THIRD-PARTY-NOTICES', 'dist/cli/THIRD-PARTY-NOTICES'];
const readText = (file) => readFileSync(root + file, 'utf8');

/** Where a package that `from` asks for lies: in the nearest `node_modules` above it. */
function placeOf(packages, from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const place = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (place in packages) return place;
    if (at === '') return null;
  }
}

const needsOf = ({ dependencies = {}, optionalDependencies = {} }) =>
  Object.keys({ ...dependencies, ...optionalDependencies });

/** Places of all that an install of the package brings, peers left out. */
function installed(packages) {
  const found = new Set();
  const follow = (from) => {
    for (const name of needsOf(packages[from])) {
      const place = placeOf(packages, from, name);
      if (place === null || found.has(place)) continue;
      found.add(place);
      follow(place);
    }
  };
  follow('');
  return found;
}

const nameOf = (place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
const purlOf = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** Places of the packages that the built files hold code of. */
function bundled(packages, notices) {
  const names = [...notices.matchAll(/^(\S+) (\d\S*) \([^)]+\)$/gm)];
  return names.map(([, name, version]) => {
    const place = Object.keys(packages).find(
      (each) => nameOf(each) === name && packages[each].version === version,
    );
    if (place === undefined) throw new Error(`${name} ${version} is in no lockfile`);
    return place;
  });
}

/** The text of dist/sbom.cdx.json, after the notices of all built files. */
export function sbomText(...notices) {
  const lock = JSON.parse(readText('package-lock.json'));
  return `${JSON.stringify(sbomOf(lock, notices.join('\n')), null, 2)}\n`;
}

/**
 * The bill of materials.
 * @param lock parsed package-lock.json
 * @param notices text of all THIRD-PARTY-NOTICES
 */
export function sbomOf({ name, version, packages }, notices) {
  const inside = new Set(bundled(packages, notices));
  const brought = installed(packages);
  const places = [...new Set([...inside, ...brought])].toSorted((a, b) =>
    nameOf(a) === nameOf(b) ? a.localeCompare(b) : nameOf(a) < nameOf(b) ? -1 : 1,
  );
  const refOf = (place) => purlOf(nameOf(place), packages[place].version);
  const components = places.map((place) => {
    const { version: own, license, integrity } = packages[place];
    const [algorithm, digest] = integrity.split('-');
    return {
      type: 'library',
      'bom-ref': refOf(place),
      name: nameOf(place),
      version: own,
      purl: refOf(place),
      scope: 'required',
      licenses: [{ expression: license }],
      hashes: [
        {
          alg: algorithm.replace('sha', 'SHA-'),
          content: Buffer.from(digest, 'base64').toString('hex'),
        },
      ],
      properties: [
        { name: 'stream-picks:installed', value: String(brought.has(place)) },
        { name: 'stream-picks:bundled', value: String(inside.has(place)) },
      ],
    };
  });
  const shipped = new Set(places);
  const dependsOn = (from) =>
    needsOf(packages[from])
      .map((need) => placeOf(packages, from, need))
      .filter((place) => shipped.has(place))
      .map(refOf)
      .toSorted();
  const self = purlOf(name, version);
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'library',
        'bom-ref': self,
        name,
        version,
        purl: self,
        licenses: [{ expression: packages[''].license }],
      },
    },
    components,
    dependencies: [
      { ref: self, dependsOn: dependsOn('') },
      ...places.map((place) => ({ ref: refOf(place), dependsOn: dependsOn(place) })),
    ],
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { output: { type: 'string', short: 'o' } } });
  const text = sbomText(...NOTICES.map(readText));
  if (values.output === undefined) process.stdout.write(text);
  else writeFileSync(values.output, text);
}
