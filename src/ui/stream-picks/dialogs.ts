/** The viewer's dialogs, loaded when the first of them is opened. */

import { DataDialog } from '../data-dialog/data-dialog.js';
import { ImportSection } from '../data-dialog/import-section.js';
import { ProtectionSection } from '../data-dialog/protection-section.js';
import { RecordsSection } from '../data-dialog/records-section.js';
import { defineElements } from '../define-elements.js';
import { HowDialog } from '../how-dialog/how-dialog.js';
import { WhyDialog } from '../why-dialog/why-dialog.js';

/** Registers them, once. */
export function defineDialogs(): void {
  defineElements([
    ['sp-how-dialog', HowDialog],
    ['sp-why-dialog', WhyDialog],
    ['sp-data-dialog', DataDialog],
    ['sp-protection-section', ProtectionSection],
    ['sp-import-section', ImportSection],
    ['sp-records-section', RecordsSection],
  ]);
}
