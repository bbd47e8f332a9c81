import type { BoardWords, CanWords, NextWhyWords, ReportWords } from '../host-after.js';
import { quoted } from './words.js';

const NEVER = [
  'Was eine einzelne Person getan hat oder wer zugesehen hat.',
  'Was Zuschauende wollen, die beim Zählen nicht mitmachen.',
  'Was bezahlt wurde: Gezählt wird der Warenkorb, nicht die Kasse.',
  'Ob das Zeigen eines Produkts den Wunsch danach geweckt hat.',
];

/** German texts of the list of questions. */
export const can: CanWords = {
  heading: 'Was die Zählungen beantworten können',
  caption: 'Über die ganze Show, von Zuschauenden, die beim Zählen mitmachen.',
  states: { yes: 'Ja', part: 'Zum Teil', no: 'Noch nicht' },
  over: 'Nein',
  questions: {
    wanted: 'Wie viele wollen jedes Produkt?',
    first: 'Welches ist am gefragtesten?',
    pairs: 'Welches von zweien liegt vorn?',
    stages: 'Ist es gestiegen oder gefallen?',
    picks: 'Wie kamen die Vorschläge an?',
    reason: 'Warum haben sie gesehen, was sie sahen?',
    health: 'Funktionieren die Vorschläge gut?',
  },
  wanted: (told, of) => `Für ${told} von ${of} lässt es sich sagen.`,
  first: (count, written) =>
    count === 1 ? 'Eines liegt sicher vorn.' : `${written} teilen sich den ersten Platz.`,
  firstNone: 'Für keines lässt es sich sagen.',
  pairs: (told, of) => `Sicher für ${told} von ${of} Paaren.`,
  stages: (told, of) => `${told} von ${of} Zahlen zu den Abschnitten haben genug Antworten.`,
  enough: 'Es kamen genug Antworten.',
  more: (count, written) =>
    count === 1
      ? 'Es fehlt noch etwa 1 Person, die beim Zählen mitmacht.'
      : `Es fehlen noch etwa ${written} Zuschauende, die beim Zählen mitmachen.`,
  moreOver: (count, written) =>
    count === 1
      ? 'Etwa 1 weitere Person wäre nötig gewesen.'
      : `Etwa ${written} weitere wären nötig gewesen.`,
  tooFew: 'Es kamen zu wenige Antworten.',
  disturbed: 'Einige Zählungen sind gestört.',
  neverHeading: 'Nie aus diesen Zählungen',
  never: NEVER,
};

/** German texts of why a product is proposed. */
export const nextWhy: NextWhyWords = {
  sure: 'Sicher',
  notSure: 'Nicht sicher',
  why: (share, low, high) =>
    `${share} von 100 haben es geöffnet oder in den Warenkorb gelegt (${low} bis ${high}).`,
  lead: (gap, low, high, other) => `${gap} mehr als bei ${other} (${low} bis ${high}).`,
};

/** German texts of the view for a wall. */
export const board: BoardWords = {
  open: 'Beamer',
  label: 'Ansicht für den Beamer',
  fill: 'Vollbild',
  unfill: 'Vollbild beenden',
  dark: 'Dunkel',
  light: 'Hell',
  close: 'Schließen',
  key: 'Von 100 Zuschauenden, die beim Zählen mitmachen. Balken: Die Wahrheit liegt in 19 von 20 Fällen darin, für alle Balken zusammen.',
  upTo: (stage) => `Bis zum Abschnitt ${quoted(stage)}.`,
  sureBut: (_, written) => `Sicher, ${written} nicht bekannt`,
  more: (count, written) => (count === 1 ? 'und 1 weiteres' : `und ${written} weitere`),
};

/** German texts of the report. */
export const report: ReportWords = {
  open: 'Bericht',
  heading: 'Bericht',
  back: 'Zurück zum Pult',
  print: 'Drucken',
  soFar: 'Die Show läuft noch. Das ist bisher gekommen.',
  from: (start, end) => `${start} bis ${end}.`,
  readAt: (answers, moment) =>
    `${answers} Antworten von Zuschauenden, die beim Zählen mitmachen, gelesen: ${moment}.`,
  brief: 'Kurz gesagt',
  most: (title) => `Am gefragtesten: ${title}, sicher vor allen anderen.`,
  mostOf: (titles) => `Am gefragtesten: eines von ${titles}. Sie lassen sich nicht unterscheiden.`,
  mostMany: (count) =>
    `${count} Produkte teilen sich den ersten Platz. Sie lassen sich nicht unterscheiden.`,
  untold: 'Es kamen zu wenige Antworten, um zu sagen, welches Produkt am gefragtesten ist.',
  pairs: (sure, of) => `Von ${of} Paaren von Produkten sind ${sure} sicher verschieden.`,
  chosen: (share, low, high) =>
    `${share} von 100 haben einen Vorschlag gewählt (${low} bis ${high}).`,
  works: (share, low, high) =>
    `Bei ${share} von 100 haben die Vorschläge gut funktioniert (${low} bis ${high}).`,
  few: (titles) => `Zu wenige Antworten, um etwas zu sagen: ${titles}.`,
  disturbed: (titles) =>
    `Gestört, verlass dich nicht darauf: ${titles}. Es kamen mehr oder weniger Antworten, als der Plan zulässt.`,
  may: 'Was sich schließen lässt',
  mayList: [
    'Jede Zahl ist eine beste Schätzung für Zuschauende dieser Show, die beim Zählen mitmachen; die Wahrheit liegt in 19 von 20 Fällen in ihrem Bereich.',
    'Wo „Sicher“ steht, stimmen alle diese Aussagen zusammen in 19 von 20 Fällen, egal wie oft du hingesehen hast.',
    'Ein Produkt, das hier vorn liegt, haben mehr dieser Zuschauenden geöffnet oder in den Warenkorb gelegt.',
  ],
  mayNot: 'Was sich nicht schließen lässt',
  mayNotList: [
    ...NEVER,
    'Dass sich zwei Produkte unterscheiden, die sich einen Platz teilen oder bei denen „Nicht sicher“ steht.',
    'Irgendetwas daraus, Abschnitte zu addieren oder einen Abschnitt an der ganzen Show zu messen: Da waren andere Zuschauende.',
  ],
  next: 'Für die nächste Show',
  fits: (answers, subjects, written, needed) =>
    `${answers} Antworten kamen. ${asking(subjects, written)} braucht bei diesem Fehler etwa ${needed}, der Plan kann also bleiben.`,
  short: (answers, subjects, written, needed) =>
    `${answers} Antworten kamen. ${asking(subjects, written)} braucht bei diesem Fehler etwa ${needed}.`,
  fitting: (count, written) =>
    count === 1
      ? 'So viele Zuschauende können 1 Produkt gut beantworten.'
      : `So viele Zuschauende können ${written} Produkte gut beantworten.`,
  fittingNone: 'So wenige Zuschauende können nicht einmal ein Produkt so genau beantworten.',
  error: (error) => `Oder alles behalten und einen relativen Fehler von ${error} annehmen.`,
  numbers: 'Alle Zahlen',
};

function asking(subjects: number, written: string): string {
  return subjects === 1 ? 'Nach 1 Produkt zu fragen' : `Nach ${written} Produkten zu fragen`;
}
