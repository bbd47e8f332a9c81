import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/define.js';
import { followLanguage } from '../../src/i18n/direction.js';
import type { StreamPicksElement } from '../../src/ui/stream-picks/stream-picks.js';

const ONE_LAMP = {
  version: 1,
  currency: 'EUR',
  products: [{ id: 'a', title: '2 lamps (XL)', url: 'https://shop.example/a' }],
};

/** Direction of the middle element after it has followed its language. */
async function direction(outer: string, inner: string): Promise<string> {
  const page = await fixture<HTMLElement>(html`<div></div>`);
  page.innerHTML = `<div ${outer}><div id="one" ${inner}></div></div>`;
  const one = page.querySelector<HTMLElement>('#one') as HTMLElement;
  followLanguage(one);
  return getComputedStyle(one).direction;
}

describe('direction without `dir`', () => {
  it('Arabic runs from right to left where the page says only the language', async () => {
    for (const [outer, inner] of [
      ['lang="ar"', ''],
      ['lang="ar-EG"', ''],
      ['lang="en" dir="ltr"', 'lang="ar"'],
    ] as const)
      expect(await direction(outer, inner), `${outer} ${inner}`).to.equal('rtl');
  });

  it('a direction that comes with the language, or nearer, is the page’s wish', async () => {
    for (const [outer, inner, expected] of [
      ['lang="ar" dir="ltr"', '', 'ltr'],
      ['lang="ar"', 'dir="ltr"', 'ltr'],
      ['lang="ar" dir="rtl"', '', 'rtl'],
      ['lang="en" dir="rtl"', '', 'rtl'],
      ['lang="es"', '', 'ltr'],
    ] as const)
      expect(await direction(outer, inner), `${outer} ${inner}`).to.equal(expected);
  });

  it('follows while the page changes its language, and gives up when it says a direction', async () => {
    const page = await fixture<HTMLElement>(html`<div lang="ar"><p></p></div>`);
    const one = page.querySelector('p') as HTMLElement;
    followLanguage(one);
    expect(one.dir).to.equal('rtl');
    page.lang = 'es';
    followLanguage(one);
    expect(one.hasAttribute('dir')).to.equal(false);
    page.lang = 'ar';
    followLanguage(one);
    page.dir = 'ltr';
    followLanguage(one);
    expect(one.hasAttribute('dir')).to.equal(false);
    page.removeAttribute('dir');
    followLanguage(one);
    one.dir = 'ltr';
    followLanguage(one);
    expect(one.dir).to.equal('ltr');
  });

  it('the widget and the desk do so, inside another shadow tree too', async () => {
    const errors: unknown[] = [];
    const note = ({ reason }: PromiseRejectionEvent): void => void errors.push(reason);
    window.addEventListener('unhandledrejection', note);
    const outer = await fixture<HTMLElement>(html`<div lang="ar"></div>`);
    const root = outer.attachShadow({ mode: 'open' });
    root.innerHTML = '<stream-picks></stream-picks>';
    const widget = root.firstElementChild as HTMLElement;
    await waitUntil(() => widget.dir === 'rtl', 'it did not follow', { timeout: 10_000 });
    expect(widget.matches(':dir(rtl)')).to.equal(true);
    expect(getComputedStyle(widget).direction).to.equal('rtl');
    outer.lang = 'en';
    widget.setAttribute('lang', 'es');
    await waitUntil(() => widget.dir === '', 'it did not give up', { timeout: 10_000 });
    expect(widget.matches(':dir(ltr)')).to.equal(true);
    // All of it speaks the language that the page changed to while the words were under way.
    const rail = () => widget.shadowRoot?.querySelector('sp-pick-rail')?.shadowRoot?.textContent;
    await waitUntil(() => rail()?.includes('En este programa'), 'no Spanish', { timeout: 10_000 });
    window.removeEventListener('unhandledrejection', note);
    expect(errors).to.deep.equal([]);
  });

  it('follows each time the page changes the language that it inherits, from outside a shadow tree too', async () => {
    const outer = await fixture<HTMLElement>(html`<div lang="en"><p></p></div>`);
    const root = (outer.firstElementChild as Element).attachShadow({ mode: 'open' });
    root.innerHTML = '<div><stream-picks></stream-picks></div>';
    const widget = root.querySelector('stream-picks') as HTMLElement;
    const rail = () => widget.shadowRoot?.querySelector('sp-pick-rail')?.shadowRoot?.textContent;
    const speaks = (words: string) =>
      waitUntil(() => rail()?.includes(words), words, { timeout: 10_000 });
    await speaks('In this show');
    const staged = () => widget.shadowRoot?.querySelector('[data-of=stage]')?.textContent;
    Object.assign(widget, { catalog: ONE_LAMP });
    await waitUntil(() => rail()?.includes('2 lamps'), 'no lamps', { timeout: 10_000 });
    (widget as StreamPicksElement).highlight(['a']);
    await waitUntil(() => staged()?.startsWith('On now:'), 'nothing is said');
    for (const [on, lang, words, dir] of [
      [outer, 'de', 'In dieser Show', ''],
      [outer, 'fr', 'Dans cette émission', ''],
      [outer, 'ar', 'في هذا العرض', 'rtl'],
      [root.firstElementChild, 'es', 'En este programa', ''],
    ] as const) {
      // Nothing else is under way that would draw it anew.
      await new Promise((resolve) => setTimeout(resolve, 100));
      (on as HTMLElement).lang = lang;
      await speaks(words);
      expect(widget.dir).to.equal(dir);
      expect(staged()).to.equal('');
    }
  });

  it('what the shop writes keeps its own order beside Arabic', async () => {
    const widget = await fixture<HTMLElement>(
      html`<stream-picks lang="ar" .catalog=${ONE_LAMP}></stream-picks>`,
    );
    const name = () =>
      widget.shadowRoot
        ?.querySelector('sp-pick-rail')
        ?.shadowRoot?.querySelector<HTMLElement>('h3 a')?.firstElementChild;
    await waitUntil(() => name(), 'no product was drawn', { timeout: 10_000 });
    const at = (from: number): number => {
      const range = document.createRange();
      const node = [...(name()?.childNodes ?? [])].find(({ nodeType }) => nodeType === 3) as Text;
      range.setStart(node, from);
      range.setEnd(node, from + 1);
      return range.getBoundingClientRect().left;
    };
    // The figure stands before the word, the bracket closes after it.
    expect(at(0)).to.be.below(at(2));
    expect(at(11)).to.be.above(at(9));
  });
});
