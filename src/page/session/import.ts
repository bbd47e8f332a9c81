/** An export file of another browser: read and checked here, taken by the engine. */

import type { StreamPicksError } from '../../core/errors.js';
import type { ImportFile, ImportResult } from '../../core/import.js';
import { MAX_IMPORT_BYTES } from '../../core/import.js';
import type { loadChunk } from '../link/chunks.js';
import type { Context } from './context.js';
import type { EngineHost } from './engine-host.js';

/** Why a file was not taken, and where in it the trouble is. */
export interface ImportRefusal {
  readonly state: 'refused';
  readonly why: 'too-large' | 'not-export' | 'other-shop' | 'failed';
  readonly path: string | null;
}

/** What a file holds that is checked and could be taken; the file itself stays in the session. */
export interface ImportReady {
  readonly state: 'ready';
  /** Names this file in the press that takes it: no press for one file takes another. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly exportedAt: number;
  /** Acts in it, without statements. */
  readonly signals: number;
  readonly statements: number;
  readonly comparisons: number;
}

/** What came of taking it. */
export type ImportAnswer = ({ readonly state: 'done' } & ImportResult) | ImportRefusal;

/** Import for one element. */
export class ImportPart {
  #context: Context;
  #engine: Pick<EngineHost, 'ask'>;
  #load: typeof loadChunk;
  #taken: (token: string) => void;
  /** The newest file that was checked and not taken. */
  #ready: { readonly id: number; readonly file: ImportFile } | null = null;
  #checked = 0;

  /**
   * @param load Gives the reader of export files.
   * @param taken Told the token that undoes it.
   */
  constructor(
    context: Context,
    engine: Pick<EngineHost, 'ask'>,
    load: typeof loadChunk,
    taken: (token: string) => void,
  ) {
    this.#context = context;
    this.#engine = engine;
    this.#load = load;
    this.#taken = taken;
  }

  /** Reads and checks a file that the viewer chose; it is held until it is taken, or the next one. */
  async check(blob: Blob): Promise<ImportReady | ImportRefusal> {
    this.#ready = null;
    this.#checked += 1;
    const id = this.#checked;
    if (blob.size > MAX_IMPORT_BYTES) return { state: 'refused', why: 'too-large', path: null };
    try {
      const { readExportFile } = await this.#load('import-file');
      const { exportedAt, file } = readExportFile(await blob.text());
      if (file.shop !== this.#context.settings().shop) {
        return { state: 'refused', why: 'other-shop', path: null };
      }
      // Not when another one was chosen meanwhile.
      if (id === this.#checked) this.#ready = { id, file };
      const { signals } = file.profile;
      const statements = signals.filter(({ type }) => type === 'stated').length;
      const comparisons = file.learning.comparisons.length;
      const acts = signals.length - statements;
      return { state: 'ready', id, exportedAt, signals: acts, statements, comparisons };
    } catch (error) {
      return this.#refused(error);
    }
  }

  /** Takes the file that was checked under this number; `failed` when it is not held any more. */
  async take(id: number): Promise<ImportAnswer> {
    const ready = this.#ready;
    if (ready?.id !== id) return { state: 'refused', why: 'failed', path: null };
    this.#ready = null;
    const { file } = ready;
    try {
      const result = await this.#engine.ask({ kind: 'import', file });
      this.#taken(result.token);
      return { state: 'done', ...result };
    } catch (error) {
      return this.#refused(error);
    }
  }

  #refused(error: unknown): ImportRefusal {
    // By its code: a chunk has a class of that name of its own.
    const { code, path = null } = error as Partial<StreamPicksError>;
    if (code === 'import') return { state: 'refused', why: 'not-export', path };
    this.#context.fault(error, 'engine');
    return { state: 'refused', why: 'failed', path: null };
  }
}
