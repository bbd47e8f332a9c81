// Watches shows as a viewer would, several players at once, each in a frame of one page, and tells
// what was on stage. Runs in the page: `driveIn` must not close over anything.

/**
 * @param cases `{name, src, steps, ms}` each; steps: stage found, seek, late join, live, heard; `ms`:
 *   how long each thing may take
 * @param atOnce frames at a time
 * @returns by name `{steps, faults}`: true for each step that went well, else what was wrong; or `{failed}`
 */
export async function driveIn(cases, atOnce) {
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const until = async (what, look, ms) => {
    const end = performance.now() + ms;
    for (;;) {
      const found = look();
      if (found) return found;
      if (performance.now() > end) throw new Error(`${what} did not come`);
      await wait(20);
    }
  };
  const deep = (root, selector) => {
    const found = root.querySelector(selector);
    if (found) return found;
    for (const one of root.querySelectorAll('*')) {
      const inside =
        one.shadowRoot && one.localName !== 'stream-picks' && deep(one.shadowRoot, selector);
      if (inside) return inside;
    }
    return null;
  };

  const watch = async ({ src, steps, ms = 8000 }) => {
    const frame = document.createElement('iframe');
    frame.allow = 'autoplay; fullscreen';
    frame.src = src;
    document.body.append(frame);
    const page = frame.contentWindow;
    // Not its `load` event, which WebKit holds back while a file comes in that has no end.
    const isThere = () =>
      page.document.URL !== 'about:blank' && page.document.readyState !== 'loading';
    await until('the page', isThere, ms);
    const element = () => page.document.querySelector('stream-picks');
    const show = () => element()?.shadowRoot?.querySelector('sp-pick-rail')?.state?.show;
    const onStage = () =>
      show()?.onStage.length ? `${show().onStage} ${show().stage ?? '-'}` : '';
    const history = [];
    const sample = setInterval(() => {
      if (onStage() && onStage() !== history.at(-1)) history.push(onStage());
    }, 20);
    const media = await until('the media', () => page.standIn ?? deep(page.document, 'video'), ms);
    media.muted = true;
    await until(
      'a picture',
      () => {
        if (media.paused) media.play().catch(() => undefined);
        return media.readyState >= 2;
      },
      ms,
    );
    const stage = (wanted) => until(wanted, () => onStage() === wanted, ms);
    const go = (seconds) => {
      media.currentTime = seconds;
      const there = () => !media.seeking && Math.abs(media.currentTime - seconds) < 2;
      return until(`second ${seconds}`, there, ms);
    };
    const replaced = async () => {
      const old = element();
      const fresh = page.document.createElement('stream-picks');
      for (const { name, value } of old.attributes) fresh.setAttribute(name, value);
      Object.assign(fresh, { player: old.player, schedule: old.schedule });
      old.replaceWith(fresh);
      const seen = [];
      const end = performance.now() + ms;
      let settled = Number.POSITIVE_INFINITY;
      while (performance.now() < Math.min(end, settled)) {
        const now = onStage();
        if (now && now !== seen.at(-1)) seen.push(now);
        if (seen.length > 0) settled = Math.min(settled, performance.now() + 500);
        await wait(20);
      }
      return seen;
    };
    const all = {
      async 'stage found'() {
        await stage('P1 intro');
        await go(3.3);
        media.play().catch(() => undefined);
        await stage('P2 demo');
        if (media.currentTime < 3.9) throw new Error('P2 came too early');
      },
      async seek() {
        for (const [seconds, wanted] of [
          [9, 'P3 offer'],
          [1, 'P1 intro'],
          [5, 'P2 demo'],
        ]) {
          await go(seconds);
          await stage(wanted);
        }
      },
      async 'late join'() {
        await go(9);
        await wait(300);
        const seen = await replaced();
        if (seen.join() !== 'P3 offer') throw new Error(`saw ${seen.join() || 'nothing'}`);
      },
      async live() {
        await until('P1 intro', () => history[0] === 'P1 intro', ms);
        await until('P2 demo', () => history[1] === 'P2 demo', 2 * ms);
      },
      async heard() {
        await stage('P1 intro');
        await go(5);
        await stage('P2 demo');
      },
    };
    const out = { steps: {} };
    for (const name of steps) {
      out.steps[name] = await all[name]().then(
        () => true,
        ({ message }) =>
          `${message} (${media.currentTime.toFixed(1)} s, on stage: ${onStage() || 'nothing'})`,
      );
    }
    out.faults = (page.spEvents ?? []).filter(({ name }) => name === 'sp-error');
    clearInterval(sample);
    frame.remove();
    return out;
  };

  const told = {};
  const left = [...cases];
  const work = async () => {
    for (let one = left.shift(); one; one = left.shift()) {
      told[one.name] = await watch(one).catch(({ message }) => ({
        failed: message,
        steps: {},
        faults: [],
      }));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return told;
}
