import type { Pick, Reason, ReasonActs } from '../../core/picks.js';
import type { NotedType, Statement } from '../../core/signal.js';
import type { Names, ReasonWords } from '../messages.js';
import { REACTION_WORDS } from './gestures.js';
import { counted, figures, opening, quoted, times } from './words.js';

/** German wording of reasons. Every line says only what the structured reason holds. */
export const reasons: ReasonWords = { card, row, cause };

/** Whose doing a reason is that no act of the viewer is behind. */
const SOURCE: Partial<Record<Reason['kind'], readonly string[]>> = {
  popular: ['von allen, die zusehen, nicht von dir'],
  past: ['von allen, die gekauft haben, nicht von dir'],
};

function card(pick: Pick, names: Names): string {
  const reason = pick.reason;
  if (pick.promoted) return 'Passt zur Show, nicht zu dir';
  if (pick.discovery) return 'Etwas Neues für dich';
  if (reason === undefined) return 'In der Reihenfolge der Show';
  if (reason.acts?.statement !== undefined) return said(reason.acts.statement);
  if (reason.kind === 'same') return sameProduct(reason, true);
  if (reason.kind === 'similar') return similarProduct(reason, names);
  return aboutShow(reason, names);
}

function row(reason: Reason, names: Names): { label: string; detail: string } {
  const against = reason.contribution < 0 ? ['zählt dagegen'] : [];
  if (reason.acts?.statement !== undefined) {
    const detail = ['von dir gesagt', ...against].join(', ');
    return { label: said(reason.acts.statement), detail };
  }
  if (reason.kind === 'same') {
    return { label: sameProduct(reason, false), detail: against.join(', ') };
  }
  if (reason.kind === 'similar') {
    return {
      label: opening(yourActs(reason.acts, names, 'nominative')),
      detail: [...match(reason), ...against].join(', '),
    };
  }
  const source = SOURCE[reason.kind] ?? [];
  return { label: aboutShow(reason, names), detail: [...source, ...against].join(', ') };
}

/** In the accusative, as “ohne” wants it. */
function cause(reason: Reason, names: Names): string {
  if (reason.acts?.statement !== undefined) {
    return `deine Angabe zu ${reason.acts.statement.path.at(-1) ?? ''}`;
  }
  if (reason.kind === 'similar') return yourActs(reason.acts, names, 'accusative');
  const { type, count } = reason.acts ?? { type: 'select' as const, count: 1 };
  const reaction = reason.acts?.reaction;
  if (reaction !== undefined) return `dein ${quoted(REACTION_WORDS[reaction])} dazu`;
  switch (type) {
    case 'view':
      return reason.contribution < 0 ? 'dein Vorbeisehen' : 'deinen kurzen Blick darauf';
    case 'select':
    case 'dwell':
      return count === 1 ? 'deinen Blick darauf' : `deine ${figures(count)} Blicke darauf`;
    case 'save':
      return 'dein Speichern';
    case 'add':
      return 'deinen Griff zum Warenkorb';
    case 'purchase':
      return 'deinen Kauf';
    case 'search':
      return 'deine Suche';
    case 'react':
      return 'deinen Wunsch nach mehr davon';
    case 'dismiss':
      return 'dein Nein dazu';
    case 'stated':
      return 'deine Angabe';
  }
}

/** What the viewer said in Your data. */
export function said({ said: what, kind, path }: Statement): string {
  const name = path.at(-1) ?? '';
  switch (what) {
    case 'less':
      return kind === 'category'
        ? `Du hast gesagt: weniger ${name}`
        : `Du hast gesagt: weniger von ${name}`;
    case 'more':
      return `Du hast gesagt, du magst ${name}`;
    case 'keep':
      return `Du hast gesagt: ${name} behalten`;
  }
}

function aboutShow(reason: Reason, names: Names): string {
  switch (reason.kind) {
    case 'stage':
      return names.host === null ? 'Jetzt in der Show' : `${names.host} zeigt es gerade`;
    case 'upcoming':
      return 'Kommt gleich in der Show';
    case 'season':
      return 'Passt zur Jahreszeit';
    case 'region':
      return 'Wird in dein Land geliefert';
    case 'past':
      return 'Aus früheren Bestellungen im Shop';
    default:
      return 'Beliebt in dieser Show';
  }
}

function sameProduct(reason: Reason, short: boolean): string {
  const reaction = reason.acts?.reaction;
  if (reaction !== undefined) return `Du hast ${quoted(REACTION_WORDS[reaction])} gesagt`;
  const { type, count } = reason.acts ?? { type: 'select' as const, count: 1 };
  const often = count > 1 || (!short && type === 'view') ? ` ${times(count)}` : '';
  switch (type) {
    case 'view':
      return reason.contribution < 0
        ? `Du hast es ${times(count)} gesehen und übergangen`
        : `Du hast es${often} gesehen`;
    case 'select':
    case 'dwell':
      return `Du hast es${often} angesehen`;
    case 'save':
      return 'Du hast es gespeichert';
    case 'add':
      return 'Du hast es in den Warenkorb gelegt';
    case 'purchase':
      return `Du hast es${often} gekauft`;
    case 'search':
      return searched(reason.acts);
    case 'react':
      return 'Du wolltest mehr davon';
    case 'dismiss':
      return 'Du hast gesagt: nicht deins';
    case 'stated':
      return 'Du hast es gesagt';
  }
}

function similarProduct(reason: Reason, names: Names): string {
  const acts = reason.acts;
  if (acts === undefined) return 'Ähnlich wie das, was du angesehen hast';
  if (acts.type === 'search') return searched(acts);
  const [first] = acts.productIds;
  const one = acts.productIds.length === 1 && first !== undefined ? names.title(first) : null;
  if (one !== null && reason.field === 'brand') return `Gleiche Marke wie ${one}`;
  if (one !== null && reason.field === 'creator') return `Gleicher Creator wie ${one}`;
  if ((reason.field === 'brand' || reason.field === 'creator') && reason.label !== undefined) {
    return youDid(acts, ` von ${reason.label}`);
  }
  return one === null
    ? youDid(acts, acts.category === undefined ? '' : ` aus ${quoted(acts.category)}`)
    : youDid(acts, one, true);
}

const DONE: Readonly<Record<Exclude<NotedType, 'react' | 'dismiss'>, string>> = {
  view: 'gesehen',
  dwell: 'angesehen',
  select: 'angesehen',
  save: 'gespeichert',
  add: 'in den Warenkorb gelegt',
  purchase: 'gekauft',
  search: 'gesucht',
  stated: 'genannt',
};

/** `what` is a title where `isTitle`, else what kind of products: ` von Ridgeway`. */
function youDid(acts: ReasonActs, what: string, isTitle = false): string {
  const { type, reaction, productIds } = acts;
  const show = acts.thisShow ? ' in dieser Show' : '';
  const object = isTitle ? what : `${products(productIds.length)}${what}`;
  // “Zu” wants the dative.
  const toObject = isTitle ? what : `${products(productIds.length, 'n')}${what}`;
  if (reaction !== undefined) {
    return `Du hast${show} ${quoted(REACTION_WORDS[reaction])} zu ${toObject} gesagt`;
  }
  if (type === 'react') return `Du wolltest${show} mehr wie ${object}`;
  if (type === 'dismiss') return `Du hast${show} Nein zu ${toObject} gesagt`;
  return `Du hast${show} ${object} ${DONE[type]}`;
}

/** `drei Produkte`; the number is of different products, so it is true of what was looked at. */
function products(count: number, ending = ''): string {
  if (count === 0) return `Produkte${ending}`;
  if (count === 1) return ending === '' ? 'ein Produkt' : 'einem Produkt';
  return `${counted(count)} Produkte${ending}`;
}

function searched(acts: ReasonActs | undefined): string {
  const query = acts?.queries?.[0];
  return query === undefined ? 'Du hast danach gesucht' : `Du hast nach ${quoted(query)} gesucht`;
}

type Case = 'nominative' | 'accusative';

/** One act in both cases, several in either, and the word before what they were about. */
const NOUN: Partial<Record<NotedType, Readonly<Record<Case | 'many' | 'about', string>>>> = {
  view: {
    nominative: 'dein kurzer Blick',
    accusative: 'deinen kurzen Blick',
    many: 'kurzen Blicke',
    about: 'auf',
  },
  dwell: {
    nominative: 'dein längerer Blick',
    accusative: 'deinen längeren Blick',
    many: 'längeren Blicke',
    about: 'auf',
  },
  select: {
    nominative: 'dein Blick',
    accusative: 'deinen Blick',
    many: 'Blicke',
    about: 'auf',
  },
  react: {
    nominative: 'dein Wunsch',
    accusative: 'deinen Wunsch',
    many: 'Wünsche',
    about: 'nach mehr wie',
  },
  dismiss: { nominative: 'dein Nein', accusative: 'dein Nein', many: 'Neins', about: 'zu' },
};

/** As before products whose number is named: `drei gespeicherten Produkte`, `gespeicherte Produkt`. */
const TAKEN: Partial<Record<NotedType, string>> = {
  save: 'gespeicherte',
  add: 'in den Warenkorb gelegte',
  purchase: 'gekaufte',
};

function yourActs(acts: ReasonActs | undefined, names: Names, as: Case): string {
  if (acts === undefined) return 'deine Notizen';
  const { type, reaction, count, productIds, category } = acts;
  const [first] = productIds;
  const many = productIds.length > 1;
  const isTitle = !many && first !== undefined;
  const from = category === undefined ? '' : ` aus ${quoted(category)}`;
  if (reaction !== undefined) {
    const often = count === 1 ? '' : `${figures(count)}-maliges `;
    return `dein ${often}${quoted(REACTION_WORDS[reaction])} zu ${isTitle ? names.title(first) : `Produkten${from}`}`;
  }
  const noun = NOUN[type];
  if (noun !== undefined) {
    const kind = noun.about === 'zu' ? `Produkten${from}` : `Produkte${from}`;
    const object = `${noun.about} ${isTitle ? names.title(first) : kind}`;
    return count === 1 ? `${noun[as]} ${object}` : `deine ${figures(count)} ${noun.many} ${object}`;
  }
  if (type === 'search') {
    const query = acts.queries?.[0];
    return query === undefined ? 'deine Suche' : `deine Suche nach ${quoted(query)}`;
  }
  const taken = TAKEN[type] ?? 'genannte';
  return isTitle
    ? `das ${taken} Produkt ${names.title(first)}`
    : `die ${many ? `${counted(productIds.length)} ` : ''}${taken}n Produkte${from}`;
}

function match(reason: Reason): string[] {
  const label = reason.label;
  const named = (words: string) => [label === undefined ? words : `${words}, ${label}`];
  switch (reason.field) {
    case 'brand':
      return named('gleiche Marke');
    case 'creator':
      return named('gleicher Creator');
    case 'category':
      return named('gleiche Art');
    case 'title':
      return ['ähnlicher Name'];
    case 'tags':
      return [label === undefined ? 'Gemeinsames' : `gemeinsam: ${label}`];
    case 'price':
      return ['ähnlicher Preis'];
    case 'same':
      return ['dasselbe Produkt'];
    case 'together':
      return ['gekauft von Leuten mit ähnlichen Warenkörben'];
    case 'alike':
      return ['in den Augen des Shops ähnlich'];
    default:
      return [];
  }
}
