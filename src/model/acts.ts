/** The viewer's signals as the ranker uses them: what each one counts, and for what. */

import type { NotedType, StoredSignal } from '../core/signal.js';
import type { CatalogueIndex, Row } from './features.js';
import { statedRows, statementLeft } from './statements.js';
import type { Weights } from './weights.js';

/** Longest time on one product that counts, in seconds. */
const MAX_DWELL_SECONDS = 3600;

/** One signal, weighed. */
export interface Act {
  readonly signal: StoredSignal;
  /** The product acted on; -1 for a search or a statement. */
  readonly item: number;
  /** For a search or a statement: its rows, one a field. */
  readonly query: readonly Row[] | null;
  /** w(e) for products like it; decayed. */
  readonly alike: number;
  /** w(e) for the product itself; decayed. */
  readonly same: number;
}

/**
 * The signals that concern this catalogue, oldest first (ties by id), so that sums do not depend on
 * the order in which the profile hands them over. Signals on unknown products, and empty searches,
 * are left out; signals that count nothing stay, with weights of 0.
 */
export function weighActs(
  index: CatalogueIndex,
  signals: readonly StoredSignal[],
  weights: Weights,
  nowMs: number,
): Act[] {
  const acts: Act[] = [];
  for (const signal of signals) {
    const act = weighAct(index, signal, weights, nowMs);
    if (act !== null) acts.push(act);
  }
  return acts.sort((a, b) => a.signal.at - b.signal.at || compareText(a.signal.id, b.signal.id));
}

/**
 * How much of an act is left: `s · 2^(-age / short) + (1 - s) · 2^(-age / long)`, 1 for an act of
 * now or of the future (a clock set back), 0 where the time is not a number.
 */
export function decayOf(atMs: number, nowMs: number, decay: Weights['decay']): number {
  const ageMs = Math.max(0, nowMs - atMs);
  if (!Number.isFinite(ageMs)) return 0;
  return (
    decay.shortShare * 2 ** (-ageMs / decay.shortHalfLifeMs) +
    (1 - decay.shortShare) * 2 ** (-ageMs / decay.longHalfLifeMs)
  );
}

/** How strong one act is: ln(1 + seconds) for dwelling, -1 to 1 for a reaction, else 1. */
export function strengthOf(type: NotedType, value: number | undefined): number {
  if (type !== 'dwell' && type !== 'react') return 1;
  const given = value ?? (type === 'react' ? 1 : 0);
  if (Number.isNaN(given)) return 0;
  if (type === 'react') return Math.min(1, Math.max(-1, given));
  return Math.log1p(Math.min(MAX_DWELL_SECONDS, Math.max(0, given)));
}

/** The type an act is spoken of as: a reaction against a product is a no, not a wish for more. */
export function wordedType({ type, value }: StoredSignal): NotedType {
  return type === 'react' && (value ?? 1) < 0 ? 'dismiss' : type;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function weighAct(
  index: CatalogueIndex,
  signal: StoredSignal,
  weights: Weights,
  nowMs: number,
): Act | null {
  if (signal.type === 'stated') return weighStatement(index, signal, weights, nowMs);
  const event = weights.events[signal.type];
  const left = strengthOf(signal.type, signal.value) * decayOf(signal.at, nowMs, weights.decay);
  const alike = event.alike * left;
  const same = event.same * left;
  if (signal.type === 'search') {
    if (signal.query === undefined || signal.query.trim() === '') return null;
    return { signal, item: -1, query: index.queryRows(signal.query), alike, same };
  }
  const item = signal.productId === undefined ? undefined : index.itemOf.get(signal.productId);
  return item === undefined ? null : { signal, item, query: null, alike, same };
}

/** Its amount is set when it is said, so weights that are learned later do not bend the word. */
function weighStatement(
  index: CatalogueIndex,
  signal: StoredSignal,
  weights: Weights,
  nowMs: number,
): Act | null {
  const { statement } = signal;
  const query = statement === undefined ? null : statedRows(index, statement);
  if (statement === undefined || query === null) return null;
  const left = statementLeft(signal, nowMs, weights.decay.longHalfLifeMs);
  return { signal, item: -1, query, alike: statement.amount * left, same: 0 };
}
