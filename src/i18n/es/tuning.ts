/** Spanish texts about what the device learns, and about how it watches itself. */

import type { RunView, TunedTerm, TuningView, WatchCause } from '../../core/view.js';
import type { DataWords } from '../messages.js';
import type { Words } from './words.js';

const TERM_WORDS: Readonly<Record<TunedTerm, string>> = {
  brand: 'marca',
  creator: 'creador',
  category: 'tipo de producto',
  words: 'palabras del nombre',
  tags: 'etiquetas',
  price: 'precio',
  together: 'lo que otros compraron junto',
  alike: 'lo que la tienda considera parecido',
};

const CAUSE_WORDS: Readonly<Record<WatchCause, string>> = {
  slow: 'Ordenar se volvió lento aquí',
  errors: 'Ordenar falló aquí',
  empty: 'Ordenar no encontró nada, aunque había algo',
  unwanted: 'Elegiste más del orden del programa que de las recomendaciones',
  learner: 'Aprender falló aquí',
};

/** By step: what is left out. */
const STEP_WORDS = [
  '',
  'no aprende y usa los pesos normales',
  'no aprende y solo ordena por puntuación',
  'no ordena: los productos están en el orden del programa',
] as const;

const STEP_STATES = ['Todo en marcha', 'Menos', 'Menos', 'En pausa'] as const;

/** Changes named at most. */
const MOST_NAMED = 4;

/** What was learned about how the viewer chooses. */
export function tuned(words: Words): DataWords['picks']['tuned'] {
  const { figures, several } = words;
  const comparisons = (count: number) => several(count, 'comparación', 'comparaciones');
  return {
    title: 'Ajustado a ti',
    text: (tuning) => tunedText(words, tuning),
    from: ({ learnedFrom, missing, held }) =>
      learnedFrom === 0
        ? 'Una comparación es un producto que elegiste y otro a su lado que viste y dejaste pasar.'
        : `Aprendido en este dispositivo de ${comparisons(learnedFrom)}.${
            held === null ? ` Vuelve a aprender después de ${figures(missing)} más.` : ''
          }`,
    standard: 'Usar los pesos normales',
    back: 'De vuelta a los pesos normales. Lo aprendido se ha olvidado.',
    showComparisons: (count) => `Mostrar ${comparisons(count)}`,
    hideComparisons: 'Ocultar las comparaciones',
    comparison: (better, worse) => `${better}, antes que ${worse}`,
  };
}

/** How the engine finds itself at work. */
export function watchWords(
  { several }: Words,
  { watch, learner }: RunView,
): ReturnType<DataWords['runs']['watch']> {
  const thousandths = (ms: number) =>
    ms < 1
      ? 'menos de una milésima de segundo'
      : `${several(Math.round(ms), 'milésima', 'milésimas')} de segundo`;
  const { step, cause } = watch;
  const learned = learner.runs === 0 ? '' : ` Aprender tardó ${thousandths(learner.lastMs)}.`;
  return {
    title: 'Se vigila a sí mismo',
    text:
      step === 0 || cause === null
        ? `Comprueba cada vez que ordena: 95 de cada 100 tardaron como mucho ${thousandths(watch.p95Ms)}.${learned}`
        : `${CAUSE_WORDS[cause]}, así que durante unos minutos ${STEP_WORDS[step]}.`,
    state: STEP_STATES[step],
    good: step === 0,
  };
}

function tunedText(
  { several, listed }: Words,
  { learnedFrom, changes, missing, comparisons, held }: TuningView,
): string {
  if (learnedFrom > 0) {
    const named = (more: boolean) => {
      const terms = changes.slice(0, MOST_NAMED).filter(({ times }) => times > 1 === more);
      const list = listed(terms.map(({ term }) => TERM_WORDS[term]));
      return list === '' ? '' : `Cuenta ${more ? 'más' : 'menos'}: ${list}. `;
    };
    return (
      `${named(true)}${named(false)}`.trim() || 'Tus elecciones coinciden con los pesos normales.'
    );
  }
  switch (held) {
    case 'saver':
      return 'Ahora no: tu dispositivo ahorra energía o datos, así que no aprende.';
    case 'watch':
      return 'Ahora no: ha dejado de aprender por un rato. «Funcionamiento» dice por qué.';
    case 'no-learner':
      return 'Aquí no: este navegador o esta página no le deja aprender.';
    default:
      return comparisons.length === 0
        ? `Todavía no. Aprende de tus elecciones, en este dispositivo, después de ${several(missing, 'comparación', 'comparaciones')}.`
        : `Todavía no. Aprende de tus elecciones, en este dispositivo, después de ${several(missing, 'comparación', 'comparaciones')} más.`;
  }
}
