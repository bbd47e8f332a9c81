import type { Purposes } from '../../core/consent.js';
import { PURPOSES } from '../../core/consent.js';
import type { OutsideChoice } from '../../wire/outside-choice.js';

/**
 * The purposes after a page's own consent tool has spoken: what it names is as it says, what it
 * leaves out stays.
 */
export function withOutsideChoice(now: Purposes, choice: OutsideChoice): Purposes {
  const next: Record<string, boolean> = { ...now };
  for (const purpose of PURPOSES) next[purpose] = choice.purposes[purpose] ?? now[purpose];
  return next as unknown as Purposes;
}
