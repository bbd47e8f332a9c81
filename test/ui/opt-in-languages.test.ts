import { expect, html, nextFrame } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import '../../src/define.js';
import { WORDING_VERSIONS } from '../../src/i18n/notice.js';
import { askWordsOf } from '../../src/ui/opt-in-card/changes.js';
import type { OptInCard } from '../../src/ui/opt-in-card/opt-in-card.js';
import { drawn, recordingActions, stateOf, words } from './fixtures.js';

/** Rule 26: the question takes at most this share of the view. */
const SHARE = 0.19;

describe('the question in every language, on a phone', () => {
  before(() => setViewport({ width: 375, height: 667 }));

  for (const lang of Object.keys(WORDING_VERSIONS)) {
    for (const countsOffered of [true, false]) {
      it(`rule 26, 3: ${lang}, ${countsOffered ? 'with' : 'without'} counts: fits, with answers alike`, async () => {
        const { element } = await drawn<OptInCard>(
          html`<sp-opt-in-card
            lang=${lang}
            .state=${stateOf({ countsOffered })}
            .actions=${recordingActions()}
            .words=${askWordsOf(words(null, lang))}
          ></sp-opt-in-card>`,
        );
        await element.updateComplete;
        await nextFrame();
        const text = element.renderRoot.textContent ?? '';
        expect(lang === 'en' || !text.includes('Shall we'), text).to.equal(true);
        const box = element.getBoundingClientRect();
        expect((box.width * box.height) / (375 * 667)).to.be.at.most(SHARE);
        const buttons = [...element.renderRoot.querySelectorAll<HTMLElement>('.pair button')];
        const [yes, no] = buttons.map((button) => button.getBoundingClientRect());
        expect(buttons.length).to.equal(2);
        expect(Math.abs((yes?.width ?? 0) - (no?.width ?? 1))).to.be.below(1);
        expect(Math.abs((yes?.height ?? 0) - (no?.height ?? 1))).to.be.below(1);
        for (const button of buttons) {
          expect(button.scrollWidth, button.textContent ?? '').to.be.at.most(
            button.clientWidth + 1,
          );
        }
      });
    }
  }
});
