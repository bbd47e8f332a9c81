// Reports at a fixed rate, whether the collector keeps up or not (an open loop: a report that had to
// wait for a connection has its wait counted), with its answers, times and memory.
import { readFileSync } from 'node:fs';
import { Connection } from './connection.mjs';
import { addressOf } from './faults.mjs';
import { requestMaker } from './reports.mjs';

/** Times are sorted into steps of this many milliseconds, up to a minute. */
const STEP_MS = 0.1;
const STEPS = 600_000;
/** How long answers are awaited after the last request, milliseconds. */
const LAST_ANSWERS_MS = 30_000;
/** Connections that are opened at once. */
const OPENED_AT_ONCE = 64;

/** Milliseconds, most of them only counted. */
class Times {
  #steps = new Uint32Array(STEPS);
  #count = 0;
  maxMs = 0;

  add(ms) {
    this.#steps[Math.min(STEPS - 1, Math.floor(ms / STEP_MS))] += 1;
    this.#count += 1;
    if (ms > this.maxMs) this.maxMs = ms;
  }

  /** The time that this share stays within, rounded up to a step. */
  quantile(share) {
    let left = Math.ceil(share * this.#count);
    for (let step = 0; step < STEPS; step += 1) {
      left -= this.#steps[step];
      if (left <= 0) return Number(((step + 1) * STEP_MS).toFixed(1));
    }
    return this.maxMs;
  }
}

/** Resident memory of a process in MB; NaN where `/proc` does not tell. */
export function residentMb(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** Seconds of processor time that a process has had; NaN where `/proc` does not tell. */
export function processorSeconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

/** Connections that are kept from one phase to the next. */
export function createLoad(url, manifest, width) {
  const address = addressOf(url);
  const make = requestMaker(manifest);
  const all = [];
  let idle = [];

  /** Opens connections some at a time, each with a report, as one that waits for long is cut. */
  const widen = async (to) => {
    const open = async () => {
      while (all.length < to) {
        const connection = new Connection(() => address);
        all.push(connection);
        await connection.send(make().bytes);
        idle.push(connection);
      }
    };
    await Promise.all(Array.from({ length: OPENED_AT_ONCE }, open));
  };

  /**
   * One phase of `seconds` at `rate` requests a second over at most `sockets` connections.
   *
   * `heldBack` counts the requests for which none of them was free until the phase was over. A
   * report is not sent again; where no answer came (status 0) it may have been counted or not.
   *
   * @param onSecond hears `{second, statuses, maxMs, answers, slow}` of each second; `slow` are
   *   the answers that took longer than `slowMs`
   */
  const phase = async ({
    rate,
    seconds,
    sockets = width,
    slowMs = Infinity,
    onSecond = () => {},
  }) => {
    await widen(sockets);
    return await new Promise((resolve) => {
      const statuses = {};
      const times = new Times();
      const startMs = performance.now();
      const endMs = startMs + seconds * 1000;
      let scheduled = 0;
      let sent = 0;
      let underWay = 0;
      let second = { second: 1, statuses: {}, maxMs: 0, answers: 0, slow: 0 };

      const finish = () => {
        clearInterval(timer);
        const tookS = (Math.max(endMs, lastMs) - startMs) / 1000;
        resolve({
          offered: scheduled,
          sent,
          heldBack: scheduled - sent,
          lastAnswerAfterS: Number((Math.max(0, lastMs - endMs) / 1000).toFixed(1)),
          statuses,
          perSecond: Math.round((statuses[204] ?? 0) / tookS),
          p50Ms: times.quantile(0.5),
          p99Ms: times.quantile(0.99),
          p999Ms: times.quantile(0.999),
          maxMs: Number(times.maxMs.toFixed(1)),
        });
      };
      let lastMs = startMs;
      const start = (dueMs) => {
        const connection = idle.pop();
        underWay += 1;
        sent += 1;
        connection.request(make().bytes, (status) => {
          lastMs = performance.now();
          const tookMs = lastMs - dueMs;
          idle.push(connection);
          underWay -= 1;
          statuses[status] = (statuses[status] ?? 0) + 1;
          second.statuses[status] = (second.statuses[status] ?? 0) + 1;
          second.maxMs = Math.max(second.maxMs, tookMs);
          second.answers += 1;
          if (tookMs > slowMs) second.slow += 1;
          times.add(tookMs);
        });
      };
      const tick = () => {
        const nowMs = performance.now();
        scheduled = Math.floor((Math.min(nowMs, endMs) - startMs) * (rate / 1000));
        if (nowMs < endMs) {
          const startable = Math.min(scheduled - sent, idle.length);
          for (let each = 0; each < startable; each += 1) start(startMs + sent * (1000 / rate));
        } else if (underWay === 0 || nowMs > endMs + LAST_ANSWERS_MS) {
          finish();
        }
        if (nowMs - startMs >= second.second * 1000) {
          onSecond(second);
          second = { second: second.second + 1, statuses: {}, maxMs: 0, answers: 0, slow: 0 };
        }
      };
      const timer = setInterval(tick, 1);
    });
  };

  return {
    phase,
    close() {
      for (const connection of all) connection.close();
      idle = [];
    },
  };
}
