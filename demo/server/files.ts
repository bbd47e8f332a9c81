/** Reads the demo's files; TypeScript of the pages is turned into JavaScript on the way. */

import { readFile, stat } from 'node:fs/promises';
import { extname, normalize, sep } from 'node:path';
import { transformWithOxc } from 'vite';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.m4s': 'video/iso.segment',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mp4': 'video/mp4',
  '.svg': 'image/svg+xml',
  '.ts': 'text/javascript; charset=utf-8',
};

/** A file as it is served. */
export interface ServedFile {
  readonly body: Buffer | string;
  readonly type: string;
}

const scripts = new Map<string, { readonly changed: number; readonly code: string }>();

/** The file at `path` below `folder`; null when there is none, or it lies elsewhere. */
export async function readBelow(folder: string, path: string): Promise<ServedFile | null> {
  const file = normalize(`${folder}${sep}${path}`);
  if (!file.startsWith(normalize(`${folder}${sep}`)) || path.includes('\0')) return null;
  const type = TYPES[extname(file)];
  if (type === undefined) return null;
  try {
    return { body: extname(file) === '.ts' ? await script(file) : await readFile(file), type };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return null;
    throw error;
  }
}

async function script(file: string): Promise<string> {
  const changed = (await stat(file)).mtimeMs;
  const kept = scripts.get(file);
  if (kept?.changed === changed) return kept.code;
  const { code } = await transformWithOxc(await readFile(file, 'utf8'), file, { sourcemap: false });
  scripts.set(file, { changed, code });
  return code;
}
