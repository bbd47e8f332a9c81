// Every language there is: a folder of src/i18n with its own texts.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../../../src/i18n/', import.meta.url);

/** Names of the folders: `de`, `en`. */
export const LANGUAGES = readdirSync(fileURLToPath(ROOT), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

/** All texts of a language, those of the widget with those of the host's page as `host`. */
export async function textsOf(language) {
  const [widget, host] = await Promise.all([
    import(new URL(`${language}/messages.ts`, ROOT)),
    import(new URL(`${language}/host.ts`, ROOT)),
  ]);
  return { ...textsIn(widget, 'optIn', language), host: textsIn(host, 'stages', language) };
}

/** The texts of a file: an object, or what makes it for a tag where figures differ between regions. */
function textsIn(file, key, tag) {
  return Object.values(file)
    .map((value) => (typeof value === 'function' ? value(tag) : value))
    .find((value) => value?.[key] !== undefined);
}

/** Calls `visit(path, value)` for every text and function. */
export function walk(value, visit, path = '') {
  if (typeof value !== 'object' || value === null) return visit(path, value);
  for (const [key, one] of Object.entries(value))
    walk(one, visit, path === '' ? key : `${path}.${key}`);
}

/** Value at a path; undefined where there is none. */
export function at(texts, path) {
  return path.split('.').reduce((value, key) => value?.[key], texts);
}

/** The texts in what a function gave, by where they stand: '' for the thing itself. */
export function textIn(result) {
  const found = [];
  if (result !== null) walk(result, (where, value) => found.push([where, value]));
  return found;
}
