/** German texts about what the device learns, and about how it watches itself. */

import type { RunView, TunedTerm, TuningView, WatchCause } from '../../core/view.js';
import type { DataWords } from '../messages.js';
import { figures, form, listed, several } from './words.js';

const TERM_WORDS: Readonly<Record<TunedTerm, string>> = {
  brand: 'Marke',
  creator: 'Creator',
  category: 'Art des Produkts',
  words: 'Wörter im Namen',
  tags: 'Stichwörter',
  price: 'Preis',
  together: 'was andere zusammen gekauft haben',
  alike: 'was der Shop ähnlich nennt',
};

const CAUSE_WORDS: Readonly<Record<WatchCause, string>> = {
  slow: 'Das Sortieren wurde hier langsam',
  errors: 'Das Sortieren ist hier gescheitert',
  empty: 'Das Sortieren fand nichts, obwohl etwas da war',
  unwanted: 'Du hast mehr aus der Reihenfolge der Show gewählt als aus den Vorschlägen',
  learner: 'Das Lernen ist hier gescheitert',
};

/** By step: what is left out. */
const STEP_WORDS = [
  '',
  'lernt es einige Minuten lang nicht und nimmt die üblichen Gewichte',
  'lernt es einige Minuten lang nicht und sortiert nur nach Punktzahl',
  'sortiert es einige Minuten lang nicht: Die Produkte stehen in der Reihenfolge der Show',
] as const;

const STEP_STATES = ['Alles läuft', 'Weniger', 'Weniger', 'Ruht'] as const;

/** Changes named at most. */
const MOST_NAMED = 4;

/** What was learned about how the viewer chooses. */
export const tuned: DataWords['picks']['tuned'] = {
  title: 'Auf dich abgestimmt',
  text: tunedText,
  from: ({ learnedFrom, missing, held }) =>
    learnedFrom === 0
      ? 'Ein Vergleich ist ein Produkt, das du gewählt hast, und eines daneben, das du gesehen und übergangen hast.'
      : `Auf diesem Gerät gelernt aus ${several(learnedFrom, 'Vergleich', 'Vergleichen')}.${
          held === null ? ` Nach ${figures(missing)} weiteren lernt es wieder.` : ''
        }`,
  standard: 'Übliche Gewichte nehmen',
  back: 'Zurück zu den üblichen Gewichten. Das Gelernte ist vergessen.',
  showComparisons: (count) => `${several(count, 'Vergleich', 'Vergleiche')} zeigen`,
  hideComparisons: 'Vergleiche ausblenden',
  comparison: (better, worse) => `${better} statt ${worse}`,
};

/** How the engine finds itself at work. */
export function watchWords({ watch, learner }: RunView): ReturnType<DataWords['runs']['watch']> {
  const { step, cause } = watch;
  const learned =
    learner.runs === 0 ? '' : ` Das Lernen hat ${thousandths(learner.lastMs)} gedauert.`;
  return {
    title: 'Selbstkontrolle',
    text:
      step === 0 || cause === null
        ? `Prüft jede Sortierung: 95 von 100 dauerten höchstens ${thousandths(Math.max(1, watch.p95Ms))}.${learned}`
        : `${CAUSE_WORDS[cause]}. Darum ${STEP_WORDS[step]}.`,
    state: STEP_STATES[step],
    good: step === 0,
  };
}

function tunedText({ learnedFrom, changes, missing, comparisons, held }: TuningView): string {
  if (learnedFrom > 0) {
    const named = (more: boolean) => {
      const terms = changes.slice(0, MOST_NAMED).filter(({ times }) => times > 1 === more);
      const list = listed(terms.map(({ term }) => TERM_WORDS[term]));
      return list === '' ? '' : `Zählt ${more ? 'mehr' : 'weniger'}: ${list}. `;
    };
    return `${named(true)}${named(false)}`.trim() || 'Deine Wahl passt zu den üblichen Gewichten.';
  }
  switch (held) {
    case 'saver':
      return 'Gerade nicht: Dein Gerät spart Strom oder Daten, darum lernt es nicht.';
    case 'watch':
      return 'Gerade nicht: Das Lernen ruht. „Wie es läuft“ sagt, warum.';
    case 'no-learner':
      return 'Hier nicht: Dieser Browser oder diese Seite lässt es nicht lernen.';
    default:
      return `Noch nicht. Es lernt aus dem, was du wählst, auf diesem Gerät, nach ${figures(missing)} ${
        comparisons.length === 0
          ? form(missing, 'Vergleich', 'Vergleichen')
          : form(missing, 'weiteren Vergleich', 'weiteren Vergleichen')
      }.`;
  }
}

function thousandths(ms: number): string {
  return ms < 1
    ? 'weniger als eine Tausendstelsekunde'
    : several(Math.round(ms), 'Tausendstelsekunde', 'Tausendstelsekunden');
}
