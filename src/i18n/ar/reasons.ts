import type { Pick, Reason, ReasonActs } from '../../core/picks.js';
import type { NotedType, Statement } from '../../core/signal.js';
import type { Names, ReasonWords } from '../messages.js';
import { SAID } from './gestures.js';
import { PRODUCT } from './nouns.js';
import { apart, type Noun, type Role, type Words } from './words.js';

/** What the viewer did with something that is named after it. */
const DID: Readonly<Record<NotedType, string>> = {
  view: 'رأيت',
  dwell: 'نظرت إلى',
  select: 'نظرت إلى',
  save: 'حفظت',
  add: 'وضعت في السلة',
  purchase: 'اشتريت',
  search: 'بحثت عن',
  react: 'طلبت المزيد مثل',
  dismiss: 'رفضت',
  stated: 'ذكرت',
};

/** The same of something named before it. */
const DID_IT: Partial<Record<NotedType, string>> = {
  save: 'حفظته',
  add: 'وضعته في السلة',
  purchase: 'اشتريته',
  stated: 'ذكرته',
};

/** Whose doing a reason is that no act of the viewer is behind. */
const SOURCE: Partial<Record<Reason['kind'], readonly string[]>> = {
  popular: ['من جميع المشاهدين، لا منك'],
  past: ['من جميع المشترين، لا منك'],
};

/** Acts that are counted as things, and what leads from them to the product. */
const NOUN: Partial<Record<NotedType, readonly [Noun, string]>> = {
  view: [
    {
      one: 'لمحة',
      two: 'لمحتان',
      twoOf: 'لمحتين',
      few: 'لمحات',
      many: 'لمحة',
      other: 'لمحة',
    },
    'منك إلى',
  ],
  dwell: [
    {
      one: 'نظرة طويلة',
      two: 'نظرتان طويلتان',
      twoOf: 'نظرتين طويلتين',
      few: 'نظرات طويلة',
      many: 'نظرة طويلة',
      other: 'نظرة طويلة',
    },
    'منك إلى',
  ],
  select: [
    {
      one: 'نظرة',
      two: 'نظرتان',
      twoOf: 'نظرتين',
      few: 'نظرات',
      many: 'نظرة',
      other: 'نظرة',
    },
    'منك إلى',
  ],
  react: [
    {
      one: 'طلب',
      two: 'طلبان',
      twoOf: 'طلبين',
      few: 'طلبات',
      many: 'طلبًا',
      other: 'طلب',
    },
    'منك للمزيد مثل',
  ],
  dismiss: [
    {
      one: 'رفض',
      two: 'رفضان',
      twoOf: 'رفضين',
      few: 'مرات رفض',
      many: 'مرة رفض',
      other: 'مرة رفض',
    },
    'منك تجاه',
  ],
};

/** Arabic wording of reasons. Every line says only what the structured reason holds. */
export function reasons(words: Words): ReasonWords {
  const { figures, several, times } = words;

  function card(pick: Pick, names: Names): string {
    const reason = pick.reason;
    if (pick.promoted) return 'يناسب العرض، لا أنت';
    if (pick.discovery) return 'شيء جديد لك';
    if (reason === undefined) return 'بترتيب العرض';
    if (reason.acts?.statement !== undefined) return said(reason.acts.statement);
    if (reason.kind === 'same') return sameProduct(reason, true);
    return reason.kind === 'similar' ? similarProduct(reason, names) : aboutShow(reason, names);
  }

  function row(reason: Reason, names: Names): { label: string; detail: string } {
    const against = reason.contribution < 0 ? ['يُحسب ضده'] : [];
    const joined = (parts: readonly string[]) => [...parts, ...against].join('، ');
    if (reason.acts?.statement !== undefined) {
      return { label: said(reason.acts.statement), detail: joined(['أنت قلت ذلك']) };
    }
    if (reason.kind === 'same') return { label: sameProduct(reason, false), detail: joined([]) };
    if (reason.kind === 'similar') {
      return { label: yourActs(reason.acts, names, 'subject'), detail: joined(match(reason)) };
    }
    return { label: aboutShow(reason, names), detail: joined(SOURCE[reason.kind] ?? []) };
  }

  function cause(reason: Reason, names: Names): string {
    if (reason.acts?.statement !== undefined) return `قولك عن ${wishOf(reason.acts.statement)}`;
    if (reason.kind === 'similar') return yourActs(reason.acts, names, 'object');
    const { type, count } = reason.acts ?? { type: 'select' as const, count: 1 };
    const reaction = reason.acts?.reaction;
    if (reaction !== undefined) return `قولك عنه «${SAID[reaction]}»`;
    switch (type) {
      case 'view':
        return reason.contribution < 0 ? 'تجاوزك له' : 'رؤيتك له';
      case 'select':
      case 'dwell':
        return count === 1 ? 'نظرك إليه' : `نظرك إليه ${times(count)}`;
      case 'save':
        return 'حفظك له';
      case 'add':
        return 'وضعك له في السلة';
      case 'purchase':
        return 'شرائك له';
      case 'search':
        return 'بحثك';
      case 'react':
        return 'طلبك المزيد مثله';
      case 'dismiss':
        return 'رفضك له';
      case 'stated':
        return 'ما قلته';
    }
  }

  function sameProduct(reason: Reason, short: boolean): string {
    const reaction = reason.acts?.reaction;
    if (reaction !== undefined) return `قلت عنه «${SAID[reaction]}»`;
    const { type, count } = reason.acts ?? { type: 'select' as const, count: 1 };
    const often = count > 1 || (!short && type === 'view') ? ` ${times(count)}` : '';
    switch (type) {
      case 'view':
        return reason.contribution < 0 ? `رأيته ${times(count)} وتجاوزته` : `رأيته${often}`;
      case 'select':
      case 'dwell':
        return `نظرت إليه${often}`;
      case 'save':
        return 'حفظته';
      case 'add':
        return 'وضعته في السلة';
      case 'purchase':
        return `اشتريته${often}`;
      case 'search':
        return searched(reason.acts);
      case 'react':
        return 'طلبت المزيد مثله';
      case 'dismiss':
        return 'قلت إنه ليس لك';
      case 'stated':
        return 'أنت قلت ذلك';
    }
  }

  function similarProduct(reason: Reason, names: Names): string {
    const acts = reason.acts;
    if (acts === undefined) return 'يشبه ما نظرت إليه';
    if (acts.type === 'search') return searched(acts);
    const [first] = acts.productIds;
    const one = acts.productIds.length === 1 && first !== undefined ? names.title(first) : null;
    if (one !== null && reason.field === 'brand') return `من ماركة ${apart(one)} نفسها`;
    if (one !== null && reason.field === 'creator') return `من صانع ${apart(one)} نفسه`;
    const show = acts.thisShow ? ' في هذا العرض' : '';
    if ((reason.field === 'brand' || reason.field === 'creator') && reason.label !== undefined) {
      const made = several(acts.productIds.length, PRODUCT, 'object');
      return `${youDid(acts, `${made} من ${apart(reason.label)}`)}${show}`;
    }
    return `${youDid(acts, one === null ? things(acts) : apart(one))}${show}`;
  }

  /** `3 من أحذية الجري`; the number is of different products, so it is true of what was looked at. */
  function things({ category, productIds }: ReasonActs): string {
    const count = productIds.length;
    if (category === undefined) return count === 0 ? 'منتجات' : several(count, PRODUCT, 'object');
    return count === 0 ? apart(category) : `${figures(count)} من ${apart(category)}`;
  }

  function yourActs(acts: ReasonActs | undefined, names: Names, role: Role): string {
    if (acts === undefined) return 'ملاحظاتك';
    const [first] = acts.productIds;
    const many = acts.productIds.length > 1;
    const kind = acts.category === undefined ? 'منتجات' : apart(acts.category);
    const object = many || first === undefined ? kind : apart(names.title(first));
    const { reaction } = acts;
    if (reaction !== undefined) {
      const often = acts.count === 1 ? '' : ` ${times(acts.count)}`;
      return `قولك «${SAID[reaction]}»${often} عن ${object}`;
    }
    const noun = NOUN[acts.type];
    if (noun !== undefined) return `${several(acts.count, noun[0], role)} ${noun[1]} ${object}`;
    if (acts.type === 'search') {
      const query = acts.queries?.[0];
      return query === undefined ? 'بحثك' : `بحثك عن «${apart(query)}»`;
    }
    return many || first === undefined
      ? `ما ${DID_IT[acts.type] ?? 'اخترته'}: ${things(acts)}`
      : `${object} الذي ${DID_IT[acts.type] ?? 'اخترته'}`;
  }

  return { card, row, cause };
}

/** What the viewer said in Your data. */
export function said({ said: what, path }: Statement): string {
  const name = apart(path.at(-1) ?? '');
  switch (what) {
    case 'less':
      return `قلت: أقل من ${name}`;
    case 'more':
      return `قلت إنك تحب ${name}`;
    case 'keep':
      return `قلت: أبقوا ${name}`;
  }
}

function wishOf({ path }: Statement): string {
  return apart(path.at(-1) ?? '');
}

function aboutShow(reason: Reason, names: Names): string {
  switch (reason.kind) {
    case 'stage':
      return names.host === null ? 'يُعرض الآن' : `في العرض الآن مع ${apart(names.host)}`;
    case 'upcoming':
      return 'يأتي لاحقًا في العرض';
    case 'season':
      return 'يناسب الموسم';
    case 'region':
      return 'يمكن إرساله إلى بلدك';
    case 'past':
      return 'من طلبات المتجر السابقة';
    default:
      return 'رائج في هذا العرض';
  }
}

function youDid({ type, reaction }: ReasonActs, what: string): string {
  if (reaction !== undefined) return `قلت «${SAID[reaction]}» عن ${what}`;
  return type === 'add' ? `وضعت ${what} في السلة` : `${DID[type]} ${what}`;
}

function searched(acts: ReasonActs | undefined): string {
  const query = acts?.queries?.[0];
  return query === undefined ? 'بحثت عنه' : `بحثت عن «${apart(query)}»`;
}

function match(reason: Reason): string[] {
  const label = reason.label === undefined ? undefined : apart(reason.label);
  switch (reason.field) {
    case 'brand':
      return [label === undefined ? 'الماركة نفسها' : `الماركة نفسها، ${label}`];
    case 'creator':
      return [label === undefined ? 'الصانع نفسه' : `الصانع نفسه، ${label}`];
    case 'category':
      return [label === undefined ? 'النوع نفسه' : `النوع نفسه، ${label}`];
    case 'title':
      return ['اسم مشابه'];
    case 'tags':
      return [label === undefined ? 'بينهما مشترك' : `المشترك: ${label}`];
    case 'price':
      return ['سعر قريب'];
    case 'same':
      return ['المنتج نفسه'];
    case 'together':
      return ['اشتراه أصحاب سلال مشابهة'];
    case 'alike':
      return ['مشابه في نظر المتجر'];
    default:
      return [];
  }
}
