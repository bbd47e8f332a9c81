import type { DataView, Interest } from '../../core/view.js';
import type { SessionActions, SessionState } from '../../page/session/state.js';
import type { Words } from '../words.js';

/** What the views of "Your data" draw from. */
export interface DataContext {
  readonly view: DataView;
  readonly state: SessionState;
  readonly actions: SessionActions;
  readonly words: Words;
  /** Which parts the viewer has unfolded, by name. */
  readonly unfolded: ReadonlySet<string>;
  /** Folds or unfolds a part. */
  readonly fold: (name: string) => void;
  /** The interests in the order in which they were first drawn, so that rows stay under the finger. */
  readonly interests: readonly Interest[];
  /** How many notes are drawn. */
  readonly shownNotes: number;
  /** Draws more notes, and brings focus to the first of them; or only the first few again. */
  readonly showNotes: (count: number) => void;
}
