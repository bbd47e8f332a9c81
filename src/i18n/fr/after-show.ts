import type { Switched } from '../../core/after-show.js';
import type { AfterShowWords } from '../after-show.js';
import { figures, form, times } from './words.js';

/** French texts of the recap and the offers. */
export const afterShow: AfterShowWords = {
  offers: (count) => (count === 1 ? 'Une offre' : 'Offres'),
  recap: 'Votre récapitulatif',
  madeFrom: (notes) =>
    `Préparé sur votre appareil, à partir de ${form(notes, 'votre', 'vos')} ${figures(notes)} ${form(notes, 'note', 'notes')}`,
  madeHere: 'Choisi sur votre appareil',
  looked: 'regardés',
  saved: 'enregistrés',
  added: 'au panier',
  spentTime: 'Vous y avez passé du temps',
  away: 'À l’écran pendant votre absence',
  item: ({ because, looks }) => (because === 'saved' ? 'Vous l’avez enregistré' : lookedAt(looks)),
  awayWhy: 'À l’écran pendant que cette page était à l’arrière-plan',
  reminders: 'De votre dernière visite',
  reminder: ({ because, looks }, day) =>
    because === 'saved'
      ? `Vous l’avez enregistré le ${day}`
      : `${lookedAt(looks)}, la dernière le ${day}`,
  hide: (title) => `Masquer\u202f: ${title}`,
  hidden: (title) => `Masqué\u202f: ${title}.`,
  undo: 'Annuler',
  offHeading: 'Masqués après l’émission',
  off: (what, title) => `${title}\u202f: ${OFF[what]}`,
  showAgain: 'Montrer à nouveau',
  showAgainNamed: (title) => `Montrer à nouveau\u202f: ${title}`,
  offerWhy: ({ because, acts }) =>
    `Affichée parce que vous l’avez ${because === 'saved' ? 'enregistré' : `regardé ${times(acts)}`}. Votre appareil l’a choisie, et le code est le même pour tout le monde.`,
  code: (code) => `Code\u202f: ${code}`,
  watch: (time) => `Voir à partir de ${time}`,
  watchNamed: (time, title) => `Voir à partir de ${time}\u202f: ${title}`,
  unreachable: 'Cette page n’a pas de rediffusion où aller.',
  messageTitle: 'L’émission est terminée',
  messageBody: 'Revenez voir ce que vous avez manqué.',
  notify: 'Me prévenir quand une émission est terminée',
  notifyText:
    'Une notification de ce navigateur, si vous avez manqué quelque chose pendant que cette page était à l’arrière-plan. Elle ne nomme aucun produit. Désactivée à nouveau après 30 jours.',
  notifyDenied: 'Votre navigateur ne permet pas à cette page d’afficher des notifications.',
  close: 'Fermer',
  notForMe: 'Pas pour moi',
  notForMeText: 'Désactive les récapitulatifs, les rappels et les offres.',
  offerCame: 'Il y a une offre sous les produits.',
  recapCame: 'L’émission est terminée. Votre récapitulatif est sous les produits.',
};

const OFF: Readonly<Record<Exclude<Switched, 'notify'>, string>> = {
  offer: 'son offre',
  recap: 'dans le récapitulatif',
  missed: 'parmi ce que vous avez manqué',
  reminder: 'en rappel',
};

function lookedAt(looks: number): string {
  return `Vous l’avez regardé ${times(looks)}`;
}
