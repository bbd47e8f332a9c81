import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/define.js';
import type { ImportAnswer, ImportReady, ImportRefusal } from '../../src/page/session/import.js';
import { isPressFor, type Press } from '../../src/page/session/press.js';
import type { SessionActions } from '../../src/page/session/state.js';
import type { ImportSection } from '../../src/ui/data-dialog/import-section.js';
import { readExportFile } from '../../src/wire/export-file.js';
import { sampleExport } from '../support/export-sample.mjs';
import { onState, textOf, words } from './fixtures.js';

const READ = readExportFile(JSON.stringify(sampleExport()));
const READY: ImportReady = {
  state: 'ready',
  id: 7,
  exportedAt: READ.exportedAt,
  signals: 5,
  statements: 1,
  comparisons: 1,
};
const DONE: ImportAnswer = {
  state: 'done',
  signals: 5,
  statements: 1,
  comparisons: 1,
  refused: 2,
  token: 'undo-1',
};

async function shown(checked: ImportReady | ImportRefusal = READY, answer: ImportAnswer = DONE) {
  const taken: { id: number; forThis: boolean }[] = [];
  const actions = {
    checkImport: async () => checked,
    importData: async (id: number, press: Press | null) => {
      taken.push({ id, forThis: isPressFor(press, `import:${id}`, element) });
      return answer;
    },
  } as unknown as SessionActions;
  const element = await fixture<ImportSection>(
    html`<sp-import-section
      .state=${onState({})}
      .actions=${actions}
      .words=${words()}
      .notes=${12}
    ></sp-import-section>`,
  );
  const { shadowRoot: root } = element;
  if (root === null) throw new Error('not drawn');
  return { element, root, taken };
}

async function choose(root: ShadowRoot) {
  const input = root.querySelector('input');
  if (input === null) throw new Error('no field');
  const files = new DataTransfer();
  files.items.add(new File(['{}'], 'my-data.json'));
  input.files = files.files;
  input.dispatchEvent(new Event('change'));
}

const button = (root: ShadowRoot, text: string): HTMLButtonElement => {
  const found = [...root.querySelectorAll('button')].find((one) => textOf(one) === text);
  if (!found) throw new Error(`no button ${text}`);
  return found;
};

describe('sp-import-section', () => {
  it('says what a file holds and replaces before it is taken, by a press only', async () => {
    const { element, root, taken } = await shown();
    await expect(element).to.be.accessible();
    await choose(root);
    await waitUntil(() => textOf(root).includes('Replace what is known'));
    expect(textOf(root)).to.contain('5 notes, 1 thing you said and 1 comparison');
    expect(textOf(root)).to.contain('what is known here now: 12 notes');
    await expect(element).to.be.accessible();
    button(root, 'Replace what is known').click();
    await element.updateComplete;
    expect(taken).to.eql([]);
    button(root, 'Replace what is known').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => textOf(root).includes('Done.'));
    expect(taken).to.eql([{ id: 7, forThis: true }]);
    expect(textOf(root.querySelector('[role=status]'))).to.contain('2 entries stayed out');
    expect(root.activeElement).to.equal(button(root, 'Choose a file'));
    await expect(element).to.be.accessible();
  });

  it('rule 4: no script puts another file under what is said', async () => {
    const { element, root, taken } = await shown();
    await choose(root);
    await waitUntil(() => textOf(root).includes('Replace what is known'));
    const open = element as unknown as Record<string, unknown>;
    for (const name of ['_step', 'ready', '_ready', '_file']) {
      open[name] = { ...READY, id: 8, file: {} };
    }
    await element.updateComplete;
    button(root, 'Replace what is known').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => taken.length > 0);
    expect(taken).to.eql([{ id: 7, forThis: true }]);
  });

  it('changes nothing when the viewer turns back', async () => {
    const { root, taken } = await shown();
    await choose(root);
    await waitUntil(() => textOf(root).includes('Cancel'));
    button(root, 'Cancel').click();
    await waitUntil(() => textOf(root.activeElement) === 'Choose a file');
    expect(taken).to.eql([]);
  });

  it('says in words why a file was not taken, and where', async () => {
    const path = 'profile.signals[3].type';
    const { element, root } = await shown({ state: 'refused', why: 'not-export', path });
    await choose(root);
    await waitUntil(() => root.querySelector('[role=alert]') !== null);
    const said = textOf(root.querySelector('[role=alert]'));
    expect(said).to.contain('Nothing was changed here.');
    expect(said).to.contain(path);
    await expect(element).to.be.accessible();
  });

  it('says so when the engine would not take it', async () => {
    const { root } = await shown(READY, { state: 'refused', why: 'failed', path: null });
    await choose(root);
    await waitUntil(() => textOf(root).includes('Replace what is known'));
    button(root, 'Replace what is known').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => textOf(root.querySelector('[role=alert]')).includes('did not work'));
  });
});
