import type { SpotlightWords } from '../spotlight.js';

/** English texts of the one product that comes up by itself. */
export const spotlight: SpotlightWords = {
  label: 'Perhaps for you',
  wasOnStage: 'It was just on stage',
  fewer: 'Fewer of these',
  fewerLong: 'Fewer of these: nothing more comes up in this show',
  came: (title, why) => `Perhaps for you: ${title}. ${why}.`,
  noMore: 'Nothing more comes up in this show.',
  switchTitle: 'Fewer interruptions',
  switchText: 'No product comes up by itself. The list stays as it is.',
  stopped: 'You wanted no more in this show.',
  allow: 'Allow again',
};
