/** The sections of `Messages` about the purpose "After the show". */

import type { DueOffer, DueReminder, RecapItem, Switched } from '../core/after-show.js';

/** The recap and the offers. */
export interface AfterShowWords {
  /** Heading while there are only offers. */
  offers(count: number): string;
  readonly recap: string;
  /** Under the heading of the recap; `notes` is how many acts it was made from. */
  madeFrom(notes: number): string;
  /** Under the heading of the offers. */
  readonly madeHere: string;
  /** Small words under the figures. */
  readonly looked: string;
  readonly saved: string;
  readonly added: string;
  readonly spentTime: string;
  readonly away: string;
  /** Why a product is in the recap. */
  item(item: RecapItem): string;
  readonly awayWhy: string;
  readonly reminders: string;
  /** Why a product of an earlier visit is shown; `day` is a date. */
  reminder(item: DueReminder, day: string): string;
  /** Name of the button that turns one item off. */
  readonly hide: (title: string) => string;
  readonly hidden: (title: string) => string;
  readonly undo: string;
  /** Your data: what was turned off one by one. */
  readonly offHeading: string;
  readonly off: (what: Exclude<Switched, 'notify'>, title: string) => string;
  readonly showAgain: string;
  readonly showAgainNamed: (title: string) => string;
  /** Why an offer is shown, and that its code is no price of the viewer's own. */
  offerWhy(offer: DueOffer): string;
  /** Accessible name of a code. */
  code(code: string): string;
  /** Jumps to the moment in the replay; `time` is 12:40 or 1:02:40. */
  readonly watch: (time: string) => string;
  /** Its name for who hears it. */
  readonly watchNamed: (time: string, title: string) => string;
  /** Neither page nor player could jump. */
  readonly unreachable: string;
  /** A message of this browser when the show is over: no product, since the page can read it. */
  readonly messageTitle: string;
  readonly messageBody: string;
  /** Its switch in Your data. */
  readonly notify: string;
  readonly notifyText: string;
  readonly notifyDenied: string;
  readonly close: string;
  readonly notForMe: string;
  /** What "Not for me" does. */
  readonly notForMeText: string;
  /** Read out when something comes up. */
  readonly offerCame: string;
  readonly recapCame: string;
}
