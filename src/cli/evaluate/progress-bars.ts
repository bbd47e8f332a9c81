/** Bars on stderr: one for each thing that takes time, with the time left. */

import { MultiBar, Presets, type SingleBar } from 'cli-progress';

/** Bars that appear when they are first told of. */
export interface ProgressBars {
  /**
   * Sets a bar.
   * @param done 0 to `of`
   * @param note what is being done
   */
  readonly tell: (name: string, done: number, of: number, note: string) => void;
  /** Leaves the bars as they are; may be called twice. */
  readonly stop: () => void;
}

/** Width of the longest name of a bar. */
const NAME_WIDTH = 'pack of hybridPrivateProduct'.length;
/** Without a terminal, a line now and then. */
const LOG_EVERY_MS = 5000;

/** Bars on a stream. */
export function createProgressBars(stream: NodeJS.WritableStream): ProgressBars {
  const bars = new MultiBar(
    {
      stream,
      format: '{name} {bar} {percentage} % {note}, {eta_formatted} left',
      hideCursor: true,
      noTTYOutput: true,
      notTTYSchedule: LOG_EVERY_MS,
    },
    Presets.shades_classic,
  );
  const byName = new Map<string, SingleBar>();
  let stopped = false;
  return {
    tell: (name, done, of, note) => {
      if (stopped) return;
      const label = name.padEnd(NAME_WIDTH);
      let bar = byName.get(name);
      if (bar === undefined) {
        bar = bars.create(of, 0, { name: label, note });
        byName.set(name, bar);
      }
      bar.update(done, { name: label, note });
    },
    stop: () => {
      if (!stopped) bars.stop();
      stopped = true;
    },
  };
}
