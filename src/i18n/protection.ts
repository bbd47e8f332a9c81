import type { Lines } from './basics.js';

/** The passphrase over the notes, and the tab that forgets. */
export interface ProtectionWords {
  readonly title: string;
  /** The switch of the tab that forgets; `asking` before the choice, when nothing is kept yet. */
  forget(asking: boolean): Lines;
  /** Why "remember" cannot be turned on now. */
  readonly forgetBlocks: string;
  /** Without a passphrase. */
  readonly open: Lines;
  /** With one that was given. */
  readonly guarded: Lines;
  /** With one that was not given yet. */
  readonly locked: Lines;
  readonly set: string;
  readonly change: string;
  readonly remove: string;
  readonly unlock: string;
  readonly save: string;
  readonly cancel: string;
  readonly working: string;
  readonly passphrase: string;
  readonly current: string;
  readonly fresh: string;
  readonly show: string;
  /** Under the field of a new one. */
  hint(strength: 'empty' | 'short' | 'weak' | 'good', least: number): string;
  readonly wrong: string;
  readonly wait: string;
  /** Another tab is at work on the notes, or is stuck. */
  readonly busy: string;
  readonly failed: string;
  readonly forgotten: string;
  readonly done: { readonly set: string; readonly removed: string; readonly unlocked: string };
}
