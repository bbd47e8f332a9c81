import type { Price } from '../core/product.js';
import { usableTag } from './tag.js';

/** Numbers, money, dates and lists as one language writes them; all through `Intl`. */
export interface Format {
  /** BCP 47 tag that was asked for. */
  readonly lang: string;
  /** A plain number, at most two decimals. */
  number(value: number): string;
  /** A number with exactly `digits` decimals. */
  fixed(value: number, digits: number): string;
  /** A number with its sign, always two decimals: `+1.84`, `−0.16`. */
  signed(value: number): string;
  /** Money; whole amounts without decimals. */
  price(amount: number, currency: Price['currency']): string;
  /** Time of day, `19:40`. */
  time(atMs: number): string;
  /** Day and time, `21 November 2026, 19:30`. */
  dateTime(atMs: number): string;
  /** Day only, `21 November 2026`. */
  date(atMs: number): string;
  /** Name of a country from its ISO 3166-1 alpha-2 code; the code itself where it is unknown. */
  country(code: string): string;
}

const cache = new Map<string, Format>();

/** The writing habits of `lang`; falls back to English where the tag is malformed. */
export function formatFor(lang: string): Format {
  const known = cache.get(lang);
  if (known !== undefined) return known;
  const made = createFormat(usableTag(lang, 'en'));
  cache.set(lang, made);
  return made;
}

function createFormat(lang: string): Format {
  // Each costs milliseconds to make, and the first screen needs only money.
  const plain = once(() => new Intl.NumberFormat(lang, { maximumFractionDigits: 2 }));
  const signed = once(
    () =>
      new Intl.NumberFormat(lang, {
        minimumFractionDigits: 2,
        maximumFractionDigits: 2,
        signDisplay: 'exceptZero',
      }),
  );
  const time = once(() => new Intl.DateTimeFormat(lang, { hour: 'numeric', minute: '2-digit' }));
  const date = once(() => new Intl.DateTimeFormat(lang, { dateStyle: 'long' }));
  const dateTime = once(
    () => new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short' }),
  );
  const countries = once(() => new Intl.DisplayNames(lang, { type: 'region', fallback: 'code' }));
  const fixed = onceEach(
    (digits: number) =>
      new Intl.NumberFormat(lang, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  );
  const money = onceEach(
    (currency: string) =>
      new Intl.NumberFormat(lang, {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        trailingZeroDisplay: 'stripIfInteger',
      }),
  );
  return {
    lang,
    number: (value) => plain().format(value),
    fixed: (value, digits) => fixed(digits).format(value),
    // A hyphen is too short for a minus between figures.
    signed: (value) => signed().format(value).replace('-', '−'),
    price: (amount, currency) => money(currency).format(amount),
    time: (atMs) => time().format(atMs),
    date: (atMs) => date().format(atMs),
    dateTime: (atMs) => dateTime().format(atMs),
    country: (code) => {
      try {
        return countries().of(code) ?? code;
      } catch {
        // Not a region code: show what the page wrote.
        return code;
      }
    },
  };
}

/** Makes it when it is first asked for, and never again. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function onceEach<K, T extends object>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return (key) => {
    const one = made.get(key) ?? make(key);
    made.set(key, one);
    return one;
  };
}
