import { expect, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { WhyDialog } from '../../src/ui/why-dialog/why-dialog.js';
import { drawn, explanation, onState, recordingActions, words } from './fixtures.js';

describe('why this, on a phone', () => {
  before(() => setViewport({ width: 375, height: 667 }));
  after(() => setViewport({ width: 800, height: 600 }));

  for (const lang of ['en', 'de', 'fr', 'es', 'ja', 'zh', 'ar'])
    it(`${lang}: the button that removes a reason stands on one line`, async () => {
      const panel = { kind: 'why', productId: 'headlamp', explanation } as const;
      const { element } = await drawn<WhyDialog>(
        html`<sp-why-dialog
          .panel=${panel}
          .state=${onState({ panel })}
          .actions=${recordingActions()}
          .words=${words(null, lang)}
        ></sp-why-dialog>`,
      );
      const buttons = [...(element.shadowRoot?.querySelectorAll('.reason .quiet') ?? [])];
      expect(buttons.length).to.be.above(1);
      for (const button of buttons) {
        const text = document.createRange();
        text.selectNodeContents(button);
        const lines = new Set([...text.getClientRects()].map(({ top }) => Math.round(top)));
        expect(lines.size, button.textContent ?? '').to.equal(1);
      }
    });
});
