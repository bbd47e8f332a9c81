import type { Pick, Reason, ReasonActs } from '../../core/picks.js';
import type { NotedType, Statement } from '../../core/signal.js';
import type { Names, ReasonWords } from '../messages.js';
import { REACTION_WORDS } from './gestures.js';
import { counted, figures, of, opening, quoted, than, times } from './words.js';

/** French wording of reasons. Every line says only what the structured reason holds. */
export const reasons: ReasonWords = { card, row, cause };

/** Whose doing a reason is that no act of the viewer is behind. */
const SOURCE: Partial<Record<Reason['kind'], readonly string[]>> = {
  popular: ['de tous les spectateurs, pas de vous'],
  past: ['de tous les acheteurs, pas de vous'],
};

function card(pick: Pick, names: Names): string {
  const reason = pick.reason;
  if (pick.promoted) return 'Va avec l’émission, pas avec vous';
  if (pick.discovery) return 'Du nouveau pour vous';
  if (reason === undefined) return 'Dans l’ordre de l’émission';
  if (reason.acts?.statement !== undefined) return said(reason.acts.statement);
  if (reason.kind === 'same') return sameProduct(reason, true);
  if (reason.kind === 'similar') return similarProduct(reason, names);
  return aboutShow(reason, names);
}

function row(reason: Reason, names: Names): { label: string; detail: string } {
  const against = reason.contribution < 0 ? ['compte en sa défaveur'] : [];
  if (reason.acts?.statement !== undefined) {
    const detail = ['vous l’avez dit', ...against].join(', ');
    return { label: said(reason.acts.statement), detail };
  }
  if (reason.kind === 'same') {
    return { label: sameProduct(reason, false), detail: against.join(', ') };
  }
  if (reason.kind === 'similar') {
    return {
      label: opening(yourActs(reason.acts, names)),
      detail: [...match(reason), ...against].join(', '),
    };
  }
  const source = SOURCE[reason.kind] ?? [];
  return { label: aboutShow(reason, names), detail: [...source, ...against].join(', ') };
}

/** As “sans” wants it: a noun with what goes with it. */
function cause(reason: Reason, names: Names): string {
  if (reason.acts?.statement !== undefined) {
    return `votre avis sur ${reason.acts.statement.path.at(-1) ?? ''}`;
  }
  if (reason.kind === 'similar') return yourActs(reason.acts, names);
  const { type, count } = reason.acts ?? { type: 'select' as const, count: 1 };
  const reaction = reason.acts?.reaction;
  if (reaction !== undefined) return `votre ${quoted(REACTION_WORDS[reaction])} à son sujet`;
  switch (type) {
    case 'view':
      return reason.contribution < 0 ? 'votre passage sans arrêt' : 'votre coup d’œil';
    case 'select':
    case 'dwell':
      return count === 1 ? 'votre visite' : `vos ${figures(count)} visites`;
    case 'save':
      return 'votre enregistrement';
    case 'add':
      return 'votre ajout au panier';
    case 'purchase':
      return 'votre achat';
    case 'search':
      return 'votre recherche';
    case 'react':
      return 'votre envie d’en voir plus';
    case 'dismiss':
      return 'votre «\u00a0pas pour moi\u00a0»';
    case 'stated':
      return 'votre avis';
  }
}

/** What the viewer said in Your data. */
export function said({ said: what, kind, path }: Statement): string {
  const name = path.at(-1) ?? '';
  switch (what) {
    case 'less':
      return kind === 'category'
        ? `Vous avez dit\u202f: moins ${of(name)}`
        : `Vous avez dit\u202f: moins de produits ${of(name)}`;
    case 'more':
      return `Vous avez dit aimer ${name}`;
    case 'keep':
      return `Vous avez dit\u202f: garder ${name}`;
  }
}

function aboutShow(reason: Reason, names: Names): string {
  switch (reason.kind) {
    case 'stage':
      return names.host === null ? 'À l’écran' : `${names.host} le montre en ce moment`;
    case 'upcoming':
      return 'Bientôt dans l’émission';
    case 'season':
      return 'De saison';
    case 'region':
      return 'Livrable dans votre pays';
    case 'past':
      return 'D’après les commandes passées de la boutique';
    default:
      return 'Populaire dans cette émission';
  }
}

function sameProduct(reason: Reason, short: boolean): string {
  const reaction = reason.acts?.reaction;
  if (reaction !== undefined) return `Vous avez dit ${quoted(REACTION_WORDS[reaction])}`;
  const { type, count } = reason.acts ?? { type: 'select' as const, count: 1 };
  const often = count > 1 || (!short && type === 'view') ? ` ${times(count)}` : '';
  switch (type) {
    case 'view':
      return reason.contribution < 0
        ? `Vous l’avez vu ${times(count)} sans vous arrêter`
        : `Vous l’avez vu${often}`;
    case 'select':
    case 'dwell':
      return `Vous l’avez regardé${often}`;
    case 'save':
      return 'Vous l’avez enregistré';
    case 'add':
      return 'Vous l’avez mis au panier';
    case 'purchase':
      return `Vous l’avez acheté${often}`;
    case 'search':
      return searched(reason.acts);
    case 'react':
      return 'Vous en vouliez plus';
    case 'dismiss':
      return 'Vous avez dit\u202f: pas pour vous';
    case 'stated':
      return 'Vous l’avez dit';
  }
}

function similarProduct(reason: Reason, names: Names): string {
  const acts = reason.acts;
  if (acts === undefined) return 'Comme ce que vous avez regardé';
  if (acts.type === 'search') return searched(acts);
  const [first] = acts.productIds;
  const one = acts.productIds.length === 1 && first !== undefined ? names.title(first) : null;
  if (one !== null && reason.field === 'brand') return `Même marque ${than(one)}`;
  if (one !== null && reason.field === 'creator') return `Même créateur ${than(one)}`;
  const show = acts.thisShow ? ' pendant cette émission' : '';
  if ((reason.field === 'brand' || reason.field === 'creator') && reason.label !== undefined) {
    return `${youDid(acts, products(acts.productIds.length, of(reason.label)))}${show}`;
  }
  const kind = acts.category === undefined ? '' : `du rayon ${acts.category}`;
  return `${youDid(acts, one ?? products(acts.productIds.length, kind))}${show}`;
}

const DONE: Readonly<Record<Exclude<NotedType, 'react' | 'dismiss'>, string>> = {
  view: 'vu',
  dwell: 'regardé',
  select: 'regardé',
  save: 'enregistré',
  add: 'mis au panier',
  purchase: 'acheté',
  search: 'cherché',
  stated: 'nommé',
};

function youDid({ type, reaction }: ReasonActs, what: string): string {
  if (reaction !== undefined)
    return `Vous avez dit ${quoted(REACTION_WORDS[reaction])} pour ${what}`;
  if (type === 'react') return `Vous en vouliez plus comme ${what}`;
  if (type === 'dismiss') return `Vous avez dit non à ${what}`;
  return `Vous avez ${DONE[type]} ${what}`;
}

/** `trois produits`; the number is of different products, so it is true of what was looked at. */
function products(count: number, kind: string): string {
  const number =
    count === 0 ? 'des produits' : count === 1 ? 'un produit' : `${counted(count)} produits`;
  return kind === '' ? number : `${number} ${kind}`;
}

function searched(acts: ReasonActs | undefined): string {
  const query = acts?.queries?.[0];
  return query === undefined ? 'Vous l’avez cherché' : `Vous avez cherché ${quoted(query)}`;
}

/** One act, several, and what they were about; the object comes with its own “de” where it needs one. */
const NOUN: Partial<
  Record<NotedType, { readonly one: string; readonly many: string; about(object: string): string }>
> = {
  view: { one: 'coup d’œil', many: 'coups d’œil', about: (object) => `sur ${object}` },
  dwell: {
    one: 'visite prolongée',
    many: 'visites prolongées',
    about: (object) => `sur ${object}`,
  },
  select: { one: 'visite', many: 'visites', about: (object) => `sur ${object}` },
  react: {
    one: 'envie',
    many: 'envies',
    about: (object) => `d’en voir plus comme ${object}`,
  },
  dismiss: {
    one: '«\u00a0pas pour moi\u00a0»',
    many: '«\u00a0pas pour moi\u00a0»',
    about: (object) => `pour ${object}`,
  },
};

const TAKEN: Partial<Record<NotedType, readonly [one: string, many: string]>> = {
  save: ['enregistré', 'enregistrés'],
  add: ['mis au panier', 'mis au panier'],
  purchase: ['acheté', 'achetés'],
};

function yourActs(acts: ReasonActs | undefined, names: Names): string {
  if (acts === undefined) return 'vos notes';
  const { type, reaction, count, productIds, category } = acts;
  const [first] = productIds;
  const many = productIds.length > 1;
  const title = many || first === undefined ? null : names.title(first);
  const kind = category === undefined ? 'des produits' : `des produits du rayon ${category}`;
  if (reaction !== undefined) {
    const words = quoted(REACTION_WORDS[reaction]);
    return `${count === 1 ? 'votre' : `vos ${figures(count)}`} ${words} pour ${title ?? kind}`;
  }
  const noun = NOUN[type];
  if (noun !== undefined) {
    const object = noun.about(title ?? kind);
    return count === 1
      ? `votre ${noun.one} ${object}`
      : `vos ${figures(count)} ${noun.many} ${object}`;
  }
  if (type === 'search') {
    const query = acts.queries?.[0];
    return query === undefined ? 'votre recherche' : `votre recherche ${quoted(query)}`;
  }
  const [one, several] = TAKEN[type] ?? ['nommé', 'nommés'];
  if (title !== null) return `le produit ${one} ${title}`;
  const from = category === undefined ? '' : ` du rayon ${category}`;
  return `les ${many ? `${counted(productIds.length)} ` : ''}produits ${several}${from}`;
}

function match(reason: Reason): string[] {
  const label = reason.label;
  const named = (words: string) => [label === undefined ? words : `${words}, ${label}`];
  switch (reason.field) {
    case 'brand':
      return named('même marque');
    case 'creator':
      return named('même créateur');
    case 'category':
      return named('même rayon');
    case 'title':
      return ['nom semblable'];
    case 'tags':
      return [label === undefined ? 'en commun' : `en commun\u202f: ${label}`];
    case 'price':
      return ['prix semblable'];
    case 'same':
      return ['le même produit'];
    case 'together':
      return ['acheté par des clients aux paniers semblables'];
    case 'alike':
      return ['semblable aux yeux de la boutique'];
    default:
      return [];
  }
}
