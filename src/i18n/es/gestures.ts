import type { Reaction } from '../../core/signal.js';
import type { GestureWords } from '../gestures.js';
import type { Words } from './words.js';

/** What each reaction is called in the middle of a sentence about a product. */
const SAID: Readonly<Record<Reaction, string>> = {
  more: 'Más así',
  love: 'Me encanta',
  curious: 'Me da curiosidad',
  dear: 'Demasiado caro',
};

/** A reaction among the notes. */
export const reacted = (reaction: Reaction, title: string): string =>
  reaction === 'more' ? `Más como ${title}` : `Dijiste «${SAID[reaction]}»: ${title}`;

/** Spanish texts about what can be done with a card. */
export const gestures = ({ listed }: Words): GestureWords => ({
  menu: (title) => `Más acciones: ${title}`,
  menuOf: (title) => `Qué hacer con ${title}`,
  reactions: 'Tu reacción',
  reaction: SAID,
  notForMe: 'No es para mí',
  howMany: 'Cuántos…',
  newTab: 'Abrir en otra pestaña',
  reacted: (reaction, title) => `Anotado en este dispositivo: ${SAID[reaction]}, ${title}.`,
  note: reacted,
  onStage: (titles, price) => `En pantalla: ${listed(titles)}${price === null ? '' : `, ${price}`}`,
});

/** What the viewer said about products, as reasons name it. */
export const REACTION_WORDS: Readonly<
  Record<
    Exclude<Reaction, 'more'>,
    {
      readonly did: string;
      /** Of one and of several reactions, after "your" and "your n". */
      readonly noun: readonly [string, string];
      readonly same: string;
    }
  >
> = {
  love: {
    did: 'Dijiste «me encanta» de',
    noun: ['«me encanta» a', 'veces «me encanta» a'],
    same: 'Dijiste que te encanta',
  },
  curious: {
    did: 'Dijiste «me da curiosidad» de',
    noun: ['«me da curiosidad» a', 'veces «me da curiosidad» a'],
    same: 'Dijiste que te da curiosidad',
  },
  dear: {
    did: 'Dijiste «demasiado caro» de',
    noun: ['«demasiado caro» a', 'veces «demasiado caro» a'],
    same: 'Dijiste que es demasiado caro',
  },
};
