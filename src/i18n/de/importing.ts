import type { ImportWords } from '../importing.js';
import { listed, quoted, several } from './words.js';

const heldOf = (held: {
  readonly signals: number;
  readonly statements: number;
  readonly comparisons: number;
}): string => {
  const { signals, statements, comparisons } = held;
  return listed([
    several(signals, 'Notiz', 'Notizen'),
    ...(statements > 0 ? [several(statements, 'Angabe von dir', 'Angaben von dir')] : []),
    ...(comparisons > 0 ? [several(comparisons, 'Vergleich', 'Vergleiche')] : []),
  ]);
};

/** German texts of the import. */
export const importing: ImportWords = {
  title: 'Bring deine Daten mit',
  text: 'Hast du diesen Shop in einem anderen Browser benutzt? Drücke dort auf „Exportieren“ und wähle die Datei dann hier. Sie wird auf diesem Gerät gelesen und nirgendwohin gesendet.',
  choose: 'Datei wählen',
  reading: 'Die Datei wird gelesen …',
  found: ({ when, ...held }) => `Die Datei vom ${when} enthält: ${heldOf(held)}.`,
  replaces: (notes) =>
    `${
      notes === 0
        ? 'Das wird zu dem, was hier bekannt ist.'
        : `Das ersetzt, was hier jetzt bekannt ist: ${several(notes, 'Notiz', 'Notizen')}.`
    } Deine Einstellungen bleiben, wie sie sind. Nachrichten, die dort gezählt wurden, zählen auch hier.`,
  replace: 'Bekanntes ersetzen',
  cancel: 'Abbrechen',
  working: 'Einen Moment …',
  done: ({ refused, ...held }) =>
    `Fertig. Hier jetzt bekannt: ${heldOf(held)}.${
      refused === 0
        ? ''
        : ` Nicht übernommen, weil zu alt: ${several(refused, 'Eintrag', 'Einträge')}.`
    }`,
  changed: 'Deine Datei wurde übernommen.',
  refused: {
    'too-large': 'Diese Datei ist zu groß, um eine von unseren zu sein. Nichts wurde geändert.',
    'not-export':
      'Das ist keine Datei aus „Exportieren“, oder jemand hat sie verändert. Hier wurde nichts geändert.',
    'other-shop': 'Diese Datei ist von einem anderen Shop. Nichts wurde geändert.',
    failed: 'Das hat nicht geklappt. Nichts wurde geändert. Versuche es noch einmal.',
  },
  where: (path) => `Der erste Fehler steht bei ${quoted(path)}.`,
};
