import { expect, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { WORDING_VERSIONS } from '../../src/i18n/notice.js';
import type { HowDialog } from '../../src/ui/how-dialog/how-dialog.js';
import type { PickRail } from '../../src/ui/pick-rail/pick-rail.js';
import { drawn, onState, recordingActions, stateOf, words } from './fixtures.js';

const languages = Object.keys(WORDING_VERSIONS);

describe('narrow screens, in every language', () => {
  after(() => setViewport({ width: 800, height: 600 }));

  it('the bar of the rail is one row on a phone', async () => {
    await setViewport({ width: 375, height: 667 });
    for (const lang of languages) {
      const { element } = await drawn<PickRail>(
        html`<sp-pick-rail
          lang=${lang}
          .state=${onState()}
          .actions=${recordingActions()}
          .words=${words(null, lang)}
        ></sp-pick-rail>`,
      );
      await element.updateComplete;
      const parts = [...element.renderRoot.querySelectorAll('.bar > *')];
      const tops = parts.map((one) => one.getBoundingClientRect());
      expect(parts.length, lang).to.equal(3);
      for (const { top, bottom } of tops) {
        expect(top, lang).to.be.below(Math.min(...tops.map((one) => one.bottom)));
        expect(bottom - top, lang).to.be.at.most(48);
      }
    }
  });

  it('with text of twice the size no link and no button leaves the second layer', async () => {
    await setViewport({ width: 320, height: 568 });
    const { style } = document.documentElement;
    style.fontSize = '200%';
    try {
      for (const lang of languages) {
        const { element } = await drawn<HowDialog>(
          html`<sp-how-dialog
            lang=${lang}
            .state=${stateOf({
              notified: {
                controller: 'Shop Ltd',
                policy: 'https://shop.example/privacy',
                contact: 'privacy@shop.example',
                recipient: null,
                recipientCountry: null,
              },
            })}
            .actions=${recordingActions()}
            .words=${words(null, lang)}
          ></sp-how-dialog>`,
        );
        await element.updateComplete;
        for (const one of element.renderRoot.querySelectorAll('a, button, h2, li, .body')) {
          const { left, right } = one.getBoundingClientRect();
          expect(left, `${lang} ${one.textContent}`).to.be.at.least(-1);
          expect(right, `${lang} ${one.textContent}`).to.be.at.most(321);
        }
        element.remove();
      }
    } finally {
      style.fontSize = '';
    }
  });
});
