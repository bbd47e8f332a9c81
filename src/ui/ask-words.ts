import type { Messages } from '../i18n/messages.js';
import type { AskState } from '../page/session/asked.js';

/** What the question needs to speak. */
export interface AskWords {
  readonly messages: Pick<Messages, 'optIn'> & Partial<Pick<Messages, 'notices'>>;
  /** Where it is asked again: what is said now about each purpose whose notice changed. */
  readonly changes?: (state: AskState) => string;
  /** Stands in the place of its title, for now. */
  readonly title?: string | null;
}
