/**
 * Runs in a worker: the rankings of the hour with this project's ranker. An act is noted and weighed
 * with all before it, a cue moves the show on; each is ranked anew.
 */
import type { Product } from '../../../src/core/product.js';
import { EMPTY_SHOW, type ShowState } from '../../../src/core/show.js';
import type { StoredSignal } from '../../../src/core/signal.js';
import { type CatalogueIndex, createIndex } from '../../../src/model/features.js';
import { rank } from '../../../src/model/ranker.js';
import { HAND_WEIGHTS } from '../../../src/model/weights.js';

interface Asked {
  /** Given once, first. */
  readonly products?: readonly Product[];
  readonly act?: Pick<StoredSignal, 'type' | 'productId'>;
  /** Product id that comes on stage. */
  readonly cue?: string;
  readonly count?: number;
}

const signals: StoredSignal[] = [];
let index: CatalogueIndex = createIndex([]);
let show: ShowState = EMPTY_SHOW;

self.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  const { products, act, cue, count = 0 } = data;
  const at = Date.now();
  if (products !== undefined) index = createIndex(products);
  if (act !== undefined) signals.push({ ...act, id: `s${signals.length}`, at, stream: 's1' });
  if (cue !== undefined) show = { ...show, onStage: [cue], past: [...show.past, ...show.onStage] };
  const profile = { signals, show, stream: 's1', popularity: {}, nowMs: at };
  self.postMessage(Array.from(rank(index, profile, HAND_WEIGHTS).first(count)));
});
