import { expect } from '@open-wc/testing';
import { attachQueue } from '../../../src/page/session/queue.js';

const page = window as unknown as { streamPicks?: { push(...entries: unknown[]): unknown } };

describe('the queue', () => {
  it('does what was pushed before the script, then what is pushed later, and refuses what it does not know', async () => {
    const done: unknown[] = [];
    const refused: unknown[] = [];
    const note =
      (name: string) =>
      (...values: unknown[]) =>
        void done.push([name, ...values]);
    const target = {
      track: note('track'),
      highlight: note('highlight'),
      why: note('why'),
      openYourData: note('openYourData'),
      player: null as unknown,
      catalog: null as unknown,
      consent: null as unknown,
      basket: null as unknown,
    };
    (page.streamPicks as unknown) = [['highlight', ['A'], 'demo']];
    const end = attachQueue(target, (entry) => refused.push(entry));
    page.streamPicks?.push(['player', 'an hls.js instance'], ['why', 'B']);
    page.streamPicks?.push(['constructor'], 'nonsense', ['accept']);
    expect(done).to.deep.equal([
      ['highlight', ['A'], 'demo'],
      ['why', 'B'],
    ]);
    expect(target.player).to.equal('an hls.js instance');
    expect(refused).to.deep.equal([['constructor'], 'nonsense', ['accept']]);

    await Promise.resolve();
    end();
    page.streamPicks?.push(['highlight', ['C']]);
    done.length = 0;
    attachQueue(target, () => undefined)();
    expect(done).to.deep.equal([['highlight', ['C']]]);
  });
});
