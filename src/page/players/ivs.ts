/**
 * Cues that AWS IVS' web player hands on as timed text metadata. They are told when they are
 * reached and kept nowhere in the player, so what was heard is remembered for going back in a
 * recording. Nothing of the player is imported; these shapes are what is used of it.
 */

import { parseCue } from '../../wire/cue.js';
import type { CueSink, Detach } from './cue-sink.js';
import { CueClock, CueMemory, FaultOnce } from './cue-sink.js';

/** `TextMetadataCue` of the player's documentation, as far as it is used. */
interface TextMetadataCue {
  /** Seconds. */
  readonly startTime: number;
  readonly text: string;
}

/** What is used of an IVS player. */
export interface IvsPlayer {
  addEventListener(name: string, listener: (payload: never) => void): void;
  removeEventListener(name: string, listener: (payload: never) => void): void;
  /** Seconds. */
  getPosition(): number;
  getHTMLVideoElement(): HTMLVideoElement | null;
}

/** Values of `PlayerEventType` in the player's documentation. */
const TEXT_METADATA_CUE = 'PlayerTextMetadataCue';
const SEEK_COMPLETED = 'PlayerSeekCompleted';

/** True for what looks like an IVS player. */
export function isIvsPlayer(value: unknown): value is IvsPlayer {
  const player = value as Partial<IvsPlayer> | null;
  return (
    typeof player?.getPosition === 'function' && typeof player.getHTMLVideoElement === 'function'
  );
}

/** Listens to an IVS player until it is detached. */
export function watchIvs(player: IvsPlayer, sink: CueSink): Detach {
  const clock = new CueClock(sink);
  const faults = new FaultOnce(sink);
  const memory = new CueMemory();

  const onCue = (payload: never) => {
    const { startTime: start, text } = payload as TextMetadataCue;
    if (typeof text !== 'string' || !Number.isFinite(start)) return;
    const read = faults.try(text, () => parseCue(text));
    // Told when it is reached, by a clock that may be a little behind the cue's own start.
    if (read) clock.at(Math.max(start, player.getPosition()), memory.with([{ ...read, start }]));
  };
  const onSeek = () => clock.at(player.getPosition(), memory.with([]));

  player.addEventListener(TEXT_METADATA_CUE, onCue);
  player.addEventListener(SEEK_COMPLETED, onSeek);
  return () => {
    player.removeEventListener(TEXT_METADATA_CUE, onCue);
    player.removeEventListener(SEEK_COMPLETED, onSeek);
  };
}
