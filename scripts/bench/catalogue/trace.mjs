/** Reads what a page's main thread did from Chromium's own trace. */

const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'toplevel',
  'v8.execute',
  'blink.user_timing',
];
const TASK = new Set(['RunTask', 'ThreadControllerImpl::RunTask']);
const SCRIPT = new Set([
  'FunctionCall',
  'EvaluateScript',
  'v8.compileModule',
  'v8.evaluateModule',
  'RunMicrotasks',
  'EventDispatch',
  'FireAnimationFrame',
  'TimerFire',
  'HandlePostMessage',
]);

/**
 * Traces `act` on a page: the main thread's tasks that ran scripts, and for each frame how long
 * scripts ran since the one before, and what its workers worked. Milliseconds; `cpuMs` is what the thread worked, which other
 * programs on the computer do not lengthen, `wallMs` what a clock shows.
 */
export async function scriptTasks(page, act) {
  const client = await page.createCDPSession();
  await client.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: { includedCategories: CATEGORIES, recordMode: 'recordAsMuchAsPossible' },
  });
  await act();
  const done = new Promise((resolve) => client.once('Tracing.tracingComplete', resolve));
  await client.send('Tracing.end');
  const { stream } = await done;
  let text = '';
  for (;;) {
    const { data, eof, base64Encoded } = await client.send('IO.read', { handle: stream });
    text += base64Encoded ? Buffer.from(data, 'base64').toString() : data;
    if (eof) break;
  }
  await client.send('IO.close', { handle: stream });
  await client.detach();
  return sumUp(JSON.parse(text).traceEvents);
}

function sumUp(events) {
  const main = mainThread(events);
  const mine = events
    .filter(({ pid, tid }) => pid === main.pid && tid === main.tid)
    .sort((a, b) => a.ts - b.ts);
  const whole = mine.filter(({ ph }) => ph === 'X');
  const outer = (names) => {
    const found = [];
    for (const event of whole.filter(({ name }) => names.has(name))) {
      const last = found.at(-1);
      // What lies in another one is counted there.
      if (last === undefined || event.ts >= last.ts + last.dur) found.push(event);
    }
    return found;
  };
  const scripts = outer(SCRIPT);
  const within = (from, to) => scripts.filter(({ ts }) => ts >= from && ts < to);
  const workers = events.filter(
    ({ name, pid, args }) =>
      name === 'thread_name' && pid === main.pid && args.name === 'DedicatedWorker thread',
  );
  const worked = events.filter(
    ({ name, pid, tid, ph }) =>
      name === 'ThreadControllerImpl::RunTask' &&
      ph === 'X' &&
      workers.some((one) => one.pid === pid && one.tid === tid),
  );
  const frames = mine.filter(({ name }) => name === 'BeginCommitCompositorFrame');
  return {
    tasks: outer(TASK)
      .filter(({ ts, dur }) => within(ts, ts + dur).length > 0)
      .map(({ dur, tdur }) => ({ wallMs: dur / 1000, cpuMs: (tdur ?? dur) / 1000 })),
    workersCpuMs: worked.reduce((sum, { dur, tdur }) => sum + (tdur ?? dur) / 1000, 0),
    frames: frames.slice(1).map(({ ts }, nth) => {
      const ran = within(frames[nth].ts, ts);
      return ran.reduce((sum, { dur, tdur }) => sum + (tdur ?? dur) / 1000, 0);
    }),
  };
}

/** The renderer's main thread with the most scripts. */
function mainThread(events) {
  const names = events.filter(
    ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain',
  );
  const count = ({ pid, tid }) =>
    events.filter((one) => one.pid === pid && one.tid === tid && SCRIPT.has(one.name)).length;
  return names.sort((a, b) => count(b) - count(a))[0];
}
