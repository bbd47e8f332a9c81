/**
 * The one thing kept outside the engine: that a choice was made, in which month, under which
 * notice. Coarse on purpose: it is alike for all who chose in that month, so it marks nobody.
 */

import { markerKey } from './marker-key.js';

/** What the marker says. */
export interface ChoiceMarker {
  readonly answer: 'yes' | 'no';
  /** `YYYY-MM`, by UTC. */
  readonly month: string;
  /** Version of the notice the choice was made under. */
  readonly notice: number;
  /** A no that a tool outside the widget said, not the viewer here: that tool may take it back. */
  readonly outside?: true;
  /**
   * Beside a no: the browser had lost the yes before it, and the ledger with it. Kept so that a later
   * yes starts no new budget.
   */
  readonly lost?: true;
}

/** After a refusal nobody is asked again for this many months (viewer rules, 8). */
export const ASK_AGAIN_AFTER_MONTHS = 12;

/** The marker of a shop; null when there is none, it cannot be read, or a refusal has run out. */
export function readMarker(shop: string, nowMs: number): ChoiceMarker | null {
  let text: string | null;
  try {
    text = localStorage.getItem(markerKey(shop));
  } catch {
    return null; // Storage is forbidden here: as if no choice had been made.
  }
  return text === null ? null : parseMarker(text, nowMs);
}

/** Whether a marker is there, be it one that has run out. */
export function hasMarker(shop: string): boolean {
  try {
    return localStorage.getItem(markerKey(shop)) !== null;
  } catch {
    return false;
  }
}

/** Whether a marker, be it one that has run out, tells of a ledger that was lost. */
export function tellsLoss(shop: string): boolean {
  try {
    return JSON.parse(localStorage.getItem(markerKey(shop)) ?? '{}').lost === true;
  } catch {
    return false;
  }
}

/** {@link readMarker} for a text that is at hand, as in a `storage` event. */
export function parseMarker(text: string, nowMs: number): ChoiceMarker | null {
  try {
    const { answer, month, notice, outside, lost } = JSON.parse(text) as Partial<ChoiceMarker>;
    if (answer !== 'yes' && answer !== 'no') return null;
    if (typeof month !== 'string' || !/^\d{4}-\d{2}$/.test(month)) return null;
    if (typeof notice !== 'number') return null;
    if (answer === 'no' && monthsBetween(month, monthOf(nowMs)) >= ASK_AGAIN_AFTER_MONTHS) {
      return null;
    }
    return {
      answer,
      month,
      notice,
      ...(outside === true ? { outside } : {}),
      ...(lost === true ? { lost } : {}),
    };
  } catch {
    return null; // Not ours, or damaged.
  }
}

/** Hears of a marker under its key; `text` is null when it was taken away. */
export type MarkerListener = (key: string, text: string | null) => void;

/**
 * Tells of each marker that is written, in another tab or by another element of this page (whose
 * own window gets no `storage` event). Returns the function that ends it.
 */
export function watchMarkers(listener: MarkerListener): () => void {
  const onStorage = ({ isTrusted, key, newValue }: StorageEvent) => {
    // A script can make such an event, too; only the browser tells of what was really written.
    if (isTrusted && key !== null) listener(key, newValue);
  };
  addEventListener('storage', onStorage);
  listeners.add(listener);
  return () => {
    removeEventListener('storage', onStorage);
    listeners.delete(listener);
  };
}

const listeners = new Set<MarkerListener>();

/**
 * Writes the marker; only ever called when a choice is made. False when it cannot be kept.
 * @param by The one who writes: told nothing.
 */
export function writeMarker(
  shop: string,
  choice: {
    readonly answer: 'yes' | 'no';
    readonly notice: number;
    readonly outside: boolean;
    readonly lost: boolean;
  },
  nowMs: number,
  by?: MarkerListener,
): boolean {
  const { answer, notice } = choice;
  const marker: ChoiceMarker = {
    answer,
    month: monthOf(nowMs),
    notice,
    ...(choice.outside && answer === 'no' ? { outside: true } : {}),
    ...(choice.lost && answer === 'no' ? { lost: true } : {}),
  };
  const text = JSON.stringify(marker);
  let kept = true;
  try {
    localStorage.setItem(markerKey(shop), text);
  } catch {
    kept = false; // The choice holds for this page; the next one asks again.
  }
  for (const listener of listeners) if (listener !== by) listener(markerKey(shop), text);
  return kept;
}

function monthOf(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(0, 7);
}

function monthsBetween(from: string, to: string): number {
  return monthNumber(to) - monthNumber(from);
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
}
