import type { HostMessages } from '../host-messages.js';
import { board, can, nextWhy, report } from './host-after.js';
import { form, quoted } from './words.js';

/** The host page in German. */
export const hostDe: HostMessages = {
  stages: {
    intro: 'Intro',
    demo: 'Demo',
    offer: 'Angebot',
    questions: 'Fragen',
    closing: 'Abschluss',
  },
  head: {
    untitled: 'Show',
    live: 'LIVE',
    planned: 'GEPLANT',
    ended: 'BEENDET',
    running: (duration, stage) =>
      stage === null ? ended(duration) : `${duration}, Abschnitt ${quoted(stage)}.`,
    startsAt: (moment) => `Beginn: ${moment}.`,
    endedAt: (moment) => `${moment}. Späte Antworten werden einen Tag lang angenommen.`,
    updated: (ago) => ended(`Stand: ${ago}`),
    answers: (count) => form(count, 'Antwort bisher', 'Antworten bisher'),
    in100: (share) => `${share} von 100`,
    picksWork: (low, high) => `Vorschläge funktionieren gut (${low} bis ${high})`,
    picksUntold: 'Vorschläge funktionieren gut: zu wenige, um es zu sagen',
    none: '–',
  },
  source: {
    stage: (stage) =>
      `Bis zum Abschnitt ${quoted(stage)}. Antworten über die ganze Show kommen, wenn Zuschauende gehen, und bisher sind es zu wenige.`,
    tooEarly:
      'Noch zu früh. Die meisten Antworten kommen, wenn Zuschauende gehen und wenn die Show endet; es ist nichts zu tun.',
    tooFew: 'Es kamen zu wenige Antworten. Späte werden bis einen Tag nach der Show angenommen.',
  },
  scope: 'Von 100 Zuschauenden, die beim Zählen mitmachen.',
  interest: {
    heading: 'Was Zuschauende wollen',
    caption:
      'Von 100 Zuschauenden, die beim Zählen mitmachen: wie viele es bisher geöffnet oder in den Warenkorb gelegt haben.',
    captionStage: (stage) =>
      `Von 100 Zuschauenden, die beim Zählen mitmachen: wie viele es bis zum Abschnitt ${quoted(stage)} geöffnet oder in den Warenkorb gelegt hatten.`,
    key: 'Punkt: beste Schätzung. Linie und Zahlen: Die Wahrheit liegt in 19 von 20 Fällen darin, für alle Zeilen einer Liste zusammen, egal wie oft du hinsiehst. Balken: dasselbe für eine allein, bei einem Blick.',
    places:
      'Vor dem Namen: der Platz oder die Plätze, die es haben kann; was sich einen Platz teilt, lässt sich nicht unterscheiden.',
    place: (best, worst) => (best === worst ? best : `${best}–${worst}`),
    few: 'Zu wenige',
    fewNote: (needed, came) =>
      `Zu wenige, um etwas zu sagen: Etwa ${needed} Antworten sind nötig, ${came} kamen.`,
    fewHint: 'Mit weniger Produkten in einer Show geht es schneller.',
    disturbed: 'Gestört',
    disturbedNote: (titles) =>
      `Gestört: ${titles}. Es kamen mehr oder weniger Antworten, als der Plan zulässt; vielleicht greift jemand ein. Verlass dich nicht darauf.`,
    onStage: 'gezeigt',
    empty: 'In dieser Show wird kein Produkt gezählt.',
    spoken: (share, low, high, answers, best, worst) =>
      `${share} von 100, zwischen ${low} und ${high}, aus ${answers} Antworten, Platz ${best === worst ? best : `${best} bis ${worst}`}`,
    spokenShare: (share, low, high) => `${share} von 100, zwischen ${low} und ${high}`,
    interval: (low, high) => `(${low} bis ${high})`,
    fromTo: (least, most) => `${least} bis ${most}`,
  },
  next: {
    heading: 'Als Nächstes zeigen',
    caption:
      'Unter dem, was du noch nicht gezeigt hast, von Zuschauenden, die beim Zählen mitmachen.',
    put: 'Ins Bild bringen',
    putShort: 'Ins Bild',
    putNamed: (button, title) => `${button}: ${title}`,
    sure: 'Sicher vor allen anderen, die noch zu zeigen sind.',
    sureOfTold: (count, untold) =>
      count === 1
        ? 'Sicher vor den anderen, die noch zu zeigen sind; zu einem davon kamen zu wenige Antworten.'
        : `Sicher vor den anderen, die noch zu zeigen sind; zu ${untold} davon kamen zu wenige Antworten.`,
    notSure: 'Vorn, aber nicht sicher.',
    only: 'Das einzige noch zu zeigende, über das sich etwas sagen lässt.',
    tied: (count) =>
      count === 1
        ? 'Oder dieses. Sie lassen sich noch nicht unterscheiden.'
        : 'Oder eines von diesen. Sie lassen sich noch nicht unterscheiden.',
    thenThis: 'Dann dieses.',
    more: (count, written) => (count === 1 ? 'Und eines mehr.' : `Und ${written} weitere.`),
    thenEither: (count) =>
      count === 2
        ? 'Dann eines von beiden. Sie lassen sich noch nicht unterscheiden.'
        : 'Dann eines von diesen. Sie lassen sich noch nicht unterscheiden.',
    untold: 'Zu wenige Antworten, um zu sagen, welches der übrigen Produkte am gefragtesten ist.',
    allShown: 'In dieser Show wurde schon alles gezeigt.',
    marked: (title) => `${title} gilt hier als gezeigt.`,
    unmark: 'Rückgängig',
  },
  ahead: {
    heading: 'Was vorn liegt',
    caption:
      'Von Zuschauenden, die beim Zählen mitmachen. Sicher heißt: Alles zusammen stimmt in 19 von 20 Fällen, egal wie oft du hinsiehst. Die Linie ist „kein Unterschied“.',
    method: (products) =>
      `Die Balken sind breiter als die einzelner Produkte, damit jedes Paar der ${products} verglichen werden darf, jederzeit.`,
    of: (title) => `vor ${title}`,
    by: (gap, low, high) => `um ${gap} (${low} bis ${high})`,
    sure: 'Sicher',
    notSure: 'Nicht sicher',
    spoken: (gap, low, high) => `um ${gap} von 100, zwischen ${low} und ${high}`,
    empty: 'Mindestens zwei Produkte brauchen genug Antworten, bevor sie verglichen werden können.',
  },
  picks: {
    heading: 'Wie die Vorschläge ankamen',
    answers: {
      chosen: 'Haben einen gewählt',
      ignored: 'Haben sie nicht beachtet',
      hidden: 'Haben sie ausgeschaltet',
      none: 'Hatten keine',
    },
  },
  stagesPanel: {
    heading: 'Abschnitt für Abschnitt',
    caption: (top) =>
      `Dieselbe Frage, 0 bis ${top}, von Zuschauenden, die beim Zählen mitmachen. Auf einen Abschnitt fallen weniger Antworten, darum sind die Bänder breiter; jedes gilt für einen Abschnitt bei einem Blick, in 19 von 20 Fällen. Gestrichelt: zu wenige für eine Zahl. Schraffiert: noch nicht gefragt. Ein Anstieg oder Rückgang heißt sicher für alle zusammen, egal wie oft du hinsiehst.`,
    noChange: 'Noch ist kein Anstieg oder Rückgang sicher.',
    rose: (title, from, to) => `Sicher: ${title} ist von ${from} auf ${to} gestiegen.`,
    fell: (title, from, to) => `Sicher: ${title} ist von ${from} auf ${to} gefallen.`,
    now: 'jetzt',
    latest: (stage, share, low, high) => `${stage} ${share} (${low} bis ${high})`,
    latestFew: (stage) => `${stage}: zu wenige Antworten`,
    cell: (stage, share, low, high) => `${stage} ${share}, ${low} bis ${high}`,
    cellFew: (stage) => `${stage} zu wenige Antworten`,
    untold: (stage) => `${stage} nicht gefragt`,
    later: (stage) => `${stage} kommt noch`,
    empty:
      'Noch nichts zu vergleichen. Nach einem Produkt wird ab dem Abschnitt gefragt, der es zeigt.',
  },
  reasons: {
    heading: 'Warum sie sehen, was sie sehen',
    caption:
      'Von 100 Zuschauenden, die beim Zählen mitmachen: die wichtigste Art von Grund hinter ihrem ersten Vorschlag.',
    answers: {
      stage: 'Jetzt in der Show',
      category: 'Art von Produkt, die sie angesehen haben',
      similar: 'Passt zu dem, was sie angesehen haben',
      popular: 'Beliebt bei anderen',
      brand: 'Marke, die sie angesehen haben',
      discovery: 'Etwas Neues',
      none: 'Kein eigener Vorschlag',
    },
  },
  audience: {
    heading: 'Dein Publikum',
    label: 'Wie viele haben zugesehen?',
    hint: 'Aus der Zählung deines Players. Bleibt auf dieser Seite.',
    share: (share) => `Etwa ${share} von 100 davon haben bisher eine Antwort gesendet.`,
    caveat:
      'Das ist keine Einwilligungsrate: Manche senden erst noch, manche haben diese Woche alles gesendet, was sie dürfen, und eine Person kann auf zwei Geräten zusehen.',
    tooSmall: 'Es kamen mehr Antworten, also war das Publikum größer.',
  },
  download: {
    label: 'Herunterladen',
    csv: 'Tabelle (CSV)',
    json: 'Daten (JSON)',
    intervals:
      'low95 bis high95 gelten für eine Zahl bei einem Blick. low95together bis high95together gelten für alle Antworten einer Frage, oder für das Interesse an allen Produkten und Kategorien eines Zeitfensters, zusammen und bei jedem Blick. Addiere nur unbeschnittene Schätzungen (unclipped): Beschnittene ergeben zu viel.',
  },
  can,
  nextWhy,
  board,
  report,
  footer:
    'Das Gerät jeder zusehenden Person verwürfelt die eigene Antwort, bevor es sie sendet. So kann diese Seite eine Menge zählen und nie eine Person, ein Alter, einen Ort oder einen Weg durch den Shop zeigen. Wer Nein zum Zählen gesagt hat, steckt in keiner Zahl hier.',
  token: {
    heading: 'Host-Pult öffnen',
    explain:
      'Das Token wurde beim Start des Zählservers ausgegeben. Es bleibt nur im Speicher dieses Tabs.',
    label: 'Host-Token',
    submit: 'Öffnen',
    wrong:
      'Der Zählserver kennt dieses Token nicht. Kopiere es noch einmal von dort, wo der Zählserver läuft.',
    missing: 'Gib zuerst das Token ein.',
    forget: 'Abmelden',
  },
  register: {
    heading: 'Diese Show anmelden',
    explain: (stream) =>
      `Der Zählserver kennt noch keine Show ${quoted(stream)}. Sag, worum es geht, dann entsteht der Plan: was gefragt wird, wann, und wie viele antworten müssen. Danach lässt er sich nicht mehr ändern.`,
    title: 'Titel',
    products: 'Zu zählende Produkte',
    productsHint:
      'Eines je Zeile: Kennung, Name und, wenn geplant, die Minute, in der es gezeigt wird. SKU-1, Trailschuh, 5',
    productsCount: (count) => (count === 1 ? '1 Produkt' : `${count} Produkte`),
    catalog: 'Oder aus einem Katalog übernehmen',
    load: 'Laden',
    loading: 'Wird geladen …',
    loadFailed:
      'Von dort ließ sich kein Produkt lesen. Prüfe die Adresse oder gib die Produkte ein.',
    categories: 'Zu zählende Kategorien (darf leer bleiben)',
    categoriesHint:
      'Eine je Zeile. Eine Kategorie braucht eine Frage, egal wie viele Produkte darin sind.',
    audience: 'Erwartete Zuschauende, die beim Zählen mitmachen',
    audienceHint:
      'Nicht alle, die zusehen: nur die, die Ja zum Zählen sagen. Lieber zu wenige als zu viele.',
    error: 'Fehler, den du annimmst',
    errorHint:
      'Wenn jede fünfte Person eine Antwort gibt: wie weit ihre Zahl typischerweise danebenliegen darf.',
    start: 'Beginn',
    end: 'Ende',
    plan: {
      empty:
        'Nenne Produkte oder Kategorien, dann steht hier, wie viele Zuschauende es braucht, um sie zu zählen.',
      subjects: (products, categories, written) => {
        if (categories === 0)
          return products === 1 ? 'dieses Produkt' : `diese ${written} Produkte`;
        if (products === 0)
          return categories === 1 ? 'diese Kategorie' : `diese ${written} Kategorien`;
        return `diese ${written} Produkte und Kategorien`;
      },
      needs: (what, needed, error) =>
        `Für ${what} brauchst du etwa ${needed} Zuschauende, die beim Zählen mitmachen (${error} relativer Fehler bei einem Anteil von einem Fünftel, die Hälfte davon am Ende gefragt).`,
      fits: (audience) => `Du erwartest ${audience}: genug.`,
      short: (audience, products) =>
        products
          ? `Du hast ${audience}: Frage nach Kategorien, nach weniger Produkten, oder nimm einen größeren Fehler an.`
          : `Du hast ${audience}: Frage nach weniger Kategorien, oder nimm einen größeren Fehler an.`,
      meaning: (share, give) =>
        `Wo ${share} von 100 ein Produkt wollen, liegt die Zahl dann in 19 von 20 Fällen höchstens ${give} daneben. Eine Show fragt auch, wie die Vorschläge ankamen, warum sie gezeigt wurden und wie die Technik lief.`,
      nothingFits: 'So wenige Zuschauende können nicht einmal eine solche Frage beantworten.',
      askCategories: (count, names) =>
        names === ''
          ? `Nach ihren ${count} Kategorien fragen`
          : `Nach ihren Kategorien fragen: ${names}`,
      keepFirst: (count, written) =>
        count === 1 ? 'Nur das erste Produkt behalten' : `Die ersten ${written} Produkte behalten`,
      acceptError: (error) => `Einen relativen Fehler von ${error} annehmen`,
      withError: (proposal, error) => `${proposal}, mit einem relativen Fehler von ${error}`,
    },
    submit: 'Plan machen',
    sending: 'Der Plan wird gemacht …',
    required: 'Bitte ausfüllen.',
    lineWrong: (line) => `Zeile ${line} braucht eine Kennung, ein Komma und einen Namen.`,
    twice: (id) => `${id} kommt zweimal vor.`,
    audienceWrong: 'Eine ganze Zahl, 1 oder mehr.',
    audienceFew: 'Zu wenige für diesen Plan; was passen würde, steht unten.',
    endWrong: 'Das Ende kommt nach dem Beginn.',
    refused: 'So lässt sich diese Show nicht planen. Der Planer sagt:',
    refusedPlain:
      'Der Zählserver hat diese Show abgelehnt. Prüfe die Felder und versuche es noch einmal.',
    seeBelow: 'Das hat der Planer abgelehnt; sein Rat steht unten.',
    busy: 'Der Zählserver ist beschäftigt. Nichts wurde angemeldet; versuche es gleich noch einmal.',
    network:
      'Der Zählserver antwortet nicht. Nichts wurde angemeldet; prüfe, ob er läuft, und versuche es noch einmal.',
    conflict:
      'Unter dieser Kennung ist ein anderer Plan angemeldet. Nimm für eine geänderte Show eine andere Kennung.',
  },
  loading: 'Zahlen werden geladen',
  faults: {
    settings: 'Diese Seite braucht die Adresse eines Zählservers und die Kennung einer Show.',
    network:
      'Der Zählserver antwortet nicht. Prüfe, ob er läuft, ob seine Adresse stimmt und ob er die Herkunft dieser Seite einlässt; diese Seite versucht es weiter.',
    busy: 'Der Zählserver ist beschäftigt. Diese Seite fragt von selbst noch einmal.',
    failed: (status) =>
      `Der Zählserver ist gescheitert (${status}). Sieh in seinem Protokoll nach; diese Seite versucht es weiter.`,
    unreadable:
      'Was kam, ist nicht, was ein Zählserver sendet. Prüfe die Adresse und ob beide dieselbe Version haben.',
    kept: (time) => `Die Zahlen unten sind von ${time}.`,
    retry: 'Jetzt versuchen',
  },
  spokenUpdate: (answers, leader, share) =>
    leader === null
      ? `${answers} Antworten.`
      : `${answers} Antworten. ${leader} liegt mit ${share} von 100 vorn.`,
};

/** With a full stop; abbreviated units, `2 Min.`, bring their own. */
function ended(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
