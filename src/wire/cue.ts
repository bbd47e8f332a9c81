/**
 * Cues of a show as they come from players: our own JSON, AWS IVS' `{productId}` (also what a shop
 * may pass to Mux' `addCuePoints`), and HLS date ranges. Written without a schema library, because
 * cues are read before opt-in, when only the small entry is loaded.
 */

import { StreamPicksError } from '../core/errors.js';
import type { ShowStage, StageCue } from '../core/show.js';
import { SHOW_STAGES } from '../core/show.js';

/** `type` of our own cues. */
export const CUE_TYPE = 'streampicks.product';

/** Most products one cue can put on stage. */
export const MAX_CUE_PRODUCTS = 24;

/** Longest text of a cue that is read, in characters. */
export const MAX_CUE_LENGTH = 16_384;

const MAX_ID_LENGTH = 128;

/**
 * The cue that `text` holds, or null when it is not ours: another `type`, another format, no JSON.
 * @throws {StreamPicksError} `cue` when the text says it is ours and cannot be used, or is too long;
 * `path` names the field.
 */
export function parseCue(text: string): StageCue | null {
  if (text.length > MAX_CUE_LENGTH) {
    if (!text.slice(0, MAX_CUE_LENGTH).includes(`"${CUE_TYPE}"`)) return null;
    throw new StreamPicksError('cue', `a cue is longer than ${MAX_CUE_LENGTH} characters`);
  }
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return null; // Captions, ID3 text and the like: somebody else's cue.
  }
  return readCue(input);
}

/**
 * {@link parseCue} for a value that is parsed already, as in `highlight()` and cue points.
 * @throws {StreamPicksError} `cue`, as {@link parseCue}.
 */
export function readCue(input: unknown): StageCue | null {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return null;
  const cue = input as Record<string, unknown>;
  if (cue['type'] === CUE_TYPE) {
    if (cue['v'] !== 1) throw new StreamPicksError('cue', 'v is not 1', { path: 'v' });
    return { ids: readIds(cue['ids']), ...readStage(cue['stage']) };
  }
  if (cue['type'] === undefined && cue['productId'] !== undefined) {
    return { ids: [readId(cue['productId'], 'productId')], ...readStage(cue['stage']) };
  }
  return null;
}

/** A date range of HLS, as far as a cue needs it. */
export interface DateRangeText {
  /** `ID` of the tag: `sp:SKU-1:7`, the part after the last colon counts repeats. */
  readonly id: string;
  /** `X-PRODUCT-ID`: one product id. */
  readonly productId?: string | undefined;
  /** `X-STAGE`. */
  readonly stage?: string | undefined;
}

/** `ID` of a date range that is ours. */
const RANGE_ID = /^sp:(.+):[^:]*$/s;

/** Whether a date range's `ID` is one of ours, and well formed. */
export function isRangeId(id: string): boolean {
  return RANGE_ID.test(id);
}

/**
 * The cue that an HLS date range stands for, with the range's `ID` as `cueId`; null when the range
 * is not ours. `X-PRODUCT-ID` wins where it is given, since many players keep only the `ID`.
 * @throws {StreamPicksError} `cue` when the range says it is ours and cannot be used.
 */
export function parseDateRange(range: DateRangeText): StageCue | null {
  const inId = RANGE_ID.exec(range.id)?.[1];
  if (inId === undefined) {
    if (!range.id.startsWith('sp:')) return null;
    throw new StreamPicksError('cue', `ID ${range.id} is not sp:<product>:<number>`, {
      path: 'ID',
    });
  }
  const id = readId(range.productId ?? inId, 'X-PRODUCT-ID');
  return { ids: [id], ...readStage(range.stage, 'X-STAGE'), cueId: range.id };
}

function readIds(value: unknown): string[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_CUE_PRODUCTS) {
    throw new StreamPicksError('cue', `ids is not a list of 1 to ${MAX_CUE_PRODUCTS} products`, {
      path: 'ids',
    });
  }
  // Not `map`, which leaves out the holes of a sparse list.
  return [...new Set(Array.from(value, (id, index) => readId(id, `ids[${index}]`)))];
}

function readId(value: unknown, path: string): string {
  if (typeof value === 'string' && value !== '' && value.length <= MAX_ID_LENGTH) return value;
  throw new StreamPicksError('cue', `${path} is not a product id`, { path });
}

function readStage(value: unknown, path = 'stage'): { stage?: ShowStage } {
  if (value === undefined || value === null) return {};
  if (SHOW_STAGES.includes(value as ShowStage)) return { stage: value as ShowStage };
  throw new StreamPicksError('cue', `${path} is none of ${SHOW_STAGES.join(', ')}`, { path });
}
