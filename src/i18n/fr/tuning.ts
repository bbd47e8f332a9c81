/** French texts about what the device learns, and about how it watches itself. */

import type { RunView, TunedTerm, TuningView, WatchCause } from '../../core/view.js';
import type { DataWords } from '../messages.js';
import { figures, form, listed, several, than } from './words.js';

const TERM_WORDS: Readonly<Record<TunedTerm, string>> = {
  brand: 'la marque',
  creator: 'le créateur',
  category: 'le rayon',
  words: 'les mots du nom',
  tags: 'les mots-clés',
  price: 'le prix',
  together: 'ce que d’autres ont acheté ensemble',
  alike: 'ce que la boutique dit semblable',
};

const CAUSE_WORDS: Readonly<Record<WatchCause, string>> = {
  slow: 'Le tri est devenu lent ici',
  errors: 'Le tri a échoué ici',
  empty: 'Le tri n’a rien trouvé, alors qu’il y avait quelque chose',
  unwanted: 'Vous avez choisi plus dans l’ordre de l’émission que dans les suggestions',
  learner: 'L’apprentissage a échoué ici',
};

/** By step: what is left out. */
const STEP_WORDS = [
  '',
  'pas d’apprentissage, et les poids habituels',
  'pas d’apprentissage, et un tri par le score seul',
  'pas de tri\u202f: les produits sont dans l’ordre de l’émission',
] as const;

const STEP_STATES = ['Tout marche', 'Réduit', 'Réduit', 'Au repos'] as const;

/** Changes named at most. */
const MOST_NAMED = 4;

/** What was learned about how the viewer chooses. */
export const tuned: DataWords['picks']['tuned'] = {
  title: 'Réglé sur vous',
  text: tunedText,
  from: ({ learnedFrom, missing, held }) =>
    learnedFrom === 0
      ? 'Une comparaison est un produit que vous avez choisi, et un autre à côté que vous avez vu et passé.'
      : `Appris sur cet appareil à partir de ${several(learnedFrom, 'comparaison')}.${
          held === null ? ` Prochain apprentissage après ${figures(missing)} de plus.` : ''
        }`,
  standard: 'Prendre les poids habituels',
  back: 'Retour aux poids habituels. Ce qui a été appris est oublié.',
  showComparisons: (count) => `Montrer ${several(count, 'comparaison')}`,
  hideComparisons: 'Masquer les comparaisons',
  comparison: (better, worse) => `${better} plutôt ${than(worse)}`,
};

/** How the engine finds itself at work. */
export function watchWords({ watch, learner }: RunView): ReturnType<DataWords['runs']['watch']> {
  const { step, cause } = watch;
  const learned =
    learner.runs === 0 ? '' : ` L’apprentissage a pris ${thousandths(learner.lastMs)}.`;
  return {
    title: 'Auto-surveillance',
    text:
      step === 0 || cause === null
        ? `Vérifie chaque tri\u202f: 95 sur 100 ont pris au plus ${thousandths(Math.max(1, watch.p95Ms))}.${learned}`
        : `${CAUSE_WORDS[cause]}. Donc, pour quelques minutes, ${STEP_WORDS[step]}.`,
    state: STEP_STATES[step],
    good: step === 0,
  };
}

function tunedText({ learnedFrom, changes, missing, comparisons, held }: TuningView): string {
  if (learnedFrom > 0) {
    const named = (more: boolean) => {
      const terms = changes.slice(0, MOST_NAMED).filter(({ times }) => times > 1 === more);
      const list = listed(terms.map(({ term }) => TERM_WORDS[term]));
      return list === '' ? '' : `Compte ${more ? 'plus' : 'moins'}\u202f: ${list}. `;
    };
    return (
      `${named(true)}${named(false)}`.trim() || 'Vos choix s’accordent avec les poids habituels.'
    );
  }
  switch (held) {
    case 'saver':
      return 'Pas maintenant\u202f: votre appareil économise l’énergie ou les données, il n’apprend donc pas.';
    case 'watch':
      return 'Pas maintenant\u202f: l’apprentissage est au repos. «\u00a0Comment ça tourne\u00a0» dit pourquoi.';
    case 'no-learner':
      return 'Pas ici\u202f: ce navigateur ou cette page ne permet pas d’apprendre.';
    default:
      return `Pas encore. L’apprentissage se fait à partir de vos choix, sur cet appareil, après ${
        comparisons.length === 0
          ? several(missing, 'comparaison')
          : `${several(missing, 'comparaison')} ${form(missing, 'supplémentaire', 'supplémentaires')}`
      }.`;
  }
}

function thousandths(ms: number): string {
  return ms < 1
    ? 'moins d’un millième de seconde'
    : `${several(Math.round(ms), 'millième')} de seconde`;
}
