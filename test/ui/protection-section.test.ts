import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/define.js';
import type { Press } from '../../src/page/session/press.js';
import type {
  PassphraseAnswer,
  SessionActions,
  SessionState,
} from '../../src/page/session/state.js';
import type { ProtectionSection } from '../../src/ui/data-dialog/protection-section.js';
import { onState, textOf, words } from './fixtures.js';

interface Shown {
  readonly element: ProtectionSection;
  readonly root: ShadowRoot;
  readonly calls: unknown[][];
}

async function shown(
  patch: Partial<SessionState> = {},
  options: { guarded?: boolean; keeps?: boolean; answer?: PassphraseAnswer } = {},
): Promise<Shown> {
  const { guarded = false, keeps = true, answer = 'done' } = options;
  const calls: unknown[][] = [];
  const actions = {
    forgetOnClose: (on: boolean, press: Press | null) => calls.push(['forget', on, press !== null]),
    unlock: async (passphrase: string) => {
      calls.push(['unlock', passphrase]);
      return answer;
    },
    protect: async (passphrase: string | null, old: string, press: Press | null) => {
      calls.push(['protect', passphrase, old, press !== null]);
      return answer;
    },
  } as unknown as SessionActions;
  const element = await fixture<ProtectionSection>(
    html`<sp-protection-section
      .state=${onState(patch)}
      .actions=${actions}
      .words=${words()}
      ?guarded=${guarded}
      ?keeps=${keeps}
    ></sp-protection-section>`,
  );
  const { shadowRoot: root } = element;
  if (root === null) throw new Error('not drawn');
  return { element, root, calls };
}

const button = (root: ShadowRoot, text: string): HTMLButtonElement => {
  const found = [...root.querySelectorAll('button')].find((one) => textOf(one) === text);
  if (!found) throw new Error(`no button ${text}`);
  return found;
};

/** As a viewer presses: focused, by the keyboard. */
async function press(control: HTMLElement) {
  control.focus();
  await sendKeys({ press: 'Enter' });
}

const type = (text: string) => sendKeys({ type: text });
const field = (root: ShadowRoot, name: string) =>
  root.querySelector<HTMLInputElement>(`input[name=${name}]`);

describe('sp-protection-section', () => {
  it('sets a passphrase, with a hint and without asking twice', async () => {
    const { element, root, calls } = await shown();
    await press(button(root, 'Set a passphrase'));
    await waitUntil(() => root.activeElement === field(root, 'fresh'), 'the field has focus');
    expect(field(root, 'fresh')?.type).to.equal('password');
    expect(textOf(root)).to.contain('nobody can read your notes again');
    const hint = () => textOf(root.querySelector('#hint'));
    expect(hint()).to.contain('At least 12 characters');
    await type('four quiet');
    await element.updateComplete;
    expect(hint()).to.equal('At least 12 characters.');
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(calls).to.eql([]);
    expect(textOf(root.querySelector('[role=alert]'))).to.contain('12');
    await type(' lamps');
    await element.updateComplete;
    expect(hint()).to.equal('Long enough.');
    await expect(element).to.be.accessible();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => textOf(root).includes('Your passphrase is set.'));
    expect(calls).to.eql([['protect', 'four quiet lamps', '', true]]);
    expect(field(root, 'fresh')).to.equal(null);
  });

  it('calls digits easy to guess, and takes them all the same', async () => {
    const { element, root, calls } = await shown();
    await press(button(root, 'Set a passphrase'));
    await waitUntil(() => field(root, 'fresh') !== null);
    await type('123456789012');
    await element.updateComplete;
    expect(textOf(root.querySelector('#hint'))).to.contain('easy to guess');
    await press(button(root, 'Save'));
    await waitUntil(() => calls.length === 1);
  });

  it('changes it and takes it off with the one that is set', async () => {
    const { element, root, calls } = await shown({}, { guarded: true });
    await press(button(root, 'Change it'));
    await waitUntil(() => root.activeElement === field(root, 'old'));
    await expect(element).to.be.accessible();
    await type('the old one');
    field(root, 'fresh')?.focus();
    await type('the brand new one');
    await press(button(root, 'Save'));
    await waitUntil(() => calls.length === 1);
    await waitUntil(() => field(root, 'old') === null);
    await expect(element).to.be.accessible();
    await press(button(root, 'Take it off'));
    await waitUntil(() => root.activeElement === field(root, 'old'));
    await expect(element).to.be.accessible();
    await type('the brand new one');
    await press(button(root, 'Take it off'));
    await waitUntil(() => calls.length === 2);
    expect(calls).to.eql([
      ['protect', 'the brand new one', 'the old one', true],
      ['protect', null, 'the brand new one', true],
    ]);
  });

  for (const [answer, words_] of [
    ['wrong', 'That is not the passphrase'],
    ['wait', 'Wait half a minute'],
    ['failed', 'Nothing was changed'],
  ] as const) {
    it(`asks for the passphrase of locked notes, and says when it is ${answer}`, async () => {
      const { element, root, calls } = await shown({ locked: true }, { guarded: true, answer });
      expect(textOf(root)).to.contain('Your notes are locked');
      expect(textOf(root)).to.contain('The only way on is “Stop and erase”');
      field(root, 'old')?.focus();
      await type('a guess');
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => root.querySelector('[role=alert]') !== null);
      expect(textOf(root.querySelector('[role=alert]'))).to.contain(words_);
      expect(calls).to.eql([['unlock', 'a guess']]);
      expect(root.activeElement).to.equal(field(root, 'old'));
      await expect(element).to.be.accessible();
    });
  }

  it('rule 4: answers to the viewer’s own press only', async () => {
    const { element, root, calls } = await shown();
    root.querySelector<HTMLButtonElement>('[role=switch]')?.click();
    button(root, 'Set a passphrase').click();
    await element.updateComplete;
    const input = field(root, 'fresh');
    if (input) input.value = 'a passphrase of a script';
    input?.dispatchEvent(new Event('input'));
    await element.updateComplete;
    button(root, 'Save').click();
    root.querySelector('form')?.requestSubmit();
    await element.updateComplete;
    expect(calls).to.eql([]);
  });

  it('turns the tab that forgets on and off, and offers no passphrase while it is on', async () => {
    const off = await shown();
    await press(off.root.querySelector('[role=switch]') as HTMLElement);
    expect(off.calls).to.eql([['forget', true, true]]);
    await expect(off.element).to.be.accessible();
    const on = await shown({ shared: true });
    await press(on.root.querySelector('[role=switch]') as HTMLElement);
    expect(on.calls).to.eql([['forget', false, true]]);
    expect(textOf(on.root)).not.to.contain('passphrase');
  });

  it('offers no passphrase where nothing is kept', async () => {
    const { root } = await shown({}, { keeps: false });
    expect(textOf(root)).not.to.contain('passphrase');
  });

  it('shows what is typed when asked to', async () => {
    const { element, root } = await shown();
    await press(button(root, 'Set a passphrase'));
    await waitUntil(() => field(root, 'fresh') !== null);
    root.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
    await element.updateComplete;
    expect(field(root, 'fresh')?.type).to.equal('text');
  });
});
