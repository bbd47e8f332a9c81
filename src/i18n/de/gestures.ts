import type { Reaction } from '../../core/signal.js';
import type { GestureWords } from '../gestures.js';
import { listed, quoted } from './words.js';

/** What each reaction is called. */
const SAID: Readonly<Record<Reaction, string>> = {
  more: 'Mehr davon',
  love: 'Liebe ich',
  curious: 'Macht neugierig',
  dear: 'Zu teuer',
};

/** German texts about what can be done with a card. */
export const gestures: GestureWords = {
  menu: (title) => `Mehr Möglichkeiten: ${title}`,
  menuOf: (title) => `Was tun mit ${title}?`,
  reactions: 'Deine Reaktion',
  reaction: SAID,
  notForMe: 'Nicht meins',
  howMany: 'Wie viele …',
  newTab: 'In neuem Tab öffnen',
  reacted: (reaction, title) => `Auf diesem Gerät notiert: ${SAID[reaction]}, ${title}.`,
  note: (reaction, title) =>
    reaction === 'more'
      ? `Mehr wie ${title}`
      : `Du hast ${quoted(SAID[reaction])} gesagt: ${title}`,
  onStage: (titles, price) =>
    `Jetzt in der Show: ${listed(titles)}${price === null ? '' : `, ${price}`}`,
};

/** What the viewer said about products, as reasons name it. */
export const REACTION_WORDS: Readonly<Record<Exclude<Reaction, 'more'>, string>> = {
  love: SAID.love,
  curious: SAID.curious,
  dear: SAID.dear,
};
