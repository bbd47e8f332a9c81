import { createHash } from 'node:crypto';

import { StreamPicksError } from '../core/errors.js';
import type { Manifest } from '../core/report.js';
import type { ShowRequest } from '../core/show-request.js';
import { planShow } from '../privacy/planner.js';
import { parseManifest } from '../wire/manifest.js';
import type { Storage, StoredShow } from './storage/storage.js';

/** Shows kept in memory; those asked for longest ago are read again from the database. */
const CACHE_SIZE = 200;

/** Ids that shows can have (design, section 3.1); no other is worth a question to the database. */
const STREAM_ID = /^[A-Za-z0-9._-]{1,64}$/;

/** A registered show, ready to check reports against. */
export interface Show {
  /** Key inside the database. */
  readonly no: number;
  readonly manifest: Manifest;
  /** The manifest's exact text, the same for everyone, for ever. */
  readonly text: string;
  /** SHA-256 of that text's UTF-8 bytes, 43 base64url characters. */
  readonly hash: string;
}

/** What became of a registration. */
export interface Registration {
  /** `created`; `same` where the show was registered by the same request; else `conflict`. */
  readonly outcome: 'created' | 'same' | 'conflict';
  readonly show: Show;
}

/** The shows of this collector: registered once, never changed. */
export class Shows {
  readonly #storage: Storage;
  readonly #byStream = new Map<string, Show>();
  readonly #byHash = new Map<string, Show>();

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** The show with this id, if it is registered. */
  async byStream(stream: string): Promise<Show | undefined> {
    if (!STREAM_ID.test(stream)) return undefined;
    return this.#byStream.get(stream) ?? this.#keep(await this.#storage.showByStream(stream));
  }

  /** The show whose manifest has this SHA-256, if there is one. */
  async byManifest(hash: string): Promise<Show | undefined> {
    return this.#byHash.get(hash) ?? this.#keep(await this.#storage.showByManifest(hash));
  }

  /**
   * Plans and keeps a show. The same request again gives the same show, also when the planner has
   * since changed.
   *
   * @throws StreamPicksError `plan` where the planner refuses, with what would work
   */
  async register(request: ShowRequest): Promise<Registration> {
    const requestHash = sha256(canonical(request));
    const before = await this.#storage.showByStream(request.stream);
    if (before !== undefined) return this.#registered(before, requestHash);
    const manifest = planShow(request);
    const text = JSON.stringify(manifest);
    assertUsable(text);
    const created = await this.#storage.addShow({
      stream: request.stream,
      requestHash,
      manifest: text,
      manifestHash: sha256(text),
      deadline: manifest.deadline,
    });
    const kept = await this.#storage.showByStream(request.stream);
    if (kept === undefined) throw new Error('A show that was just registered is gone');
    const registration = this.#registered(kept, requestHash);
    return created ? { ...registration, outcome: 'created' } : registration;
  }

  #registered(stored: StoredShow, requestHash: string): Registration {
    const show = this.#byHash.get(stored.manifestHash) ?? this.#keep(stored);
    return { outcome: stored.requestHash === requestHash ? 'same' : 'conflict', show };
  }

  #keep(stored: StoredShow): Show;
  #keep(stored: StoredShow | undefined): Show | undefined;
  #keep(stored: StoredShow | undefined): Show | undefined {
    if (stored === undefined) return undefined;
    const show: Show = {
      no: stored.no,
      manifest: parseManifest(stored.manifest),
      text: stored.manifest,
      hash: stored.manifestHash,
    };
    const [oldest] = this.#byHash.values();
    if (oldest !== undefined && this.#byHash.size >= CACHE_SIZE) {
      this.#byHash.delete(oldest.hash);
      this.#byStream.delete(oldest.manifest.stream);
    }
    this.#byHash.set(show.hash, show);
    this.#byStream.set(show.manifest.stream, show);
    return show;
  }
}

/** A manifest that widgets would refuse must not be handed out for ever. */
function assertUsable(text: string): void {
  try {
    parseManifest(text);
  } catch (cause) {
    if (!(cause instanceof StreamPicksError)) throw cause;
    const message = `Widgets would refuse the plan: ${cause.message}`;
    throw new StreamPicksError('plan', message, { path: cause.path, cause });
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** JSON with the keys of every object sorted, so that their order makes no difference. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
