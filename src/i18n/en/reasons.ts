import type { Pick, Reason, ReasonActs } from '../../core/picks.js';
import type { NotedType, Statement } from '../../core/signal.js';
import type { Names, ReasonWords } from '../messages.js';
import { REACTION_WORDS } from './gestures.js';
import { counted, figures, inside, times } from './words.js';

/** English wording of reasons. Every line says only what the structured reason holds. */
export const reasons: ReasonWords = { card, row, cause };

const DONE: Readonly<Record<NotedType, string>> = {
  view: 'saw',
  dwell: 'looked at',
  select: 'looked at',
  save: 'saved',
  add: 'put in the basket',
  purchase: 'bought',
  search: 'searched for',
  react: 'asked for more like',
  dismiss: 'said no to',
  stated: 'named',
};

/** Whose doing a reason is that no act of the viewer is behind. */
const SOURCE: Partial<Record<Reason['kind'], readonly string[]>> = {
  popular: ['from all viewers, not you'],
  past: ['from all buyers, not you'],
};

function card(pick: Pick, names: Names): string {
  const reason = pick.reason;
  if (pick.promoted) return 'It fits the show, not you';
  if (pick.discovery) return 'Something new for you';
  if (reason === undefined) return 'In the order of the show';
  if (reason.acts?.statement !== undefined) return said(reason.acts.statement);
  if (reason.kind === 'same') return sameProduct(reason, true);
  if (reason.kind === 'similar') return similarProduct(reason, names);
  return aboutShow(reason, names);
}

function row(reason: Reason, names: Names): { label: string; detail: string } {
  const against = reason.contribution < 0 ? ['counts against it'] : [];
  if (reason.acts?.statement !== undefined) {
    return { label: said(reason.acts.statement), detail: ['you said so', ...against].join(', ') };
  }
  if (reason.kind === 'same') {
    return { label: sameProduct(reason, false), detail: against.join(', ') };
  }
  if (reason.kind === 'similar') {
    return {
      label: yourActs(reason.acts, names),
      detail: [...match(reason), ...against].join(', '),
    };
  }
  const source = SOURCE[reason.kind] ?? [];
  return { label: aboutShow(reason, names), detail: [...source, ...against].join(', ') };
}

function cause(reason: Reason, names: Names): string {
  if (reason.acts?.statement !== undefined) return wish(reason.acts.statement);
  if (reason.kind === 'similar') {
    const acts = reason.acts;
    const [only] = acts?.productIds ?? [];
    const taken = acts !== undefined && NOUN[acts.type] === undefined && acts.type !== 'search';
    if (taken && acts.productIds.length === 1 && only !== undefined) {
      return `the ${TAKEN[acts.type] ?? 'chosen'} ${names.title(only)}`;
    }
    const label = yourActs(acts, names);
    return label.charAt(0).toLowerCase() + label.slice(1);
  }
  const { type, count } = reason.acts ?? { type: 'select' as const, count: 1 };
  const reaction = reason.acts?.reaction;
  if (reaction !== undefined) return `your ${REACTION_WORDS[reaction].noun[0]} it`;
  switch (type) {
    case 'view':
      return reason.contribution < 0 ? 'your passing it by' : 'your seeing it';
    case 'select':
    case 'dwell':
      return count === 1 ? 'your look at it' : `your ${figures(count)} looks at it`;
    case 'save':
      return 'your saving it';
    case 'add':
      return 'your putting it in the basket';
    case 'purchase':
      return 'your buying it';
    case 'search':
      return 'your search';
    case 'react':
      return 'your wish for more like it';
    case 'dismiss':
      return 'your no to it';
    case 'stated':
      return 'what you said';
  }
}

/** What the viewer said in Your data. */
export function said({ said: what, kind, path }: Statement): string {
  const name = path.at(-1) ?? '';
  switch (what) {
    case 'less':
      return kind === 'category' ? `You said: less of ${name}` : `You said: less by ${name}`;
    case 'more':
      return `You said you like ${name}`;
    case 'keep':
      return `You said: keep ${name}`;
  }
}

function wish({ kind, path }: Statement): string {
  const name = path.at(-1) ?? '';
  return `what you said about ${kind === 'category' ? inside(name) : name}`;
}

const TAKEN: Partial<Record<NotedType, string>> = {
  save: 'saved',
  add: 'basketed',
  purchase: 'bought',
};

function aboutShow(reason: Reason, names: Names): string {
  switch (reason.kind) {
    case 'stage':
      return names.host === null ? 'On stage now' : `${names.host} is showing it now`;
    case 'upcoming':
      return 'Coming up in the show';
    case 'season':
      return 'It fits the season';
    case 'region':
      return 'Can be sent to your country';
    case 'past':
      return 'From past orders of the shop';
    default:
      return 'Popular in this show';
  }
}

function sameProduct(reason: Reason, short: boolean): string {
  const reaction = reason.acts?.reaction;
  if (reaction !== undefined) return REACTION_WORDS[reaction].same;
  const { type, count } = reason.acts ?? { type: 'select' as const, count: 1 };
  const often = count > 1 || (!short && type === 'view') ? ` ${times(count)}` : '';
  switch (type) {
    case 'view':
      return reason.contribution < 0
        ? `You saw it ${times(count)} and passed`
        : `You saw it${often}`;
    case 'select':
    case 'dwell':
      return `You looked at it${often}`;
    case 'save':
      return 'You saved it';
    case 'add':
      return 'You put it in the basket';
    case 'purchase':
      return `You bought it${often}`;
    case 'search':
      return searched(reason.acts);
    case 'react':
      return 'You asked for more like it';
    case 'dismiss':
      return 'You said it is not for you';
    case 'stated':
      return 'You said so';
  }
}

function similarProduct(reason: Reason, names: Names): string {
  const acts = reason.acts;
  if (acts === undefined) return 'Like what you looked at';
  if (acts.type === 'search') return searched(acts);
  const [first] = acts.productIds;
  const one = acts.productIds.length === 1 && first !== undefined ? names.title(first) : null;
  if (one !== null && reason.field === 'brand') return `Same brand as ${one}`;
  if (one !== null && reason.field === 'creator') return `Same creator as ${one}`;
  const show = acts.thisShow ? ' in this show' : '';
  if ((reason.field === 'brand' || reason.field === 'creator') && reason.label !== undefined) {
    return `${youDid(acts, `${counted(acts.productIds.length)} things by ${reason.label}`)}${show}`;
  }
  return `${youDid(acts, one ?? things(acts))}${show}`;
}

function youDid({ type, reaction }: ReasonActs, what: string): string {
  if (reaction !== undefined) return `You ${REACTION_WORDS[reaction].did} ${what}`;
  return type === 'add' ? `You put ${what} in the basket` : `You ${DONE[type]} ${what}`;
}

/** `three trail shoes`; the number is of different products, so it is true of what was looked at. */
function things(acts: ReasonActs): string {
  const kind = acts.category === undefined ? 'products' : inside(acts.category);
  return acts.productIds.length === 0 ? kind : `${counted(acts.productIds.length)} ${kind}`;
}

function searched(acts: ReasonActs | undefined): string {
  const query = acts?.queries?.[0];
  return query === undefined ? 'You searched for it' : `You searched for “${query}”`;
}

const NOUN: Partial<Record<NotedType, readonly [string, string]>> = {
  view: ['glance at', 'glances at'],
  dwell: ['longer look at', 'longer looks at'],
  select: ['look at', 'looks at'],
  react: ['wish for more like', 'wishes for more like'],
  dismiss: ['no to', 'noes to'],
};

function yourActs(acts: ReasonActs | undefined, names: Names): string {
  if (acts === undefined) return 'Your notes';
  const [first] = acts.productIds;
  const many = acts.productIds.length > 1;
  const kind = acts.category === undefined ? 'products' : inside(acts.category);
  const object = many || first === undefined ? kind : names.title(first);
  const { reaction } = acts;
  const noun = reaction === undefined ? NOUN[acts.type] : REACTION_WORDS[reaction].noun;
  if (noun !== undefined) {
    return acts.count === 1
      ? `Your ${noun[0]} ${object}`
      : `Your ${figures(acts.count)} ${noun[1]} ${object}`;
  }
  if (acts.type === 'search') {
    const query = acts.queries?.[0];
    return query === undefined ? 'Your search' : `Your search for “${query}”`;
  }
  const did = acts.type === 'add' ? 'put in the basket' : DONE[acts.type];
  return many
    ? `The ${counted(acts.productIds.length)} ${kind} you ${did}`
    : `${object}, which you ${did}`;
}

function match(reason: Reason): string[] {
  const label = reason.label;
  switch (reason.field) {
    case 'brand':
      return [label === undefined ? 'same brand' : `same brand, ${label}`];
    case 'creator':
      return [label === undefined ? 'same creator' : `same creator, ${label}`];
    case 'category':
      return [label === undefined ? 'same kind' : `same kind, ${inside(label)}`];
    case 'title':
      return ['similar name'];
    case 'tags':
      return [label === undefined ? 'in common' : `in common: ${label}`];
    case 'price':
      return ['similar price'];
    case 'same':
      return ['the same product'];
    case 'together':
      return ['bought by shoppers with similar baskets'];
    case 'alike':
      return ['similar in the eyes of the shop'];
    default:
      return [];
  }
}
