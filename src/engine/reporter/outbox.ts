import type { ReportOffer } from '../../core/protocol.js';
import type { ManifestQuestion, PrivacyWeight, Report } from '../../core/report.js';
import { ANSWERS, encodeReport } from '../../core/report.js';
import type { ReportView } from '../../core/view.js';
import { oneHot, respond } from '../../privacy/mechanism/randomised-response.js';
import type { Durability, Vault, Write } from '../storage/vault.js';

/** One show's report: what waits to go, then 28 days long what went. */
export interface OutboxRecord {
  /** Random id of the report. */
  readonly id: string;
  readonly stream: string;
  /** Base address of the collector whose plan it answers; nobody else is ever handed it. */
  readonly collector: string;
  readonly showTitle: string;
  /** Hash of the manifest the report was drawn from. */
  readonly manifest: string;
  readonly question: ManifestQuestion;
  readonly window: string;
  readonly weight: PrivacyWeight;
  /** The drawn randomness; null from the first attempt to send on, when nothing may change any more. */
  readonly r: number | null;
  /** Exact bytes as text. */
  readonly body: string;
  readonly state: ReportView['state'];
  readonly sendAt: number;
  readonly deadline: number;
  /** When it was drawn or last changed its state. */
  readonly at: number;
}

/** A record with the revision a change must name. */
export interface KeptReport {
  readonly record: OutboxRecord;
  readonly revision: number;
}

/** The finished body for a true answer under the drawn randomness. */
export function bodyFor(
  { manifest, question, window, id, weight }: Omit<OutboxRecord, 'body'>,
  r: number,
  answer: number,
): string {
  const sent = respond(answer, r, weight, ANSWERS[question.kind].length);
  return encodeReport({ v: 1, manifest, question: question.id, window, id, counts: oneHot(sent) });
}

/** True while the report may still be sent. */
export function isOpen({ state }: OutboxRecord): boolean {
  return state === 'waiting' || state === 'tried';
}

/** The record as it is from the first attempt on: without its randomness. */
export function frozen(record: OutboxRecord, now: number): OutboxRecord {
  return { ...record, r: null, state: 'tried', at: now };
}

/** What the page is handed. */
export function offerOf(record: OutboxRecord): ReportOffer {
  const { id, stream, body, sendAt, deadline, state } = record;
  return { id, stream, body, sendAt, deadline, frozen: state === 'tried' };
}

/** What "What left this device" shows. */
export function viewOf(record: OutboxRecord): ReportView {
  const { id, stream, showTitle, question, window, weight, body, state, sendAt, at } = record;
  const answers = ANSWERS[question.kind];
  const { counts } = JSON.parse(body) as Report;
  return {
    id,
    stream,
    showTitle,
    question: question.id,
    kind: question.kind,
    ...(question.subject === undefined ? {} : { subject: question.subject }),
    ...(question.title === undefined ? {} : { title: question.title }),
    window,
    answer: answers[counts.indexOf(1)] ?? '',
    answers,
    weight,
    body,
    state,
    at: state === 'waiting' ? sendAt : at,
  };
}

/** The reports of one shop. All rejections have code `storage`. */
export class Outbox {
  readonly #vault: Vault;
  readonly #shop: string;

  constructor(vault: Vault, shop: string) {
    this.#vault = vault;
    this.#shop = shop;
  }

  async get(stream: string): Promise<KeptReport | null> {
    const stored = await this.#vault.get<OutboxRecord>('outbox', this.#shop, stream);
    return stored === null ? null : { record: stored.value, revision: stored.revision };
  }

  async all(): Promise<KeptReport[]> {
    const stored = await this.#vault.read<OutboxRecord>('outbox', this.#shop);
    return stored.map(({ value, revision }) => ({ record: value, revision }));
  }

  /** The write that keeps a record; `revision` 0 for a new one. */
  write(record: OutboxRecord, revision: number): Write {
    const { stream: id } = record;
    return {
      kind: 'put',
      store: 'outbox',
      shop: this.#shop,
      id,
      value: record,
      after: revision,
    };
  }

  /** Keeps a change strictly. Rejects with a ConflictError when another tab was faster. */
  async keep(record: OutboxRecord, revision: number): Promise<KeptReport> {
    await this.commit([this.write(record, revision)], 'strict');
    return { record, revision: revision + 1 };
  }

  commit(writes: readonly Write[], durability: Durability): Promise<void> {
    return this.#vault.commit(writes, durability);
  }

  /** The write that forgets a record. */
  forget({ stream }: OutboxRecord): Write {
    return { kind: 'delete', store: 'outbox', shop: this.#shop, id: stream };
  }
}
