import { expect, html, waitUntil } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import '../../src/define.js';
import type { SessionState } from '../../src/page/session/state.js';
import type { PickRail } from '../../src/ui/pick-rail/pick-rail.js';
import {
  drawn,
  onState,
  picks,
  products,
  type RecordedActions,
  recordingActions,
  stateOf,
  textOf,
  words,
} from './fixtures.js';

async function rail(
  state: SessionState,
  host: string | null = null,
): Promise<{ element: PickRail; root: ShadowRoot; actions: RecordedActions }> {
  const actions = recordingActions();
  const { element } = await drawn<PickRail>(
    html`<sp-pick-rail .state=${state} .actions=${actions} .words=${words(host)}></sp-pick-rail>`,
  );
  return { element, root: element.renderRoot as ShadowRoot, actions };
}

function titles(root: ShadowRoot): string[] {
  return [...root.querySelectorAll('.cards:not(.list) h3')].map((title) => textOf(title));
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

describe('sp-pick-rail', () => {
  it('before opt-in: the order of the show, no reasons, nothing about the viewer', async () => {
    const { element, root } = await rail(stateOf());
    expect(titles(root)).to.deep.equal(products.slice(0, 6).map(({ title }) => title));
    expect(root.querySelector('.why, .acts button, .segments, .bar')).to.equal(null);
    expect(textOf(root.querySelector('.flag'))).to.equal('On now');
    await expect(element).to.be.accessible();
  });

  it('rule 19, 23: picks with their reasons, said to be made by AI in text and in the name', async () => {
    const { element, root } = await rail(onState(), 'Mara');
    expect(titles(root)).to.deep.equal(
      picks.map(({ productId }) => products.find(({ id }) => id === productId)?.title),
    );
    expect([...root.querySelectorAll('.why')].map((why) => textOf(why))).to.deep.equal([
      'Mara is showing it now',
      'You looked at three trail shoes in this show',
      'You saved it',
      'Same brand as Squall rain jacket',
      'It fits the show, not you',
      'Something new for you',
    ]);
    expect(textOf(root.querySelector('.ai'))).to.equal('Picked by AI on your device');
    expect(root.querySelector('section')?.getAttribute('aria-label')).to.contain('Picked by AI');
    await expect(element).to.be.accessible();
  });

  it('rule 21: a paid place says for whom', async () => {
    const { root } = await rail(onState());
    expect(textOf(root.querySelector('[data-id=headphones] .flag'))).to.equal(
      'Promoted by Oda: they pay for this place',
    );
    // Where nobody's money put it, it is said for whom all the same: in the show's order, in the list.
    const show = await rail(stateOf({ maxPicks: 9 }));
    const flags = show.root.querySelectorAll('[data-id=headphones] .flag');
    expect([...flags].map((flag) => textOf(flag))).to.deep.equal(['Promoted by Oda']);
    root.querySelector<HTMLElement>('summary')?.click();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(textOf(root.querySelector('.list [data-id=headphones] .flag'))).to.equal(
      'Promoted by Oda',
    );
  });

  it('rule 20: "not based on me" stands on the same surface, one click', async () => {
    const { root, actions } = await rail(onState());
    const off = [...root.querySelectorAll<HTMLButtonElement>('.segments button')].at(-1);
    off?.click();
    expect(actions.calls).to.deep.equal([['setBasedOnMe', false]]);
    const after = await rail(onState({ basedOnMe: false }));
    expect(titles(after.root)[1]).to.equal('Squall rain jacket');
    expect(after.root.querySelector('.why')).to.equal(null);
    expect(after.root.querySelectorAll('.segments button[aria-pressed=true]')).to.have.length(1);
  });

  it('rule 11, 4: stop and erase is one press, and only the viewer’s own', async () => {
    const { root, actions } = await rail(onState());
    const stop = root.querySelector<HTMLButtonElement>('.bar .danger');
    // What is on screen long enough counts as seen meanwhile.
    const wishes = () => actions.calls.filter(([name]) => name !== 'seen');
    stop?.click();
    expect(wishes()).to.deep.equal([]);
    await press(stop);
    expect(wishes()).to.deep.equal([['stopAndErase', { ledgerToo: false }]]);
  });

  it('rule 26: with text of twice the size nothing of a narrow rail overflows, and the bar covers nothing', async () => {
    const { style } = document.documentElement;
    style.fontSize = '200%';
    try {
      const { element, root } = await rail(onState());
      const host = (element.parentNode as ShadowRoot).host as HTMLElement;
      host.style.inlineSize = '343px';
      await element.updateComplete;
      expect(element.scrollWidth).to.be.at.most(343);
      const edge = element.getBoundingClientRect().right + 1;
      for (const one of root.querySelectorAll('button, h3, .price')) {
        expect(one.getBoundingClientRect().right, textOf(one)).to.be.at.most(edge);
      }
      expect(getComputedStyle(root.querySelector('.floor') as Element).position).not.to.equal(
        'sticky',
      );
    } finally {
      style.fontSize = '';
    }
  });

  it('rule 18: the way to the choices is there whenever nothing is on', async () => {
    for (const offCause of [
      'refused',
      'signal',
      'erased',
      'minor',
      'outside',
      'waiting',
    ] as const) {
      const { root, actions } = await rail(stateOf({ phase: 'off', offCause }));
      const choices = root.querySelector<HTMLButtonElement>('.bar button');
      expect(textOf(choices)).to.equal('Your privacy choices');
      choices?.click();
      expect(actions.calls).to.deep.equal([['openChoices']]);
    }
  });

  it('rule 14: says all that an erase has left, and nothing that it does not know', async () => {
    const said = async (ledgerEntries: number, auditEntries: number) => {
      const remaining = { consentRecords: 2, ledgerEntries, auditEntries, profileRecords: 0 };
      const erased = { remaining, records: [] };
      const { root } = await rail(stateOf({ phase: 'off', offCause: 'erased', erased }));
      return textOf(root.querySelector('.bar'));
    };
    expect(await said(1, 9)).to.contain(
      'Kept: your choice, its record, a log that names nothing and “1 message used”.',
    );
    expect(await said(0, 9)).to.contain(
      'Kept: your choice, its record and a log that names nothing.',
    );
    expect(await said(0, 0)).to.contain('Kept: your choice and its record.');
    const { root } = await rail(stateOf({ phase: 'off', offCause: 'erased', erased: null }));
    expect(textOf(root.querySelector('.bar')))
      .to.contain('Erased in another tab')
      .and.not.contain('Kept');
  });

  it('the title is the link, and the page may take it over', async () => {
    const { root, actions } = await rail(onState());
    const link = root.querySelector<HTMLAnchorElement>('h3 a');
    expect(link?.href).to.equal(products[0]?.url);
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    link?.dispatchEvent(click);
    expect(click.defaultPrevented).to.equal(true);
    expect(actions.calls).to.deep.equal([['select', 'trail-shoe']]);
  });

  it('shows what the basket answers, with its reason and another try', async () => {
    const cart = new Map([
      ['trail-shoe', { state: 'asking' }],
      ['headlamp', { state: 'added' }],
      ['rain-jacket', { state: 'failed', reason: 'only one per customer' }],
    ] as const);
    const { element, root, actions } = await rail(onState({ cart }));
    root.querySelector<HTMLButtonElement>('[data-id=trail-shoe] .add')?.click();
    expect(actions.calls).to.deep.equal([]);
    expect(textOf(root.querySelector('[data-id=headlamp] .add'))).to.equal('In the basket');
    const failed = root.querySelector('[data-id=rain-jacket] [role=alert]');
    expect(textOf(failed)).to.contain('Not added: only one per customer');
    failed?.querySelector('button')?.click();
    expect(actions.calls).to.deep.equal([['addToCart', 'rain-jacket']]);
    await expect(element).to.be.accessible();
  });

  it('hides and brings back', async () => {
    const { root, actions } = await rail(
      onState({ dismissed: { productId: 'headlamp', token: 't' } }),
    );
    expect(textOf(root.querySelector('.undo'))).to.contain('Ember headlamp is hidden');
    root.querySelector<HTMLButtonElement>('.undo button')?.click();
    root.querySelector<HTMLButtonElement>('[data-id=headlamp] [part=not-for-me]')?.click();
    root.querySelector<HTMLButtonElement>('[data-id=headlamp] [part=more-like-this]')?.click();
    expect(actions.calls).to.deep.equal([
      ['undoDismiss'],
      ['dismiss', 'headlamp'],
      ['moreLikeThis', 'headlamp'],
    ]);
  });

  it('says in a sentence what is missing', async () => {
    const sentences = {
      empty: 'No products have been announced',
      failed: 'could not be loaded',
    } as const;
    for (const catalog of ['empty', 'failed'] as const) {
      const { root } = await rail(stateOf({ catalog, products: [] }));
      expect(textOf(root.querySelector('.none'))).to.contain(sentences[catalog]);
    }
    const { root } = await rail(stateOf({ catalog: 'loading', products: [] }));
    expect(root.querySelector('[role=status]')?.getAttribute('aria-label')).to.equal(
      'Loading the products of this show',
    );
  });

  it('tells of faults, points to more, and can be put aside', async () => {
    const { element, root, actions } = await rail(
      onState({ notices: ['memory-only', 'counts-spent'] }),
    );
    expect(textOf(root.querySelector('.notice'))).to.contain('would not store your notes');
    root.querySelector<HTMLButtonElement>('.notice .round')?.click();
    await element.updateComplete;
    expect(textOf(root.querySelector('.notice'))).to.contain('Nothing more is sent');
    root.querySelector<HTMLButtonElement>('.notice .inline')?.click();
    expect(actions.calls).to.deep.equal([['openData', 'left']]);
  });

  it('says above the question that the browser lost what was kept', async () => {
    const { root } = await rail(stateOf({ phase: 'asking', notices: ['kept-lost'] }));
    expect(textOf(root.querySelector('.notice'))).to.contain(
      'This browser lost what was kept here. Please choose again.',
    );
  });

  it('paints pictures only where they have been loaded for everyone, and asks for none', async () => {
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="80"><rect width="40" height="80" fill="#f00"/></svg>')}`;
    await image.decode();
    const list = products.map((product) => ({ ...product, image: 'https://shop.example/x.svg' }));
    const pictures = new Map([
      ['trail-shoe', image],
      ['headlamp', image],
    ]);
    const { root } = await rail(onState({ products: list, pictures }));
    expect(root.querySelectorAll('.cards img')).to.have.length(0);
    expect(root.querySelectorAll('.cards canvas')).to.have.length(2);
    expect(root.querySelectorAll('.cards .drawn')).to.have.length(4);
    const canvas = root.querySelector<HTMLCanvasElement>('[data-id=trail-shoe] canvas');
    const middle = (): string =>
      String(
        canvas?.getContext('2d')?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data,
      );
    await waitUntil(() => middle() === '255,0,0,255', 'the picture is painted');
    // Not square: shown whole.
    expect(canvas?.classList.contains('whole')).to.equal(true);
  });

  it('the full list stays in the catalogue’s order and asks for its pictures only when opened', async () => {
    const { element, root } = await rail(onState());
    expect(root.querySelector('.list')).to.equal(null);
    root.querySelector<HTMLElement>('summary')?.click();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await element.updateComplete;
    expect([...root.querySelectorAll('.list h3')].map((title) => textOf(title))).to.deep.equal(
      products.map(({ title }) => title),
    );
  });

  it('notes what was half visible for a second, once, and only while picks are on', async () => {
    const { actions, root } = await rail(onState());
    const quiet = await rail(stateOf());
    root.host.scrollIntoView();
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(actions.calls).to.deep.equal([]);
    await new Promise((resolve) => setTimeout(resolve, 700));
    // Out of sight and back: seen is seen.
    (root.host as HTMLElement).hidden = true;
    await new Promise((resolve) => setTimeout(resolve, 100));
    (root.host as HTMLElement).hidden = false;
    await new Promise((resolve) => setTimeout(resolve, 1300));
    const seen = actions.calls
      .filter(([name]) => name === 'seen')
      .flatMap(([, ids]) => ids as string[]);
    expect(seen).to.contain('trail-shoe');
    expect(new Set(seen).size).to.equal(seen.length);
    expect(quiet.actions.calls).to.deep.equal([]);
  });

  it('every target is at least 24 px', async () => {
    const { root } = await rail(onState({ notices: ['counts-spent'] }));
    for (const target of root.querySelectorAll<HTMLElement>('button, summary')) {
      if (!target.checkVisibility()) continue;
      const { width, height } = target.getBoundingClientRect();
      expect(Math.min(width, height), target.outerHTML).to.be.at.least(
        target.matches('.inline') ? 20 : 24,
      );
    }
  });
});
