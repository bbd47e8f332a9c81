// What the page itself notes during a show: layout shifts, long frames by script, interactions.

/**
 * Runs in the page before its own scripts. Fills `window.noted`:
 * `shifts` (layout shifts no press explains, with what moved), `frames` (frames of 50 ms or more
 * with what our scripts took of them) and `presses` (each interaction's time to the next paint), ms.
 */
export function watch() {
  const noted = { state: 'asking', shifts: [], frames: [], presses: {} };
  window.noted = noted;
  const noteShift = (entry) => {
    if (entry.hadRecentInput) return;
    // What moved inside a shadow tree has no name here.
    const moved = entry.sources.map(({ node, previousRect, currentRect }) => ({
      what: node?.localName ?? null,
      from: [previousRect.x, previousRect.y, previousRect.width, previousRect.height],
      to: [currentRect.x, currentRect.y, currentRect.width, currentRect.height],
    }));
    noted.shifts.push({ state: noted.state, value: entry.value, moved });
  };
  const noteFrame = (entry) => {
    const ours = entry.scripts.filter(({ sourceURL }) => sourceURL.includes('/dist/'));
    noted.frames.push({
      state: noted.state,
      atMs: entry.startTime,
      frameMs: entry.duration,
      longestMs: Math.max(0, ...ours.map(({ duration }) => duration)),
      oursMs: ours.reduce((sum, { duration }) => sum + duration, 0),
      by: ours
        .toSorted((a, b) => b.duration - a.duration)
        .slice(0, 2)
        .map(
          ({ invoker, sourceFunctionName, sourceURL, duration, forcedStyleAndLayoutDuration }) =>
            `${invoker} ${sourceFunctionName} ${sourceURL.split('/').at(-1)} ${Math.round(duration)} ms, layout ${Math.round(forcedStyleAndLayoutDuration)} ms`,
        ),
    });
  };
  const notePress = ({ interactionId, duration, name }) => {
    if (!interactionId) return;
    const before = noted.presses[interactionId];
    if (before && before.ms >= duration) return;
    noted.presses[interactionId] = { state: noted.state, name, ms: duration };
  };
  for (const [type, note] of [
    ['layout-shift', noteShift],
    ['long-animation-frame', noteFrame],
    ['event', notePress],
  ]) {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) note(entry);
    }).observe({ type, buffered: true, durationThreshold: 16 });
  }
}
