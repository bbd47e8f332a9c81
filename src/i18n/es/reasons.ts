import type { Pick, Reason, ReasonActs } from '../../core/picks.js';
import type { NotedType, Statement } from '../../core/signal.js';
import type { Names, ReasonWords } from '../messages.js';
import { REACTION_WORDS } from './gestures.js';
import { inside, type Words } from './words.js';

const DONE: Readonly<Record<NotedType, string>> = {
  view: 'viste',
  dwell: 'miraste',
  select: 'miraste',
  save: 'guardaste',
  add: 'pusiste en el carrito',
  purchase: 'compraste',
  search: 'buscaste',
  react: 'pediste más como',
  dismiss: 'dijiste que no a',
  stated: 'nombraste',
};

/** Whose doing a reason is that no act of the viewer is behind. */
const SOURCE: Partial<Record<Reason['kind'], readonly string[]>> = {
  popular: ['por todos los espectadores, no por ti'],
  past: ['por todos los compradores, no por ti'],
};

const TAKEN: Partial<Record<NotedType, string>> = {
  save: 'guardado',
  add: 'puesto en el carrito',
  purchase: 'comprado',
};

const NOUN: Partial<Record<NotedType, readonly [string, string]>> = {
  view: ['vistazo a', 'vistazos a'],
  dwell: ['mirada larga a', 'miradas largas a'],
  select: ['mirada a', 'miradas a'],
  react: ['deseo de más como', 'deseos de más como'],
  dismiss: ['no a', 'noes a'],
};

/** Spanish wording of reasons. Every line says only what the structured reason holds. */
export function reasons(words: Words): ReasonWords {
  const { counted, figures, times } = words;

  function row(reason: Reason, names: Names): { label: string; detail: string } {
    const against = reason.contribution < 0 ? ['cuenta en contra'] : [];
    const joined = (parts: readonly string[]) => [...parts, ...against].join(', ');
    if (reason.acts?.statement !== undefined) {
      return { label: said(reason.acts.statement), detail: joined(['lo dijiste tú']) };
    }
    if (reason.kind === 'same') return { label: sameProduct(reason, false), detail: joined([]) };
    if (reason.kind === 'similar') {
      return { label: yourActs(reason.acts, names), detail: joined(match(reason)) };
    }
    return { label: aboutShow(reason, names), detail: joined(SOURCE[reason.kind] ?? []) };
  }

  function card(pick: Pick, names: Names): string {
    const reason = pick.reason;
    if (pick.promoted) return 'Encaja con el programa, no contigo';
    if (pick.discovery) return 'Algo nuevo para ti';
    if (reason === undefined) return 'En el orden del programa';
    if (reason.acts?.statement !== undefined) return said(reason.acts.statement);
    if (reason.kind === 'same') return sameProduct(reason, true);
    return reason.kind === 'similar' ? similarProduct(reason, names) : aboutShow(reason, names);
  }

  function cause(reason: Reason, names: Names): string {
    if (reason.acts?.statement !== undefined) return wish(reason.acts.statement);
    if (reason.kind === 'similar') {
      const acts = reason.acts;
      const [only] = acts?.productIds ?? [];
      const taken = acts !== undefined && NOUN[acts.type] === undefined && acts.type !== 'search';
      if (taken && acts.productIds.length === 1 && only !== undefined) {
        return `el producto ${TAKEN[acts.type] ?? 'elegido'} ${names.title(only)}`;
      }
      const label = yourActs(acts, names);
      return label.charAt(0).toLowerCase() + label.slice(1);
    }
    const { type, count } = reason.acts ?? { type: 'select' as const, count: 1 };
    const reaction = reason.acts?.reaction;
    if (reaction !== undefined) return `tu ${REACTION_WORDS[reaction].noun[0]} este`;
    switch (type) {
      case 'view':
        return reason.contribution < 0 ? 'haberlo pasado de largo' : 'haberlo visto';
      case 'select':
      case 'dwell':
        return count === 1 ? 'tu mirada a este' : `tus ${figures(count)} miradas a este`;
      case 'save':
        return 'haberlo guardado';
      case 'add':
        return 'haberlo puesto en el carrito';
      case 'purchase':
        return 'haberlo comprado';
      case 'search':
        return 'tu búsqueda';
      case 'react':
        return 'tu deseo de más como este';
      case 'dismiss':
        return 'tu no a este';
      case 'stated':
        return 'lo que dijiste';
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
          ? `Lo viste ${times(count)} y lo pasaste`
          : `Lo viste${often}`;
      case 'select':
      case 'dwell':
        return `Lo miraste${often}`;
      case 'save':
        return 'Lo guardaste';
      case 'add':
        return 'Lo pusiste en el carrito';
      case 'purchase':
        return `Lo compraste${often}`;
      case 'search':
        return searched(reason.acts);
      case 'react':
        return 'Pediste más como este';
      case 'dismiss':
        return 'Dijiste que no es para ti';
      case 'stated':
        return 'Lo dijiste tú';
    }
  }

  function similarProduct(reason: Reason, names: Names): string {
    const acts = reason.acts;
    if (acts === undefined) return 'Parecido a lo que miraste';
    if (acts.type === 'search') return searched(acts);
    const [first] = acts.productIds;
    const one = acts.productIds.length === 1 && first !== undefined ? names.title(first) : null;
    if (one !== null && reason.field === 'brand') return `De la misma marca que ${one}`;
    if (one !== null && reason.field === 'creator') return `Del mismo creador que ${one}`;
    const show = acts.thisShow ? ' en este programa' : '';
    if ((reason.field === 'brand' || reason.field === 'creator') && reason.label !== undefined) {
      const made = acts.productIds.length === 1 ? 'producto' : 'productos';
      return `${youDid(acts, `${counted(acts.productIds.length)} ${made} de ${reason.label}`)}${show}`;
    }
    return `${youDid(acts, one ?? things(acts))}${show}`;
  }

  /** `tres zapatillas`; the number is of different products, so it is true of what was looked at. */
  function things(acts: ReasonActs): string {
    const kind = acts.category === undefined ? 'productos' : inside(acts.category);
    return acts.productIds.length === 0 ? kind : `${counted(acts.productIds.length)} ${kind}`;
  }

  function yourActs(acts: ReasonActs | undefined, names: Names): string {
    if (acts === undefined) return 'Tus notas';
    const [first] = acts.productIds;
    const many = acts.productIds.length > 1;
    const kind = acts.category === undefined ? 'productos' : inside(acts.category);
    const object = many || first === undefined ? kind : names.title(first);
    const { reaction } = acts;
    const noun = reaction === undefined ? NOUN[acts.type] : REACTION_WORDS[reaction].noun;
    if (noun !== undefined) {
      return acts.count === 1
        ? `Tu ${noun[0]} ${object}`
        : `Tus ${figures(acts.count)} ${noun[1]} ${object}`;
    }
    if (acts.type === 'search') {
      const query = acts.queries?.[0];
      return query === undefined ? 'Tu búsqueda' : `Tu búsqueda «${query}»`;
    }
    return many
      ? `Lo que ${DONE[acts.type]}: ${counted(acts.productIds.length)} ${kind}`
      : `${object}, que ${DONE[acts.type]}`;
  }

  return { card, row, cause };
}

/** What the viewer said in Your data. */
export function said({ said: what, kind, path }: Statement): string {
  const name = path.at(-1) ?? '';
  switch (what) {
    case 'less':
      return kind === 'category' ? `Dijiste: menos ${inside(name)}` : `Dijiste: menos de ${name}`;
    case 'more':
      return `Dijiste que te gusta: ${name}`;
    case 'keep':
      return `Dijiste: mantener ${name}`;
  }
}

function wish({ kind, path }: Statement): string {
  const name = path.at(-1) ?? '';
  return `lo que dijiste de ${kind === 'category' ? inside(name) : name}`;
}

function aboutShow(reason: Reason, names: Names): string {
  switch (reason.kind) {
    case 'stage':
      return names.host === null ? 'En pantalla ahora' : `${names.host} lo muestra ahora`;
    case 'upcoming':
      return 'Sale pronto en el programa';
    case 'season':
      return 'Va con la estación del año';
    case 'region':
      return 'Se puede enviar a tu país';
    case 'past':
      return 'Por pedidos anteriores de la tienda';
    default:
      return 'Popular en este programa';
  }
}

function youDid({ type, reaction }: ReasonActs, what: string): string {
  if (reaction !== undefined) return `${REACTION_WORDS[reaction].did} ${what}`;
  if (type === 'add') return `Pusiste ${what} en el carrito`;
  const did = DONE[type];
  return `${did.charAt(0).toUpperCase()}${did.slice(1)} ${what}`;
}

function searched(acts: ReasonActs | undefined): string {
  const query = acts?.queries?.[0];
  return query === undefined ? 'Lo buscaste' : `Buscaste «${query}»`;
}

function match(reason: Reason): string[] {
  const label = reason.label;
  switch (reason.field) {
    case 'brand':
      return [label === undefined ? 'misma marca' : `misma marca, ${label}`];
    case 'creator':
      return [label === undefined ? 'mismo creador' : `mismo creador, ${label}`];
    case 'category':
      return [label === undefined ? 'mismo tipo' : `mismo tipo, ${inside(label)}`];
    case 'title':
      return ['nombre parecido'];
    case 'tags':
      return [label === undefined ? 'en común' : `en común: ${label}`];
    case 'price':
      return ['precio parecido'];
    case 'same':
      return ['el mismo producto'];
    case 'together':
      return ['lo compran quienes llenan carritos parecidos'];
    case 'alike':
      return ['parecido según la tienda'];
    default:
      return [];
  }
}
