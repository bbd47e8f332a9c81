/** Which acts the entries of a log are about, as far as the export still holds them. */

import { type AuditEntry, commitTo, type Digest } from '../../core/audit.js';

/** One entry that is about something. */
export interface EntryAbout {
  readonly seq: number;
  readonly kind: AuditEntry['kind'];
  /** ISO 8601. */
  readonly at: string;
  readonly names: readonly string[];
  /** Commitments to what is not in the files: since deleted, or products of the shop. */
  readonly unknown: number;
}

/**
 * Holds every text in the values against what the entries commit to.
 * @param values An export without its log, and what else may hold names, as a catalogue.
 */
export async function entriesAbout(
  entries: readonly AuditEntry[],
  salt: string,
  values: readonly unknown[],
  digest: Digest,
): Promise<EntryAbout[]> {
  const known = new Map<string, string>();
  for (const [name, words] of namesIn(values)) known.set(await commitTo(salt, name, digest), words);
  return entries
    .filter(({ subjects }) => subjects.length > 0)
    .map(({ seq, kind, at, subjects }) => {
      const names = subjects.flatMap((subject) => known.get(subject) ?? []);
      const unknown = subjects.length - names.length;
      return { seq, kind, at: new Date(at).toISOString(), names, unknown };
    });
}

/** Each text once, with what it stands for: an act or a report by its id, else itself. */
function namesIn(values: readonly unknown[]): Map<string, string> {
  const names = new Map<string, string>();
  const open = [...values];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') {
      if (!names.has(value)) names.set(value, value);
    } else if (typeof value === 'object' && value !== null) {
      const id: unknown = 'id' in value ? value.id : undefined;
      if (typeof id === 'string') names.set(id, describe(id, value));
      // One by one: a list may hold more than one call can be handed.
      for (const inner of Object.values(value)) if (inner !== id) open.push(inner);
    }
  }
  return names;
}

function describe(id: string, value: object): string {
  const fields = new Map<string, unknown>(Object.entries(value));
  const text = (...keys: string[]): string => {
    const found = keys.map((key) => fields.get(key)).find((field) => typeof field === 'string');
    return typeof found === 'string' ? found : '';
  };
  const at = fields.get('at');
  const when = typeof at === 'number' && Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : '';
  const parts = fields.has('body')
    ? ['report', id, 'about', text('subject', 'question'), when]
    : fields.has('type')
      ? [text('type'), text('productId', 'query'), when]
      : [id];
  return parts.filter((part) => part !== '').join(' ');
}
