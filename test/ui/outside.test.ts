import { expect, html } from '@open-wc/testing';
import type { LitElement, TemplateResult } from 'lit';
import '../../src/define.js';
import type { Purpose } from '../../src/core/consent.js';
import { NO_PURPOSES } from '../../src/core/consent.js';
import type { OutsideTool } from '../../src/core/outside.js';
import { NOTHING_OUTSIDE, OUTSIDE_KINDS } from '../../src/core/outside.js';
import type { SessionState } from '../../src/page/session/state.js';
import { view } from './data-view.js';
import { drawn, onState, recordingActions, stateOf, textOf, words } from './fixtures.js';

const TCF: OutsideTool = { kind: 'tcf', name: '' };
const KLARO: OutsideTool = { kind: 'page', name: 'Klaro' };

const denying = (denied: Partial<Record<Purpose, OutsideTool>>) => ({
  outside: { ...NOTHING_OUTSIDE, denied, answered: Object.values(denied)[0] ?? null },
});

async function rootOf(template: TemplateResult): Promise<ShadowRoot> {
  const { element } = await drawn<LitElement>(template);
  return element.renderRoot as ShadowRoot;
}

const bar = async (state: SessionState) =>
  textOf(
    (
      await rootOf(
        html`<sp-pick-rail .state=${state} .actions=${recordingActions()} .words=${words()}></sp-pick-rail>`,
      )
    ).querySelector('.bar [role=status]'),
  );

describe('what tools outside the widget set', () => {
  it('rule 17: a switch that is denied is off, cannot be pressed, and says by whom', async () => {
    const state = stateOf(denying({ picks: TCF, history: TCF, offers: KLARO }));
    const root = await rootOf(
      html`<sp-how-dialog .state=${state} .actions=${recordingActions()} .words=${words()}></sp-how-dialog>`,
    );
    const rows = [...root.querySelectorAll('.rows > .row')].map((row) => ({
      text: textOf(row),
      isOff: row.querySelector<HTMLButtonElement>('[role=switch]')?.disabled,
    }));
    expect(rows.slice(0, 5).map(({ isOff }) => isOff)).to.deep.equal([
      true,
      true,
      false,
      true,
      true,
    ]);
    expect(rows[0]?.text).to.contain(
      'Off, set by this page’s privacy settings (TCF). You can change it there.',
    );
    expect(rows[3]?.text).to.contain('Off, set by this page (Klaro).');
    expect(rows[2]?.text).not.to.contain('set by');
  });

  it('rule 17: Your choices names each tool and what it keeps off', async () => {
    const panel = { kind: 'data', tab: 'choices', view } as const;
    const purposes = { ...NO_PURPOSES, picks: true };
    const state = onState({
      panel,
      purposes,
      ...denying({ history: TCF, counts: KLARO, offers: TCF }),
    });
    const root = await rootOf(
      html`<sp-data-dialog .panel=${panel} .state=${state} .actions=${recordingActions()} .words=${words()}></sp-data-dialog>`,
    );
    const notes = [...root.querySelectorAll('.view > .note')].map((note) => textOf(note));
    expect(notes).to.have.length(2);
    expect(notes[0]).to.contain('Set by this page’s privacy settings (TCF).');
    expect(notes[0]).to.contain('and “After the show”. You can change it there.');
    expect(notes[1]).to.contain('Set by this page (Klaro). Off: “Help the host count”.');
  });

  it('rule 18: the bar says who keeps picks off, who asks, and who was answered', async () => {
    for (const kind of OUTSIDE_KINDS) {
      const tool = { kind, name: '' };
      const text = await bar(
        stateOf({ phase: 'off', offCause: 'outside', ...denying({ picks: tool }) }),
      );
      expect(text, kind).to.match(/^Picks are off, set by (this|your) /);
    }
    expect(await bar(stateOf({ phase: 'off', offCause: 'waiting' }))).to.equal(
      'Picks are off while this page asks about your privacy',
    );
    const others = denying({ counts: TCF });
    expect(await bar(stateOf({ phase: 'off', offCause: 'outside', ...others }))).to.equal(
      'Picks are off until you turn them on here',
    );
  });

  it('a record names the tool that decided', () => {
    const { choices } = words().messages.data;
    const record = {
      id: 'r',
      at: 0,
      state: 'given',
      purposes: { ...NO_PURPOSES, picks: true },
      source: 'page',
      noticeVersion: 1,
      noticeHash: '',
      language: 'en',
      controller: 'Shop',
      tool: KLARO,
    } as const;
    expect(choices.record(record)).to.match(/^This page \(Klaro\) said yes to /);
    expect(
      choices.record({ ...record, source: 'outside', tool: TCF, purposes: NO_PURPOSES }),
    ).to.equal('This page’s privacy settings (TCF) said no to everything');
  });
});
