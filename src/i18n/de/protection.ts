import type { ProtectionWords } from '../protection.js';
import { figures } from './words.js';

/** German texts of the passphrase and of the tab that forgets. */
export const protection: ProtectionWords = {
  title: 'Auf diesem Gerät',
  forget: (asking) => ({
    title: 'Vergiss mich, wenn ich diesen Tab schließe',
    text: asking
      ? 'Für ein Gerät, das auch andere benutzen. Darauf wird nichts behalten und nichts gezählt.'
      : 'Für ein Gerät, das auch andere benutzen. Was darauf behalten ist, wird jetzt gelöscht, nichts wird gezählt, und beim nächsten Mal wirst du neu gefragt.',
  }),
  forgetBlocks: 'Aus, solange dieser Tab dich vergisst.',
  open: {
    title: 'Eine Passphrase für deine Notizen',
    text: 'Wer die Dateien dieses Browsers kopiert, kann deine Notizen lesen. Mit einer Passphrase geht das nicht. Du gibst sie jedes Mal ein, wenn sich die Seite öffnet.',
  },
  guarded: {
    title: 'Deine Notizen haben eine Passphrase',
    text: 'Wer die Dateien dieses Browsers kopiert, kann sie ohne die Passphrase nicht lesen.',
  },
  locked: {
    title: 'Deine Notizen sind gesperrt',
    text: 'Gib deine Passphrase ein, um sie hier zu benutzen. Bis dahin fangen die Vorschläge von vorn an, und was jetzt notiert wird, kommt danach zu deinen Notizen dazu.',
  },
  set: 'Passphrase festlegen',
  change: 'Ändern',
  remove: 'Abschalten',
  unlock: 'Entsperren',
  save: 'Speichern',
  cancel: 'Abbrechen',
  working: 'Einen Moment …',
  passphrase: 'Passphrase',
  current: 'Bisherige Passphrase',
  fresh: 'Neue Passphrase',
  show: 'Anzeigen',
  hint: (strength, least) => {
    switch (strength) {
      case 'empty':
        return `Mindestens ${figures(least)} Zeichen. Vier Wörter, die nichts miteinander zu tun haben, sind leicht zu merken und schwer zu erraten.`;
      case 'short':
        return `Mindestens ${figures(least)} Zeichen.`;
      case 'weak':
        return 'Lang genug, aber leicht zu erraten.';
      case 'good':
        return 'Lang genug.';
    }
  },
  wrong: 'Das ist nicht die Passphrase. Versuche es noch einmal.',
  wait: 'Zu viele falsche Versuche. Warte eine halbe Minute, dann versuche es noch einmal.',
  busy: 'Ein anderer Tab dieses Shops arbeitet gerade an deinen Notizen. Nichts wurde geändert. Schließe den Tab oder warte ein wenig, dann versuche es noch einmal.',
  failed: 'Das hat nicht geklappt. Nichts wurde geändert. Versuche es noch einmal.',
  forgotten:
    'Wenn du sie vergisst, kann niemand deine Notizen je wieder lesen, und wir können nicht helfen. Dann bleibt nur „Beenden und löschen“.',
  done: {
    set: 'Deine Passphrase ist festgelegt.',
    removed: 'Die Passphrase ist abgeschaltet.',
    unlocked: 'Entsperrt.',
  },
};
