import type { Reaction } from '../../core/signal.js';
import type { GestureWords } from '../gestures.js';
import { apart, type Words } from './words.js';

/** What each reaction is called. */
export const SAID: Readonly<Record<Reaction, string>> = {
  more: 'المزيد مثله',
  love: 'أعجبني جدًا',
  curious: 'أثار فضولي',
  dear: 'غالٍ جدًا',
};

/** A reaction among the notes. */
export const reacted = (reaction: Reaction, title: string): string =>
  reaction === 'more' ? `المزيد مثل ${apart(title)}` : `قلت «${SAID[reaction]}»: ${apart(title)}`;

/** Arabic texts about what can be done with a card. */
export const gestures = ({ listed }: Words): GestureWords => ({
  menu: (title) => `المزيد من الخيارات: ${apart(title)}`,
  menuOf: (title) => `ماذا تفعل بشأن ${apart(title)}`,
  reactions: 'رأيك',
  reaction: SAID,
  notForMe: 'ليس لي',
  howMany: 'كم تريد…',
  newTab: 'فتح في علامة تبويب جديدة',
  reacted: (reaction, title) => `دُوّن على هذا الجهاز: ${SAID[reaction]}، ${apart(title)}.`,
  note: reacted,
  onStage: (titles, price) =>
    `يُعرض الآن: ${listed(titles.map(apart))}${price === null ? '' : `، ${price}`}`,
});
