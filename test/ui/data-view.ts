/** Everything that Your data may show, made by hand. */

import type { Reason } from '../../src/core/picks.js';
import type { DataView } from '../../src/core/view.js';

import { body, explanation, looks, picks, reasons, stage, yes } from './fixtures.js';

const MINUTE = 60_000;
const evening = new Date(2026, 10, 21, 19, 40).getTime();

export const view: DataView = {
  purposes: yes,
  basedOnMe: true,
  showPromoted: true,
  spotlight: { fewer: false, quietFor: null },
  interests: [
    {
      id: 'category:Outdoors>Trail shoes',
      kind: 'category',
      label: 'Trail shoes',
      path: ['Outdoors', 'Trail shoes'],
      strength: 0.8,
      acts: [{ type: 'select', count: 3, productIds: ['trail-shoe', 'a', 'b'] }],
      signalIds: ['s1', 's2', 's3'],
    },
    {
      id: 'category:Outdoors>Jackets',
      kind: 'category',
      label: 'Jackets',
      path: ['Outdoors', 'Jackets'],
      strength: 0.55,
      acts: [
        { type: 'save', count: 1, productIds: ['rain-jacket'] },
        { type: 'select', count: 1, productIds: ['rain-jacket'] },
      ],
      signalIds: ['s4'],
    },
    {
      id: 'category:Home',
      kind: 'category',
      label: 'Home',
      path: ['Home'],
      strength: -0.2,
      acts: [{ type: 'view', count: 2, productIds: ['tea-set', 'desk-lamp'] }],
      signalIds: ['s5', 's6'],
    },
  ],
  signals: [
    {
      id: 's4',
      type: 'save',
      productId: 'rain-jacket',
      at: evening - 2 * MINUTE,
      stream: 'friday',
    },
    {
      id: 's1',
      type: 'dwell',
      productId: 'trail-shoe',
      value: 18,
      at: evening - 4 * MINUTE,
      stream: 'friday',
    },
    { id: 's5', type: 'view', productId: 'headlamp', at: evening - 7 * MINUTE, stream: 'friday' },
    {
      id: 's2',
      type: 'select',
      productId: 'trail-shoe',
      at: evening - 9 * MINUTE,
      stream: 'friday',
    },
    { id: 's7', type: 'search', query: 'wet rock', at: evening - 9 * MINUTE, stream: 'friday' },
  ],
  explanations: picks.map((pick, index) => ({
    ...explanation,
    productId: pick.productId,
    place: pick.place,
    reasons: [...reasons.slice(index % 3, 4), ...(index === 0 ? [stage] : [])],
    placeWithoutViewer: [1, 14, 2, 9, 17, 6][index] ?? 1,
    promoted: pick.promoted,
    discovery: pick.discovery,
  })),
  causes: [
    {
      id: 'select|Outdoors>Trail shoes',
      acts: looks.acts as NonNullable<Reason['acts']>,
      parts: [
        { productId: 'trail-shoe', contribution: 0.9 },
        { productId: 'headlamp', contribution: 1.8351 },
      ],
    },
    {
      id: 'save|Outdoors>Jackets',
      acts: (reasons[1] as Reason).acts as NonNullable<Reason['acts']>,
      parts: [{ productId: 'headlamp', contribution: 0.6149 }],
    },
  ],
  reports: [
    {
      id: '3q2-7wAAAAAAAAAAAAAAAA',
      stream: 'friday',
      showTitle: 'Friday Live',
      question: '007',
      kind: 'product',
      subject: 'trail-shoe',
      title: 'Fell 2 trail shoe',
      window: '00',
      answer: 'chosen',
      answers: ['none', 'shown', 'dismissed', 'chosen', 'added'],
      weight: 7,
      body,
      state: 'sent',
      at: evening,
    },
  ],
  budget: {
    week: { spentEpsilon: Math.log(7), limitEpsilon: 4 * Math.log(7), reports: 1 },
    month: { spentEpsilon: Math.log(7), limitEpsilon: 8 * Math.log(7), reports: 1 },
    spent: false,
    lost: false,
    blocked: false,
  },
  records: [
    {
      id: 'r1',
      at: evening - 10 * MINUTE,
      state: 'given',
      purposes: yes,
      source: 'viewer',
      noticeVersion: 1,
      noticeHash: 'x',
      language: 'en',
      controller: 'Northfold Ltd',
    },
  ],
  tuning: {
    comparisons: [],
    learnedFrom: 0,
    changes: [],
    missing: 10,
    held: null,
  },
  run: {
    isolation: 'isolated',
    storage: 'durable',
    weightsVersion: '1.0',
    weightsBytes: 612,
    rankMs: 3.2,
    workMs: 41,
    rankings: 12,
    storedBytes: 4210,
    encrypted: true,
    protection: 'none',
    watch: { step: 0, cause: null, p95Ms: 4 },
    learner: { runs: 0, lastMs: 0 },
    packBytes: 0,
    packRule: null,
    audit: { entries: 31, intact: true },
    faults: [],
  },
};
