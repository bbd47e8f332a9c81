import type { VaultWords } from '../vault.js';

/** French texts about the vault. */
export const vault: VaultWords = {
  card: 'Choisi d’après vos notes',
  check: (place) => ({
    title: 'Où sont vos notes',
    text: `Dans un coffre à l’adresse ${place}, à part de la page de la boutique. Le coffre affiche ce que vous voyez ici. La page de la boutique ne peut pas le lire.`,
    state: 'Coffre',
    good: true,
  }),
  cannotText:
    'Toute personne qui peut déverrouiller cet appareil et ouvrir ce navigateur voit ce que vous voyez ici. Un script malhonnête sur la page de la boutique ne le voit pas. Mais il peut voir ce sur quoi vous y appuyez, et quelles suggestions sont montrées dans quel ordre. Et la boutique voit toujours ce que voit toute boutique\u202f: les pages que vous chargez et ce que vous achetez.',
  choices:
    'Vous avez choisi sur la page de la boutique, et cette page l’a dit au coffre. Ce qui ne vient pas de vous, changez-le ici.',
  alone:
    'Cette page garde des notes pour l’émission en direct d’une boutique. Il n’y a rien à voir ici.',
};
