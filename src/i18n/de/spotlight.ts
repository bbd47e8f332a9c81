import type { SpotlightWords } from '../spotlight.js';

/** German texts of the one product that comes up by itself. */
export const spotlight: SpotlightWords = {
  label: 'Vielleicht für dich',
  wasOnStage: 'Das lief gerade in der Show',
  fewer: 'Weniger davon',
  fewerLong: 'Weniger davon: In dieser Show taucht nichts mehr auf',
  came: (title, why) => `Vielleicht für dich: ${title}. ${why}.`,
  noMore: 'In dieser Show taucht nichts mehr auf.',
  switchTitle: 'Weniger Unterbrechungen',
  switchText: 'Kein Produkt taucht von selbst auf. Die Liste bleibt, wie sie ist.',
  stopped: 'Du wolltest in dieser Show keine mehr.',
  allow: 'Wieder erlauben',
};
