import type { ConsentRecord, Purpose } from '../../core/consent.js';
import { PURPOSES } from '../../core/consent.js';
import type { QuestionKind } from '../../core/report.js';
import type { BudgetView, ReportView } from '../../core/view.js';
import type { DataWords } from '../messages.js';
import { knows } from './knows.js';
import { outside } from './outside.js';
import { runs } from './runs.js';
import { tuned } from './tuning.js';
import {
  counted,
  figures,
  form,
  listed,
  opening,
  ordinal,
  place,
  quoted,
  several,
} from './words.js';

const ANSWER_WORDS: Readonly<Record<string, string>> = {
  none: 'rien',
  shown: 'vu',
  dismissed: 'masqué',
  chosen: 'ouvert',
  added: 'mis au panier',
};

const PICKS_WORDS: Readonly<Record<string, string>> = {
  none: 'pas de suggestions',
  ignored: 'non regardées',
  chosen: 'une choisie',
  hidden: 'désactivées',
};

const REASON_WORDS: Readonly<Record<string, string>> = {
  none: 'pas de suggestions',
  stage: 'à l’écran',
  category: 'un rayon que vous avez regardé',
  brand: 'une marque que vous avez regardée',
  similar: 'va avec ce que vous avez regardé',
  popular: 'populaire auprès des autres',
  discovery: 'du nouveau',
};

const HEALTH_WORDS: Readonly<Record<string, string>> = {
  fine: 'bien',
  slow: 'lentement',
  error: 'avec une erreur',
};

const PURPOSE_WORDS: Readonly<Record<Purpose, string>> = {
  picks: 'suggestions',
  history: 'se souvenir de moi',
  counts: 'comptage',
  offers: 'après l’émission',
  region: 'mon pays',
};

/** French texts of "Your data". */
export const data: DataWords = {
  title: 'Vos données',
  intro: 'Vos notes sont sur cet appareil. Consultez-les, corrigez-les ou effacez-les.',
  back: 'Retour',
  export: 'Exporter',
  exporting: 'Préparation…',
  exportFailed: 'Le fichier n’a pas pu être créé. Réessayez.',
  loading: 'Lecture de vos notes…',
  nav: {
    knows: 'Ce qui est connu',
    picks: 'Pourquoi ces suggestions',
    left: 'Ce qui a quitté cet appareil',
    runs: 'Comment ça tourne',
    choices: 'Vos choix',
  },
  hints: {
    knows: (interests, notes) =>
      `${several(interests, 'centre d’intérêt', 'centres d’intérêt')}, ${several(notes, 'note')}`,
    picks: (count) =>
      count === 0
        ? 'Aucune encore'
        : `${figures(count)}, avec ${form(count, 'ses', 'leurs')} raisons`,
    left: (messages, bytes) =>
      messages === 0 ? 'Rien' : `${several(messages, 'message')}, ${several(bytes, 'octet')}`,
    runs: (run) => (run.isolation === 'isolated' ? 'Ici, sans réseau' : 'Ici, sans isolement'),
    choices: (on, all) => `${figures(on)} sur ${figures(all)} ${form(on, 'activé', 'activés')}`,
  },
  knows,
  picks: {
    lead: 'Chaque barre est un score, divisé en ses raisons\u202f: plus longue, plus haut. À côté, sa place avec et sans vous.',
    key: {
      same: 'regardé ou enregistré',
      similar: 'marque ou rayon que vous aimez',
      stage: 'à l’écran',
      popular: 'populaire',
      other: 'saison ou pays',
      against: 'en sa défaveur',
    },
    place: (at, without) => `${ordinal(at)}, sans vous ${ordinal(without)}`,
    promoted: (at) => `${place(at)}, sponsorisé`,
    discovery: (at) => `${place(at)}, du nouveau`,
    none: 'Pas encore de suggestions. Les produits sont dans l’ordre de l’émission.',
    rests: 'Sur quoi elles reposent',
    restsLead:
      'Essayez l’ordre sans l’un de ces éléments. Rien n’est supprimé avant que vous le disiez.',
    restsNone: 'Sur rien à votre sujet\u202f: l’ordre vient de la seule émission.',
    inPicks: (speaks, against, all) =>
      against === 0
        ? `dans ${figures(speaks)} sur ${several(all, 'suggestion')}`
        : speaks === 0
          ? `contre ${figures(against)} sur ${several(all, 'suggestion')}`
          : `dans ${figures(speaks)} sur ${several(all, 'suggestion')}, contre ${figures(against)}`,
    tryWithout: 'Essayer sans',
    tryNamed: (label) => `Essayer sans\u202f: ${label}`,
    trial: (cause) => `Sans ${cause}`,
    trialText: (moves) =>
      moves === 0
        ? 'L’ordre resterait le même. Rien n’est encore supprimé.'
        : `${several(moves, 'suggestion changerait', 'suggestions changeraient')}. Rien n’est encore supprimé.`,
    confirm: 'Supprimer',
    confirmNamed: (cause) => `Supprimer\u202f: ${cause}`,
    cancel: 'Garder',
    stays: (at) => `reste à la ${place(at)}`,
    moved: (from, to) => `${ordinal(from)}, puis ${ordinal(to)}`,
    comesIn: (at) => `nouveau, ${place(at)}`,
    leaves: (at) => `${place(at)}, puis sorti`,
    tuned,
    notBasedOnMe: {
      title: 'Sans mes données',
      text: 'Montrer plutôt l’ordre de l’émission. Effet immédiat.',
    },
  },
  left: {
    lead: (messages) =>
      messages === 1
        ? 'Un message jusqu’ici. Il a la même longueur pour tout le monde, quoi que chacun ait fait.'
        : `${messages === 0 ? 'Aucun message' : `${opening(counted(messages))} messages`} jusqu’ici. Chacun a la même longueur pour tout le monde, quoi que chacun ait fait.`,
    nothing: 'Rien jusqu’ici.',
    countsOff: 'Le comptage est désactivé\u202f: rien ne quitte donc cet appareil.',
    planned: 'Le comptage commence avec l’émission.',
    waits: 'Un message attend ici son heure.',
    heading,
    question: 'Question',
    asked: (report) => asked(report.kind, report.title ?? report.subject ?? ''),
    answerSent: 'Réponse envoyée',
    answerWaiting: 'Réponse à envoyer',
    answer: (kind, answer) => opening(answerWords(kind, answer)),
    isTrue: 'Est-ce vrai\u202f?',
    perhaps: (weight, all) =>
      `Peut-être\u202f: dans ${figures(weight)} cas sur ${figures(all)}, oui. Un lancer de dé sur votre appareil a décidé.`,
    window: 'Sur',
    windowName: (id) =>
      id === '00' ? 'Toute l’émission' : `Partie ${figures(Number(id))} de l’émission`,
    showBytes: (count) =>
      count === 1 ? 'Montrer l’octet' : `Montrer les ${figures(count)} octets`,
    showText: 'Montrer en texte',
    dice: 'Comment le lancer de dé vous cache',
    rolls: (weight, all, others) =>
      `Dans ${figures(weight)} lancers sur ${figures(all)}, la vraie réponse part. Dans les ${figures(
        all - weight,
      )} autres, ${others === 1 ? 'c’est l’autre réponse' : `c’est l’une des ${counted(others)} autres réponses`}.`,
    drawn: (weight, others) =>
      `${figures(weight)} ${form(weight, 'vraie', 'vraies')}, ${figures(others)} une autre réponse`,
    couldBe: (report) => {
      const words = report.answers.map((answer) => answerWords(report.kind, answer));
      const at = report.answers.indexOf(report.answer);
      const tail =
        ' Sur beaucoup de spectateurs, les lancers se compensent\u202f: l’émission peut donc compter quand même. ';
      if (at < 0) return { before: '', sent: '', after: tail.trimStart() };
      const before = words.slice(0, at).map((word) => `${word}, `);
      const after = words.slice(at + 1).map((word) => `, ${word}`);
      return {
        before: `Cela aurait pu être\u202f: ${before.join('')}`,
        sent: words[at] ?? '',
        after: `${after.join('')}.${tail}`,
      };
    },
    loss: (epsilon) => `Perte de confidentialité ε = ${epsilon} pour ce message.`,
    budget: 'Ce qui peut encore être envoyé',
    week: 'Cette semaine',
    month: 'En 28 jours',
    used: (view: BudgetView['week'], epsilon) => {
      const limit = Math.floor(view.limitEpsilon / Math.log(7) + 1e-9);
      const ordinary = Math.abs(view.spentEpsilon - view.reports * Math.log(7)) < 1e-6;
      return ordinary
        ? `${figures(view.reports)} sur ${several(limit, 'message')} ${form(view.reports, 'utilisé', 'utilisés')}`
        : `ε ${epsilon.spent} sur ${epsilon.limit} utilisé`;
    },
    nextMessage: 'Prochain message',
    nextWaits: (when) => `${when}, et il attend ici jusque-là`,
    nextShow: 'À la prochaine émission qui compte, un au plus par émission',
    nextNever: 'Aucun tant que le comptage est désactivé',
    afterwards: 'Quand tous sont utilisés',
    silence: 'Silence, le temps que des jours passent',
    next: (when) => `Silence, jusqu’au ${when}`,
    ifErased: 'Si vous effacez',
    stays: 'Ce compte reste, pour ne pas pouvoir être dépensé deux fois',
    blocked: 'Le compte a été effacé. Le comptage est désactivé jusqu’à ce que vous le réactiviez.',
    lost: 'Ce navigateur a perdu le compte d’avant. Pendant 28 jours, nous faisons comme si tous étaient utilisés.',
    fetched: 'Ce qui a été récupéré',
    fetchedText:
      'Deux listes viennent sur cet appareil une fois par page\u202f: le plan des questions, et ce qui est populaire. Elles sont les mêmes pour tout le monde, et les demander ne dit rien de vous, sinon que vous participez.',
  },
  runs,
  choices: {
    lead: 'Changez-les quand vous voulez. L’effet est immédiat, dans tous les onglets ouverts.',
    signal: {
      title: 'Opposition de votre navigateur respectée.',
      text: 'Votre navigateur demande aux sites de ne rien partager ni vendre. Le comptage et les offres restent désactivés.',
    },
    records: 'Vos justificatifs',
    record: recordWords,
    recordWhen: (record, when) => `${when}, version ${figures(record.noticeVersion)} de la notice`,
    recordsText:
      'Chacun est un fichier à conserver\u202f: ce qui a été demandé, par qui, et ce qui a été répondu. Les autorités et d’autres outils peuvent le lire.',
    download: 'Télécharger le justificatif',
    downloadNamed: (when) => `Télécharger le justificatif du ${when}`,
    downloadAll: 'Télécharger tous les justificatifs',
    noRecords: 'Aucun choix n’a été enregistré.',
    downloadLog: 'Télécharger le journal',
    logText:
      'Le journal liste ce qui a été fait de vos notes, pas ce qu’elles disent. Chacun peut vérifier s’il a été modifié depuis.',
    logFailed: 'Le journal n’a pas pu être lu. Appuyez à nouveau pour réessayer.',
  },
  erase: {
    button: 'Arrêter et effacer',
    buttonAll: 'Arrêter et effacer, avec le compte',
    ledger: 'Effacer aussi le compte des messages.',
    ledgerText: 'Le comptage reste alors désactivé jusqu’à ce que vous le réactiviez.',
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
      return `Jusqu’où êtes-vous allé avec ${title}\u202f?`;
    case 'category':
      return `Jusqu’où êtes-vous allé avec un produit du rayon ${title}\u202f?`;
    case 'picks':
      return 'Qu’avez-vous fait des suggestions\u202f?';
    case 'reason':
      return 'Quelle était la raison principale de votre première suggestion\u202f?';
    case 'health':
      return 'Comment le widget a-t-il tourné sur votre appareil\u202f?';
  }
}

function heading(report: ReportView, time: string): string {
  const show = report.showTitle === '' ? report.stream : report.showTitle;
  switch (report.state) {
    case 'waiting':
      return `En attente, part à ${time}, pour ${show}`;
    case 'tried':
      return `En route depuis ${time}, pour ${show}`;
    case 'sent':
      return `Envoyé à ${time}, pour ${show}`;
    case 'refused':
      return `Refusé à ${time}, pour ${show}`;
    case 'dropped':
      return `Jamais envoyé, pour ${show}`;
  }
}

/** Who made a choice, with the verb that goes with them. */
function decider(record: ConsentRecord): string {
  if (record.tool) {
    const many = record.tool.kind !== 'page' && record.tool.kind !== 'gpp';
    return `${outside.who(record.tool)} ${many ? 'ont' : 'a'}`;
  }
  if (record.source === 'viewer') return 'Vous avez';
  return record.source === 'page' ? 'Cette page a' : 'Un signal de votre navigateur a';
}

function recordWords(record: ConsentRecord): string {
  const on = PURPOSES.filter((purpose) => record.purposes[purpose]).map((purpose) =>
    quoted(PURPOSE_WORDS[purpose]),
  );
  if (on.length === 0) return `${decider(record)} dit non à tout`;
  if (record.source === 'tab') {
    return `Gardé par cet onglet lors d’un rechargement\u202f: oui à ${listed(on)}`;
  }
  return record.state === 'changed'
    ? `${decider(record)} changé le choix pour ${listed(on)}`
    : `${decider(record)} dit oui à ${listed(on)}`;
}
