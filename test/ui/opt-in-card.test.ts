import { expect, html, nextFrame, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import '../../src/define.js';
import { PURPOSES } from '../../src/core/consent.js';
import { pressFor } from '../../src/page/session/press.js';
import { REST_MS } from '../../src/page/session/press-sight.js';
import type { SessionState } from '../../src/page/session/state.js';
import { askWordsOf } from '../../src/ui/opt-in-card/changes.js';
import type { OptInCard } from '../../src/ui/opt-in-card/opt-in-card.js';
import {
  drawn,
  type RecordedActions,
  recordingActions,
  stateOf,
  textOf,
  words,
} from './fixtures.js';

/** Its text is fitted in the frame that shows it. */
async function shown(element: OptInCard): Promise<void> {
  await element.updateComplete;
  await nextFrame();
}

async function card(
  patch: Partial<SessionState> = {},
): Promise<{ element: OptInCard; actions: RecordedActions; choices: HTMLButtonElement[] }> {
  const actions = recordingActions();
  const { element } = await drawn<OptInCard>(
    html`<sp-opt-in-card .state=${stateOf(patch)} .actions=${actions} .words=${askWordsOf(words())}></sp-opt-in-card>`,
  );
  const choices = [...element.renderRoot.querySelectorAll<HTMLButtonElement>('.pair button')];
  return { element, actions, choices };
}

const rest = (ms = REST_MS + 400) => new Promise((resolve) => setTimeout(resolve, ms));

const hostOf = (element: Element): HTMLElement =>
  (element.getRootNode() as ShadowRoot).host as HTMLElement;

async function press(target: Element): Promise<void> {
  const box = target.getBoundingClientRect();
  await sendMouse({
    type: 'click',
    position: [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)],
  });
}

describe('sp-opt-in-card', () => {
  before(() => setViewport({ width: 375, height: 667 }));

  it('rule 25: is a named region, no modal, and takes no focus', async () => {
    const { element } = await card();
    const region = element.renderRoot.querySelector('section');
    expect(region?.getAttribute('role')).to.equal('region');
    expect(region?.hasAttribute('aria-modal')).to.equal(false);
    expect(document.activeElement === document.body).to.equal(true);
    await expect(element).to.be.accessible();
  });

  it('rule 26: fills at most 19 % of a 375×667 view, also with a long name', async () => {
    for (const controller of [
      'Northfold Ltd',
      'Northfold Outdoor Trading and Retail Company of Scotland Ltd',
    ]) {
      const { element } = await card({ notified: { ...stateOf().notified, controller } });
      const host = element.parentNode as ShadowRoot;
      for (const inlineSize of [343, 359, 375]) {
        (host.host as HTMLElement).style.inlineSize = `${inlineSize}px`;
        element.requestUpdate();
        await shown(element);
        const { width, height } = element.getBoundingClientRect();
        expect(width).to.equal(inlineSize);
        expect((width * height) / (375 * 667), `${inlineSize} px`).to.be.at.most(0.19);
      }
      expect(textOf(element.renderRoot)).to.contain(controller);
    }
  });

  it('rule 26: so does the question after a changed notice, for one purpose or several', async () => {
    const recipient = 'Counting Partners International Inc';
    const cases = [...PURPOSES.map((purpose) => [purpose]), PURPOSES.slice(0, 2), PURPOSES];
    for (const askAgain of cases) {
      for (const notified of [
        stateOf().notified,
        { ...stateOf().notified, recipient, recipientCountry: 'US' },
      ]) {
        const { element } = await card({ phase: 'on', askAgain, notified });
        const host = element.parentNode as ShadowRoot;
        for (const inlineSize of [343, 359, 375]) {
          (host.host as HTMLElement).style.inlineSize = `${inlineSize}px`;
          element.requestUpdate();
          await shown(element);
          const { width, height } = element.getBoundingClientRect();
          const what = `${askAgain.join(' ')}, ${inlineSize} px`;
          expect((width * height) / (375 * 667), what).to.be.at.most(0.19);
        }
        const text = textOf(element.renderRoot);
        for (const purpose of askAgain) {
          expect(text).to.contain(words().messages.how.purposes[purpose].title);
        }
        if (askAgain.includes('counts') && notified.recipient !== null) {
          expect(text).to.contain(recipient);
        }
      }
    }
  });

  it('rule 3: yes and no are the same element, size, type and contrast', async () => {
    const { choices } = await card();
    expect(choices).to.have.length(2);
    const [yes, no] = choices.map((choice) => {
      const style = getComputedStyle(choice);
      const { width, height } = choice.getBoundingClientRect();
      return {
        tag: choice.localName,
        width: Math.round(width),
        height,
        type: `${style.fontFamily} ${style.fontSize} ${style.fontWeight} ${style.letterSpacing}`,
        colours: `${style.color} ${style.backgroundColor} ${style.borderRadius} ${style.boxShadow} ${style.opacity}`,
      };
    });
    expect(yes).to.deep.equal(no);
  });

  it('rule 4: a scripted click never consents or refuses', async () => {
    const { actions, choices } = await card();
    for (const choice of choices) {
      choice.click();
      choice.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
      // WebKit vouches for the click that this makes.
      const label = document.createElement('label');
      choice.replaceWith(label);
      label.append('Forged', choice);
      label.click();
      label.replaceWith(choice);
    }
    expect(actions.calls).to.deep.equal([]);
  });

  it('takes the viewer’s own press', async () => {
    const { actions, choices } = await card();
    await rest();
    await press(choices[0] as Element);
    await press(choices[1] as Element);
    expect(actions.calls).to.deep.equal([['accept'], ['refuse']]);
  });

  it('rule 4: a yes that has only just come under the pointer is asked for once more; a no is not', async () => {
    const { element, actions, choices } = await card();
    const yes = choices[0] as HTMLElement;
    const no = choices[1] as HTMLElement;
    const title = element.renderRoot.querySelector('h2');
    await rest();
    element.style.cssText = 'display: block; margin-block-start: 60px';
    await press(yes);
    expect(actions.calls).to.deep.equal([]);
    await waitUntil(() => textOf(title) === 'Press once more');
    expect(title?.ariaLive ?? title?.getAttribute('aria-live')).to.equal('assertive');
    await expect(element).to.be.accessible();
    await rest();
    await press(yes);
    expect(actions.calls).to.deep.equal([['accept']]);
    await waitUntil(() => textOf(title) === 'Shall we pick for you?');
    element.style.cssText = '';
    await press(no);
    expect(actions.calls).to.deep.equal([['accept'], ['refuse']]);
  });

  it('rule 4: a yes that nobody can see or read is none', async () => {
    const { element, actions, choices } = await card();
    const yes = choices[0] as HTMLElement;
    const section = element.renderRoot.querySelector('section') as HTMLElement;
    const hidden: [HTMLElement, string][] = [
      [yes, 'opacity: 0.01'],
      [section, 'opacity: 0.2'],
      [element, 'opacity: 0.4'],
      [hostOf(element), 'opacity: 0'],
      [section, 'filter: opacity(0)'],
      [yes, 'color: transparent'],
      [yes, 'color: rgb(20, 20, 20); background: rgb(20, 20, 20)'],
      [yes, '-webkit-text-fill-color: transparent'],
      [yes, 'font-size: 1px; min-block-size: 40px'],
      [yes, 'position: fixed; inset: 0; z-index: 9'],
    ];
    for (const [target, style] of hidden) {
      target.style.cssText = style;
      await rest();
      await press(yes);
      expect(actions.calls, style).to.deep.equal([]);
      target.style.cssText = '';
    }
    await rest();
    await press(yes);
    expect(actions.calls).to.deep.equal([['accept']]);
  }).timeout(20_000);

  it('rule 4: a look-alike that hands its press on is no yes', async () => {
    const { actions, choices } = await card();
    const yes = choices[0] as HTMLElement;
    const fake = yes.cloneNode(true) as HTMLElement;
    yes.after(fake);
    const hear = (event: Event) => {
      // What the widget listens with, as a script that wrapped addEventListener has it.
      const press = pressFor(event, 'accept', 'Yes, pick for me');
      if (press !== null) actions.accept(press);
    };
    fake.addEventListener('click', hear);
    await rest();
    await press(fake);
    expect(actions.calls).to.deep.equal([]);
  });

  it('a real first press counts: after scrolling, by key, in a page that is a little transparent', async () => {
    // Before there is a card: the bar that scrolls takes of its width.
    document.body.style.paddingBlock = '300px 2000px';
    for (const style of ['opacity: 0.8', 'filter: opacity(0.9)']) {
      const { element, actions, choices } = await card();
      const yes = choices[0] as HTMLElement;
      hostOf(element).style.cssText = style;
      await rest();
      await press(yes);
      expect(actions.calls, style).to.deep.equal([['accept']]);
    }
    const { actions, choices } = await card();
    const yes = choices[0] as HTMLElement;
    scrollTo(0, 250);
    await rest();
    await press(yes);
    yes.focus();
    await rest();
    await sendKeys({ press: 'Enter' });
    expect(actions.calls).to.deep.equal([['accept'], ['accept']]);
    yes.blur();
    // The focus that a script moved here in the middle of typing.
    yes.focus();
    await sendKeys({ press: 'Enter' });
    expect(actions.calls).to.have.length(2);
    scrollTo(0, 0);
    document.body.style.paddingBlock = '';
  }).timeout(20_000);

  it('waits while a choice is being recorded', async () => {
    const { actions, choices } = await card({ busy: 'choosing' });
    await press(choices[0] as Element);
    expect(actions.calls).to.deep.equal([]);
  });

  it('does not speak of counts where nothing would be sent, or sent elsewhere', async () => {
    const quiet = await card({ countsOffered: false });
    expect(textOf(quiet.element.renderRoot)).to.contain('Nothing is sent').and.not.contain('count');
    const elsewhere = await card({
      notified: { ...stateOf().notified, recipient: 'Counting Inc' },
    });
    expect(textOf(elsewhere.element.renderRoot)).not.to.contain('scrambled');
  });

  it('says when a choice could not be kept', async () => {
    const { element } = await card({ notices: ['choice-not-kept'] });
    expect(textOf(element.renderRoot.querySelector('[role=alert]'))).to.contain(
      'nothing was turned on',
    );
  });
});
