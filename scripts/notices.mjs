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
    const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const { name, version, license } = about;
    packages.set(`${name} ${version}`, { license, text: licenceText(folder, about) });
  }
  const parts = [...packages]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([name, { license, text }]) => `${name} (${license})\n\n${text.trim()}\n`);
  return `The files of dist/ hold code of these packages.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

function licenceText(folder, { license, author }) {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  if (file !== undefined) return readFileSync(join(folder, file), 'utf8');
  // Apache-2.0 asks for its text once and for NOTICE files; ours is that very text.
  const own = join(folder.slice(0, folder.lastIndexOf('node_modules')), 'LICENSE');
  if (license === 'Apache-2.0' && existsSync(own)) {
    const notice = join(folder, 'NOTICE');
    return `See LICENSE beside this file. ${existsSync(notice) ? readFileSync(notice, 'utf8') : ''}`;
  }
  if (license === 'MIT' && author !== undefined) {
    return `The package declares this licence, and comes without a file of it.\n\n${mitText(author.name ?? author)}`;
  }
  throw new Error(`${dirname(folder)}: ${folder} comes without a licence text.`);
}

/** opensource.org/license/mit */
const mitText = (holder) => `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
