import type { ConsentRecord, Purpose } from '../../core/consent.js';
import { PURPOSES } from '../../core/consent.js';
import type { QuestionKind } from '../../core/report.js';
import type { BudgetView, ReportView } from '../../core/view.js';
import type { DataWords } from '../messages.js';
import { knows } from './knows.js';
import { outside } from './outside.js';
import { runs } from './runs.js';
import { tuned } from './tuning.js';
import { counted, figures, listed, opening, place, quoted, several } from './words.js';

const ANSWER_WORDS: Readonly<Record<string, string>> = {
  none: 'nichts',
  shown: 'gesehen',
  dismissed: 'ausgeblendet',
  chosen: 'geöffnet',
  added: 'in den Warenkorb gelegt',
};

const PICKS_WORDS: Readonly<Record<string, string>> = {
  none: 'hatte keine Vorschläge',
  ignored: 'hat sie nicht beachtet',
  chosen: 'hat einen gewählt',
  hidden: 'hat sie ausgeschaltet',
};

const REASON_WORDS: Readonly<Record<string, string>> = {
  none: 'keine Vorschläge',
  stage: 'jetzt in der Show',
  category: 'eine Art von Produkt, die du angesehen hast',
  brand: 'eine Marke, die du angesehen hast',
  similar: 'passt zu dem, was du angesehen hast',
  popular: 'beliebt bei anderen',
  discovery: 'etwas Neues',
};

const HEALTH_WORDS: Readonly<Record<string, string>> = {
  fine: 'gut',
  slow: 'langsam',
  error: 'mit Fehler',
};

const PURPOSE_WORDS: Readonly<Record<Purpose, string>> = {
  picks: 'Vorschläge',
  history: 'Erinnern',
  counts: 'Zählen',
  offers: 'Nach der Show',
  region: 'Mein Land',
};

/** German texts of "Your data". */
export const data: DataWords = {
  title: 'Deine Daten',
  intro: 'Deine Notizen sind auf diesem Gerät. Sieh sie an, berichtige sie, oder lösche sie.',
  back: 'Zurück',
  export: 'Exportieren',
  exporting: 'Wird vorbereitet …',
  exportFailed: 'Die Datei konnte nicht gemacht werden. Versuche es noch einmal.',
  loading: 'Deine Notizen werden gelesen …',
  nav: {
    knows: 'Was es weiß',
    picks: 'Warum diese Vorschläge',
    left: 'Was gesendet wurde',
    runs: 'Wie es läuft',
    choices: 'Deine Einstellungen',
  },
  hints: {
    knows: (interests, notes) =>
      `${several(interests, 'Interesse', 'Interessen')}, ${several(notes, 'Notiz', 'Notizen')}`,
    picks: (count) => (count === 0 ? 'Noch keine' : `${figures(count)}, mit ihren Gründen`),
    left: (messages, bytes) =>
      messages === 0
        ? 'Nichts'
        : `${several(messages, 'Nachricht', 'Nachrichten')}, ${several(bytes, 'Byte', 'Byte')}`,
    runs: (run) => (run.isolation === 'isolated' ? 'Hier, ohne Netz' : 'Hier, ohne Abschottung'),
    choices: (on, all) => `${figures(on)} von ${figures(all)} an`,
  },
  knows,
  picks: {
    lead: 'Jeder Balken ist eine Punktzahl, zerlegt in ihre Gründe: je länger, desto höher. Daneben der Platz mit dir und ohne dich.',
    key: {
      same: 'angesehen oder gespeichert',
      similar: 'Marke oder Art, die du magst',
      stage: 'in der Show',
      popular: 'beliebt',
      other: 'Jahreszeit oder Land',
      against: 'dagegen',
    },
    place: (at, without) => `${place(at)}, ohne dich ${figures(without)}`,
    promoted: (at) => `${place(at)}, Anzeige`,
    discovery: (at) => `${place(at)}, etwas Neues`,
    none: 'Noch keine Vorschläge. Die Produkte stehen in der Reihenfolge der Show.',
    rests: 'Worauf sie beruhen',
    restsLead:
      'Probiere die Reihenfolge ohne eines davon. Nichts wird entfernt, bevor du es sagst.',
    restsNone: 'Auf nichts über dich: Die Reihenfolge folgt allein aus der Show.',
    inPicks: (speaks, against, all) =>
      against === 0
        ? `in ${figures(speaks)} von ${several(all, 'Vorschlag', 'Vorschlägen')}`
        : speaks === 0
          ? `gegen ${figures(against)} von ${several(all, 'Vorschlag', 'Vorschlägen')}`
          : `in ${figures(speaks)} von ${several(all, 'Vorschlag', 'Vorschlägen')}, gegen ${figures(against)}`,
    tryWithout: 'Ohne probieren',
    tryNamed: (label) => `Ohne probieren: ${label}`,
    trial: (cause) => `Ohne ${cause}`,
    trialText: (moves) =>
      moves === 0
        ? 'Die Reihenfolge bliebe gleich. Noch ist nichts entfernt.'
        : `${several(moves, 'Vorschlag würde', 'Vorschläge würden')} sich ändern. Noch ist nichts entfernt.`,
    confirm: 'Entfernen',
    confirmNamed: (cause) => `Entfernen: ${cause}`,
    cancel: 'Behalten',
    stays: (at) => `bleibt auf ${place(at)}`,
    moved: (from, to) => `${place(from)}, dann ${figures(to)}`,
    comesIn: (at) => `neu, ${place(at)}`,
    leaves: (at) => `${place(at)}, dann draußen`,
    tuned,
    notBasedOnMe: {
      title: 'Ohne mich',
      text: 'Stattdessen die Reihenfolge der Show zeigen, ohne deine Daten. Wirkt sofort.',
    },
  },
  left: {
    lead: (messages) =>
      messages === 1
        ? 'Bisher eine Nachricht. Sie ist bei allen gleich lang, egal was sie getan haben.'
        : `Bisher ${messages === 0 ? 'keine' : counted(messages)} Nachrichten. Jede ist bei allen gleich lang, egal was sie getan haben.`,
    nothing: 'Bisher nichts.',
    countsOff: 'Das Zählen ist aus. Darum verlässt nichts dieses Gerät.',
    planned: 'Das Zählen beginnt mit der Show.',
    waits: 'Eine Nachricht wartet hier auf ihre Zeit.',
    heading,
    question: 'Frage',
    asked: (report) => asked(report.kind, report.title ?? report.subject ?? ''),
    answerSent: 'Gesendete Antwort',
    answerWaiting: 'Antwort, die gesendet wird',
    answer: (kind, answer) => opening(answerWords(kind, answer)),
    isTrue: 'Stimmt das?',
    perhaps: (weight, all) =>
      `Vielleicht: In ${figures(weight)} von ${figures(all)} Fällen stimmt es. Ein Würfelwurf auf deinem Gerät hat entschieden.`,
    window: 'Worüber',
    windowName: (id) => (id === '00' ? 'Die ganze Show' : `Teil ${figures(Number(id))} der Show`),
    showBytes: (count) =>
      count === 1 ? 'Das eine Byte zeigen' : `Alle ${figures(count)} Byte zeigen`,
    showText: 'Als Text zeigen',
    dice: 'Wie der Würfelwurf dich verbirgt',
    rolls: (weight, all, others) =>
      `In ${figures(weight)} von ${figures(all)} Würfen geht die wahre Antwort hinaus. In den übrigen ${figures(
        all - weight,
      )} ${others === 1 ? 'die andere Antwort' : `eine der ${counted(others)} anderen Antworten`}.`,
    drawn: (weight, others) => `${figures(weight)} wahr, ${figures(others)} eine andere Antwort`,
    couldBe: (report) => {
      const words = report.answers.map((answer) => answerWords(report.kind, answer));
      const at = report.answers.indexOf(report.answer);
      const tail =
        ' Über viele Zuschauende gleichen sich die Würfe aus, darum kann der Host trotzdem zählen. ';
      if (at < 0) return { before: '', sent: '', after: tail.trimStart() };
      const before = words.slice(0, at).map((word) => `${word} · `);
      const after = words.slice(at + 1).map((word) => ` · ${word}`);
      return {
        before: `Es hätte sein können: ${before.join('')}`,
        sent: words[at] ?? '',
        after: `${after.join('')}.${tail}`,
      };
    },
    loss: (epsilon) => `Verlust an Privatheit bei dieser Nachricht: ε = ${epsilon}.`,
    budget: 'Was noch gesendet werden darf',
    week: 'Diese Woche',
    month: 'In 28 Tagen',
    used: (view: BudgetView['week'], epsilon) => {
      const limit = Math.floor(view.limitEpsilon / Math.log(7) + 1e-9);
      const ordinary = Math.abs(view.spentEpsilon - view.reports * Math.log(7)) < 1e-6;
      return ordinary
        ? `${figures(view.reports)} von ${several(limit, 'Nachricht', 'Nachrichten')} verbraucht`
        : `ε ${epsilon.spent} von ${epsilon.limit} verbraucht`;
    },
    nextMessage: 'Nächste Nachricht',
    nextWaits: (when) => `${when}, bis dahin wartet sie hier`,
    nextShow: 'In der nächsten Show, die zählt, höchstens eine je Show',
    nextNever: 'Keine, solange das Zählen aus ist',
    afterwards: 'Wenn alle verbraucht sind',
    silence: 'Stille, bis Tage vergangen sind',
    next: (when) => `Stille, bis ${when}`,
    ifErased: 'Wenn du löschst',
    stays: 'Dieser Zählerstand bleibt, damit er nicht zweimal verbraucht werden kann',
    blocked: 'Der Zählerstand wurde gelöscht. Das Zählen ist aus, bis du es wieder einschaltest.',
    lost: 'Dieser Browser hat den früheren Zählerstand verloren. 28 Tage lang tun wir so, als wären alle verbraucht.',
    fetched: 'Was geholt wurde',
    fetchedText:
      'Zwei Listen kommen einmal je Seite auf dieses Gerät: der Plan der Fragen und was beliebt ist. Sie sind für alle gleich, und sie zu holen verrät über dich nur, dass du mitmachst.',
  },
  runs,
  choices: {
    lead: 'Ändere sie, wann immer du magst. Es wirkt sofort, in jedem offenen Tab.',
    signal: {
      title: 'Widerspruch deines Browsers beachtet.',
      text: 'Dein Browser bittet Seiten, nichts weiterzugeben oder zu verkaufen. Zählen und Angebote bleiben aus.',
    },
    records: 'Deine Nachweise',
    record: recordWords,
    recordWhen: (record, when) => `${when}, Hinweis ${figures(record.noticeVersion)}`,
    recordsText:
      'Jeder ist eine Datei zum Aufheben: was gefragt wurde, von wem, und was geantwortet wurde. Behörden und andere Programme können sie lesen.',
    download: 'Nachweis herunterladen',
    downloadNamed: (when) => `Nachweis vom ${when} herunterladen`,
    downloadAll: 'Alle Nachweise herunterladen',
    noRecords: 'Es wurde keine Wahl festgehalten.',
    downloadLog: 'Protokoll herunterladen',
    logText:
      'Das Protokoll führt auf, was mit deinen Notizen getan wurde, nicht was darin steht. Jeder kann prüfen, ob es seither geändert wurde.',
    logFailed:
      'Das Protokoll konnte nicht gelesen werden. Drücke noch einmal, um es neu zu versuchen.',
  },
  erase: {
    button: 'Beenden und löschen',
    buttonAll: 'Beenden und löschen, samt Zählerstand',
    ledger: 'Auch den Zählerstand der Nachrichten löschen.',
    ledgerText: 'Das Zählen bleibt dann aus, bis du es wieder einschaltest.',
  },
};

function answerWords(kind: QuestionKind, answer: string): string {
  const words =
    kind === 'picks'
      ? PICKS_WORDS
      : kind === 'reason'
        ? REASON_WORDS
        : kind === 'health'
          ? HEALTH_WORDS
          : ANSWER_WORDS;
  return words[answer] ?? answer;
}

function asked(kind: QuestionKind, title: string): string {
  switch (kind) {
    case 'product':
      return `Wie weit bist du bei ${title} gegangen?`;
    case 'category':
      return `Wie weit bist du bei etwas aus ${quoted(title)} gegangen?`;
    case 'picks':
      return 'Was hast du mit den Vorschlägen gemacht?';
    case 'reason':
      return 'Was war der Hauptgrund für deinen ersten Vorschlag?';
    case 'health':
      return 'Wie lief das Widget auf deinem Gerät?';
  }
}

function heading(report: ReportView, time: string): string {
  const show = report.showTitle === '' ? report.stream : report.showTitle;
  switch (report.state) {
    case 'waiting':
      return `Wartet, geht um ${time}, für ${show}`;
    case 'tried':
      return `Unterwegs seit ${time}, für ${show}`;
    case 'sent':
      return `Gesendet um ${time}, für ${show}`;
    case 'refused':
      return `Abgelehnt um ${time}, für ${show}`;
    case 'dropped':
      return `Nie gesendet, für ${show}`;
  }
}

/** Who made a choice, with the verb that goes with them. */
function decider(record: ConsentRecord): string {
  if (record.tool) {
    const many = record.tool.kind !== 'page' && record.tool.kind !== 'gpp';
    return `${outside.who(record.tool)} ${many ? 'haben' : 'hat'}`;
  }
  if (record.source === 'viewer') return 'Du hast';
  return record.source === 'page' ? 'Diese Seite hat' : 'Ein Signal deines Browsers hat';
}

function recordWords(record: ConsentRecord): string {
  const on = PURPOSES.filter((purpose) => record.purposes[purpose]).map((purpose) =>
    quoted(PURPOSE_WORDS[purpose]),
  );
  if (on.length === 0) return `${decider(record)} zu allem Nein gesagt`;
  if (record.source === 'tab') {
    return `Von diesem Tab über ein Neuladen behalten: Ja zu ${listed(on)}`;
  }
  return record.state === 'changed'
    ? `${decider(record)} die Auswahl geändert auf ${listed(on)}`
    : `${decider(record)} Ja gesagt zu ${listed(on)}`;
}
