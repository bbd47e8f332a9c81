import type { Reaction } from '../../core/signal.js';
import type { GestureWords } from '../gestures.js';
import { listed, of, quoted } from './words.js';

/** What each reaction is called. */
export const REACTION_WORDS: Readonly<Record<Reaction, string>> = {
  more: 'Plus de ça',
  love: 'J’adore',
  curious: 'Ça m’intrigue',
  dear: 'Trop cher',
};

/** French texts about what can be done with a card. */
export const gestures: GestureWords = {
  menu: (title) => `Autres actions\u202f: ${title}`,
  menuOf: (title) => `Que faire ${of(title)}\u202f?`,
  reactions: 'Votre réaction',
  reaction: REACTION_WORDS,
  notForMe: 'Pas pour moi',
  howMany: 'Combien…',
  newTab: 'Ouvrir dans un nouvel onglet',
  reacted: (reaction, title) =>
    `Noté sur cet appareil\u202f: ${REACTION_WORDS[reaction]}, ${title}.`,
  note: (reaction, title) =>
    reaction === 'more'
      ? `Plus comme ${title}`
      : `Vous avez dit ${quoted(REACTION_WORDS[reaction])}\u202f: ${title}`,
  onStage: (titles, price) =>
    `À l’écran\u202f: ${listed(titles)}${price === null ? '' : `, ${price}`}`,
};
