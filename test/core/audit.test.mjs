import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  auditPreimage,
  canonicalJson,
  chainEntry,
  commitTo,
  GENESIS,
  lastWholeSegment,
  verifyAudit,
} from '../../src/core/audit.ts';

const digest = async (bytes) => createHash('sha256').update(bytes).digest();

async function makeLog(length, from = 0, prev = GENESIS) {
  const entries = [];
  for (let seq = from; seq < from + length; seq += 1) {
    const note = { kind: 'rank', at: 1000 + seq, subjects: [`s${seq}`], detail: { signals: seq } };
    entries.push(await chainEntry(note, seq, entries.at(-1)?.hash ?? prev, digest));
  }
  return { checkpoint: null, entries, head: entries.at(-1)?.hash ?? prev };
}

/** A log after pruning `pruned` of its entries. */
async function makePrunedLog(pruned, kept) {
  const whole = await makeLog(pruned + kept);
  const last = whole.entries[pruned - 1];
  const checkpoint = { seq: last.seq, head: last.hash, count: pruned, reason: 'retention' };
  const note = { kind: 'prune', at: 9, subjects: [], detail: { ...checkpoint } };
  const witness = await chainEntry(note, pruned + kept, whole.head, digest);
  return { checkpoint, entries: [...whole.entries.slice(pruned), witness], head: witness.hash };
}

describe('audit log', () => {
  it('hashes the canonical JSON of an entry and the hash before it', async () => {
    const note = { kind: 'erase', at: 5, subjects: ['b', 'a'], detail: { z: 1, a: true } };
    const entry = await chainEntry(note, 0, GENESIS, digest);
    const text = `{"at":5,"detail":{"a":true,"z":1},"kind":"erase","prev":"${GENESIS}","seq":0,"subjects":["b","a"]}`;
    assert.equal(auditPreimage(entry), text);
    assert.equal(entry.hash, createHash('sha256').update(text).digest('hex'));
  });

  it('commits to a name so that another salt gives another commitment', async () => {
    const known = createHash('sha256').update('salt\0name').digest('hex');
    assert.equal(await commitTo('salt', 'name', digest), known);
    assert.notEqual(await commitTo('other', 'name', digest), known);
  });

  it('finds an empty, a whole and a pruned log intact', async () => {
    assert.equal((await verifyAudit(await makeLog(0), digest)).intact, true);
    assert.equal((await verifyAudit(await makeLog(600), digest)).intact, true);
    const verdict = await verifyAudit(await makePrunedLog(256, 40), digest);
    assert.deepEqual([verdict.intact, verdict.entries], [true, 41]);
  });

  it('says which entry is at fault, and what is wrong with it', async () => {
    const log = await makeLog(4);
    const pruned = await makePrunedLog(256, 2);
    const entry = (change) => ({
      ...log,
      entries: log.entries.map((each, at) => (at === 2 ? { ...each, ...change } : each)),
    });
    const { hash: _hash, ...withoutHash } = log.entries[2];
    for (const [changed, at, fault] of [
      [{ ...log, entries: [...log.entries.slice(0, 2), withoutHash, log.entries[3]] }, 2, 'shape'],
      [{ ...log, entries: [...log.entries.slice(0, 2), null] }, 2, 'shape'],
      [{ ...log, entries: [...log.entries.slice(0, 2), 'text'] }, 2, 'shape'],
      [entry({ more: 1 }), 2, 'shape'],
      [entry({ kind: 'unheard-of' }), 2, 'shape'],
      [entry({ at: '1002' }), 2, 'shape'],
      [entry({ subjects: 's2' }), 2, 'shape'],
      [entry({ subjects: ['s2', 2] }), 2, 'shape'],
      [entry({ detail: 'signals' }), 2, 'shape'],
      [entry({ detail: { signals: [2] } }), 2, 'shape'],
      [entry({ seq: 3 }), 2, 'sequence'],
      [entry({ prev: GENESIS }), 2, 'link'],
      [entry({ at: 5 }), 2, 'hash'],
      [entry({ detail: { signals: null } }), 2, 'hash'],
      [{ ...log, head: GENESIS }, 4, 'head'],
      [{ ...log, entries: log.entries.slice(0, 3) }, 3, 'head'],
      [{ ...pruned, entries: pruned.entries.slice(1) }, 256, 'sequence'],
      [{ ...pruned, checkpoint: { ...pruned.checkpoint, head: GENESIS } }, 256, 'link'],
      [{ ...pruned, checkpoint: { ...pruned.checkpoint, count: 255 } }, 255, 'checkpoint'],
      [{ ...pruned, checkpoint: { ...pruned.checkpoint, count: {} } }, 255, 'checkpoint'],
      [{ ...pruned, checkpoint: { ...pruned.checkpoint, more: 1 } }, 255, 'checkpoint'],
    ]) {
      assert.deepEqual(await verifyAudit(changed, digest), { intact: false, at, fault });
    }
    const { hash, seq } = pruned.entries[1];
    const unwitnessed = { ...pruned, entries: pruned.entries.slice(0, 2), head: hash };
    assert.deepEqual(await verifyAudit(unwitnessed, digest), {
      intact: false,
      at: seq - 2,
      fault: 'checkpoint',
    });
    assert.deepEqual(await verifyAudit(log, digest), { intact: true, entries: 4, head: log.head });
  });

  it('holds the checkpoint against the newest note of a removal, not an earlier one', async () => {
    const twice = await makePrunedLog(256, 300);
    const last = twice.entries[255];
    const checkpoint = { seq: last.seq, head: last.hash, count: 512, reason: 'size' };
    const note = { kind: 'prune', at: 10, subjects: [], detail: { ...checkpoint } };
    const witness = await chainEntry(note, 557, twice.head, digest);
    const entries = [...twice.entries.slice(256), witness];
    assert.deepEqual(await verifyAudit({ checkpoint, entries, head: witness.hash }, digest), {
      intact: true,
      entries: 46,
      head: witness.hash,
    });
  });

  it('writes JSON in one way: keys in order, and nothing for what is not there', () => {
    assert.equal(
      canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined, aa: true, Z: -0.5 }),
      '{"Z":-0.5,"aa":true,"b":[1,{"c":"x","d":null}]}',
    );
  });

  it('prunes whole segments only', () => {
    assert.equal(lastWholeSegment(254), -1);
    assert.equal(lastWholeSegment(255), 255);
    assert.equal(lastWholeSegment(700), 511);
  });

  it('verifies 10,000 entries within a second', async () => {
    const log = await makeLog(10_000);
    // The processor's time, so that a busy machine measures the same.
    const before = process.cpuUsage();
    assert.equal((await verifyAudit(log, digest)).intact, true);
    const { user, system } = process.cpuUsage(before);
    assert.ok(user + system < 1_000_000, `${(user + system) / 1000} ms`);
  });

  it('an entry whose facts are nested, however deep, is a fault and no exception', async () => {
    let deep = {};
    for (let level = 0; level < 50_000; level += 1) deep = { deep };
    const good = await chainEntry(
      { kind: 'rank', at: 1, subjects: [], detail: {} },
      0,
      GENESIS,
      digest,
    );
    for (const bad of [
      { detail: { deep } },
      { detail: null },
      { subjects: [deep] },
      { at: deep },
    ]) {
      const log = { checkpoint: null, entries: [{ ...good, ...bad }], head: good.hash };
      assert.deepEqual(await verifyAudit(log, digest), { intact: false, at: 0, fault: 'shape' });
    }
  });

  it('detects every single edit, drop, insertion and reordering', async () => {
    const logs = [await makeLog(40), await makePrunedLog(256, 40)];
    const change = fc.record({
      log: fc.constantFrom(...logs),
      index: fc.nat(39),
      other: fc.nat(39),
      how: fc.constantFrom('edit', 'drop', 'insert', 'swap', 'extra', 'cut', 'checkpoint', 'head'),
      field: fc.constantFrom('seq', 'prev', 'hash', 'kind', 'at', 'subjects', 'detail'),
      value: fc.oneof(fc.string(), fc.integer(), fc.array(fc.string()), fc.constant(null)),
      part: fc.constantFrom('seq', 'head', 'count', 'reason'),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ log, index, other, how, field, value, part }) => {
        const changed = structuredClone(log);
        const { entries } = changed;
        if (how === 'edit') entries[index][field] = value;
        if (how === 'drop') entries.splice(index, 1);
        if (how === 'insert') entries.splice(index, 0, structuredClone(entries[other]));
        if (how === 'swap') [entries[index], entries[other]] = [entries[other], entries[index]];
        if (how === 'extra') entries[index].note = value;
        if (how === 'cut') entries.length = index;
        if (how === 'head') changed.head = String(value);
        if (how === 'checkpoint' && changed.checkpoint) changed.checkpoint[part] = value;
        if (canonicalJson(changed) === canonicalJson(log)) return;
        assert.equal((await verifyAudit(changed, digest)).intact, false);
      }),
      { numRuns: 500 },
    );
  });
});
