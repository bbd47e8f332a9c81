/** Registers every element of the widget, once. The outer one last, so that it never draws unknown tags. */

import { DataDialog } from './ui/data-dialog/data-dialog.js';
import { ImportSection } from './ui/data-dialog/import-section.js';
import { ProtectionSection } from './ui/data-dialog/protection-section.js';
import { RecordsSection } from './ui/data-dialog/records-section.js';
import { HowDialog } from './ui/how-dialog/how-dialog.js';
import { OptInCard } from './ui/opt-in-card/opt-in-card.js';
import { PickRail } from './ui/pick-rail/pick-rail.js';
import { RecapCard } from './ui/recap-card/recap-card.js';
import { SpotlightCard } from './ui/spotlight-card/spotlight-card.js';
import { StreamPicksElement } from './ui/stream-picks/stream-picks.js';
import { VariantChooser } from './ui/variant-chooser/variant-chooser.js';
import { WhyDialog } from './ui/why-dialog/why-dialog.js';

const ELEMENTS: readonly (readonly [tag: string, element: CustomElementConstructor])[] = [
  ['sp-opt-in-card', OptInCard],
  ['sp-variant-chooser', VariantChooser],
  ['sp-pick-rail', PickRail],
  ['sp-recap-card', RecapCard],
  ['sp-spotlight-card', SpotlightCard],
  ['sp-how-dialog', HowDialog],
  ['sp-why-dialog', WhyDialog],
  ['sp-data-dialog', DataDialog],
  ['sp-protection-section', ProtectionSection],
  ['sp-import-section', ImportSection],
  ['sp-records-section', RecordsSection],
  ['stream-picks', StreamPicksElement],
];

for (const [tag, element] of ELEMENTS) {
  if (customElements.get(tag) === undefined) customElements.define(tag, element);
}
