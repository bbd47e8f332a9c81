import type { SpotlightWords } from '../spotlight.js';

/** French texts of the one product that comes up by itself. */
export const spotlight: SpotlightWords = {
  label: 'Peut-être pour vous',
  wasOnStage: 'Il était à l’écran à l’instant',
  fewer: 'Moins souvent',
  fewerLong: 'Moins souvent\u202f: plus rien n’apparaît pendant cette émission',
  came: (title, why) => `Peut-être pour vous\u202f: ${title}. ${why}.`,
  noMore: 'Plus rien n’apparaît pendant cette émission.',
  switchTitle: 'Moins d’interruptions',
  switchText: 'Aucun produit n’apparaît de lui-même. La liste reste telle quelle.',
  stopped: 'Vous n’en vouliez plus pendant cette émission.',
  allow: 'Autoriser à nouveau',
};
