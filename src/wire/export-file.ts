/**
 * The file that Export makes, as it comes back: every field of it, as docs/export.md
 * lists them. What is not listed is refused, not dropped: a file with more in it is of another
 * version or was changed, and whoever reads "imported" must be able to rely on all of it.
 */

import * as z from 'zod/mini';
import { AUDIT_KINDS } from '../core/audit.js';
import { PURPOSES } from '../core/consent.js';
import type { ImportFile } from '../core/import.js';
import { MAX_IMPORT_BYTES } from '../core/import.js';
import { OUTSIDE_KINDS } from '../core/outside.js';
import { ACCEPTED_WEIGHTS, ANSWERS } from '../core/report.js';
import { INTEREST_KINDS, SAID, SIGNAL_TYPES } from '../core/signal.js';
import {
  checked,
  countSchema,
  questionIdSchema,
  readJson,
  refuseField,
  timeSchema,
  windowIdSchema,
} from './checked.js';
import { MAX_DWELL_SECONDS, MAX_QUERY_LENGTH } from './signal.js';

/** Most acts in a file; as many as a profile keeps. */
const MAX_SIGNALS = 10_000;
/** Most of what was turned off after a show; as many as are kept. */
const MAX_SWITCHED = 200;
/** Most comparisons; a profile keeps a few hundred. */
const MAX_COMPARISONS = 2000;
/** Most entries of the budget; more than 16 never count at one time. */
const MAX_SPENT = 256;
/** Most entries of every other list. */
const MAX_LIST = 100_000;
/** How deep a file nests; its own parts reach seven. */
const MAX_DEPTH = 12;
/** Names that mean more than a field to JavaScript. */
const PROTOTYPE_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype'];

const flag = z.boolean('is neither true nor false');
const number = z.number('is not a number');
const text = (maxLength: number, minLength = 0) =>
  z
    .string('is not text')
    .check(
      z.minLength(minLength, 'is empty'),
      z.maxLength(maxLength, `is longer than ${maxLength} characters`),
    );
const list = <Schema extends z.ZodMiniType>(schema: Schema, most = MAX_LIST) =>
  z.array(schema, 'is not a list').check(z.maxLength(most, `has more than ${most} entries`));
const object = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code }) => (code === 'unrecognized_keys' ? undefined : 'is not an object'),
  });
const oneOf = <const Values extends readonly string[]>(values: Values) =>
  z.enum(values, 'is none of the known words');
const within = (low: number, high: number) =>
  number.check(z.gte(low, `is below ${low}`), z.lte(high, `is above ${high}`));

const idSchema = z
  .string('is not text')
  .check(z.regex(/^[A-Za-z0-9_-]{22}$/, 'is not 22 base64url characters'));
const hashSchema = z.string('is not text').check(z.regex(/^[0-9a-f]{64}$/, 'is not 64 hex digits'));
const nameSchema = z
  .string('is not text')
  .check(z.regex(/^[A-Za-z0-9._-]{0,64}$/, 'is not at most 64 of A-Z a-z 0-9 . _ -'));
const productIdSchema = text(128, 1);
const countrySchema = z
  .string('is not text')
  .check(z.regex(/^[A-Z]{2}$/, 'is no ISO 3166-1 alpha-2 code'));
const pathSchema = list(text(200, 1), 10).check(z.minLength(1, 'is empty'));
const weightSchema = z.literal([...ACCEPTED_WEIGHTS], 'is no accepted weight');
const kindSchema = oneOf(INTEREST_KINDS);

const statementSchema = object({
  said: oneOf(SAID),
  kind: kindSchema,
  path: pathSchema,
  amount: within(-1e7, 1e7),
  pinned: flag,
});
const noted = { id: idSchema, at: timeSchema, stream: nameSchema };
const signalSchema = z.discriminatedUnion(
  'type',
  [
    object({
      type: z.enum(['view', 'select', 'save', 'add', 'purchase', 'dismiss']),
      productId: productIdSchema,
      by: z.exactOptional(z.literal('spotlight', 'is not spotlight')),
      ...noted,
    }),
    object({
      type: z.literal('dwell'),
      productId: productIdSchema,
      value: within(0, MAX_DWELL_SECONDS),
      ...noted,
    }),
    object({
      type: z.literal('react'),
      productId: productIdSchema,
      value: within(-1, 1),
      ...noted,
    }),
    object({ type: z.literal('search'), query: text(MAX_QUERY_LENGTH, 1), ...noted }),
    object({ type: z.literal('stated'), statement: statementSchema, ...noted }),
  ],
  'is no act that is kept',
);
const offeredSchema = signalSchema.check(
  z.refine(({ type }) => type === 'view' || type === 'dwell' || type === 'select', {
    message: 'is no act that offers keep',
    path: ['type'],
  }),
);

const switchedSchema = z.discriminatedUnion(
  'what',
  [
    object({
      what: z.enum(['offer', 'recap', 'missed', 'reminder']),
      productId: productIdSchema,
      id: idSchema,
      at: timeSchema,
    }),
    object({ what: z.literal('notify'), id: idSchema, at: timeSchema }),
  ],
  'is nothing that can be turned off',
);

const interestSchema = object({
  id: text(2100, 1),
  kind: kindSchema,
  label: text(200),
  path: pathSchema,
  strength: within(-1, 1),
  acts: list(
    object({
      type: oneOf([...SIGNAL_TYPES, 'stated'] as const),
      count: countSchema,
      productIds: list(productIdSchema, MAX_SIGNALS),
    }),
    32,
  ),
  said: z.optional(object({ signalId: idSchema, said: oneOf(SAID), pinned: flag, at: timeSchema })),
  signalIds: list(idSchema, MAX_SIGNALS),
});

const comparisonSchema = object({
  id: idSchema,
  at: timeSchema,
  signalId: idSchema,
  better: productIdSchema,
  worse: productIdSchema,
  show: within(-1e6, 1e6),
});
const ownSchema = object({
  base: text(64, 1),
  theta: list(within(-1e6, 1e6), 64),
  comparisons: countSchema,
  oldestAt: timeSchema,
  newestAt: timeSchema,
});

const forPurposes = <Schema extends z.ZodMiniType>(schema: Schema) =>
  object(
    Object.fromEntries(PURPOSES.map((purpose) => [purpose, schema])) as Record<
      (typeof PURPOSES)[number],
      Schema
    >,
  );
const purposesSchema = forPurposes(flag);
const nullable = z.nullable(text(4000));
const recordSchema = object({
  id: text(64, 1),
  at: timeSchema,
  state: oneOf(['given', 'changed', 'withdrawn'] as const),
  purposes: purposesSchema,
  source: oneOf(['viewer', 'page', 'gpc', 'outside', 'tab'] as const),
  noticeVersion: countSchema,
  noticeHash: text(64),
  language: text(64),
  controller: text(4000),
  wordings: z.optional(forPurposes(countSchema)),
  named: z.optional(
    object({
      contact: nullable,
      policy: nullable,
      recipient: nullable,
      recipientCountry: nullable,
    }),
  ),
  device: z.optional(z.literal('shared')),
  tool: z.optional(
    object({ kind: oneOf(OUTSIDE_KINDS), name: text(4000), notice: z.optional(text(4000)) }),
  ),
});

const reportSchema = object({
  id: idSchema,
  stream: nameSchema,
  showTitle: text(200),
  question: questionIdSchema,
  kind: oneOf(Object.keys(ANSWERS) as (keyof typeof ANSWERS)[]),
  subject: z.optional(text(128)),
  title: z.optional(text(200)),
  window: windowIdSchema,
  answer: text(40),
  answers: list(text(40), 16),
  weight: weightSchema,
  body: text(4096),
  state: oneOf(['waiting', 'tried', 'sent', 'refused', 'dropped'] as const),
  at: timeSchema,
});
const ledgerSchema = object({
  epoch: countSchema,
  entries: list(
    object({
      at: timeSchema,
      weight: weightSchema,
      stream: nameSchema,
      shop: nameSchema,
      manifest: text(64, 1),
    }),
    MAX_SPENT,
  ),
  day: countSchema,
  revision: z.optional(countSchema),
});

const fact = z.union([text(4000), number, flag], 'is no small fact');
const auditSchema = object({
  checkpoint: z.nullable(
    object({
      seq: countSchema,
      head: hashSchema,
      count: countSchema,
      reason: oneOf(['retention', 'size'] as const),
    }),
  ),
  entries: list(
    object({
      seq: countSchema,
      prev: hashSchema,
      kind: oneOf(AUDIT_KINDS),
      at: timeSchema,
      subjects: list(hashSchema, 64),
      detail: z.record(text(40), fact),
      hash: hashSchema,
    }),
  ),
  head: hashSchema,
  salt: text(64),
});

const theta = within(-100, 100);
const thetas = z.record(text(40), theta);
const likenesses = { fields: thetas, popularity: theta, embedding: theta };
const weightsSchema = object({
  version: text(32, 1),
  ...likenesses,
  withPack: object({ ...likenesses, neighbours: theta, factors: theta, bias: theta }),
  stage: thetas,
  events: z.record(text(40), object({ alike: theta, same: theta })),
  decay: object({
    shortHalfLifeMs: within(0, 1e12),
    longHalfLifeMs: within(0, 1e12),
    shortShare: within(0, 1),
    actMs: within(0, 1e12),
  }),
});

const fileSchema = object({
  format: z.literal('stream-picks-export', 'is not stream-picks-export'),
  version: z.literal(1, 'is not 1'),
  exportedAt: timeSchema,
  shop: nameSchema,
  purposes: purposesSchema,
  profile: object({
    basedOnMe: flag,
    showPromoted: flag,
    spotlight: z.optional(object({ fewer: flag, quietFor: z.nullable(nameSchema) })),
    region: z.optional(z.nullable(text(16))),
    chosenRegion: z.optional(z.nullable(countrySchema)),
    switched: z.optional(list(switchedSchema, MAX_SWITCHED)),
    signals: list(signalSchema, MAX_SIGNALS),
    offered: list(offeredSchema, MAX_SIGNALS),
    interests: list(interestSchema),
  }),
  learning: object({
    comparisons: list(comparisonSchema, MAX_COMPARISONS),
    own: z.nullable(ownSchema),
  }),
  consentRecords: list(recordSchema),
  reports: list(reportSchema),
  ledger: ledgerSchema,
  audit: auditSchema,
  weights: weightsSchema,
});

/** What was read of a file: when it was made, and the part that is restored. */
export interface ReadExport {
  /** Milliseconds since 1970. */
  readonly exportedAt: number;
  readonly file: ImportFile;
}

/**
 * Checks the text of an export file, all of it, and gives the part that an engine restores.
 *
 * @throws StreamPicksError `import`, with the path of the first field at fault, or without one where
 *   the text is too long or no JSON.
 */
export function readExportFile(content: string): ReadExport {
  const json = readJson(content, MAX_IMPORT_BYTES, 'import');
  refuseOddKeys(json);
  const { exportedAt, shop, profile, learning, ledger } = checked(fileSchema, json, 'import');
  refuseRepeats(profile.signals, 'profile.signals');
  refuseRepeats(profile.offered, 'profile.offered');
  refuseRepeats(profile.switched ?? [], 'profile.switched');
  refuseRepeats(learning.comparisons, 'learning.comparisons');
  const { basedOnMe, showPromoted, spotlight, chosenRegion, switched, signals, offered } = profile;
  const file: ImportFile = {
    shop,
    profile: {
      basedOnMe,
      showPromoted,
      ...(spotlight === undefined ? {} : { spotlight }),
      ...(chosenRegion === undefined ? {} : { country: chosenRegion }),
      ...(switched === undefined ? {} : { switched }),
      signals,
      offered,
    },
    learning,
    ledger: { entries: ledger.entries },
  };
  return { exportedAt, file };
}

/** Refuses keys of prototypes, and nesting that no export has; without recursion. */
function refuseOddKeys(json: unknown): void {
  const left: { value: unknown; path: string; depth: number }[] = [
    { value: json, path: '', depth: 0 },
  ];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value, path, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > MAX_DEPTH) refuseField('import', path, 'nests too deep');
    const isList = Array.isArray(value);
    for (const [key, inner] of Object.entries(value)) {
      const at = isList ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
      if (!isList && PROTOTYPE_KEYS.includes(key)) refuseField('import', at, 'is not known');
      if (typeof inner === 'object' && inner !== null) {
        left.push({ value: inner, path: at, depth: depth + 1 });
      }
    }
  }
}

function refuseRepeats(all: readonly { readonly id: string }[], path: string): void {
  const seen = new Set<string>();
  all.forEach(({ id }, index) => {
    if (seen.has(id)) refuseField('import', `${path}[${index}].id`, 'is there twice');
    seen.add(id);
  });
}
