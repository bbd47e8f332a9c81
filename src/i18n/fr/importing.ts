import type { ImportWords } from '../importing.js';
import { form, listed, quoted, several } from './words.js';

const heldOf = (held: {
  readonly signals: number;
  readonly statements: number;
  readonly comparisons: number;
}): string => {
  const { signals, statements, comparisons } = held;
  return listed([
    several(signals, 'note'),
    ...(statements > 0
      ? [several(statements, 'avis que vous avez donné', 'avis que vous avez donnés')]
      : []),
    ...(comparisons > 0 ? [several(comparisons, 'comparaison')] : []),
  ]);
};

/** French texts of the import. */
export const importing: ImportWords = {
  title: 'Apportez vos données ici',
  text: 'Vous avez utilisé cette boutique dans un autre navigateur\u202f? Appuyez là-bas sur «\u00a0Exporter\u00a0», puis choisissez ce fichier ici. Il est lu sur cet appareil et n’est envoyé nulle part.',
  choose: 'Choisir un fichier',
  reading: 'Lecture du fichier…',
  found: ({ when, ...held }) => `Le fichier du ${when} contient\u202f: ${heldOf(held)}.`,
  replaces: (notes) =>
    `${
      notes === 0
        ? 'Il devient ce qui est connu ici.'
        : `Il remplace ce qui est connu ici à présent\u202f: ${several(notes, 'note')}.`
    } Vos choix restent tels quels. Les messages comptés là-bas comptent aussi ici.`,
  replace: 'Remplacer ce qui est connu',
  cancel: 'Annuler',
  working: 'Un instant…',
  done: ({ refused, ...held }) =>
    `C’est fait. Connu ici à présent\u202f: ${heldOf(held)}.${
      refused === 0
        ? ''
        : ` ${several(refused, 'élément')} ${form(refused, 'laissé', 'laissés')} de côté\u202f: trop ${form(refused, 'ancien', 'anciens')}.`
    }`,
  changed: 'Votre fichier a été pris en compte.',
  refused: {
    'too-large': 'Ce fichier est trop gros pour être l’un des nôtres. Rien n’a été modifié.',
    'not-export':
      'Ce n’est pas un fichier fait par «\u00a0Exporter\u00a0», ou quelqu’un l’a modifié. Rien n’a été modifié ici.',
    'other-shop': 'Ce fichier vient d’une autre boutique. Rien n’a été modifié.',
    failed: 'Cela n’a pas marché. Rien n’a été modifié. Réessayez.',
  },
  where: (path) => `Le premier problème est à ${quoted(path)}.`,
};
