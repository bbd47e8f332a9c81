// Turns what the bundler split into files that hold together by integrity alone. Every file but the
// entry becomes a function that is handed what it imports; `import()` of another file becomes a call
// of the loader in the entry (src/page/link/files.ts), which lets no file run whose SHA-384 is not the
// one that was built in. So there is no static import, no file is found by a relative address from
// another, and one integrity value in the page covers all.
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { parseAst } from 'vite';

const LOAD = '__spImport';

/**
 * @param output chunks of the bundler in `es` format; the entry is the one with `isEntry`
 * @param options.names function (chunk) → the name a file is known by
 * @param options.apart Map of name → {text} of modules that were built on their own
 * @param options.carrier the file that carries the hashes of the others; its own, and those of what
 * it needs, stand in the entry
 * @param options.atHand function (name) → true for files that may be asked for before it is there
 * @param options.keeperOf function (name) → the file at hand whose text carries the hash of this one
 * (the loader asks for that first: src/page/link/files.ts), null where none does
 * @param options.exported function (name) → true for what pages may import from the entry
 * @returns {entry, files: Map of path → code, table: Map of name → {path, integrity, needs}}
 */
export function lazyFiles(
  output,
  {
    names,
    apart = new Map(),
    atHand = () => true,
    carrier = null,
    keeperOf = () => null,
    exported: isExported = () => false,
  },
) {
  const byFile = new Map(output.map((chunk) => [chunk.fileName, chunk]));
  const nameOf = (chunk, specifier) => {
    const file = posix.normalize(posix.join(posix.dirname(chunk.fileName), specifier));
    const found = byFile.get(file);
    if (found === undefined) return null;
    return found.isEntry ? '' : names(found);
  };
  const parts = new Map();
  for (const chunk of output) {
    const name = chunk.isEntry ? '' : names(chunk);
    if (parts.has(name)) throw new Error(`Two files would be called ${name || 'the entry'}.`);
    parts.set(name, takeApart(chunk, nameOf));
  }
  const table = new Map();
  const files = new Map();
  const put = (name, code, needs) => {
    const hash = createHash('sha384').update(code).digest('base64');
    const path = pathOf(name, hash);
    table.set(name, { path, integrity: `sha384-${hash}`, needs });
    files.set(path, code);
  };
  for (const [name, code] of apart) put(name, code, null);
  const { head, body, names: exported } = parts.get('');
  if (head.length > 0) throw new Error('The entry has static imports.');
  const kept = new Map();
  for (const name of parts.keys()) {
    const keeper = keeperOf(name);
    if (keeper !== null) kept.set(name, keeper);
  }
  const keepers = new Set(kept.values());
  for (const [name, part] of parts)
    if (name !== '' && name !== carrier && !keepers.has(name)) put(name, wrap(part), part.needs);
  for (const keeper of keepers) {
    const held = [...table].filter(([name]) => kept.get(name) === keeper);
    put(keeper, wrap(parts.get(keeper), `__spMore(${rows(held)});`), parts.get(keeper).needs);
  }
  const near = new Set();
  const keepNear = (name) => {
    if (name === '' || near.has(name)) return;
    if (!kept.has(name)) near.add(name);
    for (const needed of parts.get(name)?.needs ?? []) keepNear(needed);
  };
  for (const name of [carrier ?? '', ...[...parts.keys()].filter(atHand)]) keepNear(name);
  const rest = [...table].filter(([name]) => !near.has(name) && !kept.has(name));
  if (carrier !== null) {
    const carried = parts.get(carrier);
    put(carrier, wrap(carried, `__spMore(${rows(rest)});`), carried.needs);
  }
  const given = exported.filter(([, name]) => isExported(name));
  const load = exported.find(([, name]) => name === 'loadFile')?.[0];
  const entry = [
    body,
    // Hoisted, since the element may be upgraded before the last line of the entry has run.
    `function ${LOAD}(n){return ${load}(n)}`,
    `function __spFiles(){return ${rows([...table].filter(([name]) => carrier === null || near.has(name)))}}`,
    `function __spEntry(){return{${exported.map(([local, name]) => `${name}:${local}`).join()}}}`,
    ...given
      .slice(0, 1)
      .map(() => `export{${given.map(([local, name]) => `${local} as ${name}`).join()}}`),
  ].join(';');
  return { entry, files, table };
}

/** The path of a file: part of its hash makes it another file after each change. */
function pathOf(name, hash) {
  return `chunks/${name}-${hash.slice(0, 10).replaceAll('/', '_').replaceAll('+', '-')}.js`;
}

/** Rows of the table as the loader reads it; what a file needs, by name, null where it is no function. */
function rows(entries) {
  return JSON.stringify(
    Object.fromEntries(
      entries.map(([name, { integrity, needs }]) => [
        name,
        needs === null ? [integrity.slice(7)] : [integrity.slice(7), needs.join(' ')],
      ]),
    ),
  );
}

function wrap({ head, body, names, needs }, first = '') {
  const taken = head
    .map((bindings, at) =>
      bindings.length === 0
        ? ''
        : `const{${bindings.map(([imported, local]) => `${imported}:${local}`).join()}}=__sp[${at}];`,
    )
    .join('');
  if (needs.length !== head.length) throw new Error('A file is imported twice.');
  const given = names.map(([local, name]) => `${name}:${local}`).join();
  return `export default((__sp,${LOAD},__spMore)=>{${first}${taken}${body};return{${given}}});\n`;
}

/** A module's imports, exports and the rest, with `import()` as a call of the loader. */
function takeApart(chunk, nameOf) {
  const { code } = chunk;
  const head = [];
  const needs = [];
  const names = [];
  const edits = [];
  const program = parseAst(code);
  for (const node of program.body) {
    if (node.type === 'ImportDeclaration') {
      const from = nameOf(chunk, node.source.value);
      if (from === null) throw new Error(`${chunk.fileName} imports ${node.source.value}.`);
      needs.push(from);
      head.push(node.specifiers.map((one) => [nameIn(one.imported), one.local.name]));
      edits.push([node.start, node.end, '']);
    } else if (node.type === 'ExportNamedDeclaration' && node.declaration === null) {
      if (node.source !== null) throw new Error(`${chunk.fileName} exports from another file.`);
      for (const one of node.specifiers) names.push([one.local.name, nameIn(one.exported)]);
      edits.push([node.start, node.end, '']);
    } else if (/^(Export|TS)/.test(node.type)) {
      throw new Error(`${chunk.fileName} has an export that is not at its end.`);
    }
  }
  findImports(program, (node) => {
    const specifier = textOf(node.source);
    if (specifier === null) return;
    const name = specifier.startsWith('virtual:')
      ? specifier.slice('virtual:'.length)
      : nameOf(chunk, specifier);
    if (name === null) throw new Error(`${chunk.fileName} imports ${specifier}.`);
    edits.push([node.start, node.end, `${LOAD}(${JSON.stringify(name)})`]);
  });
  let body = code;
  for (const [start, end, text] of edits.toSorted((a, b) => b[0] - a[0])) {
    body = body.slice(0, start) + text + body.slice(end);
  }
  return { head, needs, names, body: body.trim().replace(/;+$/, '') };
}

/** What an address is that stands in the code; null where it is worked out. */
function textOf({ type, value, quasis, expressions }) {
  if (type === 'Literal') return value;
  return type === 'TemplateLiteral' && expressions.length === 0 ? quasis[0].value.cooked : null;
}

/** `default` and names that are no identifiers stand as strings. */
function nameIn(node) {
  return node.type === 'Literal' ? JSON.stringify(node.value) : node.name;
}

function findImports(node, found) {
  if (node === null || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const each of node) findImports(each, found);
    return;
  }
  if (node.type === 'ImportExpression') found(node);
  for (const key of Object.keys(node)) if (key !== 'parent') findImports(node[key], found);
}
