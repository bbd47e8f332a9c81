import { expect, fixtureSync, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { LitElement } from 'lit';
import '../../src/define.js';
import { deepActiveElement } from '../../src/ui/dialog.js';
import { button, type Drawn, data, how, press, type WhyPanel, why } from './dialog-fixtures.js';
import { explanation, looks, reasons, stateOf, textOf } from './fixtures.js';

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
