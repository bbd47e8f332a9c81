/** German texts of "How it runs". */

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
  storage:
    'Etwas konnte nicht gespeichert oder gelesen werden. Was nicht behalten werden konnte, ist nur im Arbeitsspeicher.',
  worker: 'Es ließ sich kein Worker starten. Darum läuft die Arbeit in der Seite selbst.',
  engine:
    'Das Sortieren ist gescheitert. Die Produkte standen eine Zeit lang in der Reihenfolge der Show.',
  manifest: 'Der Plan für das Zählen war nicht zu gebrauchen. Nichts wurde gesendet.',
  report: 'Der Zählserver hat eine Nachricht abgelehnt. Sie wurde nicht noch einmal gesendet.',
  consent: 'Eine Wahl konnte nicht festgehalten werden. Darum wurde nichts eingeschaltet.',
  model: 'Eine Datei zum Sortieren war nicht zu gebrauchen. Es wurde ohne sie sortiert.',
  import: 'Eine mitgebrachte Datei war nicht, wie sie sein soll. Nichts davon wurde übernommen.',
};

/** German texts of "How it runs". */
export const runs: RunsWords = {
  lead: 'Diese Zeilen stammen aus Prüfungen, die dieses Gerät gerade gemacht hat.',
  isolation: (run) => ({
    title: 'Der Teil, der dich kennt',
    text:
      run.isolation === 'isolated'
        ? 'Hat kein Netz: Es wurde ihm genommen, bevor deine Notizen geöffnet wurden.'
        : run.isolation === 'worker'
          ? 'Läuft getrennt von der Seite, aber ohne Abschottung: Dieser Browser oder diese Seite hat ihm ein Netz gelassen. Er benutzt es nicht.'
          : 'Läuft in der Seite, ohne Abschottung: Dieser Browser oder diese Seite lässt nichts anderes zu.',
    state: run.isolation === 'isolated' ? 'Abgeschottet' : 'Nicht abgeschottet',
    good: run.isolation === 'isolated',
  }),
  sorter: (run) => ({
    title: 'Der Sortierer',
    text: `Version ${run.weightsVersion}, ${several(run.weightsBytes, 'Byte', 'Byte')} an Zahlen${
      run.packBytes === 0 ? '' : `, dazu ${size(run.packBytes)} vom Shop`
    }. ${sorting(run.rankMs)}`,
    state: 'Hier',
    good: true,
  }),
  pack: packWords,
  effort,
  notes: (run) => ({
    title: 'Deine Notizen',
    text:
      run.storage === 'durable'
        ? `${run.storedBytes === null ? 'Hier' : size(run.storedBytes)}, verschlossen mit einem Schlüssel, der in diesem Browser bleibt.`
        : run.storage === 'visit'
          ? 'Nur im Arbeitsspeicher, wie du gewählt hast. Vergessen, sobald du gehst.'
          : 'Nur im Arbeitsspeicher: Dieser Browser hat sie nicht speichern lassen. Vergessen, sobald du gehst.',
    state:
      run.storage === 'durable'
        ? run.encrypted
          ? 'Verschlossen'
          : 'Nicht verschlossen'
        : 'Nur im Speicher',
    good: run.storage === 'visit' || (run.storage === 'durable' && run.encrypted),
  }),
  protection: ({ protection }) => ({
    title: 'Wenn jemand dieses Gerät nimmt',
    text:
      protection === 'passphrase'
        ? 'Deine Notizen sind ohne deine Passphrase nicht zu lesen.'
        : 'Wer diesen Browser öffnen kann, kann deine Notizen lesen. Eine Passphrase, unter „Deine Einstellungen“, verhindert das.',
    state: protection === 'passphrase' ? 'Mit Passphrase' : 'Ohne Passphrase',
    good: protection === 'passphrase',
  }),
  watch: watchWords,
  log: ({ audit }) => ({
    title: 'Das Protokoll',
    text:
      audit.intact === null
        ? 'Es wird geprüft, dass nichts geändert oder herausgenommen wurde.'
        : `${several(audit.entries, 'Eintrag', 'Einträge')}, jeder an den vorigen gebunden. ${
            audit.intact
              ? 'Nichts wurde geändert oder herausgenommen.'
              : 'Etwas wurde geändert oder herausgenommen.'
          }`,
    state: audit.intact === null ? 'Wird geprüft' : audit.intact ? 'Unversehrt' : 'Beschädigt',
    good: audit.intact === true,
  }),
  cannot: 'Was das nicht kann',
  cannotText:
    'Wer dieses Gerät entsperren und diesen Browser öffnen kann, sieht, was du hier siehst. Ein unehrliches Skript auf dieser Seite könnte es auch. Und der Shop sieht weiterhin, was jeder Shop sieht: die Seiten, die du lädst, und was du kaufst.',
  check: 'Noch einmal prüfen',
  checking: 'Wird geprüft …',
  checked: 'Gerade geprüft.',
  faults: 'Was bei diesem Besuch schiefging',
  noFaults: 'Bei diesem Besuch ging nichts schief.',
  fault: (code, count) =>
    `${FAULT_WORDS[code] ?? `Etwas ist gescheitert (${code}).`}${
      count > 1 ? ` Das ist ${times(count)} passiert.` : ''
    }`,
};

function effort(run: RunView): CheckWords {
  const joules = energyJoules(run.workMs);
  const learned = run.learner.runs === 0 ? '' : ` und ${times(run.learner.runs)} gelernt`;
  const title = 'Was es dein Gerät kostet';
  if (run.rankings === 0) {
    const text = 'Bei diesem Besuch wurde noch nicht sortiert.';
    return { title, text, state: '0 J', good: null };
  }
  return {
    title,
    text: `Bei diesem Besuch ${times(run.rankings)} sortiert${learned}: ${worked(run.workMs)} Arbeit. Bei ${figures(
      ASSUMED_WATTS,
    )} Watt, was angenommen und nicht gemessen ist, sind das etwa ${amount(joules)} Joule, so viel wie ein Handy ${lift(joules)} hochzuheben.`,
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
  if (centimetres < 1) return 'weniger als einen Zentimeter';
  return centimetres < 200
    ? several(Math.round(centimetres), 'Zentimeter', 'Zentimeter')
    : several(Math.round(centimetres / 100), 'Meter', 'Meter');
}

function worked(ms: number): string {
  return ms < 1000
    ? several(Math.max(1, Math.round(ms)), 'Tausendstelsekunde', 'Tausendstelsekunden')
    : several(Number((ms / 1000).toPrecision(2)), 'Sekunde', 'Sekunden');
}

function sorting(rankMs: number): string {
  if (rankMs <= 0) return 'Es wurde noch nicht sortiert.';
  return rankMs < 1
    ? 'Sortieren dauert weniger als eine Tausendstelsekunde.'
    : `Sortieren dauert ${several(Math.round(rankMs), 'Tausendstelsekunde', 'Tausendstelsekunden')}.`;
}

function size(bytes: number): string {
  return bytes < 1000
    ? several(bytes, 'Byte', 'Byte')
    : `${figures(Math.round(bytes / 100) / 10)}\u00a0kB`;
}
