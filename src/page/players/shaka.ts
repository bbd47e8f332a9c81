/**
 * Cues from a Shaka player: its timeline regions (events of a DASH manifest, date ranges of an HLS
 * playlist) and its metadata and event messages in the media (ID3, `emsg`). Nothing of Shaka is
 * imported; these shapes are what is used of it.
 */

import type { CueSink, Detach, TimedCue } from './cue-sink.js';
import { CueClock, CueMemory, FaultOnce } from './cue-sink.js';
import { readFrame, readRanges } from './frames.js';

/** One frame of metadata: an ID3 frame, or an attribute of a date range. */
interface Frame {
  readonly key?: unknown;
  readonly data?: unknown;
}

/** A part of the timeline, in seconds of the media's clock. */
interface Region {
  readonly id?: string | number;
  readonly startTime: number;
  /** Attributes of an HLS date range. */
  readonly values?: readonly Frame[] | null;
  /** `Event` of a DASH manifest, in Shaka's own form of XML. */
  readonly eventNode?: {
    readonly attributes?: Readonly<Record<string, unknown>>;
    readonly children?: readonly unknown[];
  } | null;
  readonly payload?: Frame;
  readonly emsg?: { readonly messageData?: unknown };
}

/** What is used of a Shaka player. The lists came with Shaka 5; before, its events tell the same. */
export interface ShakaPlayer {
  addEventListener(type: string, listener: (event: never) => void): void;
  removeEventListener(type: string, listener: (event: never) => void): void;
  getMediaElement(): HTMLMediaElement | null;
  getAllTimelineRegions?(): readonly Region[];
  getAllMetadataRegions?(): readonly Region[];
  getAllEmsgRegions?(): readonly Region[];
}

/** True for what looks like a Shaka player. */
export function isShakaPlayer(value: unknown): value is ShakaPlayer {
  const player = value as Partial<ShakaPlayer> | null;
  return (
    typeof player?.getMediaElement === 'function' && typeof player.addEventListener === 'function'
  );
}

/** The player of Shaka's own controls, which they put as `ui` onto the video and its container. */
export function shakaOfUi(value: unknown): ShakaPlayer | null {
  type Controls = { getLocalPlayer?(): unknown; getPlayer?(): unknown };
  const controls = (value as { getControls?(): Controls | null } | null)?.getControls?.();
  const player = controls?.getLocalPlayer?.() ?? controls?.getPlayer?.();
  return isShakaPlayer(player) ? player : null;
}

const REGIONS = ['timelineregionadded', 'timelineregionenter', 'timelineregionexit'];
const MESSAGES = ['metadataadded', 'metadata', 'emsg'];

/** Listens to a Shaka player until it is detached. */
export function watchShaka(player: ShakaPlayer, sink: CueSink): Detach {
  const clock = new CueClock(sink);
  const reader = new RegionReader(new FaultOnce(sink));
  const memory = new CueMemory();
  let media: HTMLMediaElement | null = null;

  const update = () => {
    follow();
    const regions = [
      ...(player.getAllTimelineRegions?.() ?? []),
      ...(player.getAllMetadataRegions?.() ?? []),
      ...(player.getAllEmsgRegions?.() ?? []),
    ];
    const cues = memory.with(reader.read(regions));
    if (media && cues.length > 0) clock.at(media.currentTime, cues);
  };
  const follow = () => {
    const now = player.getMediaElement();
    if (now === media) return;
    release();
    media = now;
    media?.addEventListener('timeupdate', update);
    media?.addEventListener('seeked', update);
  };
  const release = () => {
    media?.removeEventListener('timeupdate', update);
    media?.removeEventListener('seeked', update);
  };
  const onEvent = (event: never) => {
    const region = regionOf(event);
    if (region) memory.with(reader.read([region]));
    update();
  };
  const restart = () => {
    clock.reset();
    memory.clear();
  };

  const heard = [...REGIONS, ...MESSAGES, 'loaded'];
  for (const name of heard) player.addEventListener(name, onEvent);
  player.addEventListener('unloading', restart);
  update();
  return () => {
    release();
    for (const name of heard) player.removeEventListener(name, onEvent);
    player.removeEventListener('unloading', restart);
  };
}

/** The region that an event tells of: as its detail, or, for metadata, in its own fields. */
function regionOf(event: unknown): Region | null {
  const { detail, payload, startTime } = event as {
    detail?: Region & { messageData?: unknown };
    payload?: Frame;
    startTime?: number;
  };
  if (payload && typeof startTime === 'number') return { startTime, payload };
  if (typeof detail?.startTime !== 'number') return null;
  return 'messageData' in detail ? { ...detail, emsg: detail } : detail;
}

/** Reads regions again and again, each once. */
class RegionReader {
  #faults: FaultOnce;
  #read = new WeakMap<Region, readonly TimedCue[]>();

  constructor(faults: FaultOnce) {
    this.#faults = faults;
  }

  read(regions: readonly Region[]): TimedCue[] {
    return regions.flatMap((region) => {
      const cues = this.#read.get(region) ?? this.#cues(region);
      this.#read.set(region, cues);
      return cues;
    });
  }

  #cues(region: Region): readonly TimedCue[] {
    const { startTime: start, emsg, payload, values } = region;
    const id = typeof region.id === 'object' ? '' : String(region.id ?? '');
    if (id.startsWith('sp:') && !emsg && !payload) {
      const range = { id, start };
      const attributes = (values ?? []).map((frame) => ({ ...frame, ...range }));
      return readRanges([range, ...attributes], this.#faults);
    }
    const data = emsg?.messageData ?? payload?.data ?? eventText(region);
    const read = this.#faults.try(`${id}|${start}`, () => readFrame(data));
    // Metadata has its own JSON as id, which says nothing of repeats.
    return read ? [{ ...read, ...(id && !payload ? { cueId: id } : {}), start }] : [];
  }
}

/** What an `Event` of a DASH manifest holds: its text, or its `messageData`. */
function eventText({ eventNode }: Region): unknown {
  const text = (eventNode?.children ?? []).filter((child) => typeof child === 'string').join('');
  return text.trim() ? unescaped(text) : eventNode?.attributes?.['messageData'];
}

const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  amp: '&',
  '#34': '"',
  '#39': "'",
};

/** Shaka keeps the text of a manifest as it is written. */
function unescaped(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
