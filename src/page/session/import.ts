/** An export file of another browser: read and checked here, taken by the engine. */

import type { StreamPicksError } from '../../core/errors.js';
import type { ImportFile, ImportResult } from '../../core/import.js';
import { MAX_IMPORT_BYTES } from '../../core/import.js';
import { loadChunk } from '../link/chunks.js';
import type { Context } from './context.js';
import type { EngineHost } from './engine-host.js';

/** Why a file was not taken, and where in it the trouble is. */
export interface ImportRefusal {
  readonly state: 'refused';
  readonly why: 'too-large' | 'not-export' | 'other-shop' | 'failed';
  readonly path: string | null;
}

/** What a file holds that is checked and could be taken. */
export interface ImportReady {
  readonly state: 'ready';
  /** Milliseconds since 1970. */
  readonly exportedAt: number;
  readonly file: ImportFile;
}

/** What came of taking it. */
export type ImportAnswer = ({ readonly state: 'done' } & ImportResult) | ImportRefusal;

/** Import for one element. */
export class ImportPart {
  #context: Context;
  #engine: EngineHost;
  #taken: (token: string) => void;

  /** @param taken Told the token that undoes it. */
  constructor(context: Context, engine: EngineHost, taken: (token: string) => void) {
    this.#context = context;
    this.#engine = engine;
    this.#taken = taken;
  }

  /** Reads and checks a file that the viewer chose; nothing of it is kept. */
  async check(blob: Blob): Promise<ImportReady | ImportRefusal> {
    if (blob.size > MAX_IMPORT_BYTES) return { state: 'refused', why: 'too-large', path: null };
    try {
      const load = this.#context.options.loadChunk ?? loadChunk;
      const { readExportFile } = await load('import-file');
      const { exportedAt, file } = readExportFile(await blob.text());
      if (file.shop !== this.#context.settings().shop) {
        return { state: 'refused', why: 'other-shop', path: null };
      }
      return { state: 'ready', exportedAt, file };
    } catch (error) {
      return this.#refused(error);
    }
  }

  async take(file: ImportFile): Promise<ImportAnswer> {
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
