import type { CheckWords } from './data-sections.js';

/** The section of `Messages` about shops that keep the notes in a vault: a page of another origin. */
export interface VaultWords {
  /** The line on a card that was picked from the viewer's notes: the reason itself is told in the vault only. */
  readonly card: string;
  /** The check of "How it runs"; `place` is the vault's host name. */
  check(place: string): CheckWords;
  /** "What this cannot do", where Your data is drawn by the vault. */
  readonly cannotText: string;
  /** Above the records of choices: the page told the vault of them. */
  readonly choices: string;
  /** All that the vault's own page says where somebody opens it by itself. */
  readonly alone: string;
}
