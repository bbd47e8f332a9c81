/**
 * Registers `<stream-picks>` and its question, once. The outer one last, so that it never draws unknown
 * tags. The other elements are registered with what draws them (`ui/stream-picks/body.ts`).
 */

import { defineElements } from './ui/define-elements.js';
import { OptInCard } from './ui/opt-in-card/opt-in-card.js';
import { StreamPicksElement } from './ui/stream-picks/stream-picks.js';

defineElements([
  ['sp-opt-in-card', OptInCard],
  ['stream-picks', StreamPicksElement],
]);
