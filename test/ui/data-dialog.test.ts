import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/define.js';

import { view } from './data-view.js';
import { button, data, press } from './dialog-fixtures.js';
import { onState, textOf } from './fixtures.js';

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
