// Processor time of a browser and all its processes, from Linux' /proc; an hour of acts pressed into
// minutes; heap in use after collecting garbage.
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second of /proc: fixed for programs on Linux (man 5 proc, `sysconf(_SC_CLK_TCK)`). */
const TICKS = 100;

/** Parent and processor seconds of a process; null once it is gone. */
function readProcess(pid) {
  try {
    // The name in brackets may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
    return {
      parent: Number(fields[1]),
      seconds: (Number(fields[11]) + Number(fields[12])) / TICKS,
    };
  } catch {
    return null;
  }
}

/** Processor seconds that a process and all below it have used so far. */
export function processorSeconds(root) {
  const all = new Map();
  for (const name of readdirSync('/proc')) {
    const found = /^\d+$/.test(name) ? readProcess(name) : null;
    if (found !== null) all.set(Number(name), found);
  }
  const isBelow = (pid) => {
    for (let at = pid; at > 1; at = all.get(at)?.parent ?? 0) if (at === root) return true;
    return false;
  };
  return [...all].reduce((sum, [pid, { seconds }]) => sum + (isBelow(pid) ? seconds : 0), 0);
}

/** Bytes in use on the heaps of a page and its workers, garbage collected. */
export async function heapBytes(page, client) {
  let bytes = 0;
  for (const session of [client, ...page.workers().map((worker) => worker.client)]) {
    await session.send('HeapProfiler.enable').catch(() => undefined);
    await session.send('HeapProfiler.collectGarbage').catch(() => undefined);
    const used = await session.send('Runtime.getHeapUsage').catch(() => ({ usedSize: 0 }));
    bytes += used.usedSize;
  }
  return bytes;
}
