// The package as a shop gets it: packed, unpacked into a project of its own, beside what it needs.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Packs dist/ as it is.
 * @param beside names of packages that the project has besides
 * @returns `{about, folder, tarball, installed, remove}`: package.json, the project, and what lies in it
 */
export function installPackage(beside = []) {
  const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const folder = mkdtempSync(join(tmpdir(), 'sp package '));
  const packed = execFileSync(
    'npm',
    ['pack', '--ignore-scripts', '--json', '--pack-destination', folder],
    { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' },
  );
  const tarball = join(folder, JSON.parse(packed)[0].filename);
  const installed = join(folder, 'node_modules', about.name);
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  for (const name of [...Object.keys(about.dependencies), ...beside]) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), link);
  }
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return { about, folder, tarball, installed, remove };
}

/** Paths of all files below a folder, in order. */
export function filesBelow(top) {
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => relative(top, join(file.parentPath, file.name)))
    .toSorted();
}
