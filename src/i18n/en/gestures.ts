import type { Reaction } from '../../core/signal.js';
import type { GestureWords } from '../gestures.js';
import { listed } from './words.js';

/** What each reaction is called in the middle of a sentence about a product. */
const SAID: Readonly<Record<Reaction, string>> = {
  more: 'More like it',
  love: 'Love it',
  curious: 'Curious',
  dear: 'Too dear',
};

/** English texts about what can be done with a card. */
export const gestures: GestureWords = {
  menu: (title) => `More to do: ${title}`,
  menuOf: (title) => `What to do with ${title}`,
  reactions: 'Your reaction',
  reaction: { ...SAID, more: 'More like this' },
  notForMe: 'Not for me',
  howMany: 'How many…',
  newTab: 'Open in a new tab',
  reacted: (reaction, title) => `Noted on this device: ${SAID[reaction]}, ${title}.`,
  note: (reaction, title) =>
    reaction === 'more' ? `More like ${title}` : `You said “${SAID[reaction]}”: ${title}`,
  onStage: (titles, price) => `On now: ${listed(titles)}${price === null ? '' : `, ${price}`}`,
};

/** What the viewer said about products, as reasons name it. */
export const REACTION_WORDS: Readonly<
  Record<
    Exclude<Reaction, 'more'>,
    { readonly did: string; readonly noun: readonly [string, string]; readonly same: string }
  >
> = {
  love: {
    did: 'said you love',
    noun: ['“love it” for', 'times “love it” for'],
    same: 'You said you love it',
  },
  curious: {
    did: 'said you are curious about',
    noun: ['“curious” for', 'times “curious” for'],
    same: 'You said you are curious',
  },
  dear: {
    did: 'said “too dear” of',
    noun: ['“too dear” for', 'times “too dear” for'],
    same: 'You said it is too dear',
  },
};
