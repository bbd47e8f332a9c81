import type { RegionWords } from '../region.js';
import { quoted } from './words.js';

/** German texts about the viewer's country. */
export const region: RegionWords = {
  known: (country, chosen) =>
    chosen
      ? `Dein Land: ${country}, von dir gewählt`
      : `Dein Land: ${country}, nach der Zeitzone deiner Uhr`,
  unknown: 'Dein Land: nicht bekannt. Deine Uhr nennt keines, darum wird nichts weggelassen.',
  text: (purpose) =>
    `Vorschläge lassen weg, was nicht dorthin geliefert wird, und richten sich nach den Jahreszeiten dort. Das Land wird nie gesendet. Der Schalter ${quoted(purpose)} schaltet es aus.`,
  toChoices: 'Deine Einstellungen',
  notKnown:
    'Es kennt nicht deinen Namen, deine E-Mail-Adresse, dein Alter, wo in deinem Land du bist und was du auf anderen Seiten tust.',
  label: 'Dein Land',
  hint: 'Was du wählst, wird mit deinen Notizen auf diesem Gerät behalten und mit ihnen gelöscht.',
  byClock: (country) =>
    country === null ? 'Nach meiner Uhr: nicht bekannt' : `Nach meiner Uhr: ${country}`,
};
