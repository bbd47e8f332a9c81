/**
 * Cues inside of what players make of a stream's own metadata: ID3 frames, event messages, and the
 * attributes of HLS date ranges.
 */

import type { StageCue } from '../../core/show.js';
import { SHOW_STAGES } from '../../core/show.js';
import { MAX_CUE_LENGTH, parseCue, parseDateRange } from '../../wire/cue.js';
import type { FaultOnce, TimedCue } from './cue-sink.js';

/**
 * The cue in a frame's data: JSON as text or as UTF-8, the latter possibly with the zero that ends
 * a string. Null when it is not ours.
 * @throws {StreamPicksError} `cue` when it says it is ours and cannot be used.
 */
export function readFrame(data: unknown): StageCue | null {
  if (typeof data === 'string') return parseCue(data);
  if (!(data instanceof ArrayBuffer) && !ArrayBuffer.isView(data)) return null;
  if (data.byteLength > 4 * MAX_CUE_LENGTH) return null;
  return parseCue(new TextDecoder().decode(data).replace(/\0+$/, ''));
}

/** One attribute of a date range, as players hand it on: a cue, or an event, an attribute. */
export interface RangeAttribute {
  /** `ID` of the range. */
  readonly id: string;
  readonly start: number;
  /** Name of the attribute; video.js leaves it out where it does not know it. */
  readonly key?: unknown;
  readonly data?: unknown;
}

/** The cues of date ranges that are ours, put together from their attributes. */
export function readRanges(attributes: readonly RangeAttribute[], faults: FaultOnce): TimedCue[] {
  const ranges = new Map<string, { start: number; productId?: string; stage?: string }>();
  for (const { id, start, key, data } of attributes) {
    if (!id.startsWith('sp:')) continue;
    const range = ranges.get(id) ?? { start };
    ranges.set(id, range);
    if (typeof data !== 'string') continue;
    if (key === 'X-PRODUCT-ID') range.productId = data;
    else if (key === 'X-STAGE' || (key === undefined && isStage(data))) range.stage = data;
  }
  return [...ranges].flatMap(([id, { start, ...text }]) => {
    const read = faults.try(id, () => parseDateRange({ id, ...text }));
    return read ? [{ ...read, start }] : [];
  });
}

function isStage(text: string): boolean {
  return (SHOW_STAGES as readonly string[]).includes(text);
}
