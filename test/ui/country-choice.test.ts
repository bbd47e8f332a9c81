import { expect, html } from '@open-wc/testing';
import '../../src/define.js';
import { COUNTRIES } from '../../src/i18n/countries.js';
import type { DataDialog } from '../../src/ui/data-dialog/data-dialog.js';
import { view } from './data-view.js';
import { drawn, onState, recordingActions, textOf, words, yes } from './fixtures.js';

async function choices(regionBy: { chosen: string | null; clock: string | null } | undefined) {
  const actions = recordingActions();
  const purposes = { ...yes, region: regionBy !== undefined };
  const region = regionBy?.chosen ?? regionBy?.clock ?? null;
  const known = { ...view, purposes, ...(regionBy ? { region, regionBy } : {}) };
  const panel = { kind: 'data', tab: 'choices', view: known } as const;
  const { element } = await drawn<DataDialog>(
    html`<sp-data-dialog
      .state=${onState({ purposes, panel })}
      .actions=${actions}
      .words=${words()}
      .panel=${panel}
    ></sp-data-dialog>`,
  );
  const root = element.renderRoot as ShadowRoot;
  return { element, root, actions, select: root.querySelector<HTMLSelectElement>('#country') };
}

describe('the choice of a country', () => {
  it('has every country by name, in order, with what the clock says first', async () => {
    const { element, select } = await choices({ chosen: null, clock: 'AT' });
    const names = [...(select?.options ?? [])].map((option) => textOf(option));
    expect(names).to.have.length(COUNTRIES.length + 1);
    expect(names.slice(0, 2)).to.deep.equal(['From my clock: Austria', 'Afghanistan']);
    expect(names.slice(1)).to.deep.equal(names.slice(1).sort(new Intl.Collator('en').compare));
    // A name for each: none is shown as its code.
    expect(names.filter((name) => /^[A-Z]{2}$/.test(name))).to.deep.equal([]);
    expect(select?.value).to.equal('');
    expect(textOf(element.renderRoot.querySelector('label[for=country]'))).to.equal('Your country');
    await expect(element).to.be.accessible();
  });

  it('rule 13: is one change away, and goes back to the clock', async () => {
    const { select, actions } = await choices({ chosen: 'PT', clock: null });
    if (!select) throw new Error('no choice');
    expect(select.value).to.equal('PT');
    select.value = 'NO';
    select.dispatchEvent(new Event('change'));
    select.value = '';
    select.dispatchEvent(new Event('change'));
    expect(actions.calls).to.deep.equal([
      ['setCountry', 'NO'],
      ['setCountry', null],
    ]);
  });

  it('rule 5: is not there without the purpose', async () => {
    expect((await choices(undefined)).select).to.equal(null);
  });

  it('what it knows says where the country is from', async () => {
    for (const [regionBy, says] of [
      [{ chosen: 'PT', clock: 'AT' }, 'Your country: Portugal, as you chose'],
      [{ chosen: null, clock: 'AT' }, 'Your country: Austria, from the time zone of your clock'],
      [{ chosen: null, clock: null }, 'Your country: not known. Your clock names none'],
    ] as const) {
      const { element } = await choices(regionBy);
      const { panel } = element;
      element.panel = { ...panel, tab: 'knows' };
      await element.updateComplete;
      expect(textOf(element.renderRoot)).to.contain(says);
    }
  });
});
