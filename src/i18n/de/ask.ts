/** The question, in German: all that has to be there before the viewer has answered. */
import type { OptInWords } from '../messages.js';
import { figures } from './figures.js';

export const optIn: OptInWords = {
  title: 'Für dich aussuchen?',
  how: 'So geht’s',
  text: ({ controller, counts, days }) =>
    counts
      ? `Ja: Dein Gerät merkt sich ${figures(days)} Tage, was du ansiehst. ${controller} erhält je Show eine verwürfelte Zahl.`
      : `Ja: Dein Gerät merkt sich ${figures(days)} Tage, was du ansiehst. Nichts wird gesendet. Verantwortlich: ${controller}.`,
  yes: 'Ja, aussuchen',
  no: 'Nein, danke',
  unsure: 'Noch einmal drücken',
  changed: {
    title: 'Geändert. Weiter ja?',
    what: ({ title, text }, elsewhere) => `${title}: ${elsewhere ?? text}`,
    whatOfSeveral: ({ title }, elsewhere) =>
      elsewhere === null ? `${title}.` : `${title}: ${elsewhere}`,
    yes: 'Ja, anlassen',
    no: 'Nein, aus',
  },
  working: 'Einen Moment …',
  missing: 'Das konnte nicht geladen werden. Prüfe die Verbindung und versuch es noch einmal.',
  again: 'Noch einmal versuchen',
};
