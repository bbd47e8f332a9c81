/** What the viewer turned off of recaps, reminders and offers; kept as long as the offers purpose keeps. */

import type { Switched, SwitchedNote } from '../core/after-show.js';
import { SWITCHED } from '../core/after-show.js';
import { isExpired, RETENTION_DAYS } from '../core/retention.js';
import type { StoredSignal } from '../core/signal.js';
import { newReportId } from '../privacy/mechanism/report-id.js';
import { byTime } from './in-order.js';
import type { Storage } from './storage/storage.js';
import type { Write } from './storage/vault.js';
import { ConflictError } from './storage/vault.js';
import type { Visit } from './visit.js';

/** Longest id of a product, in characters. */
const MAX_ID_LENGTH = 128;

/** Most that are kept; the oldest goes. */
export const MAX_SWITCHED = 200;

/** The notes of one shop: in memory, and where the storage puts the offers purpose. */
export class SwitchedNotes {
  readonly #storage: Storage;
  readonly #shop: string;
  /** Oldest first. */
  all: readonly SwitchedNote[] = [];

  constructor(storage: Storage, shop: string) {
    this.#storage = storage;
    this.#shop = shop;
  }

  /** Takes notes out by id and puts one in, strictly. */
  async change(gone: readonly string[], added: readonly SwitchedNote[]): Promise<void> {
    const left = this.all.filter(({ id }) => !gone.includes(id));
    this.all = [...left, ...added].sort(byTime);
    const writes = [
      ...gone.map((id): Write => ({ kind: 'delete', store: 'offers', shop: this.#shop, id })),
      ...this.writesOf(added),
    ];
    if (writes.length === 0) return;
    try {
      await this.#storage.on('offers', (vault) => vault.commit(writes, 'strict'));
    } catch (error) {
      // Another tab erased the profile meanwhile; it holds for this visit.
      if (!(error instanceof ConflictError)) throw error;
    }
  }

  /** The writes that keep these. */
  writesOf(notes: readonly SwitchedNote[]): Write[] {
    return notes.map((value) => ({
      kind: 'put',
      store: 'offers',
      shop: this.#shop,
      id: value.id,
      value,
      after: 0,
    }));
  }

  /** Deletes what is past its time; says how many. */
  async purge(nowMs: number): Promise<number> {
    const old = this.all.filter(({ at }) => isExpired(at, nowMs, RETENTION_DAYS.offers));
    await this.change(
      old.map(({ id }) => id),
      [],
    );
    return old.length;
  }
}

/** True for what lies beside the acts of the offers purpose. */
export function isSwitched(value: StoredSignal | SwitchedNote): value is SwitchedNote {
  return 'what' in value;
}

/**
 * Turns one item off or on again, or the message of this browser on or off. Without the purpose
 * nothing is kept.
 */
export async function switchAfterShow(
  { profile, purposes, deps, tabs, afterShow }: Visit,
  { what, productId, on }: SwitchWish,
): Promise<null> {
  if (!purposes.offers || !isWish(what, productId)) return null;
  const notes = profile.switched;
  const same = notes.all.filter((each) => each.what === what && each.productId === productId);
  // Messages that the viewer turned on do not go off because items were hidden.
  const items = notes.all.filter((each) => each.what !== 'notify');
  const surplus = items.slice(0, Math.max(0, notes.all.length + 1 - MAX_SWITCHED));
  // A note says what differs from how it is by itself.
  const differs = what === 'notify' ? on : !on;
  const note = {
    id: newReportId(deps.randomBytes),
    at: deps.now(),
    what,
    ...(productId === undefined ? {} : { productId }),
  };
  const gone = [...same, ...(differs ? surplus : [])].map(({ id }) => id);
  await notes.change([...new Set(gone)], differs ? [note] : []);
  tabs.tellProfile();
  afterShow.soon();
  return null;
}

/** Scripts of the page can ask for it too; what no import would take is not kept. */
function isWish(what: Switched, productId: unknown): boolean {
  if (!SWITCHED.includes(what)) return false;
  if (what === 'notify') return productId === undefined;
  return typeof productId === 'string' && productId !== '' && productId.length <= MAX_ID_LENGTH;
}

/** What is to be turned. */
export interface SwitchWish {
  readonly what: Switched;
  /** Absent for `notify`. */
  readonly productId?: string;
  readonly on: boolean;
}
