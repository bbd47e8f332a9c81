import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/define.js';
import type { ConsentRecord } from '../../src/core/consent.js';
import type { SessionActions, SessionState } from '../../src/page/session/state.js';
import type { RecordsSection } from '../../src/ui/data-dialog/records-section.js';
import type { PickRail } from '../../src/ui/pick-rail/pick-rail.js';
import { view } from './data-view.js';
import { onState, recordingActions, stateOf, textOf, words } from './fixtures.js';

interface Saved {
  readonly name: string;
  readonly text: string;
}

const NOTHING = { picks: false, history: false, counts: false, offers: false, region: false };
const [given] = view.records as [ConsentRecord];
const records: readonly ConsentRecord[] = [
  { ...given, id: 'r2', at: given.at + 60_000, state: 'withdrawn', purposes: NOTHING },
  given,
];

/** What the viewer would find among their downloads. */
let saved: Saved[] = [];
const { createObjectURL } = URL;
const { click } = HTMLAnchorElement.prototype;

async function shown(actions: Partial<SessionActions> = {}, list = records) {
  const element = await fixture<RecordsSection>(
    html`<sp-records-section
      .records=${list}
      .state=${onState()}
      .actions=${{ ...recordingActions(), ...actions } as SessionActions}
      .words=${words()}
    ></sp-records-section>`,
  );
  const { shadowRoot: root } = element;
  if (root === null) throw new Error('not drawn');
  return { element, root };
}

const buttonOf = (root: ShadowRoot, text: string): HTMLButtonElement => {
  const found = [...root.querySelectorAll('button')].find((one) => textOf(one) === text);
  if (!found) throw new Error(`no button ${text}`);
  return found;
};

/** As a viewer presses, by the keyboard; the file it makes. */
async function press(control: HTMLElement): Promise<Saved> {
  const before = saved.length;
  control.focus();
  await sendKeys({ press: 'Enter' });
  await waitUntil(() => saved.length > before, 'a file');
  return saved.at(-1) as Saved;
}

describe('records of choices', () => {
  beforeEach(() => {
    saved = [];
    const texts = new Map<string, Promise<string>>();
    URL.createObjectURL = (blob) => {
      const url = createObjectURL.call(URL, blob);
      texts.set(url, (blob as Blob).text());
      return url;
    };
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      const { download: name, href } = this;
      void texts.get(href)?.then((text) => saved.push({ name, text }));
    };
  });
  afterEach(() => {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  });

  it('rule 15: each choice is a sentence with its own record to download', async () => {
    const { element, root } = await shown();
    const rows = [...root.querySelectorAll('li')];
    expect(rows.map((row) => textOf(row.querySelector('b')))).to.eql([
      'You said no to everything',
      'You said yes to picks, remembering and counting',
    ]);
    await expect(element).to.be.accessible();

    const { name, text } = await press(rows[0]?.querySelector('button') as HTMLButtonElement);
    expect(name).to.match(/^record-\d{4}-\d\d-\d\dT[\d-]+\.json$/);
    const record = JSON.parse(text);
    expect(record['@type']).to.equal('dpv:ConsentRecord');
    expect(record['dct:identifier']).to.equal('r2');
    expect(record['dpv:hasNotice']['@id']).to.equal('ni:///sha-256;x');
    const states = record['dpv:hasProcess'].map(
      (process: { 'dpv:hasConsentStatus': { '@type': string } }) =>
        process['dpv:hasConsentStatus']['@type'],
    );
    // What was on before is withdrawn, the rest was refused.
    expect(states).to.eql([
      'dpv:ConsentWithdrawn',
      'dpv:ConsentWithdrawn',
      'dpv:ConsentWithdrawn',
      'dpv:ConsentRefused',
      'dpv:ConsentRefused',
    ]);
  });

  it('rule 15: all records are one file, under a new random id each time', async () => {
    const { root } = await shown();
    const first = JSON.parse((await press(buttonOf(root, 'Download all records'))).text);
    const second = JSON.parse((await press(buttonOf(root, 'Download all records'))).text);
    const ids = first['dpv:hasRecordOfActivity'].map(
      (record: { 'dct:identifier': string }) => record['dct:identifier'],
    );
    expect(ids).to.eql(['r2', 'r1']);
    expect(first['dct:identifier']).to.match(/^[\w-]{22}$/);
    expect(second['dct:identifier']).not.to.equal(first['dct:identifier']);
  });

  it('rule 15: the log is downloaded by the viewer’s own press, and a failure is said', async () => {
    const proofs: unknown[] = [];
    let fails = false;
    const { element, root } = await shown({
      exportLog: (proof) => {
        proofs.push(proof);
        return fails ? Promise.reject(new Error('no disk')) : Promise.resolve('{"entries":[]}');
      },
    });
    const log = buttonOf(root, 'Download the log');
    log.click();
    expect(proofs).to.eql([]);
    expect(await press(log)).to.eql({ name: 'stream-picks-log.json', text: '{"entries":[]}' });
    expect(proofs.map((proof) => proof !== null)).to.eql([true]);
    fails = true;
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => textOf(root.querySelector('.problem')) !== '');
    await element.updateComplete;
    expect(textOf(root.querySelector('.problem'))).to.contain('could not be read');
    expect(saved).to.have.length(1);
    await expect(element).to.be.accessible();
  });

  it('without a record it says so, and offers the log alone', async () => {
    const { root } = await shown({}, []);
    expect(textOf(root)).to.contain('No choice has been recorded.');
    expect([...root.querySelectorAll('button')].map(textOf)).to.eql(['Download the log']);
  });

  it('rule 15: a refusal and an erase have a record to download beside the picks, nothing else has', async () => {
    const draw = async (patch: Partial<SessionState>) => {
      const actions = recordingActions();
      const element = await fixture<PickRail>(
        html`<sp-pick-rail
          .state=${stateOf({ phase: 'off', ...patch })}
          .actions=${actions}
          .words=${words()}
        ></sp-pick-rail>`,
      );
      const root = element.shadowRoot as ShadowRoot;
      return { actions, element, link: root.querySelector<HTMLElement>('[part~=record-of-no]') };
    };
    for (const offCause of ['signal', 'minor', 'fault', 'outside'] as const)
      expect((await draw({ offCause })).link === null, offCause).to.equal(true);
    const remaining = { consentRecords: 2, ledgerEntries: 0, auditEntries: 9, profileRecords: 0 };
    const erased = { remaining, records };
    for (const after of [{ offCause: 'erased' }, { offCause: 'minor', erased }] as const)
      expect(textOf((await draw(after)).link)).to.equal('Download a record of your no');
    const { actions, element, link } = await draw({ offCause: 'refused' });
    if (link === null) throw new Error('no link');
    expect(textOf(link)).to.equal('Download a record of your no');
    await expect(element).to.be.accessible();
    link.click();
    expect(actions.calls).to.eql([]);
    expect((await press(link)).name).to.equal('record-of-my-no.json');
    expect(actions.calls).to.eql([['recordRefusal']]);
  });
});
