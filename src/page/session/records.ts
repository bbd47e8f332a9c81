/** Records of choices as files: made when the viewer asks for one, and kept nowhere here. */

import { toBase64Url } from '../../core/base64-url.js';
import type { ConsentRecord } from '../../core/consent.js';
import { NO_PURPOSES } from '../../core/consent.js';
import { consentReceipt, consentRecord, refusal } from '../../core/consent-receipt.js';
import { leftBehind } from '../consent/left-behind.js';
import { readMarker } from '../consent/marker.js';
import { makeChoice } from './choice-form.js';
import type { Context } from './context.js';
import type { EngineHost } from './engine-host.js';
import type { Decider } from './outside-part.js';
import { lookFor } from './vault.js';

/** Bytes of a random id; 22 characters as base64url. */
const ID_BYTES = 16;

/** One of the engine's records, newest first, as JSON-LD text. */
export function recordText(records: readonly ConsentRecord[], index: number): string {
  const record = records[index];
  if (record === undefined) throw new RangeError('no such record');
  return json(consentRecord(record, records[index + 1]?.purposes ?? null));
}

/**
 * All of them in one file.
 * @param atMs When it is made, milliseconds since 1970.
 */
export function receiptText(records: readonly ConsentRecord[], atMs: number): string {
  return json(consentReceipt(randomId(), atMs, records));
}

/**
 * What there is about a no: where something was on before, all records of choices, the withdrawal
 * first; else the record of a refusal. The engine is opened for it only where it kept any.
 * @throws {StreamPicksError} When what it kept cannot be read.
 */
export async function noText(context: Context, engine: EngineHost): Promise<string> {
  const records = await keptRecords(context, engine);
  return records.length > 0 ? receiptText(records, context.now()) : refusalText(context);
}

async function keptRecords(
  context: Context,
  engine: EngineHost,
): Promise<readonly ConsentRecord[]> {
  const { store, settings, options } = context;
  const { erased } = store.state;
  if (erased !== null) return erased.records;
  const kept = await lookFor(context, options.leftBehind ?? leftBehind)(settings().shop);
  if (kept === 'nothing') return [];
  try {
    await engine.open();
    return (await engine.ask({ kind: 'view', quick: true })).records;
  } finally {
    // Not if something was chosen meanwhile.
    if (store.state.phase === 'off' && store.state.busy === null) engine.close();
  }
}

/**
 * The record of a no that left nothing but the coarse marker (viewer rules, 2 and 15): what stands
 * in the page now, under a random id that is forgotten with the text.
 */
async function refusalText(context: Context): Promise<string> {
  const { settings, now } = context;
  const marker = readMarker(settings().shop, now());
  const by = marker?.outside === true ? deciderOutside(context) : { source: 'viewer' as const };
  const choice = await makeChoice(context, NO_PURPOSES, by);
  // The wording of another version is not at hand, so its hash is not either.
  const isOther = marker !== null && marker.notice !== choice.noticeVersion;
  const seen = isOther ? { ...choice, noticeVersion: marker.notice, noticeHash: '' } : choice;
  return json(consentRecord(refusal(seen, randomId(), now()), null));
}

/** The tool that says no now; where none does any more, the page is all that is known. */
function deciderOutside({ store }: Context): Decider {
  const tool = store.state.outside.denied.picks;
  return tool ? { source: 'outside', tool } : { source: 'page' };
}

function randomId(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(ID_BYTES)));
}

function json(value: object): string {
  return JSON.stringify(value, null, 2);
}
