/**
 * Ranks over as many processes as there are cores. Each viewer's ranks depend on that viewer alone,
 * so the result is the same however they are shared out.
 */

import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { StreamPicksError } from '../../core/errors.js';
import type { Design } from './designs.js';
import { type DesignRanks, type Ranks, type RankTask, rankViewers } from './rank-viewers.js';

/** What a ranking process says. */
export type ProcessMessage = { readonly done: number } | { readonly ranks: Ranks };

/** Starting a process takes about as long as this many scores. */
const SCORES_WORTH_A_PROCESS = 20_000_000;
const MOST_PROCESSES = 16;

/**
 * As {@link rankViewers}, in several processes where that is worth it.
 * @param processes most processes; default: one a core
 * @param worthOfProcess scores below which another process is not started
 * @throws {StreamPicksError} `model` where a process ends without an answer
 */
export async function rankInProcesses(
  task: RankTask,
  onDone: (viewers: number) => void,
  processes: number = availableParallelism(),
  worthOfProcess: number = SCORES_WORTH_A_PROCESS,
): Promise<Ranks> {
  const { viewers, numbers, products, designs } = task;
  const worth = (viewers.length * products.length * designs.length) / worthOfProcess;
  const count = Math.max(1, Math.min(processes, MOST_PROCESSES, Math.floor(worth)));
  if (count === 1) return rankViewers(task, onDone);
  const share = Math.ceil(viewers.length / count);
  const parts = await Promise.all(
    Array.from({ length: count }, (_, nth) =>
      runProcess(
        {
          ...task,
          viewers: viewers.slice(nth * share, (nth + 1) * share),
          numbers: numbers.slice(nth * share, (nth + 1) * share),
        },
        onDone,
      ),
    ),
  );
  return joinRanks(designs, parts);
}

function runProcess(task: RankTask, onDone: (viewers: number) => void): Promise<Ranks> {
  return new Promise((resolve, reject) => {
    const child = fork(processFile(), { serialization: 'advanced' });
    child.on('message', (message: ProcessMessage) => {
      if ('ranks' in message) resolve(message.ranks);
      else onDone(message.done);
    });
    child.on('error', reject);
    child.on('exit', (code) =>
      reject(new StreamPicksError('model', `a ranking process ended with code ${code}`)),
    );
    child.send(task);
  });
}

/** Beside this source; beside the built command, which holds this file, it is built, too. */
function processFile(): string {
  const file = fileURLToPath(new URL('./rank-process.ts', import.meta.url));
  return import.meta.url.endsWith('.ts') ? file : file.replace(/ts$/, 'js');
}

function joinRanks(designs: readonly Design[], parts: readonly Ranks[]): Ranks {
  const join = (design: Design, kind: keyof DesignRanks) =>
    Float64Array.from(parts.flatMap((part) => Array.from(part[design]?.[kind] ?? [])));
  return Object.fromEntries(
    designs.map((design) => [
      design,
      { full: join(design, 'full'), sampled: join(design, 'sampled') },
    ]),
  );
}
