import { PURPOSES, type Purpose } from '../../core/consent.js';

/** Which purposes of a page's consent tool grant which of ours. */
export type ConsentMap = Readonly<Record<string, readonly Purpose[]>>;

/**
 * A choice in the words of the page's consent tool, in ours. A tool's purpose that the map does not
 * name turns nothing on; where several decide one of ours, any no wins.
 *
 * @param choice what the page set; anything but an object passes as it is, for the check that follows
 */
export function mapOutsideChoice(choice: unknown, map: ConsentMap | null): unknown {
  if (map === null || typeof choice !== 'object' || choice === null) return choice;
  const raw = choice as Record<string, unknown>;
  const mapped: Record<string, unknown> = { ...raw };
  for (const [outside, ours] of Object.entries(map)) {
    const said = raw[outside];
    if (typeof said !== 'boolean') continue;
    for (const purpose of ours) {
      if (PURPOSES.includes(purpose)) mapped[purpose] = said && mapped[purpose] !== false;
    }
  }
  return mapped;
}
