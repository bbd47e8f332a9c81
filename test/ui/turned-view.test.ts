import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { data, how } from './dialog-fixtures.js';
import { stateOf } from './fixtures.js';

describe('a dialog that is opened again after the view has changed', () => {
  after(() => setViewport({ width: 800, height: 600 }));

  for (const [what, draw] of [
    ['how it works', () => how(stateOf())],
    ['your data', () => data()],
  ] as const) {
    it(`${what}: stands within it`, async () => {
      for (const [width, height] of [
        [1280, 900],
        [1280, 560],
        [375, 667],
        [667, 375],
      ] as const) {
        await setViewport({ width, height });
        const { element, root } = await draw();
        const dialog = root.querySelector('dialog') as HTMLDialogElement;
        await Promise.allSettled(dialog.getAnimations().map(({ finished }) => finished));
        const { left, top, right, bottom } = dialog.getBoundingClientRect();
        const size = `${width} × ${height}`;
        expect(Math.min(left, top), `${size}: left and top`).to.be.at.least(0);
        expect(right, `${size}: right`).to.be.at.most(width);
        expect(bottom, `${size}: bottom`).to.be.at.most(height);
        element.remove();
      }
    });
  }

  it('stands within it also where the view changed under an open one, and back without', async () => {
    await setViewport({ width: 1280, height: 560 });
    const { element } = await data();
    await setViewport({ width: 1280, height: 900 });
    expect(element.getBoundingClientRect().width).to.be.at.least(0);
    element.remove();
    await setViewport({ width: 1280, height: 560 });
    const { root } = await data();
    const dialog = root.querySelector('dialog') as HTMLDialogElement;
    expect(dialog.offsetHeight).to.be.at.most(560);
  });
});
