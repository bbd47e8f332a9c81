import type { Messages } from '../messages.js';
import { afterShow } from './after-show.js';
import { optIn } from './ask.js';
import { carts } from './carts.js';
import { data } from './data.js';
import { gestures } from './gestures.js';
import { importing } from './importing.js';
import { outside } from './outside.js';
import { overlay } from './overlay.js';
import { protection } from './protection.js';
import { reasons } from './reasons.js';
import { region } from './region.js';
import { spotlight } from './spotlight.js';
import { vault } from './vault.js';
import { counted, figures, form, place, quoted, several } from './words.js';

/** German. */
export const de: Messages = {
  lang: 'de',
  close: 'Schließen',
  spotlight,
  optIn,
  how: {
    title: 'So entstehen Vorschläge',
    points: [
      {
        title: 'Es merkt sich, was du hier ansiehst',
        text: 'Welche Produkte du hier ansiehst, öffnest, speicherst, in den Warenkorb legst, kaufst oder übergehst, wie lange, und wonach du suchst. Nicht deinen Namen, keine anderen Seiten.',
      },
      {
        title: 'Es denkt auf deinem Gerät',
        text: 'Die Notizen und die Sortierung werden nie gesendet, auch nicht an den Shop.',
      },
      {
        title: 'Du kannst jederzeit widerrufen',
        text: 'Sieh jede Notiz, entferne einzelne, oder beende und lösche alles mit einem Druck.',
      },
    ],
    choose: 'Wähle, was du möchtest. Manches setzt Vorschläge voraus; das steht dabei.',
    purposes: {
      picks: {
        title: 'Vorschläge für diesen Besuch',
        text: 'Produkte danach sortieren, was du ansiehst. Vergessen, sobald du gehst.',
      },
      history: {
        title: 'Hier an mich erinnern',
        text: 'Das 90 Tage auf diesem Gerät behalten, für deinen nächsten Besuch. Nur mit Vorschlägen oder „Nach der Show“.',
      },
      counts: {
        title: 'Beim Zählen helfen',
        text: 'Je Show eine verwürfelte Antwort senden, hier 28 Tage vermerkt. Niemand kann sicher sein, ob sie stimmt.',
      },
      offers: {
        title: 'Nach der Show',
        text: 'Rückblick, Erinnerungen und Angebote, auf diesem Gerät gemacht. 30 Tage behalten.',
      },
      region: {
        title: 'Mein Land',
        text: 'Ausblenden, was nicht in dein Land geliefert wird: nach deiner Uhr, oder von dir gewählt und hier behalten. Nur mit Vorschlägen.',
      },
    },
    needs: {
      history: 'Nur mit Vorschlägen oder „Nach der Show“.',
      region: 'Nur mit Vorschlägen.',
    },
    blockedBySignal: 'Aus, weil dein Browser Seiten bittet, nichts weiterzugeben.',
    blockedByMinor: 'Aus, weil du laut dieser Seite minderjährig bist.',
    recipient: (name, country) =>
      `Geht an ${name ?? 'ein anderes Unternehmen'}${country === null ? '' : ` (${country})`}.`,
    save: 'Speichern',
    refuse: 'Nein, danke',
    controller: (name) => `Verantwortlich für deine Daten: ${name}.`,
    rights: ({ counts, elsewhere }) =>
      `${
        elsewhere
          ? ''
          : counts
            ? 'Kein anderes Unternehmen bekommt etwas. '
            : 'Niemand bekommt etwas. '
      }Du kannst Auskunft über deine Daten, ihre Berichtigung oder Löschung verlangen und dich bei deiner Datenschutz-Aufsichtsbehörde beschweren.`,
    policy: 'Datenschutzerklärung',
    contact: 'Kontakt',
  },
  rail: {
    inShow: 'In dieser Show',
    showOrder: 'In der Reihenfolge der Show',
    forYou: 'Für dich',
    byAi: 'Von KI auf deinem Gerät ausgesucht',
    segments: 'Reihenfolge der Produkte',
    forMe: 'Für mich',
    notBasedOnMe: 'Ohne mich',
    onThisDevice: 'Bleibt hier',
    yourData: 'Deine Daten',
    stopAndErase: 'Beenden und löschen',
    erasing: 'Wird gelöscht …',
    choosing: 'Einen Moment …',
    off: 'Vorschläge sind aus',
    offByMinor: 'Für Minderjährige sind Vorschläge aus',
    signalHonoured: 'Widerspruch deines Browsers beachtet',
    erased: (left) => {
      if (left === null) return 'In einem anderen Tab gelöscht';
      const { used, log } = left;
      const kept = [
        'deine Wahl',
        'ihr Nachweis',
        ...(log ? ['ein Protokoll ohne Namen'] : []),
        ...(used === 0 ? [] : [quoted(`${several(used, 'Nachricht', 'Nachrichten')} verbraucht`)]),
      ];
      return `Gelöscht. Es bleiben: ${kept.slice(0, -1).join(', ')} und ${kept.at(-1)}.`;
    },
    privacyChoices: 'Deine Datenschutz-Einstellungen',
    recordOfNo: 'Nachweis deines Neins herunterladen',
    allProducts: (count) => `Alle Produkte (${figures(count)})`,
    showMore: (count) => `${figures(count)} weitere zeigen`,
    loading: 'Produkte dieser Show werden geladen',
    empty: 'Für diese Show sind noch keine Produkte angekündigt.',
    failed:
      'Die Produkte konnten nicht geladen werden. Die Show läuft weiter; versuche es später noch einmal.',
    nothingLeft:
      'Nichts mehr vorzuschlagen. Was ausgeblendet ist, im Warenkorb liegt oder nicht zu dir geliefert wird, steht in der Liste unten.',
    placeChanged: (title) => `Jetzt zuerst vorgeschlagen: ${title}`,
    dismissed: (title) => `Ausgeblendet: ${title}. Ähnliches zählt weniger.`,
    undo: 'Rückgängig',
  },
  card: {
    onNow: 'Jetzt live',
    upNext: 'Gleich',
    promotedBy: (name) => `Anzeige von ${name}`,
    notForMe: (title) => `Nicht meins: ${title}`,
    moreLikeThis: (title) => `Mehr davon: ${title}`,
    why: (title, reason) => `Warum ${title}? ${reason}`,
    add: 'In den Korb',
    addNamed: (title) => `In den Warenkorb: ${title}`,
    choose: 'Wählen',
    chooseNamed: (title) => `Größe oder Art wählen: ${title}`,
    oldPrice: (price) => `Vorher: ${price}`,
    view: 'Ansehen',
    soldOut: 'Ausverkauft',
    preorder: 'Vorbestellen',
    close: 'Schließen',
  },
  cart: {
    asking: 'Kommt dazu …',
    added: 'Im Warenkorb',
    failed: (reason) => (reason === null ? 'Nicht hinzugefügt.' : `Nicht hinzugefügt: ${reason}`),
    again: 'Noch einmal',
  },
  carts,
  gestures,
  reasons,
  why: {
    title: (product) => `Warum ${product}?`,
    place,
    placeNow: (at) => `${place(at)}, jetzt`,
    placeWithout: (at) => `${place(at)}, ohne`,
    without: (cause, at) => ({
      before: `Ohne ${cause} wäre das auf `,
      place: place(at),
      after: '.',
    }),
    stillWithout: (cause, at) => `Auch ohne ${cause} wäre das auf ${place(at)}.`,
    notAboutYou: 'Keine deiner Notizen hat hier gezählt.',
    removed: (before, after) =>
      before === after
        ? `Grund entfernt. Es bleibt auf ${place(after)}.`
        : `Grund entfernt. Es ging von ${place(before)} auf ${place(after)}.`,
    counted: 'Was gezählt hat',
    together: 'Zusammen, die Punktzahl',
    aboutYou: 'über dich',
    aboutShow: 'über die Show',
    against: 'dagegen',
    nothingElse: 'Sonst hat nichts gezählt. Kein Preis wurde geändert.',
    remove: 'Entfernen',
    removeNamed: (reason, at) =>
      at === null ? `Entfernen: ${reason}` : `Entfernen: ${reason}. Es wäre auf ${place(at)}.`,
    placeIfRemoved: (at) => `ohne das ${place(at)}`,
    undo: 'Rückgängig',
    more: 'Mehr davon',
    notForMe: 'Nicht meins',
    loading: 'Wird berechnet …',
    stillLoading: 'Wird noch berechnet. Das dauert länger, als es sollte.',
    missing: {
      'picks-off':
        'Solange Vorschläge aus sind, wird nichts für dich sortiert. Darum gibt es keinen Grund zu nennen.',
      'not-sorted':
        'Dieses Produkt wurde nicht mitsortiert. Darum gibt es keinen Platz zu erklären.',
      failed:
        'Die Gründe konnten nicht berechnet werden. Schließe das hier und versuche es noch einmal.',
    },
    smallOnes: (count) =>
      count === 1 ? 'Und ein kleiner Grund' : `Und ${counted(count)} kleine Gründe`,
    showSmall: (count) =>
      count === 1
        ? 'Den einen kleinen Grund zeigen'
        : `Die ${counted(count)} ${form(count, 'kleinen Grund', 'kleinen Gründe')} zeigen`,
    hideSmall: 'Die kleinen Gründe ausblenden',
    nothingYet: 'Noch hat nichts gezählt. Es steht in der Reihenfolge der Show.',
    promotedPaid: (name, shop) => `${name} hat ${shop} für einen Platz in dieser Liste bezahlt.`,
    promotedNothingAboutYou: 'Nichts über dich wurde verwendet.',
    promotedNotByYou: 'Deine Notizen haben ihm diesen Platz nicht gegeben.',
    promotedPlace: (byScore, at) =>
      `Mit dieser Punktzahl wäre es auf ${place(byScore)}. Der bezahlte Platz ist ${place(at)}, und es gibt nie mehr als einen.`,
    showPromoted: {
      title: 'Bezahlte Plätze zeigen',
      text: 'Aus heißt: Auch Anzeigen stehen da, wohin ihre Punktzahl sie bringt.',
    },
    discovery: 'Ein Platz ist für etwas frei, das du noch nicht angesehen hast.',
  },
  data,
  vault,
  afterShow,
  region,
  outside,
  overlay,
  protection,
  importing,
  notices: {
    keptLost: 'Dieser Browser hat verloren, was hier behalten wurde. Bitte wähle noch einmal.',
    storageBusy:
      'In einem anderen Tab läuft eine ältere Version dieses Shops. Schließe ihn oder lade ihn neu, dann kommen deine Vorschläge zurück.',
    locked:
      'Deine Notizen sind gesperrt. Bis du deine Passphrase eingibst, fangen die Vorschläge von vorn an.',
    toUnlock: 'Entsperren',
    memoryOnly:
      'Dieser Browser hat deine Notizen nicht gespeichert. Sie werden vergessen, sobald du gehst.',
    noIsolation:
      'Vorschläge laufen hier ohne Abschottung: Dieser Browser oder diese Seite lässt nichts anderes zu.',
    picksPaused:
      'Vorschläge ruhen für ein paar Minuten. Die Produkte stehen in der Reihenfolge der Show.',
    engineFailed:
      'Die Vorschläge funktionieren nicht mehr. Die Produkte stehen in der Reihenfolge der Show.',
    countsSpent:
      'Vorerst wird nichts mehr gesendet: So viele Zählungen, wie wir erlauben, sind verbraucht.',
    countsBlocked:
      'Du hast den Zählerstand der Nachrichten gelöscht. Das Zählen bleibt aus, bis du es wieder einschaltest.',
    manifestMismatch:
      'Der Plan für das Zählen hat sich unterwegs geändert. Darum wird nichts gesendet.',
    choiceNotKept:
      'Deine Wahl konnte nicht gespeichert werden. Darum wurde nichts eingeschaltet. Versuche es noch einmal.',
    changeNotKept: 'Deine letzte Wahl konnte nicht festgehalten werden. Versuche es noch einmal.',
    toRuns: 'Wie es läuft',
    toLeft: 'Deine Daten',
    toChoices: 'Deine Einstellungen',
    dismiss: 'Hinweis ausblenden',
  },
};
