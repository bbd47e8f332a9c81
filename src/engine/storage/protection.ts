import { StreamPicksError } from '../../core/errors.js';
import { triesOf } from './commit.js';
import type { Connection } from './connection.js';
import { makeKey } from './encryption.js';
import type { KeyRing, Ring } from './key-ring.js';
import type { Wrapper } from './passphrase.js';
import { makeWrapped, makeWrapper, rewrap, unwrap, wrapperFor } from './passphrase.js';
import { checkReadable, replaceKey, sealAnew } from './rotation.js';
import type { KeyMaterial, WrappedKey } from './schema.js';

/** Wrong passphrases in a row before each further one has to wait. */
export const FREE_TRIES = 5;

/** How long it has to wait, in milliseconds. */
export const TRY_PAUSE_MS = 30_000;

/** What is worked on. */
interface Parts {
  /** Name of the key. */
  readonly name: string;
  readonly connection: Connection;
  readonly keys: KeyRing;
  readonly now: () => number;
}

/**
 * Opens a key that is under a passphrase; one that is not any more needs none.
 * @throws {StreamPicksError} `passphrase-wrong`; `passphrase-wait` after too many of these;
 * `storage`.
 */
export async function openWithPassphrase(parts: Parts, passphrase: string): Promise<void> {
  const ring = await parts.keys.load(parts.name);
  if (ring?.record.wrapped === undefined) return;
  const wrapper = await tryPassphrase(parts, ring.record.id, ring.record.wrapped, passphrase);
  await parts.keys.setWrapper(parts.name, wrapper);
}

/**
 * Puts what a key seals under a passphrase, another one, or none (null). Call it with the lock of
 * the key. A kill leaves both keys, the old one under no less than before, and the next time that
 * the profile is open the rest is done.
 * @throws {StreamPicksError} `passphrase-wrong`, `passphrase-wait`, `passphrase-short`, `storage`.
 */
export async function changePassphrase(
  parts: Parts,
  passphrase: string | null,
  old: string,
): Promise<void> {
  const { name, connection, keys, now } = parts;
  let ring = await keys.load(name);
  if (ring === null) throw new StreamPicksError('storage', 'there is no profile to protect');
  const { wrapped } = ring.record;
  const from =
    wrapped === undefined ? null : await tryPassphrase(parts, ring.record.id, wrapped, old);
  if (from === null && passphrase === null) return;
  ring = opened(from === null ? ring : await keys.setWrapper(name, from));
  if (ring.record.previous !== undefined) {
    await sealAnew(connection, ring, now());
    ring = opened(await keys.load(name));
  }
  await checkReadable(connection, ring);
  const to = passphrase === null ? null : await makeWrapper(passphrase);
  const previous = await asPrevious(ring, from, to);
  if (!(await replaceKey(connection, ring, await newKey(to), previous, now()))) {
    throw new StreamPicksError('storage', 'another tab was faster');
  }
  ring = opened(await keys.setWrapper(name, to));
  if (!(await sealAnew(connection, ring, now()))) {
    throw new StreamPicksError('storage', 'the profile was erased');
  }
  await keys.load(name);
}

function opened(ring: Ring | null): Ring {
  if (ring === null) throw new StreamPicksError('storage', 'the profile was erased');
  if (ring.current === null) throw new StreamPicksError('storage', 'another tab was faster');
  return ring;
}

async function newKey(to: Wrapper | null): Promise<KeyMaterial> {
  if (to === null) return makeKey();
  const id = crypto.randomUUID();
  return { id, wrapped: (await makeWrapped(to, id)).wrapped };
}

/** The old key as it lies beside the new one: to be opened with whatever opens that. */
async function asPrevious(
  { record, current }: Ring,
  from: Wrapper | null,
  to: Wrapper | null,
): Promise<KeyMaterial> {
  const { id, wrapped } = record;
  if (wrapped === undefined || from === null || to === null) {
    return { id, ...(current === null ? {} : { key: current.key }) };
  }
  return { id, wrapped: await rewrap(from, to, id, wrapped) };
}

/** Tries a passphrase; wrong ones are counted on disk, so that a reload gives no more tries. */
async function tryPassphrase(
  { name, connection, now }: Parts,
  id: string,
  wrapped: WrappedKey,
  passphrase: string,
): Promise<Wrapper> {
  const counter = triesOf(name);
  const before = await connection.use((database) => database.get('counters', counter));
  const tries = before?.key === id ? before.count : 0;
  const nowMs = now();
  // A clock that was set back has to wait as well.
  if (tries >= FREE_TRIES && before !== undefined && nowMs < before.at + TRY_PAUSE_MS) {
    if (nowMs < before.at) {
      await connection.use((database) => database.put('counters', { ...before, at: nowMs }));
    }
    throw new StreamPicksError('passphrase-wait', 'too many wrong passphrases');
  }
  let wrapper: Wrapper;
  try {
    wrapper = await wrapperFor(passphrase, wrapped);
    await unwrap(wrapper, id, wrapped);
  } catch (error) {
    const wrong = { name: counter, key: id, count: tries + 1, at: nowMs };
    await connection.use((database) => database.put('counters', wrong));
    throw error;
  }
  if (tries > 0) await connection.use((database) => database.delete('counters', counter));
  return wrapper;
}
