import type { Switched } from '../../core/after-show.js';
import type { AfterShowWords } from '../after-show.js';
import { several, times } from './words.js';

/** English texts of the recap and the offers. */
export const afterShow: AfterShowWords = {
  offers: (count) => (count === 1 ? 'An offer' : 'Offers'),
  recap: 'Your recap',
  madeFrom: (notes) => `Made on your device, from your ${several(notes, 'note')}`,
  madeHere: 'Chosen on your device',
  looked: 'looked at',
  saved: 'saved',
  added: 'in the basket',
  spentTime: 'You spent time on',
  away: 'You stepped away when this was on',
  item: ({ because, looks }) => (because === 'saved' ? 'You saved it' : lookedAt(looks)),
  awayWhy: 'On stage while this page was in the background',
  reminders: 'From your last visit',
  reminder: ({ because, looks }, day) =>
    because === 'saved' ? `You saved it on ${day}` : `${lookedAt(looks)}, last on ${day}`,
  hide: (title) => `Hide: ${title}`,
  hidden: (title) => `Hidden: ${title}.`,
  undo: 'Undo',
  offHeading: 'Hidden after the show',
  off: (what, title) => `${title}: ${OFF[what]}`,
  showAgain: 'Show again',
  showAgainNamed: (title) => `Show again: ${title}`,
  offerWhy: ({ because, acts }) =>
    `Shown because ${because === 'saved' ? 'you saved it' : `you looked at it ${times(acts)}`}. Your device chose it, and the code is the same for everyone.`,
  code: (code) => `Code: ${code}`,
  watch: (time) => `Watch from ${time}`,
  watchNamed: (time, title) => `Watch from ${time}: ${title}`,
  unreachable: 'This page has no replay to jump to.',
  messageTitle: 'The show is over',
  messageBody: 'Come back to see what you missed.',
  notify: 'Tell me when a show is over',
  notifyText:
    'A message of this browser, if you missed something while this page was in the background. It names no product. Off again after 30 days.',
  notifyDenied: 'Your browser does not let this page show messages.',
  close: 'Close',
  notForMe: 'Not for me',
  notForMeText: 'Turns off recaps, reminders and offers.',
  offerCame: 'There is an offer below the products.',
  recapCame: 'The show is over. Your recap is below the products.',
};

const OFF: Readonly<Record<Exclude<Switched, 'notify'>, string>> = {
  offer: 'its offer',
  recap: 'in the recap',
  missed: 'as what you missed',
  reminder: 'as a reminder',
};

function lookedAt(looks: number): string {
  return `You looked at it ${times(looks)}`;
}
