import type { SpotlightWords } from '../spotlight.js';

/** Spanish texts of the one product that comes up by itself. */
export const spotlight: SpotlightWords = {
  label: 'Quizá para ti',
  wasOnStage: 'Acaba de salir en pantalla',
  fewer: 'Menos de estos',
  fewerLong: 'Menos de estos: no aparecerá ninguno más en este programa',
  came: (title, why) => `Quizá para ti: ${title}. ${why}.`,
  noMore: 'No aparecerá ninguno más en este programa.',
  switchTitle: 'Menos interrupciones',
  switchText: 'Ningún producto aparece por sí solo. La lista queda como está.',
  stopped: 'No querías más en este programa.',
  allow: 'Permitir de nuevo',
};
