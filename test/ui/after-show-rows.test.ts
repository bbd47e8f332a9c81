import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { html, type LitElement, render } from 'lit';
import '../../src/define.js';
import type { SwitchedNote } from '../../src/core/after-show.js';
import type { SessionState } from '../../src/page/session/state.js';
import { afterShowRows, notifyRow } from '../../src/ui/data-dialog/after-show-rows.js';
import type { DataContext } from '../../src/ui/data-dialog/data-context.js';
import { view } from './data-view.js';
import { drawn, onState, recordingActions, textOf, words, yes } from './fixtures.js';

const switched: readonly SwitchedNote[] = [
  { id: 'a', at: 0, what: 'offer', productId: 'rain-jacket' },
  { id: 'b', at: 0, what: 'notify' },
  { id: 'c', at: 0, what: 'missed', productId: 'headlamp' },
];

function rows(patch: Partial<SessionState> = {}, notes: readonly SwitchedNote[] = switched) {
  const actions = recordingActions();
  const state = onState({ purposes: { ...yes, offers: true }, ...patch });
  const context = {
    view: { ...view, switched: notes },
    state,
    actions,
    words: words(),
  } as unknown as DataContext;
  const content = [notifyRow(context), afterShowRows(context)];
  const place = document.createElement('div');
  document.body.append(place);
  render(content, place);
  return { place, actions, content };
}

async function press(target: Element | null): Promise<void> {
  if (target === null) throw new Error('nothing to press');
  target.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = target.getBoundingClientRect();
  const position: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
  await sendMouse({ type: 'click', position });
}

describe('after the show, in Your data', () => {
  let last: Element | undefined;
  afterEach(() => last?.remove());

  it('rule 13: each item that was turned off is named, and shown again with one press', async () => {
    const { place, actions } = rows();
    last = place;
    const items = [...place.querySelectorAll('li')];
    expect(items.map((item) => textOf(item))).to.eql([
      'Squall rain jacket: its offer Show again',
      'Ember headlamp: as what you missed Show again',
    ]);
    await press(items[1]?.querySelector('button') ?? null);
    expect(actions.calls).to.eql([['switchAfterShow', 'missed', 'headlamp', true]]);
    last.remove();
    last = rows({}, []).place;
    expect(textOf(last), 'nothing off, nothing said').to.equal('');
  });

  it('rule 4: the message is a switch of its own, off, and no script turns it', async () => {
    const { place, actions } = rows({ notify: 'off' }, []);
    last = place;
    const button = place.querySelector<HTMLButtonElement>('[role=switch]');
    expect(button?.getAttribute('aria-checked')).to.equal('false');
    button?.click();
    expect(actions.calls).to.eql([]);
    last.remove();
    // A press of the viewer is one on a control of the element, which stands in a shadow tree.
    const inside = rows({ notify: 'off' }, []);
    inside.place.remove();
    const { host } = await drawn<LitElement>(html`<div>${inside.content}</div>`);
    await press(host.shadowRoot?.querySelector('[role=switch]') ?? null);
    expect(inside.actions.calls).to.eql([['setNotify', true]]);
    last = rows({ notify: 'denied' }, []).place;
    expect(last.querySelector<HTMLButtonElement>('[role=switch]')?.disabled).to.equal(true);
    last.remove();
    last = rows({ notify: 'off', purposes: yes }, []).place;
    expect(textOf(last)).to.equal('');
  });
});
