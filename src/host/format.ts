import type { ShareEstimate } from '../core/estimates.js';

/** Numbers, times and shares in the reader's language. */
export interface HostFormat {
  readonly language: string;
  /** `6,204`. */
  readonly count: (value: number) => string;
  /** A share 0…1 as whole viewers of 100: `41`. */
  readonly of100: (share: number) => string;
  /** A share 0…1 in percent: `20 %`, as the language writes it. */
  readonly percent: (share: number) => string;
  /** A share's interval as whole viewers of 100. */
  readonly interval: (share: Pick<ShareEstimate, 'low' | 'high'>) => { low: string; high: string };
  /** Minutes and hours: `42 min`, `1 hr 5 min`. */
  readonly duration: (ms: number) => string;
  /** `19:40`. */
  readonly time: (atMs: number) => string;
  /** Day and time. */
  readonly moment: (atMs: number) => string;
  /** `8 seconds ago`. */
  readonly ago: (ms: number) => string;
  /** `A, B, and C`. */
  readonly list: (items: readonly string[]) => string;
}

const MINUTE_MS = 60_000;

/** Formats for a BCP 47 language; an unknown one falls back to the browser's own. */
export function createFormat(language: string): HostFormat {
  const locale = supported(language);
  const count = new Intl.NumberFormat(locale);
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const unit = (name: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' });
  const [hours, minutes, seconds] = [unit('hour'), unit('minute'), unit('second')];
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const relative = relativeTime(locale);
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  // Rounds a negative fraction to 0, never to "-0".
  // A hyphen is too short for a minus between figures.
  const of100 = (share: number) => whole.format(Math.round(share * 100) || 0).replace('-', '−');
  return {
    language: locale,
    count: (value) => count.format(value),
    of100,
    percent: (share) => percent.format(share),
    interval: ({ low, high }) => ({ low: of100(low), high: of100(high) }),
    duration: (ms) => {
      if (ms < MINUTE_MS) return seconds.format(Math.max(0, Math.floor(ms / 1000)));
      const total = Math.floor(ms / MINUTE_MS);
      const [h, m] = [Math.floor(total / 60), total % 60];
      if (h === 0) return minutes.format(m);
      return m === 0 ? hours.format(h) : `${hours.format(h)} ${minutes.format(m)}`;
    },
    time: (atMs) => time.format(atMs),
    moment: (atMs) => moment.format(atMs),
    ago: (ms) =>
      ms < MINUTE_MS
        ? relative.format(-Math.max(0, Math.floor(ms / 1000)), 'second')
        : relative.format(-Math.floor(ms / MINUTE_MS), 'minute'),
    list: (items) => list.format(items),
  };
}

/** Short, but in words: the shortest of some languages, such as French, is a bare `-2 s`. */
function relativeTime(locale: string): Intl.RelativeTimeFormat {
  const shortest = new Intl.RelativeTimeFormat(locale, { style: 'narrow', numeric: 'auto' });
  return /^[-+\u2212]/.test(shortest.format(-2, 'second'))
    ? new Intl.RelativeTimeFormat(locale, { style: 'short', numeric: 'auto' })
    : shortest;
}

function supported(language: string): string {
  try {
    return (
      Intl.NumberFormat.supportedLocalesOf(language)[0] ??
      new Intl.NumberFormat().resolvedOptions().locale
    );
  } catch {
    // Not a language tag: the browser's own will do.
    return new Intl.NumberFormat().resolvedOptions().locale;
  }
}
