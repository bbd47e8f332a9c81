import { expect, html } from '@open-wc/testing';
import { sendMouse, setViewport } from '@web/test-runner-commands';
import '../../src/define.js';
import { PURPOSES } from '../../src/core/consent.js';
import type { SessionState } from '../../src/page/session/state.js';
import type { OptInCard } from '../../src/ui/opt-in-card/opt-in-card.js';
import {
  drawn,
  type RecordedActions,
  recordingActions,
  stateOf,
  textOf,
  words,
} from './fixtures.js';

async function card(
  patch: Partial<SessionState> = {},
): Promise<{ element: OptInCard; actions: RecordedActions; choices: HTMLButtonElement[] }> {
  const actions = recordingActions();
  const { element } = await drawn<OptInCard>(
    html`<sp-opt-in-card .state=${stateOf(patch)} .actions=${actions} .words=${words()}></sp-opt-in-card>`,
  );
  const choices = [...element.renderRoot.querySelectorAll<HTMLButtonElement>('.pair button')];
  return { element, actions, choices };
}

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
        await element.updateComplete;
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
          await element.updateComplete;
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
    }
    expect(actions.calls).to.deep.equal([]);
  });

  it('takes the viewer’s own press', async () => {
    const { actions, choices } = await card();
    await press(choices[0] as Element);
    await press(choices[1] as Element);
    expect(actions.calls).to.deep.equal([['accept'], ['refuse']]);
  });

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
