import { expect, html, waitUntil } from '@open-wc/testing';
import '../../src/define.js';
import type { ElementSession } from '../../src/page/session/options.js';
import type { AfterShowView } from '../../src/page/session/state.js';
import type { OverlayController } from '../../src/ui/overlay/overlay.js';
import type { RecapCard } from '../../src/ui/recap-card/recap-card.js';
import { overSurface } from '../../src/ui/stream-picks/surfaces.js';
import { drawn, onState, products, recordingActions, textOf, words, yes } from './fixtures.js';

const afterShow: AfterShowView = {
  offers: [],
  recap: {
    items: [{ productId: 'trail-shoe', because: 'saved', looks: 2 }],
    looked: 1,
    saved: 1,
    added: 0,
    notes: 3,
  },
  missed: [],
  moments: new Map(),
  unreachable: false,
  reminders: [],
  switched: [],
  hidden: null,
};

/** What the panel was asked to do. */
let folds: boolean[];

/** The panel over a player, 320 px by 300. */
async function panel(folded: boolean): Promise<ParentNode> {
  const state = onState({ products, purposes: { ...yes, offers: true }, afterShow });
  const session = { ...recordingActions(), state } as unknown as ElementSession;
  const overlay = {
    layout: { place: 'over', full: false, button: false, room: { spot: null, tight: false } },
    away: false,
    folded,
    holdsDialogs: false,
    fold: (on: boolean) => folds.push(on),
  } as unknown as OverlayController;
  const { host } = await drawn(
    html`<div style="inline-size: 320px; block-size: 300px; display: flex; flex-direction: column">
      <style>
        sp-pick-rail {
          max-block-size: 300px;
        }
      </style>
      ${overSurface({ session, words: words(), told: '', staged: '', lateness: null, retry: () => undefined }, overlay)}
    </div>`,
  );
  const box = host.renderRoot as ShadowRoot;
  const rail = () => box.querySelector('sp-pick-rail')?.shadowRoot;
  await waitUntil(() => rail()?.querySelector('.bar'), 'drawn');
  await box.querySelector<RecapCard>('sp-recap-card')?.updateComplete;
  return box;
}

describe('the recap over a player', () => {
  beforeEach(() => {
    folds = [];
  });

  it('stands below the products, where it is said to be, and scrolls with them', async () => {
    const box = await panel(false);
    const card = box.querySelector<RecapCard>('sp-recap-card');
    expect(textOf(card?.renderRoot.querySelector('h2') ?? null)).to.equal('Your recap');
    const rail = box.querySelector('sp-pick-rail')?.shadowRoot;
    const scroll = rail?.querySelector('.scroll') as HTMLElement;
    expect(scroll.getBoundingClientRect().height).to.be.within(40, 300);
    const hide = card?.renderRoot.querySelector('.hide') as HTMLElement;
    hide.focus();
    hide.scrollIntoView({ block: 'nearest' });
    const [{ top, bottom }, view] = [hide.getBoundingClientRect(), scroll.getBoundingClientRect()];
    expect(top).to.be.at.least(view.top - 1);
    expect(bottom).to.be.at.most(view.bottom + 1);
    const first = rail?.querySelector('.cards')?.getBoundingClientRect();
    expect(card?.getBoundingClientRect().top).to.be.at.least(first?.bottom ?? Number.NaN);
  });

  it('is away with the rest while the panel is folded', async () => {
    const box = await panel(true);
    expect(box.querySelector('sp-recap-card')?.getBoundingClientRect().height ?? 0).to.equal(0);
  });

  for (const folded of [true, false]) {
    it(`${folded ? 'folded' : 'open'}: one press leads to it, and the focus with it`, async () => {
      const box = await panel(folded);
      const jump = box.querySelector<HTMLElement>('[part=recap-jump]');
      expect(textOf(jump)).to.equal('Your recap');
      jump?.click();
      const card = box.querySelector<RecapCard>('sp-recap-card');
      const inside = card?.shadowRoot;
      const heading = inside?.querySelector('h2') as HTMLElement;
      const active = () => inside?.activeElement;
      await waitUntil(() => active() === heading, 'its heading has the focus');
      expect(folds).to.deep.equal([false]);
      const scroll = box.querySelector('sp-pick-rail')?.shadowRoot?.querySelector('.scroll');
      const view = (scroll as HTMLElement).getBoundingClientRect();
      expect(heading.getBoundingClientRect().top).to.be.within(view.top, view.bottom - 20);
    });
  }
});
