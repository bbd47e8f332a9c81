import type { ProtectionWords } from '../protection.js';
import { figures } from './words.js';

/** French texts of the passphrase and of the tab that forgets. */
export const protection: ProtectionWords = {
  title: 'Sur cet appareil',
  forget: (asking) => ({
    title: 'M’oublier quand je ferme cet onglet',
    text: asking
      ? 'Pour un appareil que d’autres utilisent aussi. Rien n’y est gardé et rien n’est compté.'
      : 'Pour un appareil que d’autres utilisent aussi. Ce qui y est gardé est effacé maintenant, rien n’est compté, et la question vous sera reposée la prochaine fois.',
  }),
  forgetBlocks: 'Désactivé tant que cet onglet vous oublie.',
  open: {
    title: 'Une phrase secrète pour vos notes',
    text: 'Qui copie les fichiers de ce navigateur peut lire vos notes. Avec une phrase secrète, non. Vous la saisissez chaque fois que la page s’ouvre.',
  },
  guarded: {
    title: 'Vos notes ont une phrase secrète',
    text: 'Qui copie les fichiers de ce navigateur ne peut pas les lire sans elle.',
  },
  locked: {
    title: 'Vos notes sont verrouillées',
    text: 'Saisissez votre phrase secrète pour les utiliser ici. D’ici là, les suggestions repartent de zéro, et ce qui est noté maintenant rejoindra vos notes ensuite.',
  },
  set: 'Définir une phrase secrète',
  change: 'La changer',
  remove: 'L’enlever',
  unlock: 'Déverrouiller',
  save: 'Enregistrer',
  cancel: 'Annuler',
  working: 'Un instant…',
  passphrase: 'Phrase secrète',
  current: 'Phrase secrète actuelle',
  fresh: 'Nouvelle phrase secrète',
  show: 'L’afficher',
  hint: (strength, least) => {
    switch (strength) {
      case 'empty':
        return `Au moins ${figures(least)} caractères. Quatre mots sans rapport entre eux sont faciles à retenir et difficiles à deviner.`;
      case 'short':
        return `Au moins ${figures(least)} caractères.`;
      case 'weak':
        return 'Assez longue, mais facile à deviner.';
      case 'good':
        return 'Assez longue.';
    }
  },
  wrong: 'Ce n’est pas la phrase secrète. Réessayez.',
  wait: 'Trop d’essais erronés. Attendez une demi-minute, puis réessayez.',
  busy: 'Un autre onglet de cette boutique utilise vos notes. Rien n’a été modifié. Fermez cet onglet ou attendez un peu, puis réessayez.',
  failed: 'Cela n’a pas marché. Rien n’a été modifié. Réessayez.',
  forgotten:
    'Si vous l’oubliez, plus personne ne pourra lire vos notes, et nous ne pourrons pas vous aider. Il ne restera que «\u00a0Arrêter et effacer\u00a0».',
  done: {
    set: 'Votre phrase secrète est définie.',
    removed: 'La phrase secrète est enlevée.',
    unlocked: 'Déverrouillé.',
  },
};
