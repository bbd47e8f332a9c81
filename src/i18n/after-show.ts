/** The sections of `Messages` about the purposes "After the show" and "My country". */

import type { DueOffer, RecapItem } from '../core/after-show.js';

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
  /** Why an offer is shown, and that its code is no price of the viewer's own. */
  offerWhy(offer: DueOffer): string;
  /** Accessible name of a code. */
  code(code: string): string;
  readonly close: string;
  readonly notForMe: string;
  /** What "Not for me" does. */
  readonly notForMeText: string;
  /** Read out when something comes up. */
  readonly offerCame: string;
  readonly recapCame: string;
}

/** The viewer's country in Your data. */
export interface RegionWords {
  /** `country` by name. */
  known(country: string): string;
  readonly unknown: string;
  /** What it is for and how to turn it off; `purpose` is the name of the switch. */
  text(purpose: string): string;
  readonly toChoices: string;
  /** What is not known, where the country is. */
  readonly notKnown: string;
}
