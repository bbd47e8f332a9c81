import type { DataView } from '../../core/view.js';
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
}
