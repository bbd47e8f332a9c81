import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import '../../src/define.js';
import type { SpErrorEvent, SpSelectEvent } from '../../src/ui/events.js';
import type { StreamPicksElement } from '../../src/ui/stream-picks/stream-picks.js';
import { textOf } from './fixtures.js';

const catalog = {
  version: 1,
  currency: 'EUR',
  products: [
    { id: 'a', title: 'Fell 2', url: 'https://shop.example/a', price: { current: 129 } },
    { id: 'b', title: 'Squall', url: 'https://shop.example/b', price: { current: 149 } },
  ],
};

function rail(element: StreamPicksElement): ShadowRoot {
  const root = element.shadowRoot?.querySelector('sp-pick-rail')?.shadowRoot;
  if (!root) throw new Error('no rail');
  return root;
}

async function ready(
  draw = html`<stream-picks .catalog=${catalog}></stream-picks>`,
): Promise<StreamPicksElement> {
  const told = oneEvent(window, 'sp-ready');
  const element = await fixture<StreamPicksElement>(draw);
  await told;
  await element.updateComplete;
  return element;
}

describe('<stream-picks>', () => {
  beforeEach(() => localStorage.clear());

  it('asks, and shows the products in the order of the show', async () => {
    const element = await ready();
    expect(element.shadowRoot?.querySelector('sp-opt-in-card')).not.to.equal(null);
    expect([...rail(element).querySelectorAll('h3')].map((title) => textOf(title))).to.deep.equal([
      'Fell 2',
      'Squall',
    ]);
    await expect(element).to.be.accessible();
  });

  it('rule 1: stores nothing before a choice', async () => {
    // What a file of tests before this one left.
    for (const { name } of (await indexedDB.databases?.()) ?? []) {
      if (name !== undefined) indexedDB.deleteDatabase(name);
    }
    await ready();
    expect(localStorage.length + sessionStorage.length).to.equal(0);
    expect(document.cookie).to.equal('');
    expect((await indexedDB.databases?.()) ?? []).to.deep.equal([]);
  });

  it('a property set before the element is defined still counts', async () => {
    const early = document.createElement('stream-picks') as StreamPicksElement;
    // As if set on an element that was not upgraded yet.
    Object.defineProperty(early, 'catalog', {
      value: catalog,
      writable: true,
      configurable: true,
      enumerable: true,
    });
    const told = oneEvent(window, 'sp-ready');
    document.body.append(early);
    await told;
    await early.updateComplete;
    expect(rail(early).querySelectorAll('h3')).to.have.length(2);
    early.remove();
  });

  it('puts products on stage, with "on now" in the words of the page’s language', async () => {
    const element = await ready();
    element.highlight(['b']);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await element.updateComplete;
    expect([...rail(element).querySelectorAll('h3')].map((title) => textOf(title))).to.deep.equal([
      'Squall',
      'Fell 2',
    ]);
    expect(textOf(rail(element).querySelector('.flag'))).to.equal('On now');
  });

  it('prices follow the language of the page', async () => {
    const element = await ready(
      html`<stream-picks lang="en-IN" .catalog=${catalog}></stream-picks>`,
    );
    expect(textOf(rail(element).querySelector('.price'))).to.equal('€129');
  });

  it('fires sp-select first; a page that takes it over keeps the viewer here', async () => {
    const element = await ready();
    let detail: unknown;
    element.addEventListener('sp-select', (event: SpSelectEvent) => {
      event.preventDefault();
      detail = event.detail;
    });
    const link = rail(element).querySelector<HTMLAnchorElement>('h3 a');
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    link?.dispatchEvent(click);
    expect(click.defaultPrevented).to.equal(true);
    expect(detail).to.deep.equal({ productId: 'a', url: 'https://shop.example/a' });
  });

  it('tells the page of faults, and the viewer in a sentence', async () => {
    const faults: string[] = [];
    const note = (event: Event): void => {
      faults.push((event as SpErrorEvent).detail.code);
    };
    window.addEventListener('sp-error', note);
    const element = await ready(html`<stream-picks .catalog=${{ nothing: true }}></stream-picks>`);
    window.removeEventListener('sp-error', note);
    expect(faults).to.deep.equal(['catalog-invalid']);
    expect(textOf(rail(element).querySelector('.none'))).not.to.equal('');
  });

  it('rule 4: a scripted press of yes changes nothing', async () => {
    const element = await ready();
    const card = element.shadowRoot?.querySelector('sp-opt-in-card')?.shadowRoot;
    card?.querySelector<HTMLButtonElement>('.pair button')?.click();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(element.shadowRoot?.querySelector('sp-opt-in-card')).not.to.equal(null);
    expect(element.consent.picks).to.equal(false);
    expect(localStorage.length).to.equal(0);
  });

  it('rule 28: being moved neither asks twice nor loses its products', async () => {
    const element = await ready();
    const elsewhere = document.createElement('div');
    document.body.append(elsewhere);
    elsewhere.append(element);
    await element.updateComplete;
    expect(element.shadowRoot?.querySelectorAll('sp-opt-in-card')).to.have.length(1);
    expect(rail(element).querySelectorAll('h3')).to.have.length(2);
    elsewhere.remove();
  });

  it('opens how it works; Escape and back to the button', async () => {
    const element = await ready();
    const card = element.shadowRoot?.querySelector('sp-opt-in-card')?.shadowRoot;
    const open = card?.querySelector<HTMLButtonElement>('[part=how]');
    open?.focus();
    open?.click();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await element.updateComplete;
    const dialog = element.shadowRoot?.querySelector('sp-how-dialog');
    expect(dialog?.shadowRoot?.querySelector('dialog')?.matches(':modal')).to.equal(true);
    dialog?.shadowRoot?.querySelector('dialog')?.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(element.shadowRoot?.querySelector('sp-how-dialog')).to.equal(null);
    expect(card?.activeElement === open).to.equal(true);
  });

  it('carries nothing of the viewer to the light DOM', async () => {
    const element = await ready();
    const before = element.getAttributeNames();
    element.track({ type: 'search', query: 'canary' });
    element.track({ type: 'select', productId: 'a' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(element.getAttributeNames()).to.deep.equal(before);
    expect(element.outerHTML).not.to.contain('canary');
  });
});

describe('what is on stage', () => {
  it('is told to who does not see it, at most every 15 s, and then the newest', async () => {
    const native = window.setTimeout;
    const waiting: (() => void)[] = [];
    window.setTimeout = ((run: () => void, ms: number, ...more: unknown[]) => {
      if (ms === 15_000) waiting.push(run);
      else return native(run, ms, ...more);
      return 0;
    }) as never;
    try {
      const element = await ready();
      const told = () => textOf(element.shadowRoot?.querySelector('[data-of=stage]'));
      expect(told()).to.equal('');
      element.highlight(['a'], 'demo');
      await element.updateComplete;
      await new Promise((resolve) => native(resolve, 0));
      expect(told()).to.equal('On now: Fell 2, €129');
      element.highlight(['b']);
      element.highlight(['a', 'b']);
      await new Promise((resolve) => native(resolve, 20));
      expect(told()).to.equal('On now: Fell 2, €129');
      waiting.shift()?.();
      await element.updateComplete;
      expect(told()).to.equal('On now: Fell 2 and Squall');
      const region = element.shadowRoot?.querySelector('[data-of=stage]');
      expect(region?.getAttribute('role')).to.equal('status');
    } finally {
      window.setTimeout = native;
    }
  });
});
