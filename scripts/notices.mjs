// THIRD-PARTY-NOTICES: name, version, licence and licence text of every package whose code is inside
// the built files.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const INSIDE = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/;

/**
 * @param modules paths of the source files that were bundled
 * @throws {Error} when a package has no licence text to repeat
 */
export function notices(modules) {
  const packages = new Map();
  for (const file of modules) {
    const folder = INSIDE.exec(file)?.[1];
    if (folder === undefined) continue;
    const { name, version, license } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    );
    packages.set(`${name} ${version}`, { license, text: licenceText(folder, license) });
  }
  const parts = [...packages]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([name, { license, text }]) => `${name} (${license})\n\n${text.trim()}\n`);
  return `The files of dist/ hold code of these packages.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

function licenceText(folder, license) {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  if (file !== undefined) return readFileSync(join(folder, file), 'utf8');
  // Apache-2.0 asks for its text once and for NOTICE files; ours is that very text.
  const own = join(folder.slice(0, folder.lastIndexOf('node_modules')), 'LICENSE');
  if (license === 'Apache-2.0' && existsSync(own)) {
    const notice = join(folder, 'NOTICE');
    return `See LICENSE beside this file. ${existsSync(notice) ? readFileSync(notice, 'utf8') : ''}`;
  }
  throw new Error(`${dirname(folder)}: ${folder} comes without a licence text.`);
}
