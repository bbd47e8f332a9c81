/**
 * Valid documents, bent: the arbitraries give lists of changes, so that what fails shrinks to the
 * fewest changes of the smallest document that still fail.
 */
import * as fc from 'fast-check';
import { FOREIGN, KEYS, ODD } from './odd-values.mjs';

/** Longest text that is made, in characters: catalogues above it are read in a worker. */
export const MAX_LENGTH = 128 * 1024;

/** The same for files, which commands read: nobody waits for a page meanwhile. */
export const MAX_FILE_LENGTH = 16 * 1024;

const times = fc.oneof(
  { weight: 40, arbitrary: fc.integer({ min: 1, max: 3 }) },
  { weight: 4, arbitrary: fc.integer({ min: 4, max: 100 }) },
  { weight: 1, arbitrary: fc.integer({ min: 101, max: 20_000 }) },
);
const depths = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 20 }) },
  { weight: 1, arbitrary: fc.integer({ min: 10_000, max: 20_000 }) },
);
const place = fc.nat({ max: 0xffff });

const change = (foreign) => {
  const values = foreign ? [...ODD, ...FOREIGN] : ODD;
  const value = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...values) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
    { weight: 1, arbitrary: fc.double() },
  );
  return fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('put'), at: place, value }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('drop'), at: place }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('repeat'), at: place, times }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('add'),
        at: place,
        key: fc.constantFrom(...KEYS),
        value,
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('copy'), at: place, from: place }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('nest'),
        at: place,
        times: depths,
        key: fc.constantFrom('', '', '__proto__', 'offers', 'products', '@graph', 'item', 'detail'),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('lift'), at: place }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('text'),
        at: place,
        where: place,
        piece: fc.constantFrom(...TOKENS),
        times,
      }),
    },
  );
};

/** What texts are broken with. */
const TOKENS = [
  '',
  '"',
  "'",
  '\\',
  '\\u',
  ',',
  ':',
  ';',
  '[',
  ']',
  '{',
  '}',
  '[[',
  '{"a":',
  '"__proto__":{"polluted":true},',
  '"constructor":{"prototype":{}},',
  '1e400',
  '-',
  '00',
  'null',
  '<',
  '>',
  '<a>',
  '</',
  '<!DOCTYPE x>',
  '<![CDATA[',
  '&x;',
  '&#x41;',
  '\n',
  '\r\n',
  '\t',
  ' ',
  '""',
  '/',
  '?',
  '#',
  '%',
  '\u0000',
  '\ud800',
  '\u202e',
  '\ufeff',
  'é',
  '𝄞',
];

const cut = fc.record({
  at: place,
  length: fc.oneof(
    { weight: 5, arbitrary: fc.nat({ max: 4 }) },
    { weight: 1, arbitrary: fc.nat({ max: 2000 }) },
  ),
  piece: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...TOKENS) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  ),
  times,
});

/**
 * Values: one of the samples after up to four changes. `foreign`: also what no JSON holds; `deep`:
 * what nests is there, not only marked for {@link deepened}.
 */
export function values(samples, { foreign = false, deep = true } = {}) {
  return fc
    .tuple(fc.nat({ max: samples.length - 1 }), fc.array(change(foreign), { maxLength: 4 }))
    .map(([at, changes]) => ({ make: () => changed(samples[at], changes, deep) }));
}

/** Texts of JSON: a changed value written down, then sometimes broken as a text. */
export function jsonTexts(samples) {
  return fc
    .tuple(
      values(samples, { deep: false }),
      fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, cuts),
    )
    .map(([value, breaks]) => ({ make: () => broken(deepened(textOf(value.make())), breaks) }));
}

/** Texts of any other form: a sample after up to four breaks, cut off at a length. */
export function texts(samples, { maxLength = MAX_LENGTH } = {}) {
  return fc
    .tuple(fc.constantFrom(...samples), cuts)
    .map(([sample, breaks]) => ({ make: () => broken(sample, breaks).slice(0, maxLength) }));
}

const cuts = fc.array(cut, { minLength: 1, maxLength: 4 });

/** Bytes of a sample after up to six changes; `seal` makes the checksum fit again. */
export function bytes(samples, seal) {
  const edit = fc.record({
    at: fc.oneof({ weight: 2, arbitrary: fc.nat({ max: 96 }) }, place),
    byte: fc.oneof(fc.constantFrom(0, 1, 127, 128, 255), fc.nat({ max: 255 })),
  });
  const length = fc.oneof(
    { weight: 6, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: place },
  );
  return fc
    .tuple(fc.constantFrom(...samples), fc.array(edit, { maxLength: 6 }), length, fc.boolean())
    .map(([sample, edits, end, sealed]) => ({
      make() {
        const changedBytes = Uint8Array.from(end === null ? sample : sample.subarray(0, end));
        for (const { at, byte } of edits) changedBytes[at % changedBytes.length] = byte;
        return sealed ? seal(changedBytes) : changedBytes;
      },
    }));
}

/** The value after the changes, one after the other; the sample stays. */
function changed(sample, changes, deep) {
  const root = { value: structuredClone(sample) };
  for (const each of changes) apply(root, each, deep);
  return root.value;
}

/** Places in a value, each as the object and the key that it lies under; the first 500. */
function placesIn(root) {
  const places = [{ holder: root, key: 'value' }];
  for (let next = 0; next < places.length && places.length < 500; next += 1) {
    const inner = valueAt(places[next]);
    if (!isPlain(inner)) continue;
    for (const key of Object.keys(inner).slice(0, 40)) places.push({ holder: inner, key });
  }
  return places;
}

const isPlain = (value) =>
  Array.isArray(value) ||
  (typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype);

const valueAt = ({ holder, key }) => Object.getOwnPropertyDescriptor(holder, key)?.value;

/** As `JSON.parse` puts it: an own field, whatever it is called. */
function put(holder, key, value) {
  if (Object.isFrozen(holder) || (Array.isArray(holder) && key === 'length')) return;
  Object.defineProperty(holder, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

function apply(root, edit, deep) {
  const places = placesIn(root);
  const here = places[edit.at % places.length];
  const value = valueAt(here);
  switch (edit.kind) {
    case 'put':
      put(here.holder, here.key, fresh(edit.value));
      break;
    case 'drop':
      if (Array.isArray(here.holder)) here.holder.splice(Number(here.key), 1);
      else if (here.holder !== root && !Object.isFrozen(here.holder)) delete here.holder[here.key];
      break;
    case 'repeat':
      if (Array.isArray(here.holder)) {
        const share = Math.max(1, Math.floor(MAX_LENGTH / (lengthOf(value) + 1)));
        const copies = Math.min(edit.times, share);
        for (let copy = 0; copy < copies; copy += 1) here.holder.push(value);
      } else if (typeof value === 'string') {
        put(here.holder, here.key, repeated(value, edit.times));
      } else put(here.holder, here.key, [value, value]);
      break;
    case 'add':
      if (isPlain(value) && !Array.isArray(value)) put(value, edit.key, fresh(edit.value));
      break;
    case 'copy':
      put(here.holder, here.key, cloneOf(valueAt(places[edit.from % places.length])));
      break;
    case 'nest': {
      if (!deep) {
        put(here.holder, here.key, `@nest ${edit.times} ${edit.key}@`);
        break;
      }
      let nested = value;
      for (let depth = 0; depth < edit.times; depth += 1) {
        const outer = edit.key === '' ? [] : {};
        put(outer, edit.key === '' ? '0' : edit.key, nested);
        nested = outer;
      }
      put(here.holder, here.key, nested);
      break;
    }
    case 'lift':
      if (here.holder !== root) {
        const above = places.find((each) => valueAt(each) === here.holder);
        if (above) put(above.holder, above.key, value);
      }
      break;
    case 'text':
      put(
        here.holder,
        here.key,
        isPlain(value)
          ? edit.piece
          : broken(textOf(value), [{ ...edit, at: edit.where, length: 0 }]),
      );
  }
}

/** Later changes of one case reach no other. */
const fresh = (value) => (isPlain(value) ? structuredClone(value) : value);

/** Characters of a value in JSON; as long as allowed where it has none. */
function lengthOf(value) {
  if (!isPlain(value)) return asText(value).length;
  try {
    return JSON.stringify(value).length;
  } catch {
    return MAX_LENGTH;
  }
}

/** What a file or an attribute holds in a value's place. */
export function asText(value) {
  return typeof value === 'object' && value !== null ? textOf(value) : String(value ?? '');
}

/** Nothing lies in itself. */
function cloneOf(value) {
  try {
    return structuredClone(value);
  } catch {
    return 'no copy';
  }
}

/** JSON of a value, '' where it has none. */
function textOf(value) {
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}

/** Text in which marks of what nests became it: writing a value that deep down would need its depth. */
function deepened(text) {
  return text.replace(/"@nest (\d+) ([^@"]*@?[^@"]*)@"/, (_mark, count, key) => {
    const open = key === '' ? '[' : `{"${key}":`;
    const depth = Math.min(Number(count), Math.floor(MAX_LENGTH / (open.length + 2)));
    return `${open.repeat(depth)}1${(key === '' ? ']' : '}').repeat(depth)}`;
  });
}

function repeated(piece, count) {
  const most = piece.length === 0 ? 0 : Math.floor(MAX_LENGTH / piece.length);
  return piece.repeat(Math.min(count, most));
}

function broken(text, breaks) {
  let now = text;
  for (const { at, length, piece, times: count } of breaks) {
    const from = at % (now.length + 1);
    now = now.slice(0, from) + repeated(piece, count) + now.slice(from + length);
  }
  return now.slice(0, MAX_LENGTH);
}
