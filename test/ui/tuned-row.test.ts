import { expect, html } from '@open-wc/testing';
import '../../src/define.js';
import type { TuningView, WatchView } from '../../src/core/view.js';
import type { Panel } from '../../src/page/session/state.js';
import type { DataDialog } from '../../src/ui/data-dialog/data-dialog.js';
import { view } from './data-view.js';
import { drawn, onState, products, recordingActions, textOf, words } from './fixtures.js';

type DataPanel = Extract<Panel, { kind: 'data' }>;

const [BETTER, WORSE] = products;
const LEARNED: TuningView = {
  comparisons: [
    {
      id: 'c1',
      at: Date.UTC(2026, 5, 5, 18),
      signalId: 's1',
      better: BETTER?.id ?? '',
      worse: WORSE?.id ?? '',
      show: 0,
    },
  ],
  learnedFrom: 12,
  changes: [
    { term: 'price', times: 3 },
    { term: 'brand', times: 0.3 },
    { term: 'words', times: 1.4 },
  ],
  missing: 7,
  held: null,
};

async function draw(tuning: Partial<TuningView>, panel: Partial<DataPanel> = {}) {
  const actions = recordingActions();
  const whole: DataPanel = {
    kind: 'data',
    tab: 'picks',
    view: { ...view, tuning: { ...view.tuning, ...tuning } },
    ...panel,
  };
  const { element } = await drawn<DataDialog>(html`<sp-data-dialog
    .panel=${whole}
    .state=${onState({ panel: whole })}
    .actions=${actions}
    .words=${words()}
  ></sp-data-dialog>`);
  const root = element.renderRoot as ShadowRoot;
  const press = async (name: string) => {
    const found = [...root.querySelectorAll('button')].find((each) => textOf(each) === name);
    expect(found, name).to.be.instanceOf(HTMLButtonElement);
    found?.click();
    await element.updateComplete;
  };
  return { root, actions, press, text: () => textOf(root.querySelector('dialog')) };
}

describe('tuned to you', () => {
  it('says what counts more and less, from how many comparisons', async () => {
    const { text } = await draw(LEARNED);
    expect(text()).to.contain('Counts more: price and words in the name. Counts less: brand.');
    expect(text()).to.contain('Learned on this device from 12 comparisons.');
    expect(text()).to.contain('after 7 more');
  });

  it('shows every comparison, and goes back to the standard weights', async () => {
    const { text, press, actions } = await draw(LEARNED);
    const line = `${BETTER?.title}, rather than ${WORSE?.title}`;
    expect(text()).not.to.contain(line);
    await press('Show 1 comparison');
    expect(text()).to.contain(line);
    await press('Use the standard weights');
    expect(actions.calls).to.eql([['useStandardWeights']]);
  });

  it('says that it went back, with an undo, and not as a removed note', async () => {
    const panel = { undoToken: 't', undoOf: 'weights' } as const;
    const { text, press, actions } = await draw({}, panel);
    expect(text()).to.contain('Back to the standard weights.');
    await press('Undo');
    expect(actions.calls).to.eql([['undo']]);
    expect((await draw({}, { ...panel, tab: 'knows' })).text()).not.to.contain('Removed.');
  });

  it('says why nothing is learned, or how far it is', async () => {
    expect((await draw({})).text()).to.contain('after 10 comparisons');
    expect((await draw({ held: 'saver' })).text()).to.contain('saves power or data');
    expect((await draw({ held: 'watch' })).text()).to.contain('How it runs');
    expect((await draw({ held: 'no-learner' })).text()).to.contain('does not let it learn');
    const agreed = { ...LEARNED, changes: [] };
    expect((await draw(agreed)).text()).to.contain('agree with the standard weights');
  });
});

describe('how it runs', () => {
  const runs = async (watch: WatchView) =>
    (await draw({}, { tab: 'runs', view: { ...view, run: { ...view.run, watch } } })).text();

  it('says in words what is left out, and why', async () => {
    expect(await runs({ step: 0, cause: null, p95Ms: 12 })).to.contain('All at work');
    expect(await runs({ step: 1, cause: 'learner', p95Ms: 0 })).to.contain('it does not learn');
    expect(await runs({ step: 2, cause: 'slow', p95Ms: 0 })).to.contain('only sorts by score');
    const resting = await runs({ step: 3, cause: 'errors', p95Ms: 0 });
    expect(resting).to.contain('Sorting failed here, so for some minutes it does not sort');
    expect(resting).to.contain('Resting');
  });
});
