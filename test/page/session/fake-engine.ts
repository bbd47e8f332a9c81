/** An engine link that answers by rule and remembers what it was asked; for tests of the session. */

import type { Purposes } from '../../../src/core/consent.js';
import { NO_PURPOSES } from '../../../src/core/consent.js';
import type { StreamPicksError } from '../../../src/core/errors.js';
import type { EngineEvent, EngineRequest, EngineResult } from '../../../src/core/protocol.js';
import type { StorageMode } from '../../../src/core/view.js';
import type { ConnectOptions, EngineLink } from '../../../src/page/link/link.js';

export class FakeEngine {
  readonly asked: EngineRequest[] = [];
  connections = 0;
  isClosed = false;
  lost = false;
  /** What the consent record holds; null: none. */
  purposes: Purposes | null = null;
  /** What the viewer last chose in the widget itself. */
  own: Purposes | null = null;
  storage: StorageMode = 'durable';
  /** Requests of these kinds are refused with the error. */
  faults = new Map<EngineRequest['kind'], StreamPicksError>();
  /** Runs before a request is answered. */
  before = new Map<EngineRequest['kind'], () => void>();
  answers = new Map<EngineRequest['kind'], unknown>();
  emit: (event: EngineEvent) => void = () => undefined;

  readonly connect = async (options: ConnectOptions): Promise<EngineLink> => {
    this.connections += 1;
    this.isClosed = false;
    this.lost = false;
    this.emit = options.onEvent;
    return {
      isolation: 'isolated',
      isLost: () => this.lost,
      close: () => {
        this.isClosed = true;
      },
      request: async <R extends EngineRequest>(request: R) => {
        this.asked.push(request);
        await Promise.resolve();
        const fault = this.faults.get(request.kind);
        if (fault) throw fault;
        this.before.get(request.kind)?.();
        return this.#answer(request) as EngineResult<R['kind']>;
      },
    };
  };

  kinds(): string[] {
    return this.asked.map(({ kind }) => kind);
  }

  last<K extends EngineRequest['kind']>(kind: K): Extract<EngineRequest, { kind: K }> | undefined {
    return this.asked.findLast((request) => request.kind === kind) as never;
  }

  #answer(request: EngineRequest): unknown {
    if (this.answers.has(request.kind)) return this.answers.get(request.kind);
    switch (request.kind) {
      case 'open':
        return {
          purposes: this.purposes,
          own: this.own,
          askAgain: [],
          noticeVersion: 1,
          basedOnMe: true,
          storage: this.storage,
          locked: false,
          waiting: false,
        };
      case 'consent':
        this.purposes = request.choice.purposes;
        if (request.choice.source === 'viewer') this.own = this.purposes;
        return { purposes: this.purposes, storage: this.storage };
      case 'erase':
        this.purposes = NO_PURPOSES;
        if (request.choice.source === 'viewer') this.own = NO_PURPOSES;
        return {
          remaining: { consentRecords: 2, ledgerEntries: 1, auditEntries: 5, profileRecords: 0 },
          records: [],
        };
      case 'delete-signals':
        return { token: 'undo-1' };
      case 'manifest':
        return { state: 'counting', window: '00', sendAt: Date.now() + 60_000 };
      default:
        return null;
    }
  }
}
