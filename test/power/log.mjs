// The log in which Chromium keeps what was written to IndexedDB last (LevelDB), read as LevelDB reads
// it, and torn as a kill or a loss of power tears it (docs/storage.md, Limits).
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of a log: header (checksum, length, type), and blocks that no header crosses. */
const HEADER_BYTES = 7;
const BLOCK_BYTES = 32 * 1024;
/** Types of the pieces of a record. */
const PIECE = { full: 1, first: 2, last: 4 };

/** Path of the last log of the one database in a profile; undefined where Chromium keeps no LevelDB. */
export function findLog(profile) {
  return readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter(
      ({ name, parentPath }) => parentPath.endsWith('indexeddb.leveldb') && name.endsWith('.log'),
    )
    .map(({ name, parentPath }) => join(parentPath, name))
    .sort()
    .at(-1);
}

/**
 * What a log ends with behind its last whole record: `{zeros}` bytes, which LevelDB takes for the end,
 * or `{half}` bytes of a record whose other bytes were never written; both 0 where it ends with a
 * record. A record that crosses a block is written in pieces, each with a header.
 */
export function tailOf(log) {
  /** Where the record began whose last piece has not come yet. */
  let begun = null;
  const ends = (at) => ({ zeros: 0, half: begun === null ? 0 : at - begun });
  for (let at = 0; at < log.length; ) {
    const left = BLOCK_BYTES - (at % BLOCK_BYTES);
    if (left < HEADER_BYTES) {
      at += left;
      continue;
    }
    const rest = log.subarray(at);
    if (rest.every((byte) => byte === 0)) return { ...ends(at), zeros: rest.length };
    const type = rest[6];
    if (type === PIECE.first) begun = at;
    const end = rest.length < HEADER_BYTES ? Infinity : HEADER_BYTES + rest.readUInt16LE(4);
    if (end > rest.length) return { zeros: 0, half: log.length - (begun ?? at) };
    if (type === PIECE.last || type === PIECE.full) begun = null;
    at += end;
  }
  return ends(log.length);
}

/** {@link tailOf} the log in a profile that no browser is at. */
export function tailIn(profile) {
  const path = findLog(profile);
  return path === undefined ? null : tailOf(readFileSync(path));
}

/** Whether the log in a profile that no browser is at ends in anything but a whole record. */
export function isTorn(profile) {
  const tail = tailIn(profile);
  return tail !== null && tail.half + tail.zeros > 0;
}

/** How a log is torn: the first bytes of a record, as a kill leaves it, or zeros, as a loss of power. */
export const TEARS = {
  half: Buffer.from([0x52, 0x1c, 0x9e, 0x03, 0x4f, 0x00, 0x01]),
  zeros: Buffer.alloc(86),
};

/** Puts a tear behind the log in a profile that no browser is at. */
export function tearLog(profile, tear) {
  const path = findLog(profile);
  if (path === undefined) throw new Error('Chromium keeps no LevelDB log here');
  appendFileSync(path, TEARS[tear]);
}
