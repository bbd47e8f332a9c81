/** French texts of "How it runs". */

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
    'Quelque chose n’a pas pu être enregistré ou lu. Ce qui n’a pas pu être gardé est en mémoire seulement.',
  worker: 'Aucun worker n’a pu démarrer\u202f: le travail se fait donc dans la page.',
  engine: 'Le tri a échoué. Les produits ont été un moment dans l’ordre de l’émission.',
  manifest: 'Le plan de comptage était inutilisable. Rien n’a été envoyé.',
  report: 'Le serveur de comptage a refusé un message. Il n’a pas été renvoyé.',
  consent: 'Un choix n’a pas pu être enregistré\u202f: rien n’a donc été activé.',
  model: 'Un fichier servant au tri était inutilisable. Le tri a continué sans lui.',
  import: 'Un fichier apporté n’était pas comme il devrait être. Rien n’en a été pris.',
};

/** French texts of "How it runs". */
export const runs: RunsWords = {
  lead: 'Ces lignes viennent de vérifications que cet appareil vient de faire.',
  isolation: (run) => ({
    title: 'La partie qui vous connaît',
    text:
      run.isolation === 'isolated'
        ? 'N’a pas de réseau\u202f: il lui a été retiré avant l’ouverture de vos notes.'
        : run.isolation === 'worker'
          ? 'Tourne à part de la page, mais sans isolement\u202f: ce navigateur ou cette page lui a laissé un réseau. Elle ne l’utilise pas.'
          : 'Tourne dans la page, sans isolement\u202f: ce navigateur ou cette page ne permet rien d’autre.',
    state: run.isolation === 'isolated' ? 'Isolée' : 'Non isolée',
    good: run.isolation === 'isolated',
  }),
  sorter: (run) => ({
    title: 'Le tri',
    text: `Version ${run.weightsVersion}, ${several(run.weightsBytes, 'octet')} de nombres${
      run.packBytes === 0 ? '' : `, et ${size(run.packBytes)} de la boutique`
    }. ${sorting(run.rankMs)}`,
    state: 'Ici',
    good: true,
  }),
  pack: packWords,
  effort,
  notes: (run) => ({
    title: 'Vos notes',
    text:
      run.storage === 'durable'
        ? `${run.storedBytes === null ? 'Ici' : size(run.storedBytes)}, sous une clé qui reste dans ce navigateur.`
        : run.storage === 'visit'
          ? 'En mémoire seulement, comme vous l’avez choisi. Oubliées à votre départ.'
          : 'En mémoire seulement\u202f: ce navigateur n’a pas permis de les enregistrer. Oubliées à votre départ.',
    state: run.storage === 'durable' ? (run.encrypted ? 'Sous clé' : 'Pas sous clé') : 'En mémoire',
    good: run.storage === 'visit' || (run.storage === 'durable' && run.encrypted),
  }),
  protection: ({ protection }) => ({
    title: 'Si quelqu’un prend cet appareil',
    text:
      protection === 'passphrase'
        ? 'Vos notes sont illisibles sans votre phrase secrète.'
        : 'Qui peut ouvrir ce navigateur peut lire vos notes. Une phrase secrète, dans «\u00a0Vos choix\u00a0», l’en empêche.',
    state: protection === 'passphrase' ? 'Phrase secrète' : 'Sans phrase secrète',
    good: protection === 'passphrase',
  }),
  watch: watchWords,
  log: ({ audit }) => ({
    title: 'Le journal',
    text:
      audit.intact === null
        ? 'Vérification que rien n’a été modifié ni retiré.'
        : `${several(audit.entries, 'entrée')}, chacune liée à la précédente. ${
            audit.intact
              ? 'Rien n’a été modifié ni retiré.'
              : 'Quelque chose a été modifié ou retiré.'
          }`,
    state: audit.intact === null ? 'Vérification' : audit.intact ? 'Intact' : 'Abîmé',
    good: audit.intact === true,
  }),
  cannot: 'Ce que ceci ne peut pas faire',
  cannotText:
    'Toute personne qui peut déverrouiller cet appareil et ouvrir ce navigateur voit ce que vous voyez ici. Un script malhonnête sur cette page le pourrait aussi. Et la boutique voit toujours ce que voit toute boutique\u202f: les pages que vous chargez et ce que vous achetez.',
  check: 'Vérifier à nouveau',
  checking: 'Vérification…',
  checked: 'Vérifié à l’instant.',
  faults: 'Ce qui s’est mal passé pendant cette visite',
  noFaults: 'Rien ne s’est mal passé pendant cette visite.',
  fault: (code, count) =>
    `${FAULT_WORDS[code] ?? `Quelque chose a échoué (${code}).`}${
      count > 1 ? ` C’est arrivé ${times(count)}.` : ''
    }`,
};

function effort(run: RunView): CheckWords {
  const joules = energyJoules(run.workMs);
  const learned = run.learner.runs === 0 ? '' : ` et ${several(run.learner.runs, 'apprentissage')}`;
  const title = 'Ce que cela coûte à votre appareil';
  if (run.rankings === 0) {
    const text = 'Aucun tri encore pendant cette visite.';
    return { title, text, state: '0 J', good: null };
  }
  return {
    title,
    text: `Pendant cette visite, ${several(run.rankings, 'tri')}${learned}\u202f: ${worked(run.workMs)} de travail. À ${figures(
      ASSUMED_WATTS,
    )} watts, ce qui est supposé et non mesuré, cela fait environ ${amount(joules)} joules, autant que soulever un téléphone ${lift(joules)}.`,
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
  if (centimetres < 1) return 'de moins d’un centimètre';
  return centimetres < 200
    ? `de ${several(Math.round(centimetres), 'centimètre')}`
    : `de ${several(Math.round(centimetres / 100), 'mètre')}`;
}

function worked(ms: number): string {
  return ms < 1000
    ? `${several(Math.max(1, Math.round(ms)), 'millième')} de seconde`
    : several(Number((ms / 1000).toPrecision(2)), 'seconde');
}

function sorting(rankMs: number): string {
  if (rankMs <= 0) return 'Aucun tri encore.';
  return rankMs < 1
    ? 'Trier prend moins d’un millième de seconde.'
    : `Trier prend ${several(Math.round(rankMs), 'millième')} de seconde.`;
}

function size(bytes: number): string {
  return bytes < 1000
    ? several(bytes, 'octet')
    : `${figures(Math.round(bytes / 100) / 10)}\u00a0ko`;
}
