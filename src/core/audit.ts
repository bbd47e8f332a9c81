/**
 * The format of the audit log: entries chained by hashes, cut into segments. Anyone with an export
 * can check it; nothing here needs a browser. What it shows is that entries were not changed,
 * dropped, inserted or put in another order since they were written. Whoever can rewrite the whole
 * log can also make a new valid one; an exported head is the only anchor against that.
 */

/** Entries per segment; whole segments are pruned. */
export const SEGMENT_LENGTH = 256;

/** What `prev` holds in the very first entry. */
export const GENESIS = '0'.repeat(64);

/** What can be noted. */
export const AUDIT_KINDS = [
  /** A choice was recorded. */
  'consent',
  /** A ranking was made from the profile. */
  'rank',
  /** Offers and the recap were made from the profile. */
  'after-show',
  /** Own weights were learned; the standard ones were taken again. */
  'learn',
  'standard-weights',
  /** "Why this?" was answered. */
  'explain',
  /** The viewer took acts out of the profile. */
  'delete',
  /** The viewer corrected an interest. */
  'correct',
  /** The viewer put them back. */
  'undo',
  /** The viewer looked at or took a copy of the data. */
  'view',
  'export',
  /** The profile was replaced by one from an export file. */
  'import',
  /** A report was drawn; tried; ended. */
  'report-drawn',
  'report-tried',
  'report-done',
  /** Records past their time were deleted. */
  'retention',
  /** Old segments of this log were replaced by a checkpoint. */
  'prune',
  /** Everything was erased. */
  'erase',
] as const;

/** One of {@link AUDIT_KINDS}. */
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** What an entry says, apart from its place in the chain. */
export interface AuditNote {
  readonly kind: AuditKind;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Salted commitments to what it is about; without the salt they point at nothing. */
  readonly subjects: readonly string[];
  /** Small facts without content, as counts and switches. */
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

/** One entry of the log. */
export interface AuditEntry extends AuditNote {
  /** 0 for the first entry ever, one more each. */
  readonly seq: number;
  /** Hash of the entry before, 64 hex digits; {@link GENESIS} for the first. */
  readonly prev: string;
  /** SHA-256 of {@link auditPreimage}, 64 hex digits. */
  readonly hash: string;
}

/** What stands for pruned entries. The newest `prune` entry of the log says the same. */
export interface AuditCheckpoint {
  /** `seq` of the last pruned entry. */
  readonly seq: number;
  /** Its hash. */
  readonly head: string;
  /** How many entries were pruned so far. */
  readonly count: number;
  readonly reason: 'retention' | 'size';
}

/** A log as it is kept and exported. */
export interface AuditLog {
  readonly checkpoint: AuditCheckpoint | null;
  /** Ascending, without gaps. */
  readonly entries: readonly AuditEntry[];
  /** Hash of the last entry, or of the checkpoint, or {@link GENESIS}. */
  readonly head: string;
}

/** Result of {@link verifyAudit}. */
export type AuditVerdict =
  | { readonly intact: true; readonly entries: number; readonly head: string }
  | { readonly intact: false; readonly at: number; readonly fault: AuditFault };

/** What is wrong at an entry. */
export type AuditFault = 'sequence' | 'link' | 'hash' | 'checkpoint' | 'head' | 'shape';

/** SHA-256 of some bytes. */
export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;

/**
 * JSON with keys in code-unit order, no spaces and no `undefined` (the form of RFC 8785 for the
 * values that occur here: strings, finite numbers, booleans, arrays, plain objects).
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
    return `{${fields.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** The text an entry's hash is made of: its canonical JSON without the hash. */
export function auditPreimage(entry: Omit<AuditEntry, 'hash'>): string {
  const { seq, prev, kind, at, subjects, detail } = entry;
  return canonicalJson({ seq, prev, kind, at, subjects, detail });
}

/** The entry that follows `prev`. */
export async function chainEntry(
  note: AuditNote,
  seq: number,
  prev: string,
  digest: Digest,
): Promise<AuditEntry> {
  const { kind, at, subjects, detail } = note;
  const entry = { seq, prev, kind, at, subjects, detail };
  return { ...entry, hash: await hashText(auditPreimage(entry), digest) };
}

/** A commitment to a name: SHA-256 over salt, a zero byte and the name; 64 hex digits. */
export function commitTo(salt: string, name: string, digest: Digest): Promise<string> {
  return hashText(`${salt}\0${name}`, digest);
}

/** The newest segment end that may be pruned when `seq` is the last entry that may go; -1 for none. */
export function lastWholeSegment(seq: number): number {
  return Math.floor((seq + 1) / SEGMENT_LENGTH) * SEGMENT_LENGTH - 1;
}

/** Checks a whole log; the first fault ends it. Reads only, never throws on malformed entries. */
export async function verifyAudit(log: AuditLog, digest: Digest): Promise<AuditVerdict> {
  const { checkpoint, entries, head } = log;
  let seq = checkpoint === null ? 0 : checkpoint.seq + 1;
  let prev = checkpoint === null ? GENESIS : checkpoint.head;
  for (const entry of entries) {
    const fail = (fault: AuditFault): AuditVerdict => ({ intact: false, at: seq, fault });
    if (!hasShape(entry)) return fail('shape');
    if (entry.seq !== seq) return fail('sequence');
    if (entry.prev !== prev) return fail('link');
    if (entry.hash !== (await hashText(auditPreimage(entry), digest))) return fail('hash');
    seq += 1;
    prev = entry.hash;
  }
  if (prev !== head) return { intact: false, at: seq, fault: 'head' };
  if (checkpoint !== null && !isWitnessed(checkpoint, entries)) {
    return { intact: false, at: checkpoint.seq, fault: 'checkpoint' };
  }
  return { intact: true, entries: entries.length, head };
}

const ENTRY_KEYS = ['at', 'detail', 'hash', 'kind', 'prev', 'seq', 'subjects'].join();

/** An extra key would not be hashed, so it is a fault. */
function hasShape(entry: AuditEntry): boolean {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    Object.keys(entry).sort().join() === ENTRY_KEYS &&
    AUDIT_KINDS.includes(entry.kind) &&
    typeof entry.at === 'number' &&
    Array.isArray(entry.subjects) &&
    entry.subjects.every((subject) => typeof subject === 'string') &&
    isFlat(entry.detail)
  );
}

/** An object without objects in it, so that nothing of any depth is ever walked. */
function isFlat(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((field) => typeof field !== 'object' || field === null)
  );
}

function isWitnessed(checkpoint: AuditCheckpoint, entries: readonly AuditEntry[]): boolean {
  const witness = entries.findLast((entry) => entry.kind === 'prune');
  return (
    witness !== undefined &&
    isFlat(checkpoint) &&
    canonicalJson(witness.detail) === canonicalJson(checkpoint)
  );
}

async function hashText(text: string, digest: Digest): Promise<string> {
  const hash = await digest(new TextEncoder().encode(text));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
