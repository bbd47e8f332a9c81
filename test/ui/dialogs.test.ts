import { expect, fixtureSync, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { LitElement, TemplateResult } from 'lit';
import '../../src/define.js';
import type { Panel, SessionState } from '../../src/page/session/state.js';
import type { DataDialog } from '../../src/ui/data-dialog/data-dialog.js';
import { deepActiveElement } from '../../src/ui/dialog.js';
import type { HowDialog } from '../../src/ui/how-dialog/how-dialog.js';
import type { WhyDialog } from '../../src/ui/why-dialog/why-dialog.js';
import {
  drawn,
  explanation,
  looks,
  onState,
  type RecordedActions,
  reasons,
  recordingActions,
  stateOf,
  textOf,
  view,
  words,
} from './fixtures.js';

type WhyPanel = Extract<Panel, { kind: 'why' }>;

interface Drawn<E> {
  readonly element: E;
  readonly root: ShadowRoot;
  readonly actions: RecordedActions;
}

async function dialog<E extends LitElement>(
  draw: (actions: RecordedActions) => TemplateResult,
): Promise<Drawn<E>> {
  const actions = recordingActions();
  const { element } = await drawn<E>(draw(actions));
  return { element, root: element.renderRoot as ShadowRoot, actions };
}

function how(state: SessionState): Promise<Drawn<HowDialog>> {
  return dialog(
    (actions) =>
      html`<sp-how-dialog .state=${state} .actions=${actions} .words=${words()}></sp-how-dialog>`,
  );
}

function why(panel: Partial<WhyPanel> = {}): Promise<Drawn<WhyDialog>> {
  const whole: WhyPanel = { kind: 'why', productId: 'headlamp', explanation, ...panel };
  return dialog(
    (actions) =>
      html`<sp-why-dialog
        .panel=${whole}
        .state=${onState({ panel: whole })}
        .actions=${actions}
        .words=${words()}
      ></sp-why-dialog>`,
  );
}

function data(
  panel: Partial<Extract<Panel, { kind: 'data' }>> = {},
  state: Partial<SessionState> = {},
): Promise<Drawn<DataDialog>> {
  const whole = { kind: 'data', tab: null, view, ...panel } as const;
  return dialog(
    (actions) =>
      html`<sp-data-dialog
        .panel=${whole}
        .state=${onState({ panel: whole, ...state })}
        .actions=${actions}
        .words=${words()}
      ></sp-data-dialog>`,
  );
}

async function press(target: Element | null | undefined): Promise<void> {
  if (!target) throw new Error('nothing to press');
  target.scrollIntoView({ block: 'center' });
  const box = target.getBoundingClientRect();
  await sendMouse({
    type: 'click',
    position: [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)],
  });
}

function button(root: ShadowRoot, label: string): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find(
    (one) => textOf(one) === label || one.getAttribute('aria-label') === label,
  );
  if (found === undefined) throw new Error(`no button ${label}`);
  return found;
}

describe('dialogs', () => {
  it('rule 25: open as native modals with a name, and Escape closes', async () => {
    for (const draw of [() => how(stateOf()), () => why(), () => data()]) {
      const { element, root, actions } = await draw();
      const native = root.querySelector('dialog');
      expect(native?.matches(':modal')).to.equal(true);
      expect(native?.getAttribute('aria-labelledby')).to.equal('heading');
      native?.focus();
      await sendKeys({ press: 'Escape' });
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(actions.calls).to.deep.include(['closePanel']);
      element.remove();
    }
  });

  const DIALOGS: readonly (readonly [string, () => Promise<Drawn<LitElement>>])[] = [
    ['how', () => how(stateOf())],
    ['why', () => why()],
    ['the list of views', () => data()],
    ...(['knows', 'picks', 'left', 'runs', 'choices'] as const).map(
      (tab) => [tab, () => data({ tab })] as const,
    ),
    ['locked notes', () => data({ tab: 'choices' }, { locked: true, storage: 'visit' })],
  ];

  for (const [name, draw] of DIALOGS) {
    it(`rule 25: Tab goes round in ${name} and never leaves, and focus goes back`, async () => {
      const opener = fixtureSync<HTMLButtonElement>(html`<button>open</button>`);
      opener.focus();
      const { element, root } = await draw();
      const native = root.querySelector('dialog');
      const isInside = (): boolean => {
        let at: Node | null = deepActiveElement();
        while (at !== null && at !== native) {
          const parent: Node | null = at.parentNode;
          at = parent instanceof ShadowRoot ? parent.host : parent;
        }
        return at === native;
      };
      const first = deepActiveElement();
      expect(isInside(), 'at first').to.equal(true);
      const met = new Set<Element | null>();
      for (let step = 0; step < 60 && !met.has(deepActiveElement()); step += 1) {
        met.add(deepActiveElement());
        await sendKeys({ press: 'Tab' });
        expect(isInside(), `${step + 1} times Tab`).to.equal(true);
      }
      // It came round: past every stop, to one that it had met.
      expect(met.size).to.be.above(1);
      expect(met.has(deepActiveElement())).to.equal(true);
      await sendKeys({ down: 'Shift' });
      for (let step = 0; step < 3; step += 1) {
        await sendKeys({ press: 'Tab' });
        expect(isInside(), `${step + 1} times back`).to.equal(true);
      }
      await sendKeys({ up: 'Shift' });
      expect(first === opener).to.equal(false);
      element.remove();
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(document.activeElement === opener).to.equal(true);
    });
  }

  it('a press beside the dialog closes it, one inside does not', async () => {
    const { root, actions } = await why();
    await press(root.querySelector('h2'));
    expect(actions.calls).to.deep.equal([]);
    await sendMouse({ type: 'click', position: [4, 4] });
    expect(actions.calls).to.deep.equal([['closePanel']]);
  });
});

describe('sp-how-dialog', () => {
  it('rule 4, 5: five switches, all off, that only the viewer’s own press turns', async () => {
    const { element, root, actions } = await how(stateOf());
    const all = [...root.querySelectorAll<HTMLButtonElement>('[role=switch]')];
    const switches = all.filter((one) => one.getAttribute('aria-labelledby') !== 'forget');
    expect(switches).to.have.length(5);
    expect(switches.every((one) => one.getAttribute('aria-checked') === 'false')).to.equal(true);
    switches[0]?.click();
    // WebKit vouches for the click that this makes.
    const label = document.createElement('label');
    switches[0]?.parentElement?.append(label);
    label.htmlFor = 'forged';
    switches[0]?.setAttribute('id', 'forged');
    label.click();
    label.remove();
    await element.updateComplete;
    expect(switches[0]?.getAttribute('aria-checked')).to.equal('false');
    await press(switches[0]);
    await element.updateComplete;
    expect(switches[0]?.getAttribute('aria-checked')).to.equal('true');
    expect(actions.calls).to.deep.equal([]);
    await press(button(root, 'Save my choices'));
    expect(actions.calls[0]).to.deep.equal([
      'savePurposes',
      { picks: true, history: false, counts: false, offers: false, region: false },
    ]);
  });

  it('saving with nothing on is a no, by a scripted press it is nothing', async () => {
    const { root, actions } = await how(stateOf());
    const save = button(root, 'Save my choices');
    save.click();
    expect(actions.calls).to.deep.equal([]);
    await press(save);
    expect(actions.calls).to.deep.equal([['refuse'], ['closePanel']]);
  });

  it('what needs picks can be turned on only with them, and goes with them', async () => {
    const { element, root } = await how(stateOf());
    const [picks, history, , , region] = root.querySelectorAll<HTMLButtonElement>('[role=switch]');
    expect([history?.disabled, region?.disabled]).to.deep.equal([true, true]);
    await press(picks);
    await element.updateComplete;
    await press(region);
    await press(picks);
    await element.updateComplete;
    expect(region?.getAttribute('aria-checked')).to.equal('false');
  });

  it('rule 16: an opt-out signal keeps counting and offers off', async () => {
    const { root } = await how(stateOf({ signalHonoured: true, countsOffered: false }));
    const disabled = [...root.querySelectorAll<HTMLButtonElement>('[role=switch]')].map(
      (one) => one.disabled,
    );
    expect(disabled.slice(2, 4)).to.deep.equal([true, true]);
    expect(textOf(root.querySelector('.rows'))).to.contain('asks sites not to share or sell');
  });

  it('rule 9: counts to someone else name who and where', async () => {
    const notified = { ...stateOf().notified, recipient: 'Counting Inc', recipientCountry: 'US' };
    const { root } = await how(stateOf({ notified }));
    expect(textOf(root.querySelector('.rows'))).to.contain(
      'It goes to Counting Inc in United States.',
    );
  });

  it('rule 6: names the controller, the policy and the contact', async () => {
    const { element, root } = await how(stateOf());
    expect(textOf(root.querySelector('.answerable'))).to.contain('Northfold Ltd answers for this.');
    expect([...root.querySelectorAll('a')].map(({ href }) => href)).to.deep.equal([
      'https://shop.example/privacy',
      'mailto:privacy@shop.example',
    ]);
    await expect(element).to.be.accessible();
  });

  it('links to nothing that could run', async () => {
    const notified = {
      ...stateOf().notified,
      policy: 'javascript:alert(1)',
      contact: 'data:text/html,x',
    };
    const { root } = await how(stateOf({ notified }));
    expect(root.querySelector('a')).to.equal(null);
  });
});

describe('sp-why-dialog', () => {
  it('shows every contribution, and they add up to the score that is shown', async () => {
    const { element, root } = await why();
    const number = (node: Element): number =>
      Math.round(Number(textOf(node).replace('−', '-').replace('+', '')) * 100);
    const values = [...root.querySelectorAll('[data-value]')];
    expect(values).to.have.length(reasons.length);
    const total = root.querySelector('[data-total]') as Element;
    expect(values.reduce((sum, value) => sum + number(value), 0)).to.equal(number(total));
    expect(values.map((value) => textOf(value))).to.include('−0.16');
    expect(textOf(root)).to.contain('Nothing else counted. No price was changed.');
    await expect(element).to.be.accessible();
  });

  it('bars are as long as what they stand for', async () => {
    const { root } = await why();
    const lengths = [...root.querySelectorAll<HTMLElement>('.scale i')].map(
      (bar) => bar.getBoundingClientRect().width,
    );
    const first = lengths[0] ?? 0;
    for (const [index, reason] of reasons.entries()) {
      expect((lengths[index] ?? 0) / first).to.be.closeTo(
        Math.abs(reason.contribution) / 1.8351,
        0.02,
      );
    }
  });

  it('announces the place before a removal, and tells of it after', async () => {
    const { element, root, actions } = await why();
    expect(textOf(root.querySelector('.place p'))).to.equal(
      'Without your 3 looks at trail shoes this would be 14th.',
    );
    button(root, 'Remove: Your 3 looks at trail shoes. It would be 14th.').click();
    expect(actions.calls).to.deep.equal([['removeReason', looks.id]]);
    const removed = { reasonId: looks.id, placeBefore: 2, token: 't' };
    element.panel = { ...element.panel, removed };
    await element.updateComplete;
    // The new ranking is not there yet: nothing is claimed.
    expect(root.querySelector('.gone')).to.equal(null);
    element.panel = {
      ...element.panel,
      explanation: { ...explanation, place: 14, reasons: reasons.slice(1) },
    };
    await element.updateComplete;
    expect(textOf(root.querySelector('.place p'))).to.equal(
      'Reason removed. It moved from 2nd to 14th.',
    );
    expect(root.querySelector('.place')?.getAttribute('role')).to.equal('status');
    expect(textOf(root.querySelector('.gone .label'))).to.contain('Your 3 looks at trail shoes');
    button(root, 'Undo').click();
    expect(actions.calls.at(-1)).to.deep.equal(['undo']);
  });

  it('the place track has a cell for each of up to 24 places, and keeps its labels inside', async () => {
    for (const [total, place, without, cells] of [
      [24, 2, 14, 24],
      [5, 1, 5, 5],
      [90_000, 3, 88_000, 24],
      [1, 1, 1, 1],
    ] as const) {
      const first = { ...(reasons[0] as (typeof reasons)[0]), placeWithout: without };
      const { element, root } = await why({
        explanation: { ...explanation, total, place, reasons: [first] },
      });
      expect(root.querySelectorAll('.track i')).to.have.length(cells);
      const track = root.querySelector('.track')?.getBoundingClientRect();
      for (const label of root.querySelectorAll('.track span')) {
        const box = label.getBoundingClientRect();
        expect(box.left).to.be.at.least((track?.left ?? 0) - 1);
        expect(box.right).to.be.at.most((track?.right ?? 0) + 1);
      }
      element.remove();
    }
  });

  it('rule 21: a paid place says who paid, that it is not about the viewer, and can be turned off', async () => {
    const { root, actions } = await why({
      productId: 'headphones',
      explanation: {
        ...explanation,
        productId: 'headphones',
        promoted: true,
        place: 5,
        placeByScore: 17,
        reasons: reasons.slice(2, 4),
      },
    });
    expect(textOf(root.querySelector('.place'))).to.equal(
      'Oda paid Northfold Ltd for a place in this list. Nothing about you was used.',
    );
    expect(textOf(root)).to.contain('With that score it would be 17th. The paid place is 5th');
    await press(root.querySelector('[role=switch]'));
    expect(actions.calls).to.deep.equal([['setShowPromoted', false]]);
  });

  it('never says that nothing about the viewer was used where it was', async () => {
    const { root } = await why({
      productId: 'headphones',
      explanation: { ...explanation, promoted: true },
    });
    expect(textOf(root.querySelector('.place'))).not.to.contain('Nothing about you');
  });

  it('says why there is no answer, each case in its own words', async () => {
    const said = async (missing?: WhyPanel['missing']) => {
      const none = { explanation: null, ...(missing === undefined ? {} : { missing }) };
      const { element, root } = await why(none);
      const text = textOf(root.querySelector('.place'));
      element.remove();
      return text;
    };
    expect(await said()).to.equal('Working it out…');
    expect(await said('not-sorted')).to.contain('not among those that were sorted');
    expect(await said('picks-off')).to.contain('while picks are off');
    expect(await said('failed')).to.contain('could not be worked out');
  });

  it('folds the smallest reasons into one row, and what is shown still adds up', async () => {
    const tiny = [0.012, 0.009, -0.011].map((contribution, nth) => ({
      ...looks,
      id: `tiny${nth}`,
      contribution,
      placeWithout: 2,
    }));
    // One as small that would move the product is never folded.
    const moving = { ...looks, id: 'moving', contribution: 0.008, placeWithout: 3 };
    const all = [...reasons, ...tiny, moving];
    const score = all.reduce((sum, { contribution }) => sum + contribution, 0);
    const { element, root } = await why({ explanation: { ...explanation, reasons: all, score } });
    const number = (node: Element): number =>
      Math.round(Number(textOf(node).replace('−', '-').replace('+', '')) * 100);
    const sum = () =>
      [...root.querySelectorAll('[data-value]')].reduce((total, value) => total + number(value), 0);
    const total = number(root.querySelector('[data-total]') as Element);
    expect(root.querySelectorAll('[data-value]')).to.have.length(reasons.length + 2);
    expect(textOf(root)).to.contain('And three small ones');
    expect(sum()).to.equal(total);
    button(root, 'Show the three small reasons').click();
    await element.updateComplete;
    expect(root.querySelectorAll('[data-value]')).to.have.length(all.length);
    expect(sum()).to.equal(total);
    await expect(element).to.be.accessible();
  });

  it('more like this, not for me', async () => {
    const { root, actions } = await why();
    button(root, 'More like this').click();
    button(root, 'Not for me').click();
    expect(actions.calls).to.deep.equal([
      ['moreLikeThis', 'headlamp'],
      ['dismiss', 'headlamp'],
      ['closePanel'],
    ]);
  });
});

describe('sp-data-dialog', () => {
  it('lists five views with what is in them', async () => {
    const { element, root, actions } = await data();
    expect([...root.querySelectorAll('.tabs small')].map((hint) => textOf(hint))).to.deep.equal([
      '3 interests, 5 notes',
      '6, with their reasons',
      `1 message, ${view.reports[0]?.body.length} bytes`,
      'Here, with no network',
      '3 of 5 on',
    ]);
    root.querySelectorAll<HTMLButtonElement>('.tabs button')[2]?.click();
    expect(actions.calls).to.deep.equal([['openData', 'left']]);
    await expect(element).to.be.accessible();
  });

  it('every view is accessible and draws without its data too', async () => {
    for (const tab of ['knows', 'picks', 'left', 'runs', 'choices'] as const) {
      const full = await data({ tab });
      await expect(full.element).to.be.accessible();
      full.element.remove();
      const empty = {
        ...view,
        interests: [],
        signals: [],
        explanations: [],
        causes: [],
        reports: [],
        records: [],
      };
      const none = await data({ tab, view: empty });
      expect(textOf(none.root.querySelector('.view h3'))).not.to.equal('');
      none.element.remove();
      const waiting = await data({ tab, view: null });
      expect(textOf(waiting.root.querySelector('.view'))).to.contain('Reading your notes');
      waiting.element.remove();
    }
  });

  it('rule 13: every note and every interest can be removed, and brought back', async () => {
    const { element, root, actions } = await data({ tab: 'knows', undoToken: 't' });
    expect(root.querySelectorAll('.noted')).to.have.length(4);
    button(root, 'Show the other 1').click();
    await element.updateComplete;
    expect([...root.querySelectorAll('.noted span')].map((note) => textOf(note))).to.deep.equal([
      'Saved Squall rain jacket',
      'Looked at Fell 2 trail shoe, 18 seconds',
      'Saw Ember headlamp',
      'Looked at Fell 2 trail shoe',
      'Searched for “wet rock”',
    ]);
    button(root, 'Remove: Trail shoes, and 3 notes behind it').click();
    button(root, 'Delete note: Saved Squall rain jacket').click();
    button(root, 'Undo').click();
    expect(actions.calls).to.deep.equal([
      ['correctInterest', 'category:Outdoors>Trail shoes', 'remove'],
      ['deleteSignals', ['s4']],
      ['undo'],
    ]);
  });

  it('rule 13: an interest is corrected, said again to take it back, kept and let go', async () => {
    const { element, root, actions } = await data({ tab: 'knows' });
    button(root, 'Less: Trail shoes').click();
    button(root, 'More: Trail shoes').click();
    button(root, 'Keep: Trail shoes').click();
    const shoes = view.interests[0] as (typeof view.interests)[0];
    const said = { signalId: 's9', said: 'less', pinned: true, at: 0 } as const;
    element.panel = {
      ...element.panel,
      view: {
        ...view,
        interests: [{ ...shoes, strength: -0.1, said }, ...view.interests.slice(1)],
      },
    };
    await element.updateComplete;
    expect(textOf(root.querySelector('.interest p'))).to.equal(
      '3 looks. You said: less of Trail shoes, and keep it.',
    );
    expect(button(root, 'Less: Trail shoes').getAttribute('aria-pressed')).to.equal('true');
    expect(button(root, 'More: Trail shoes').getAttribute('aria-pressed')).to.equal('false');
    button(root, 'Less: Trail shoes').click();
    button(root, 'Keep: Trail shoes').click();
    const id = 'category:Outdoors>Trail shoes';
    expect(actions.calls).to.deep.equal([
      ['correctInterest', id, 'less'],
      ['correctInterest', id, 'more'],
      ['correctInterest', id, 'pin'],
      ['deleteSignals', ['s9']],
      ['correctInterest', id, 'unpin'],
    ]);
    await expect(element).to.be.accessible();
  });

  it('rows stay where they are when a correction changes their strength', async () => {
    const { element, root } = await data({ tab: 'knows' });
    const names = () => [...root.querySelectorAll('.interest b')].map((name) => textOf(name));
    const before = names();
    element.panel = {
      ...element.panel,
      view: { ...view, interests: [...view.interests].reverse() },
    };
    await element.updateComplete;
    expect(names()).to.deep.equal(before);
  });

  it('focus goes to the next row when one goes, to the one before at the end, and says so', async () => {
    const { element, root } = await data({ tab: 'knows' });
    const focused = () => root.activeElement?.getAttribute('aria-label');
    const keep = async (signals: typeof view.signals) => {
      element.panel = { ...element.panel, view: { ...view, signals } };
      await element.updateComplete;
    };
    button(root, 'Delete note: Saved Squall rain jacket').focus();
    await keep(view.signals.slice(1));
    expect(focused()).to.equal('Delete note: Looked at Fell 2 trail shoe, 18 seconds');
    button(root, 'Delete note: Searched for “wet rock”').focus();
    await keep(view.signals.slice(1, 4));
    expect(focused()).to.equal('Delete note: Looked at Fell 2 trail shoe');
    await keep([]);
    expect(root.activeElement?.id).to.equal('view-heading');
    const undoOf = { label: 'Trail shoes', kind: 'category', correction: 'less' } as const;
    element.panel = { ...element.panel, undoToken: 't', undoOf };
    await element.updateComplete;
    expect(textOf(root.querySelector('[role=status]'))).to.equal(
      'Less of trail shoes. The picks follow.',
    );
  });

  it('left and right follow the direction of reading in the list of views', async () => {
    for (const [dir, key] of [
      ['ltr', 'ArrowRight'],
      ['rtl', 'ArrowLeft'],
    ] as const) {
      const { element, root } = await data({ tab: 'knows' });
      element.dir = dir;
      root.querySelector<HTMLElement>('[role=tab]')?.focus();
      await sendKeys({ press: key });
      expect(root.activeElement?.id, dir).to.equal('tab-picks');
    }
  });

  it('views are tabs: arrows, Home and End move, one is in the tab order', async () => {
    const { element, root, actions } = await data({ tab: 'knows' });
    const tabs = [...root.querySelectorAll<HTMLElement>('[role=tab]')];
    expect(root.querySelector('[role=tablist]')?.getAttribute('aria-orientation')).to.equal(
      'vertical',
    );
    expect(tabs.map((tab) => tab.getAttribute('aria-selected')).join()).to.equal(
      'true,false,false,false,false',
    );
    expect(tabs.filter((tab) => tab.tabIndex === 0)).to.have.length(1);
    const panel = root.querySelector('[role=tabpanel]');
    expect(tabs[0]?.getAttribute('aria-controls')).to.equal(panel?.id);
    expect(panel?.getAttribute('aria-labelledby')).to.equal(tabs[0]?.id);
    tabs[0]?.focus();
    for (const key of ['ArrowDown', 'End', 'ArrowDown', 'Home', 'ArrowUp']) {
      await sendKeys({ press: key });
    }
    expect(root.activeElement).to.equal(tabs[4]);
    // Side by side the view follows.
    if (matchMedia('(min-width: 700px)').matches) {
      expect(actions.calls).to.deep.equal([
        ['openData', 'picks'],
        ['openData', 'choices'],
        ['openData', 'knows'],
        ['openData', 'knows'],
        ['openData', 'choices'],
      ]);
    }
    element.panel = { ...element.panel, tab: 'runs' };
    await element.updateComplete;
    expect(panel?.getAttribute('aria-labelledby')).to.equal('tab-runs');
  });

  it('rule 13, 19: a cause of the picks is tried away before it is removed', async () => {
    const { element, root, actions } = await data({ tab: 'picks' });
    expect([...root.querySelectorAll('.cause')].map((row) => textOf(row))).to.deep.equal([
      'Your 3 looks at trail shoes in 2 of 6 picks Try without',
      'Squall rain jacket, which you saved in 1 of 6 picks Try without',
    ]);
    const attempt = button(root, 'Try without: Your 3 looks at trail shoes');
    attempt.focus();
    attempt.click();
    const preview = {
      causeId: 'select|Outdoors>Trail shoes',
      before: ['trail-shoe', 'headlamp', 'day-pack'],
      after: ['day-pack', 'trail-shoe', 'tea-set'],
    };
    const panel = { ...element.panel, preview };
    element.state = onState({ panel });
    element.panel = panel;
    await element.updateComplete;
    expect(root.activeElement?.id).to.equal('trial');
    expect(textOf(root.activeElement)).to.equal(
      'Without your 3 looks at trail shoes 4 picks would change. Nothing is removed yet.',
    );
    expect(
      [...root.querySelectorAll('.trial-order li')].map((row) =>
        [row.querySelector('.name'), row.querySelector('.move')]
          .map((part) => textOf(part))
          .join(' '),
      ),
    ).to.deep.equal([
      'Drift day pack 3rd, then 1st',
      'Fell 2 trail shoe 1st, then 2nd',
      'Celadon tea set new, 3rd',
      'Ember headlamp 2nd, then out',
    ]);
    await expect(element).to.be.accessible();
    button(root, 'Keep it').click();
    button(root, 'Remove it: your 3 looks at trail shoes').click();
    expect(actions.calls).to.deep.equal([
      ['previewWithout', preview.causeId],
      ['previewWithout', null],
      ['deleteSignals', ['s1', 's2', 's3']],
    ]);
    const kept = { ...panel, preview: null };
    element.state = onState({ panel: kept });
    element.panel = kept;
    await element.updateComplete;
    expect(root.activeElement?.getAttribute('aria-label')).to.equal(
      'Try without: Your 3 looks at trail shoes',
    );
  });

  it('says what the work cost, on what assumption, and what went wrong', async () => {
    const run = { ...view.run, workMs: 300, faults: ['storage', 'storage', 'odd'] };
    const { root } = await data({ tab: 'runs', view: { ...view, run } });
    const text = textOf(root.querySelector('.view'));
    expect(text).to.contain('300 thousandths of a second of work. At 5 watts, which is assumed');
    expect(text).to.contain('about 1.5 joules, as much as lifting a phone by 77 centimetres');
    expect(text).to.contain('What could not be kept is in memory only. It happened twice.');
    expect(text).to.contain('Something failed (odd).');
    expect(text).to.contain('Nothing was changed or taken out.');
  });

  it('says what the shop’s pack may tell of single buyers', async () => {
    const none = { minBuyers: 1, epsilon: null, delta: null, unit: 'none' } as const;
    const said = async (packRule: typeof view.run.packRule) => {
      const run = { ...view.run, packBytes: 9000, packRule };
      const { root } = await data({ tab: 'runs', view: { ...view, run } });
      const row = [...root.querySelectorAll('.check')].find((each) =>
        each.textContent?.includes('What the shop adds'),
      );
      return textOf(row ?? null);
    };
    expect(await said({ ...none, minBuyers: 5, unit: 'pair' })).to.contain(
      'Everything in it was done by at least five people.',
    );
    expect(await said({ ...none, minBuyers: 5, unit: 'product' })).to.contain(
      'What one of them bought together may show in it.',
    );
    expect(await said(none)).to.contain('what one person bought may show in it');
    const noisy = await said({ ...none, epsilon: 8, unit: 'pair' });
    expect(noisy).to.contain('two purchases in a row of one person');
    expect(noisy).to.contain('up to 2,981 times as likely');
    expect(await said(null)).to.equal('');
  });

  it('the log is not called intact before it was checked', async () => {
    const run = { ...view.run, audit: { entries: 9, intact: null } };
    const { root } = await data({ tab: 'runs', view: { ...view, run } });
    const text = textOf(root.querySelector('.view'));
    expect(text).to.contain('Checking that nothing was changed');
    expect(text).not.to.contain('Intact');
  });

  it('shows what was sent to the last byte, how the dice hide it, and what is left', async () => {
    const { element, root } = await data({ tab: 'left' });
    const { body } = view.reports[0] ?? { body: '' };
    expect(root.querySelector('.bytes')?.textContent).to.equal(body);
    expect(textOf(root.querySelector('mark'))).to.equal('"counts":[0,0,0,1,0,0,0]');
    expect(root.querySelectorAll('.draws i')).to.have.length(11);
    expect(root.querySelectorAll('.draws .other')).to.have.length(4);
    const text = textOf(root.querySelector('.view'));
    expect(text).to.contain('In 7 of 11 rolls the true answer goes out.');
    expect(text).to.contain('Privacy loss ε = 1.95');
    expect(text).to.contain('1 of 4 messages used');
    expect(text).to.contain('1 of 8 messages used');
    button(root, `Show all ${body.length} bytes`).click();
    await element.updateComplete;
    expect(root.querySelector('.bytes')?.textContent?.split(' ')).to.have.length(body.length);
  });

  it('says that counting begins with the show, until it does', async () => {
    const waiting = { tab: 'left', view: { ...view, reports: [] } } as const;
    const before = await data(waiting, { counts: { state: 'planned' } });
    expect(textOf(before.root.querySelector('.lead'))).to.equal(
      'Nothing so far. Counting begins with the show.',
    );
    const { root } = await data(waiting);
    expect(textOf(root.querySelector('.lead'))).to.equal('Nothing so far.');
  });

  it('says plainly when nothing is sealed or kept', async () => {
    const run = { ...view.run, isolation: 'main', storage: 'memory', encrypted: false } as const;
    const { root } = await data({ tab: 'runs', view: { ...view, run } });
    const text = textOf(root.querySelector('.view'));
    expect(text).to.contain('without isolation');
    expect(text).to.contain('In memory only: this browser did not let them be stored.');
    expect(text).not.to.contain('Sealed');
  });

  it('rule 11: a purpose is withdrawn with one press, and only the viewer’s own', async () => {
    const { root, actions } = await data({ tab: 'choices' });
    const counts = root.querySelectorAll<HTMLButtonElement>('[role=switch]')[2];
    counts?.click();
    expect(actions.calls).to.deep.equal([]);
    await press(counts);
    expect(actions.calls).to.deep.equal([
      ['savePurposes', { picks: true, history: true, counts: false, offers: false, region: false }],
    ]);
  });

  it('rule 4: scripted presses neither export nor erase', async () => {
    const { root, actions } = await data();
    button(root, 'Export').click();
    button(root, 'Stop and erase').click();
    expect(actions.calls).to.deep.equal([]);
  });

  it('erases, and the count of messages too where the viewer ticks it: the button says so', async () => {
    const { element, root, actions } = await data();
    await press(button(root, 'Stop and erase'));
    await press(root.querySelector('.ledger'));
    await element.updateComplete;
    await press(button(root, 'Stop and erase, with the count'));
    expect(actions.calls).to.deep.equal([
      ['stopAndErase', { ledgerToo: false }],
      ['stopAndErase', { ledgerToo: true }],
    ]);
  });

  it('rule 4: no script ticks for the viewer that the count goes too', async () => {
    const { element, root, actions } = await data();
    const box = root.querySelector<HTMLInputElement>('.ledger input');
    if (box === null) throw new Error('no box');
    const tricks: (() => void)[] = [
      () => box.click(),
      () => box.closest('label')?.click(),
      () => box.dispatchEvent(new Event('change', { bubbles: true })),
      () => Object.assign(element, { _ledgerToo: true, ledgerToo: true }),
      () => {
        box.checked = true;
        box.dispatchEvent(new Event('change', { bubbles: true }));
      },
    ];
    for (const trick of tricks) {
      trick();
      element.requestUpdate();
      await element.updateComplete;
      expect(box.checked).to.equal(false, String(trick));
      await press(button(root, 'Stop and erase'));
    }
    expect(actions.calls).to.deep.equal(tricks.map(() => ['stopAndErase', { ledgerToo: false }]));
  });
});
