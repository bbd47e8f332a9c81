import { expect } from '@open-wc/testing';
import { Announcements } from '../../src/ui/stream-picks/announcements.js';
import { Announcer } from '../../src/ui/stream-picks/announcer.js';
import { onState, picks, stateOf, words } from './fixtures.js';

describe('what is told to who does not see it', () => {
  it('a pick that was told is taken back when picks are erased or switched off', () => {
    const host = {
      addController: () => undefined,
      removeController: () => undefined,
      requestUpdate: () => undefined,
      updateComplete: Promise.resolve(true),
    };
    for (const gone of [stateOf({ phase: 'off' }), onState({ basedOnMe: false })]) {
      const announcer = new Announcer(host);
      const announcements = new Announcements(announcer);
      const look = (state: ReturnType<typeof stateOf>) => announcements.look(state, words);
      look(onState({ picks }));
      look(onState({ picks: picks.slice(1) }));
      expect(announcer.text).to.contain('First pick now:');
      look(gone);
      expect(announcer.text).to.equal('');
      announcer.hostDisconnected();
    }
  });
});
