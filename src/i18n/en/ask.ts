/** The question, in English: all that has to be there before the viewer has answered. */
import type { OptInWords } from '../messages.js';
import { figures } from './figures.js';

export const optIn: OptInWords = {
  title: 'Shall we pick for you?',
  how: 'How it works',
  text: ({ controller, counts, days }) =>
    counts
      ? `Yes: your device keeps what you look at for ${figures(days)} days. ${controller} gets one scrambled count a show.`
      : `Yes: your device keeps what you look at for ${figures(days)} days. Nothing is sent. ${controller} answers for this.`,
  yes: 'Yes, pick for me',
  no: 'No, thanks',
  unsure: 'Press once more',
  changed: {
    title: 'Changed. Still yes?',
    what: ({ title, text }, elsewhere) => `${title}: ${elsewhere ?? text}`,
    whatOfSeveral: ({ title }, elsewhere) =>
      elsewhere === null ? `${title}.` : `${title}: ${elsewhere}`,
    yes: 'Yes, keep it on',
    no: 'No, turn it off',
  },
  working: 'One moment…',
  missing: 'This could not be loaded. Check the connection and try again.',
  again: 'Try again',
};
