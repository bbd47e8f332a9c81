/** An export file in which every field that there can be is there, and mutations of it. */

const AT = Date.UTC(2026, 5, 5, 18);
const NUMBERS = { brand: 1, category: 0.5, title: 0.25 };
const CONTENT = { fields: NUMBERS, popularity: 1, embedding: 0.5 };
const PURPOSES = { picks: true, history: true, counts: true, offers: true, region: true };
const VERSIONS = { picks: 1, history: 1, counts: 2, offers: 1, region: 1 };

/** 22 base64url characters. */
export const idOf = (number) => `id${number}`.padEnd(22, '_');
const hash = (number) => String(number % 10).repeat(64);
const noted = (number) => ({ id: idOf(number), at: AT + number * 1000, stream: 'friday' });

/** The file as an object; a new one each time. */
export function sampleExport() {
  return structuredClone({
    format: 'stream-picks-export',
    version: 1,
    exportedAt: AT + 60_000,
    shop: '',
    purposes: PURPOSES,
    profile: {
      basedOnMe: true,
      showPromoted: false,
      spotlight: { fewer: false, quietFor: 'friday' },
      region: null,
      signals: [
        { type: 'view', productId: 'SKU-1', ...noted(1) },
        { type: 'dwell', productId: 'SKU-1', value: 12.5, ...noted(2) },
        { type: 'select', productId: 'SKU-2', by: 'spotlight', ...noted(3) },
        { type: 'search', query: 'trail shoes', ...noted(4), stream: '' },
        { type: 'react', productId: 'SKU-3', value: -1, ...noted(5) },
        {
          type: 'stated',
          statement: {
            said: 'more',
            kind: 'category',
            path: ['All', 'Kitchen'],
            amount: 2.5,
            pinned: true,
          },
          ...noted(6),
        },
      ],
      offered: [{ type: 'view', productId: 'SKU-1', ...noted(1) }],
      interests: [
        {
          id: 'category:All>Kitchen',
          kind: 'category',
          label: 'Kitchen',
          path: ['All', 'Kitchen'],
          strength: 1,
          acts: [{ type: 'view', count: 1, productIds: ['SKU-1'] }],
          said: { signalId: idOf(6), said: 'more', pinned: true, at: AT + 6000 },
          signalIds: [idOf(1), idOf(6)],
        },
      ],
    },
    learning: {
      comparisons: [
        {
          id: idOf(20),
          at: AT + 3000,
          signalId: idOf(3),
          better: 'SKU-2',
          worse: 'SKU-1',
          show: 0.1,
        },
      ],
      own: {
        base: 'shipped',
        theta: [1, 0.5, 0.25],
        comparisons: 1,
        oldestAt: AT + 3000,
        newestAt: AT + 3000,
      },
    },
    consentRecords: [
      {
        purposes: PURPOSES,
        source: 'outside',
        noticeVersion: 1,
        noticeHash: 'h'.repeat(43),
        language: 'en',
        controller: 'Shop Ltd',
        wordings: VERSIONS,
        named: {
          contact: 'privacy@shop.example',
          policy: null,
          recipient: 'Counts Ltd',
          recipientCountry: 'DE',
        },
        device: 'shared',
        tool: { kind: 'page', name: 'Klaro', notice: '3' },
        id: idOf(30),
        at: AT,
        state: 'given',
      },
    ],
    reports: [
      {
        id: idOf(40),
        stream: 'friday',
        showTitle: 'Friday show',
        question: '001',
        kind: 'product',
        subject: 'SKU-1',
        title: 'Trail runner',
        window: '00',
        answer: 'shown',
        answers: ['none', 'shown', 'dismissed', 'chosen', 'added'],
        weight: 7,
        body: '{"v":1}',
        state: 'sent',
        at: AT,
      },
    ],
    ledger: {
      epoch: 0,
      entries: [{ at: AT, weight: 7, stream: 'friday', shop: '', manifest: 'm'.repeat(43) }],
      day: 20_609,
      revision: 1,
    },
    audit: {
      checkpoint: { seq: 255, head: hash(1), count: 256, reason: 'size' },
      entries: [
        {
          seq: 256,
          prev: hash(1),
          kind: 'rank',
          at: AT,
          subjects: [hash(2)],
          detail: { basedOnMe: true, products: 24, why: 'size' },
          hash: hash(3),
        },
      ],
      head: hash(3),
      salt: 's'.repeat(43),
    },
    weights: {
      version: 'shipped',
      ...CONTENT,
      withPack: { ...CONTENT, neighbours: 1, factors: 1, bias: 0.1 },
      stage: { onStage: 1, upcoming: 0.5, season: 0.1, region: 0.1 },
      events: { view: { alike: 0.1, same: 0 }, select: { alike: 1, same: 0 } },
      decay: { shortHalfLifeMs: 1e6, longHalfLifeMs: 1e9, shortShare: 0.5, actMs: 1000 },
    },
  });
}

const ODD = [
  null,
  true,
  -1,
  0.5,
  1e300,
  8.65e15,
  '',
  'x',
  '\u0000\ud800',
  'x'.repeat(5000),
  [],
  {},
  [[[]]],
  { length: 3 },
];

/** Every object and list inside a value, itself among them. */
function insides(value, found = []) {
  if (typeof value !== 'object' || value === null) return found;
  found.push(value);
  for (const inner of Object.values(value)) insides(inner, found);
  return found;
}

/**
 * The file's text after one change: a value replaced, a field dropped, added, or put in a second
 * time, or the text itself cut, flipped, or torn.
 *
 * @param file What {@link sampleExport} gives; left as it is.
 * @param random Numbers 0 ≤ x < 1.
 */
export function mutated(file, random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const at = (length) => Math.floor(random() * length);
  if (random() < 0.3) {
    const text = JSON.stringify(file);
    const from = at(text.length);
    switch (at(4)) {
      case 0:
        return text.slice(0, from);
      case 1:
        return text.slice(0, from) + text.slice(from + 1 + at(20));
      case 2:
        return text.slice(0, from) + String.fromCharCode(32 + at(95)) + text.slice(from + 1);
      default:
        return text.slice(0, from) + text.slice(at(text.length));
    }
  }
  const copy = structuredClone(file);
  const inside = pick(insides(copy));
  const key = pick(Object.keys(inside)) ?? 'x';
  switch (at(6)) {
    case 0:
      if (Array.isArray(inside)) inside.splice(at(inside.length), 1);
      else delete inside[key];
      break;
    case 1:
      if (Array.isArray(inside)) inside.push(structuredClone(inside[at(inside.length)]));
      else inside[pick(['extra', 'constructor', 'toString'])] = 1;
      break;
    case 2:
      return JSON.stringify(copy).replace(
        JSON.stringify(inside),
        () => `{"__proto__":{"polluted":true},${JSON.stringify(inside).slice(1)}`,
      );
    case 3:
      return JSON.stringify(copy).replace(/:(\d+)/, () => ':1e999');
    case 4:
      if (typeof inside[key] === 'number') inside[key] += pick([-1, 1, 0.5, 1e12]);
      else inside[key] = pick(ODD);
      break;
    default:
      inside[key] = pick(ODD);
  }
  return JSON.stringify(copy);
}
