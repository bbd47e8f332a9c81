import type { Pick, Reason, ReasonActs } from '../../core/picks.js';
import type { NotedType, Statement } from '../../core/signal.js';
import type { Names, ReasonWords } from '../messages.js';
import { SAID } from './gestures.js';
import { ja, titled } from './words.js';

/** Japanese wording of reasons. Every line says only what the structured reason holds. */
export const reasons: ReasonWords = { card, row, cause };

/** An act: the particle after its object, the verb that ends a sentence, and the one before a noun. */
type Act = readonly [particle: string, ends: string, before: string];

const ACTS: Readonly<Record<NotedType, Act>> = {
  view: ['を', '見かけました', '見かけた'],
  dwell: ['を', 'じっくり見ました', 'じっくり見た'],
  select: ['を', '見ました', '見た'],
  save: ['を', 'お気に入りに入れました', 'お気に入りに入れた'],
  add: ['を', 'カートに入れました', 'カートに入れた'],
  purchase: ['を', '購入しました', '購入した'],
  search: ['を', '検索しました', '検索した'],
  react: ['に似た商品を', '希望しました', '希望した'],
  dismiss: ['に', '「好みではない」と答えました', '「好みではない」と答えた'],
  stated: ['について', '希望を伝えました', '希望を伝えた'],
};

/** Whose doing a reason is that no act of the viewer is behind. */
const SOURCE: Partial<Record<Reason['kind'], readonly string[]>> = {
  popular: ['視聴者全体のもので、あなたのものではありません'],
  past: ['購入者全体のもので、あなたのものではありません'],
};

function card(pick: Pick, names: Names): string {
  const reason = pick.reason;
  if (pick.promoted) return '配信に合う商品（あなたとは無関係）';
  if (pick.discovery) return '新しい発見に';
  if (reason === undefined) return '配信の順';
  if (reason.acts?.statement !== undefined) return said(reason.acts.statement);
  if (reason.kind === 'same') return sameProduct(reason, true);
  if (reason.kind === 'similar') return similarProduct(reason, names);
  return aboutShow(reason, names);
}

function row(reason: Reason, names: Names): { label: string; detail: string } {
  const against = reason.contribution < 0 ? ['マイナスに働きます'] : [];
  if (reason.acts?.statement !== undefined) {
    return { label: said(reason.acts.statement), detail: ['あなたの言葉', ...against].join('、') };
  }
  if (reason.kind === 'same') {
    return { label: sameProduct(reason, false), detail: against.join('、') };
  }
  if (reason.kind === 'similar') {
    return {
      label: yourActs(reason.acts, names),
      detail: [...match(reason), ...against].join('、'),
    };
  }
  const source = SOURCE[reason.kind] ?? [];
  return { label: aboutShow(reason, names), detail: [...source, ...against].join('、') };
}

/** A noun, so that を除くと can follow. */
function cause(reason: Reason, names: Names): string {
  const { acts } = reason;
  if (acts?.statement !== undefined) return wish(acts.statement);
  if (reason.kind === 'similar') {
    if (acts === undefined) return 'あなたの記録';
    if (acts.type === 'search') {
      const query = acts.queries?.[0];
      return query === undefined ? 'あなたの検索' : `「${query}」の検索`;
    }
    const [particle, , before] = actOf(acts);
    return `${objectOf(acts, names)}${particle}${oftenOf(acts)}${before}記録`;
  }
  const { type, count } = acts ?? { type: 'select' as const, count: 1 };
  if (acts?.reaction !== undefined) return `「${SAID[acts.reaction]}」と答えた記録`;
  switch (type) {
    case 'view':
      return reason.contribution < 0 ? 'これを見送った記録' : 'これを見かけた記録';
    case 'select':
    case 'dwell':
      return count === 1 ? 'これを見た記録' : ja`これを${count}回見た記録`;
    case 'save':
      return 'これをお気に入りに入れた記録';
    case 'add':
      return 'これをカートに入れた記録';
    case 'purchase':
      return 'これを購入した記録';
    case 'search':
      return 'あなたの検索';
    case 'react':
      return '似た商品を希望した記録';
    case 'dismiss':
      return '「好みではない」と答えた記録';
    case 'stated':
      return '伝えた希望';
  }
}

/** What the viewer said in Your data. */
export function said({ said: what, kind, path }: Statement): string {
  const name = path.at(-1) ?? '';
  switch (what) {
    case 'less':
      return kind === 'category' ? `「${name}」を減らす希望` : `「${name}」の商品を減らす希望`;
    case 'more':
      return `「${name}」が好きという希望`;
    case 'keep':
      return `「${name}」を残す希望`;
  }
}

function wish({ path }: Statement): string {
  return `「${path.at(-1) ?? ''}」について伝えた希望`;
}

function aboutShow(reason: Reason, names: Names): string {
  switch (reason.kind) {
    case 'stage':
      return names.host === null ? '今、紹介中です' : `${names.host}さんが紹介中です`;
    case 'upcoming':
      return 'この後、紹介されます';
    case 'season':
      return '季節に合っています';
    case 'region':
      return 'お住まいの国・地域に届きます';
    case 'past':
      return 'このお店の過去の注文から';
    default:
      return 'この配信で人気です';
  }
}

function sameProduct(reason: Reason, short: boolean): string {
  const reaction = reason.acts?.reaction;
  if (reaction !== undefined) return `「${SAID[reaction]}」と答えました`;
  const { type, count } = reason.acts ?? { type: 'select' as const, count: 1 };
  const often = count > 1 || (!short && type === 'view') ? ja`${count}回` : '';
  switch (type) {
    case 'view':
      return reason.contribution < 0
        ? ja`${count}回見かけて、見送りました`
        : `この商品を${often}見かけました`;
    case 'select':
    case 'dwell':
      return `この商品を${often}見ました`;
    case 'save':
      return 'お気に入りに入れました';
    case 'add':
      return 'カートに入れました';
    case 'purchase':
      return `この商品を${often}購入しました`;
    case 'search':
      return searched(reason.acts);
    case 'react':
      return '似た商品を希望しました';
    case 'dismiss':
      return '「好みではない」と答えました';
    case 'stated':
      return 'あなたの希望です';
  }
}

function similarProduct(reason: Reason, names: Names): string {
  const acts = reason.acts;
  if (acts === undefined) return '見た商品に似ています';
  if (acts.type === 'search') return searched(acts);
  const [first] = acts.productIds;
  const one =
    acts.productIds.length === 1 && first !== undefined ? titled(names.title(first)) : null;
  if (one !== null && reason.field === 'brand') return `${one}と同じブランドです`;
  if (one !== null && reason.field === 'creator') return `${one}と同じ作り手です`;
  const show = acts.thisShow ? 'この配信で' : '';
  const [particle, ends] = acts.type === 'dwell' ? ACTS.select : actOf(acts);
  const ofMaker =
    (reason.field === 'brand' || reason.field === 'creator') && reason.label !== undefined;
  const kind = ofMaker ? `${reason.label}の商品` : (acts.category ?? '商品');
  const many = acts.productIds.length > 0 ? ja`${acts.productIds.length}点` : '';
  return one === null || ofMaker
    ? `${show}${kind}${particle}${many}${ends}`
    : `${show}${one}${particle}${ends}`;
}

function searched(acts: ReasonActs | undefined): string {
  const query = acts?.queries?.[0];
  return query === undefined ? 'これを検索しました' : `「${query}」を検索しました`;
}

function yourActs(acts: ReasonActs | undefined, names: Names): string {
  if (acts === undefined) return 'あなたの記録';
  if (acts.type === 'search') {
    return acts.queries?.[0] === undefined ? 'あなたの検索' : searched(acts);
  }
  const [particle, ends] = actOf(acts);
  return `${objectOf(acts, names)}${particle}${oftenOf(acts)}${ends}`;
}

function actOf({ type, reaction }: ReasonActs): Act {
  if (reaction === undefined) return ACTS[type];
  return ['に', `「${SAID[reaction]}」と答えました`, `「${SAID[reaction]}」と答えた`];
}

/** The only product by its title, several by what they are. */
function objectOf({ productIds, category }: ReasonActs, names: Names): string {
  const [first] = productIds;
  return productIds.length > 1 || first === undefined
    ? (category ?? '商品')
    : titled(names.title(first));
}

/** Acts that are told by how often; others by how many products. */
const OFTEN: readonly NotedType[] = ['view', 'dwell', 'select', 'react', 'dismiss'];

function oftenOf({ type, reaction, count, productIds }: ReasonActs): string {
  if (reaction !== undefined || OFTEN.includes(type)) return count > 1 ? ja`${count}回` : '';
  return productIds.length > 1 ? ja`${productIds.length}点` : '';
}

function match(reason: Reason): string[] {
  const label = reason.label;
  switch (reason.field) {
    case 'brand':
      return [label === undefined ? '同じブランド' : `同じブランド：${label}`];
    case 'creator':
      return [label === undefined ? '同じ作り手' : `同じ作り手：${label}`];
    case 'category':
      return [label === undefined ? '同じ種類' : `同じ種類：${label}`];
    case 'title':
      return ['似た名前'];
    case 'tags':
      return [label === undefined ? '共通点あり' : `共通点：${label}`];
    case 'price':
      return ['近い価格'];
    case 'same':
      return ['同じ商品'];
    case 'together':
      return ['似た買い物をした人も購入'];
    case 'alike':
      return ['お店が似ているとする商品'];
    default:
      return [];
  }
}
