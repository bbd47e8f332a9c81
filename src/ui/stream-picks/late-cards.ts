/** Cards that come up some time after a yes, never with the first picks: loaded after these. */

import { defineElements } from '../define-elements.js';
import { RecapCard } from '../recap-card/recap-card.js';
import { SpotlightCard } from '../spotlight-card/spotlight-card.js';

/** Registers them, once. What was drawn before shows itself then. */
export function defineLateCards(): void {
  defineElements([
    ['sp-recap-card', RecapCard],
    ['sp-spotlight-card', SpotlightCard],
  ]);
}
