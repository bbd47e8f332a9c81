/**
 * The one thing kept outside the engine: that a choice was made, in which month, under which
 * notice. Coarse on purpose: it is alike for all who chose in that month, so it marks nobody.
 */

/** What the marker says. */
export interface ChoiceMarker {
  readonly answer: 'yes' | 'no';
  /** `YYYY-MM`, by UTC. */
  readonly month: string;
  /** Version of the notice the choice was made under. */
  readonly notice: number;
}

/** After a refusal nobody is asked again for this many months (viewer rules, 8). */
export const ASK_AGAIN_AFTER_MONTHS = 12;

/** Key of the marker in localStorage, one per shop. */
export function markerKey(shop: string): string {
  return shop === '' ? 'stream-picks' : `stream-picks:${shop}`;
}

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

/** {@link readMarker} for a text that is at hand, as in a `storage` event. */
export function parseMarker(text: string, nowMs: number): ChoiceMarker | null {
  try {
    const { answer, month, notice } = JSON.parse(text) as Partial<ChoiceMarker>;
    if (answer !== 'yes' && answer !== 'no') return null;
    if (typeof month !== 'string' || !/^\d{4}-\d{2}$/.test(month)) return null;
    if (typeof notice !== 'number') return null;
    if (answer === 'no' && monthsBetween(month, monthOf(nowMs)) >= ASK_AGAIN_AFTER_MONTHS) {
      return null;
    }
    return { answer, month, notice };
  } catch {
    return null; // Not ours, or damaged.
  }
}

/** Writes the marker; only ever called when a choice is made. False when it cannot be kept. */
export function writeMarker(
  shop: string,
  answer: ChoiceMarker['answer'],
  notice: number,
  nowMs: number,
): boolean {
  const marker: ChoiceMarker = { answer, month: monthOf(nowMs), notice };
  try {
    localStorage.setItem(markerKey(shop), JSON.stringify(marker));
    return true;
  } catch {
    return false; // The choice holds for this page; the next one asks again.
  }
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
