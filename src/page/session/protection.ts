/** The profile under a passphrase: given, set, changed, taken off. */

import { StreamPicksError } from '../../core/errors.js';
import type { OpenResult } from '../../core/protocol.js';
import type { Context } from './context.js';
import type { EngineHost } from './engine-host.js';
import type { PassphraseAnswer } from './state.js';

/** What a passphrase may be refused with; anything else is a fault. */
const ANSWERS: Readonly<Record<string, PassphraseAnswer>> = {
  'passphrase-wrong': 'wrong',
  'passphrase-wait': 'wait',
  'passphrase-short': 'short',
  'passphrase-busy': 'busy',
};

/** The passphrase for one element. */
export class ProtectionPart {
  #context: Context;
  #engine: Pick<EngineHost, 'ask'>;
  #opened: () => void;

  /** @param opened Told when the profile is open again: counts may go on, and views are old. */
  constructor(context: Context, engine: Pick<EngineHost, 'ask'>, opened: () => void) {
    this.#context = context;
    this.#engine = engine;
    this.#opened = opened;
  }

  /** The engine was opened, or another tab locked or unlocked the profile. */
  show({ locked }: Pick<OpenResult, 'locked'>): void {
    const { store } = this.#context;
    store.update({ locked });
    store.notice('locked', locked);
  }

  async unlock(passphrase: string): Promise<PassphraseAnswer> {
    return this.#try(async () => {
      const opened = await this.#engine.ask({ kind: 'unlock', passphrase });
      const { storage, basedOnMe } = opened;
      this.#context.store.update({ storage, basedOnMe });
      this.show(opened);
      this.#opened();
    });
  }

  async protect(passphrase: string | null, old: string): Promise<PassphraseAnswer> {
    return this.#try(async () => {
      await this.#engine.ask({ kind: 'protect', passphrase, old });
      this.#opened();
    });
  }

  async #try(work: () => Promise<void>): Promise<PassphraseAnswer> {
    try {
      await work();
      return 'done';
    } catch (error) {
      const answer = error instanceof StreamPicksError ? ANSWERS[error.code] : undefined;
      if (answer !== undefined) return answer;
      this.#context.fault(error, 'storage');
      return 'failed';
    }
  }
}
