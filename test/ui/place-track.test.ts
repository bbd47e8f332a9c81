import { expect, fixture, html } from '@open-wc/testing';
import { render } from 'lit';
import { arabic } from '../../src/i18n/ar/messages.js';
import { de } from '../../src/i18n/de/messages.js';
import { en } from '../../src/i18n/en/messages.js';
import { spanish } from '../../src/i18n/es/messages.js';
import { fr } from '../../src/i18n/fr/messages.js';
import { japanese } from '../../src/i18n/ja/messages.js';
import type { Messages } from '../../src/i18n/messages.js';
import { zhHans } from '../../src/i18n/zh/messages.js';
import { placeTrack } from '../../src/ui/why-dialog/place-track.js';
import { styles } from '../../src/ui/why-dialog/why-dialog.styles.js';

/** The track of a why panel on a phone of 375 px, in the tokens' sizes. */
const STYLE =
  'inline-size: 291px; --sp-rem: 16px; --sp-text-xs: 12px; --sp-leading-xs: 16px; --sp-weight-strong: 600; font-family: system-ui';
const LANGUAGES: readonly Messages[] = [en, de, fr, spanish('es'), japanese, zhHans, arabic('ar')];

const PLACES = [6, 28, 400].flatMap((total) => {
  const places = [1, 2, 3, 5, 6, 10, 14, 17, 21, 28, 200, 400].filter((place) => place <= total);
  return places.flatMap((now) =>
    places.filter((other) => other !== now).map((without) => [now, without, total] as const),
  );
});

describe('the track of places', () => {
  for (const { lang, why } of LANGUAGES) {
    it(`${lang}: the two labels never lie over each other, nor run out of the track`, async () => {
      const box = await fixture<HTMLElement>(
        html`<div style=${STYLE} dir=${lang.startsWith('ar') ? 'rtl' : 'ltr'}></div>`,
      );
      const rect = (name: string): DOMRect => {
        const found = box.querySelector(name);
        if (found === null) throw new Error(`${name} is missing`);
        return found.getBoundingClientRect();
      };
      for (const [now, without, total] of PLACES) {
        render(
          html`<style>${styles.cssText}</style>${placeTrack({ now, without, total }, why)}`,
          box,
        );
        const [a, b, track] = [rect('.now'), rect('.without'), rect('.track')];
        const said = `${lang}, ${now} and ${without} of ${total}`;
        const beside = a.right <= b.left || b.right <= a.left;
        expect(beside || a.bottom <= b.top || b.bottom <= a.top, said).to.equal(true);
        for (const label of [a, b]) {
          expect(label.left, said).to.be.at.least(track.left - 1);
          expect(label.right, said).to.be.at.most(track.right + 1);
        }
      }
    });
  }
});
