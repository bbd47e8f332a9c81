import type { Pick, Reason, ReasonActs } from '../../core/picks.js';
import type { NotedType, Statement } from '../../core/signal.js';
import type { Names, ReasonWords } from '../messages.js';
import { REACTION_WORDS } from './gestures.js';
import { zh } from './words.js';

/** Chinese wording of reasons. Every line says only what the structured reason holds. */
export const reasons: ReasonWords = { card, row, cause };

/** Whose doing a reason is that no act of the viewer is behind. */
const SOURCE: Partial<Record<Reason['kind'], readonly string[]>> = {
  popular: ['来自所有观众，不是你'],
  past: ['来自所有买家，不是你'],
};

function card(pick: Pick, names: Names): string {
  const reason = pick.reason;
  if (pick.promoted) return '与本场主题相关，与你无关';
  if (pick.discovery) return '给你一点新鲜的';
  if (reason === undefined) return '按直播顺序';
  if (reason.acts?.statement !== undefined) return said(reason.acts.statement);
  if (reason.kind === 'same') return sameProduct(reason, true);
  if (reason.kind === 'similar') return similarProduct(reason, names);
  return aboutShow(reason, names);
}

function row(reason: Reason, names: Names): { label: string; detail: string } {
  const against = reason.contribution < 0 ? ['起减分作用'] : [];
  if (reason.acts?.statement !== undefined) {
    return { label: said(reason.acts.statement), detail: ['你亲自说的', ...against].join('，') };
  }
  if (reason.kind === 'same') {
    return { label: sameProduct(reason, false), detail: against.join('，') };
  }
  if (reason.kind === 'similar') {
    return {
      label: yourActs(reason.acts, names),
      detail: [...match(reason), ...against].join('，'),
    };
  }
  const source = SOURCE[reason.kind] ?? [];
  return { label: aboutShow(reason, names), detail: [...source, ...against].join('，') };
}

/** A noun, so that it reads on after 不算. */
function cause(reason: Reason, names: Names): string {
  const { acts } = reason;
  if (acts?.statement !== undefined) return wish(acts.statement);
  if (reason.kind === 'similar') {
    if (acts === undefined) return '你的记录';
    const [only] = acts.productIds;
    const taken = TAKEN[acts.type];
    if (taken !== undefined && acts.productIds.length === 1 && only !== undefined) {
      return zh`你${taken}${names.title(only)}`;
    }
    return zh`${yourActs(acts, names)}的记录`;
  }
  const { type, count } = acts ?? { type: 'select' as const, count: 1 };
  if (acts?.reaction !== undefined) return zh`你说“${REACTION_WORDS[acts.reaction]}”的记录`;
  switch (type) {
    case 'view':
      return reason.contribution < 0 ? '你略过它的记录' : '你看到它的记录';
    case 'select':
    case 'dwell':
      return count === 1 ? '你看过它的记录' : zh`你看过它${count}次的记录`;
    case 'save':
      return '你收藏它的记录';
    case 'add':
      return '你把它加入购物车的记录';
    case 'purchase':
      return '你买过它的记录';
    case 'search':
      return '你的搜索';
    case 'react':
      return '你想多看类似商品的记录';
    case 'dismiss':
      return '你说它不适合你的记录';
    case 'stated':
      return '你说过的话';
  }
}

/** What the viewer said in Your data. */
export function said({ said: what, kind, path }: Statement): string {
  const name = path.at(-1) ?? '';
  switch (what) {
    case 'less':
      return kind === 'category' ? zh`你说过：少来点${name}` : zh`你说过：少来点${name}的商品`;
    case 'more':
      return zh`你说过你喜欢${name}`;
    case 'keep':
      return zh`你说过：保留${name}`;
  }
}

function wish({ path }: Statement): string {
  return zh`你对${path.at(-1) ?? ''}说过的话`;
}

/** Before the name of the only product. */
const TAKEN: Partial<Record<NotedType, string>> = {
  save: '收藏的',
  add: '加入购物车的',
  purchase: '买过的',
};

function aboutShow(reason: Reason, names: Names): string {
  switch (reason.kind) {
    case 'stage':
      return names.host === null ? '正在介绍' : zh`${names.host}正在介绍`;
    case 'upcoming':
      return '稍后会介绍';
    case 'season':
      return '适合当季';
    case 'region':
      return '可以送到你所在的国家或地区';
    case 'past':
      return '来自本店以往的订单';
    default:
      return '本场热门';
  }
}

function sameProduct(reason: Reason, short: boolean): string {
  const reaction = reason.acts?.reaction;
  if (reaction !== undefined) return `你对它说过“${REACTION_WORDS[reaction]}”`;
  const { type, count } = reason.acts ?? { type: 'select' as const, count: 1 };
  const often = count > 1 || (!short && type === 'view') ? zh`${count}次` : '';
  switch (type) {
    case 'view':
      return reason.contribution < 0 ? zh`你看到它${count}次，都略过了` : zh`你看到过它${often}`;
    case 'select':
    case 'dwell':
      return zh`你看过它${often}`;
    case 'save':
      return '你收藏了它';
    case 'add':
      return '你把它加入了购物车';
    case 'purchase':
      return zh`你买过它${often}`;
    case 'search':
      return searched(reason.acts);
    case 'react':
      return '你想多看类似的';
    case 'dismiss':
      return '你说它不适合你';
    case 'stated':
      return '你说过';
  }
}

function similarProduct(reason: Reason, names: Names): string {
  const acts = reason.acts;
  if (acts === undefined) return '与你看过的商品相似';
  if (acts.type === 'search') return searched(acts);
  const [first] = acts.productIds;
  const one = acts.productIds.length === 1 && first !== undefined ? names.title(first) : null;
  if (one !== null && reason.field === 'brand') return zh`与${one}同品牌`;
  if (one !== null && reason.field === 'creator') return zh`与${one}出自同一创作者`;
  const you = acts.thisShow ? '你在本场' : '你';
  if ((reason.field === 'brand' || reason.field === 'creator') && reason.label !== undefined) {
    const maker = reason.label;
    const { length } = acts.productIds;
    return you + done(acts, length === 0 ? zh`${maker}的商品` : zh`${length}件${maker}的商品`);
  }
  return you + done(acts, one ?? things(acts));
}

/** What was done, after 你; `often` stands where a number of times belongs. */
function done({ type, reaction }: ReasonActs, what: string, often = ''): string {
  switch (reaction) {
    case 'love':
      return zh`${often}说很喜欢${what}`;
    case 'curious':
      return zh`${often}说想了解${what}`;
    case 'dear':
      return zh`${often}说${what}太贵了`;
    case undefined:
      break;
  }
  switch (type) {
    case 'view':
      return zh`看到过${often}${what}`;
    case 'dwell':
    case 'select':
      return zh`看过${often}${what}`;
    case 'save':
      return zh`收藏了${what}`;
    case 'add':
      return zh`把${what}加入了购物车`;
    case 'purchase':
      return zh`买过${what}`;
    case 'search':
      return zh`搜索过${what}`;
    case 'react':
      return zh`${often}想多看与${what}类似的`;
    case 'dismiss':
      return zh`${often}说${what}不适合你`;
    case 'stated':
      return zh`提到过${what}`;
  }
}

/** `3 件越野跑鞋`; the number is of different products, so it is true of what was looked at. */
function things(acts: ReasonActs): string {
  const kind = acts.category ?? '商品';
  return acts.productIds.length === 0 ? kind : zh`${acts.productIds.length}件${kind}`;
}

function searched(acts: ReasonActs | undefined): string {
  const query = acts?.queries?.[0];
  return query === undefined ? '你搜索过它' : `你搜索过“${query}”`;
}

/** Acts that are told by how often, not by how many products. */
const OFTEN: readonly NotedType[] = ['view', 'dwell', 'select', 'react', 'dismiss'];

function yourActs(acts: ReasonActs | undefined, names: Names): string {
  if (acts === undefined) return '你的记录';
  if (acts.type === 'search') {
    return acts.queries?.[0] === undefined ? '你的搜索' : searched(acts);
  }
  const [first] = acts.productIds;
  const many = acts.productIds.length > 1;
  if (acts.reaction !== undefined || OFTEN.includes(acts.type)) {
    const object = many || first === undefined ? (acts.category ?? '商品') : names.title(first);
    const often = acts.count > 1 ? zh`${acts.count}次` : '';
    if (acts.type === 'dwell' && acts.reaction === undefined) return zh`你细看过${often}${object}`;
    return zh`你${done(acts, object, often)}`;
  }
  return zh`你${done(acts, many || first === undefined ? things(acts) : names.title(first))}`;
}

function match(reason: Reason): string[] {
  const label = reason.label;
  switch (reason.field) {
    case 'brand':
      return [label === undefined ? '同品牌' : `同品牌：${label}`];
    case 'creator':
      return [label === undefined ? '同一创作者' : `同一创作者：${label}`];
    case 'category':
      return [label === undefined ? '同类商品' : `同类商品：${label}`];
    case 'title':
      return ['名称相近'];
    case 'tags':
      return [label === undefined ? '有共同点' : `共同点：${label}`];
    case 'price':
      return ['价格相近'];
    case 'same':
      return ['同一件商品'];
    case 'together':
      return ['购物内容相似的人也买过'];
    case 'alike':
      return ['商店认为相似'];
    default:
      return [];
  }
}
