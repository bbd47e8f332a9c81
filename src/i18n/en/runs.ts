/** English texts of "How it runs". */

import { ASSUMED_WATTS, energyJoules } from '../../core/energy.js';
import type { RunView } from '../../core/view.js';
import type { CheckWords, RunsWords } from '../data-sections.js';
import { packWords } from './pack.js';
import { watchWords } from './tuning.js';
import { figures, several, times } from './words.js';

/** Weight of a phone in newtons, for a picture of small energies: 200 g. */
const PHONE_NEWTONS = 1.96;

/** What a fault meant, by code; others are named by their code. */
const FAULT_WORDS: Readonly<Record<string, string>> = {
  storage: 'Something could not be stored or read. What could not be kept is in memory only.',
  worker: 'No worker could start, so the work is done within the page.',
  engine: 'Sorting failed. Products were in the order of the show for a while.',
  manifest: 'The plan for counting could not be used. Nothing was sent.',
  report: 'A message was refused by the collector. It was not sent again.',
  consent: 'A choice could not be recorded, so nothing was turned on.',
  model: 'A file for sorting could not be used. Sorting went on without it.',
  import: 'A file that was brought in was not as it should be. Nothing was taken from it.',
};

/** English texts of "How it runs". */
export const runs: RunsWords = {
  lead: 'These lines come from checks that this device just made.',
  isolation: (run) => ({
    title: 'The part that knows you',
    text:
      run.isolation === 'isolated'
        ? 'Has no network: it was taken away before your notes were opened.'
        : run.isolation === 'worker'
          ? 'Runs apart from the page, but without isolation: this browser or page left it a network. It does not use it.'
          : 'Runs within the page, without isolation: this browser or page allows nothing else.',
    state: run.isolation === 'isolated' ? 'Sealed' : 'Not sealed',
    good: run.isolation === 'isolated',
  }),
  sorter: (run) => ({
    title: 'The sorter',
    text: `Version ${run.weightsVersion}, ${several(run.weightsBytes, 'byte')} of numbers${
      run.packBytes === 0 ? '' : `, and ${size(run.packBytes)} from the shop`
    }. ${sorting(run.rankMs)}`,
    state: 'Here',
    good: true,
  }),
  pack: packWords,
  effort,
  notes: (run) => ({
    title: 'Your notes',
    text:
      run.storage === 'durable'
        ? `${run.storedBytes === null ? 'Here' : size(run.storedBytes)}, locked with a key that stays in this browser.`
        : run.storage === 'visit'
          ? 'In memory only, as you chose. Forgotten when you leave.'
          : 'In memory only: this browser did not let them be stored. Forgotten when you leave.',
    state: run.storage === 'durable' ? (run.encrypted ? 'Locked' : 'Not locked') : 'In memory',
    good: run.storage === 'visit' || (run.storage === 'durable' && run.encrypted),
  }),
  protection: ({ protection }) => ({
    title: 'If somebody takes this device',
    text:
      protection === 'passphrase'
        ? 'Your notes cannot be read without your passphrase.'
        : 'Whoever can open this browser can read your notes. A passphrase, in “Your choices”, keeps them out.',
    state: protection === 'passphrase' ? 'Passphrase' : 'No passphrase',
    good: protection === 'passphrase',
  }),
  watch: watchWords,
  log: ({ audit }) => ({
    title: 'The log',
    text:
      audit.intact === null
        ? 'Checking that nothing was changed or taken out.'
        : `${several(audit.entries, 'entry', 'entries')}, each tied to the one before it. ${
            audit.intact
              ? 'Nothing was changed or taken out.'
              : 'Something was changed or taken out.'
          }`,
    state: audit.intact === null ? 'Checking' : audit.intact ? 'Intact' : 'Broken',
    good: audit.intact === true,
  }),
  cannot: 'What this cannot do',
  cannotText:
    'Whoever can unlock this device and open this browser can see what you see here. A dishonest script on this page could too. And the shop still sees what every shop sees: the pages you load and what you buy.',
  check: 'Check again',
  checking: 'Checking…',
  checked: 'Checked just now.',
  faults: 'What went wrong in this visit',
  noFaults: 'Nothing went wrong in this visit.',
  fault: (code, count) =>
    `${FAULT_WORDS[code] ?? `Something failed (${code}).`}${count > 1 ? ` It happened ${times(count)}.` : ''}`,
};

function effort(run: RunView): CheckWords {
  const joules = energyJoules(run.workMs);
  const learned = run.learner.runs === 0 ? '' : ` and learned ${times(run.learner.runs)}`;
  const title = 'What it costs your device';
  if (run.rankings === 0) {
    return { title, text: 'It has not sorted yet in this visit.', state: '0 J', good: null };
  }
  return {
    title,
    text: `Sorted ${times(run.rankings)}${learned} in this visit: ${worked(run.workMs)} of work. At ${figures(
      ASSUMED_WATTS,
    )} watts, which is assumed and not measured, that is about ${amount(joules)} joules, as much as lifting a phone by ${lift(joules)}.`,
    state: `≈ ${amount(joules)} J`,
    good: null,
  };
}

/** Two figures that count. */
function amount(joules: number): string {
  return figures(joules < 0.01 ? 0.01 : Number(joules.toPrecision(2)));
}

function lift(joules: number): string {
  const centimetres = (joules / PHONE_NEWTONS) * 100;
  if (centimetres < 1) return 'less than a centimetre';
  return centimetres < 200
    ? several(Math.round(centimetres), 'centimetre')
    : several(Math.round(centimetres / 100), 'metre');
}

function worked(ms: number): string {
  return ms < 1000
    ? `${several(Math.max(1, Math.round(ms)), 'thousandth')} of a second`
    : `${figures(Number((ms / 1000).toPrecision(2)))} seconds`;
}

function sorting(rankMs: number): string {
  if (rankMs <= 0) return 'It has not sorted yet.';
  return rankMs < 1
    ? 'Sorting takes less than a thousandth of a second.'
    : `Sorting takes ${several(Math.round(rankMs), 'thousandth')} of a second.`;
}

function size(bytes: number): string {
  return bytes < 1000 ? several(bytes, 'byte') : `${figures(Math.round(bytes / 100) / 10)} kB`;
}
