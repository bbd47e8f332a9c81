// Audit logs as a device makes them, for the tests of `verify`.
import { createHash } from 'node:crypto';
import { AUDIT_KINDS, chainEntry, GENESIS } from '../../../src/core/audit.ts';

/** When the first entry was noted, milliseconds since 1970. */
export const AT = 1_700_000_000_000;

export const digest = async (bytes) => createHash('sha256').update(bytes).digest();

/**
 * A log of `length` entries, a millisecond apart.
 * @param subjectsOf What the entry of a number is about; nothing, unless said.
 */
export async function makeLog(length, subjectsOf = () => []) {
  const entries = [];
  for (let seq = 0; seq < length; seq += 1) {
    const detail = { basedOnMe: seq % 2 === 0, products: seq, why: `w${seq}` };
    const note = { kind: AUDIT_KINDS[seq % 4], at: AT + seq, subjects: subjectsOf(seq), detail };
    entries.push(await chainEntry(note, seq, entries.at(-1)?.hash ?? GENESIS, digest));
  }
  return { checkpoint: null, entries, head: entries.at(-1)?.hash ?? GENESIS };
}

/** The same after its first 256 entries were removed on the device. */
export async function makePruned(kept, subjectsOf) {
  const { entries, head } = await makeLog(256 + kept, subjectsOf);
  const checkpoint = { seq: 255, head: entries[255].hash, count: 256, reason: 'retention' };
  const note = { kind: 'prune', at: 1_800_000_000_000, subjects: [], detail: checkpoint };
  const witness = await chainEntry(note, 256 + kept, head, digest);
  return { checkpoint, entries: [...entries.slice(256), witness], head: witness.hash };
}
