/** The question, in French: all that has to be there before the viewer has answered. */
import type { OptInWords } from '../messages.js';
import { figures } from './figures.js';

export const optIn: OptInWords = {
  title: 'On choisit pour vous\u202f?',
  how: 'En savoir plus',
  text: ({ controller, counts, days }) =>
    counts
      ? `Oui\u202f: votre appareil garde ${figures(days)} jours ce que vous voyez. ${controller} reçoit un nombre brouillé par émission.`
      : `Oui\u202f: votre appareil garde ${figures(days)} jours ce que vous voyez. Rien n’est envoyé. Responsable\u202f: ${controller}.`,
  yes: 'Oui, choisir',
  no: 'Non, merci',
  unsure: 'Appuyez encore',
  changed: {
    title: 'Du nouveau. Toujours oui\u202f?',
    what: ({ title, text }, elsewhere) => `${title}\u202f: ${elsewhere ?? text}`,
    whatOfSeveral: ({ title }, elsewhere) =>
      elsewhere === null ? `${title}.` : `${title}\u202f: ${elsewhere}`,
    yes: 'Oui, garder',
    no: 'Non, arrêter',
  },
  working: 'Un instant…',
  missing: 'Le chargement a échoué. Vérifiez la connexion et réessayez.',
  again: 'Réessayer',
};
