/**
 * The loader of the script-tag entry. Each file is fetched by `<link rel=modulepreload integrity>` and
 * imported only after that has loaded, so a changed one never runs (Chromium would run it after
 * `error`). WebKit does not look at that hash: there, and wherever it is not known to be looked at, it
 * is fetched by `<script type=module integrity>`. A file is a function that is handed what it imports
 * (`scripts/lazy-files.mjs`): it is run in a task of its own, after what it needs, and what asked for
 * it goes on in the next. Bundlers get none of this: there `import()` stands.
 */

import { StreamPicksError } from '../../core/errors.js';
import { allowed, pagePolicy } from './page-policy.js';

/** Base64 SHA-384 of a file, and the names of the files that it needs; none: a module as it stands. */
type File = readonly [hash: string, needs?: string];
type Files = Readonly<Record<string, File>>;
type Exports = Readonly<Record<string, unknown>>;
type Run = (
  needed: readonly Exports[],
  load: typeof loadFile,
  more: (files: Files) => void,
) => Exports;

/** Both made by the build. What the entry itself gives to other files, and the files it knows. */
declare const __spEntry: () => Exports;
declare const __spFiles: () => Files;

/** Apart, so that no bundler takes what is found from here for files of its own. */
const HERE = import.meta.url;

const loading = new Map<string, Promise<Exports>>();
/** How often a file did not come: browsers remember it by its address, so the next try has another. */
const failed = new Map<string, number>();
let known: Files | undefined;

/**
 * Loads a file once, by its name; a failed load may be tried again.
 * @throws {StreamPicksError} `engine` when it is missing or is not the one that this entry was built with.
 */
export function loadFile(name: string): Promise<Exports> {
  let started = loading.get(name);
  if (started === undefined) {
    started = load(name);
    loading.set(name, started);
    started.catch(() => {
      loading.delete(name);
      failed.set(name, (failed.get(name) ?? 0) + 1);
    });
  }
  return started;
}

async function load(name: string): Promise<Exports> {
  known ??= __spFiles();
  // The words of a language are known to its question.
  if (!(name in known)) await loadFile(name.replace('words', 'ask'));
  const [hash, needs] = known[name] as File;
  const short = hash.slice(0, 10).replace(/\//g, '_').replace(/\+/g, '-');
  const tries = failed.get(name);
  const path = `chunks/${name}-${short}.js${tries === undefined ? '' : `?${tries}`}`;
  const url = new URL(path, HERE).href;
  const names = needs === undefined ? [] : needs.split(' ');
  const needed = Promise.all(
    names.map((one) => (one === '' ? Promise.resolve(__spEntry()) : loadFile(one))),
  );
  // Told below; a failure of one must not be unhandled while the other is waited for.
  needed.catch(() => {});
  await preload(url, `sha384-${hash}`);
  const module: Exports = await import(/* @vite-ignore */ url);
  if (needs === undefined) return module;
  const handed = await needed;
  await task();
  const made = (module['default'] as Run)(handed, loadFile, (more) => {
    known = { ...known, ...more };
  });
  await task();
  return made;
}

/** Begins a task of its own. */
function task(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

/** Settles when the browser has fetched the module and found its hash right. */
function preload(url: string, integrity: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // Chromium and Firefox, by what they alone style: no `id` in the page can pretend that.
    const looks = CSS.supports('app-region:drag') || CSS.supports('-moz-appearance:none');
    const node = document.createElement(looks ? 'link' : 'script');
    node.crossOrigin = 'anonymous';
    node.integrity = integrity;
    if (node instanceof HTMLLinkElement) {
      node.rel = 'modulepreload';
      node.href = url;
    } else {
      node.type = 'module';
      allowed.push((asked) => asked === url);
      node.src = (pagePolicy()?.createScriptURL(url) ?? url) as string;
    }
    node.addEventListener('load', () => resolve());
    node.addEventListener('error', () => {
      node.remove();
      reject(new StreamPicksError('engine', `${url} is missing or was changed; it was not run.`));
    });
    document.head.append(node);
  });
}
