import type { RegionWords } from '../region.js';

/** English texts about the viewer's country. */
export const region: RegionWords = {
  known: (country, chosen) =>
    chosen
      ? `Your country: ${country}, as you chose`
      : `Your country: ${country}, from the time zone of your clock`,
  unknown: 'Your country: not known. Your clock names none, so nothing is left out.',
  text: (purpose) =>
    `Picks leave out what cannot be sent there, and go by its seasons. It is never sent. The switch “${purpose}” turns it off.`,
  toChoices: 'Your choices',
  notKnown:
    'It does not know your name, your email, your age, where in your country you are, or what you do on other pages.',
  label: 'Your country',
  hint: 'What you choose is kept with your notes on this device, and erased with them.',
  byClock: (country) =>
    country === null ? 'From my clock: not known' : `From my clock: ${country}`,
};
