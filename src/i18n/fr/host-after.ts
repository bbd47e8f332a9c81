import type { BoardWords, CanWords, NextWhyWords, ReportWords } from '../host-after.js';
import { quoted, than } from './words.js';

const NEVER = [
  'Ce qu’une personne a fait, ou qui a regardé.',
  'Ce que veulent les spectateurs qui ne participent pas au comptage.',
  'Ce qui a été payé\u202f: on compte le panier, pas la caisse.',
  'Si le fait de montrer un produit l’a fait désirer.',
];

/** French texts of the list of questions. */
export const can: CanWords = {
  heading: 'Ce à quoi les comptages peuvent répondre',
  caption: 'Sur toute l’émission, pour les spectateurs qui participent au comptage.',
  states: { yes: 'Oui', part: 'En partie', no: 'Pas encore' },
  over: 'Non',
  questions: {
    wanted: 'Combien veulent chaque produit\u202f?',
    first: 'Lequel est le plus demandé\u202f?',
    pairs: 'Lequel des deux est devant\u202f?',
    stages: 'Est-ce monté ou descendu\u202f?',
    picks: 'Qu’ont donné les suggestions\u202f?',
    reason: 'Pourquoi ont-ils vu ce qu’ils ont vu\u202f?',
    health: 'Les suggestions marchent-elles bien\u202f?',
  },
  wanted: (told, of) => `On peut le dire pour ${told} sur ${of}.`,
  first: (count, written) =>
    count === 1 ? 'Un produit est sûrement devant.' : `${written} partagent la première place.`,
  firstNone: 'On ne peut le dire pour aucun.',
  pairs: (told, of) => `Sûr pour ${told} paires sur ${of}.`,
  stages: (told, of) => `${told} chiffres d’étapes sur ${of} ont assez de réponses.`,
  enough: 'Assez de réponses sont arrivées.',
  more: (count, written) =>
    count === 1
      ? 'Il faut encore environ 1 spectateur qui participe au comptage.'
      : `Il faut encore environ ${written} spectateurs qui participent au comptage.`,
  moreOver: (_, written) => `Il en aurait fallu environ ${written} de plus.`,
  tooFew: 'Trop peu de réponses sont arrivées.',
  disturbed: 'Certains comptages sont perturbés.',
  neverHeading: 'Jamais d’après ces comptages',
  never: NEVER,
};

/** French texts of why a product is proposed. */
export const nextWhy: NextWhyWords = {
  sure: 'Sûr',
  notSure: 'Pas sûr',
  why: (share, low, high) => `${share} sur 100 l’ont ouvert ou mis au panier (${low} à ${high}).`,
  lead: (gap, low, high, other) => `${gap} de plus ${than(other)} (${low} à ${high}).`,
};

/** French texts of the view for a wall. */
export const board: BoardWords = {
  open: 'Projecteur',
  label: 'Vue pour projecteur',
  fill: 'Plein écran',
  unfill: 'Quitter le plein écran',
  dark: 'Sombre',
  light: 'Clair',
  close: 'Fermer',
  key: 'Sur 100 spectateurs qui participent au comptage. Barre\u202f: la vérité s’y trouve 19 fois sur 20, pour toutes les barres ensemble.',
  upTo: (stage) => `Jusqu’à l’étape ${quoted(stage)}.`,
  sureBut: (_, written) => `Sûr, ${written} non connus`,
  more: (count, written) => (count === 1 ? 'et 1 de plus' : `et ${written} de plus`),
};

/** French texts of the report. */
export const report: ReportWords = {
  open: 'Rapport',
  heading: 'Rapport',
  back: 'Retour au pupitre',
  print: 'Imprimer',
  soFar: 'L’émission n’est pas finie. Voici ce qui est arrivé jusqu’ici.',
  from: (start, end) => `${start} à ${end}.`,
  readAt: (answers, moment) =>
    `${answers} réponses de spectateurs qui participent au comptage, lues\u202f: ${moment}.`,
  brief: 'En bref',
  most: (title) => `Le plus demandé\u202f: ${title}, sûrement devant tous les autres.`,
  mostOf: (titles) =>
    `Le plus demandé\u202f: l’un de ceux-ci, ${titles}. On ne peut pas les départager.`,
  mostMany: (count) =>
    `${count} produits partagent la première place. On ne peut pas les départager.`,
  untold: 'Trop peu de réponses pour dire quel produit est le plus demandé.',
  pairs: (sure, of) => `Sur ${of} paires de produits, ${sure} sont sûrement différentes.`,
  chosen: (share, low, high) => `${share} sur 100 ont choisi une suggestion (${low} à ${high}).`,
  works: (share, low, high) =>
    `Pour ${share} sur 100, les suggestions ont bien marché (${low} à ${high}).`,
  few: (titles) => `Trop peu de réponses pour dire quoi que ce soit\u202f: ${titles}.`,
  disturbed: (titles) =>
    `Perturbé, ne vous y fiez pas\u202f: ${titles}. Il est venu plus ou moins de réponses que le plan ne le permet.`,
  may: 'Ce qu’on peut conclure',
  mayList: [
    'Chaque chiffre est une meilleure estimation pour les spectateurs de cette émission qui participent au comptage\u202f; la vérité est dans son intervalle 19 fois sur 20.',
    'Là où il est écrit «\u00a0Sûr\u00a0», tous ces mots ensemble sont justes 19 fois sur 20, aussi souvent que vous ayez regardé.',
    'Un produit devant ici a été ouvert ou mis au panier par plus de ces spectateurs.',
  ],
  mayNot: 'Ce qu’on ne peut pas conclure',
  mayNotList: [
    ...NEVER,
    'Que deux produits diffèrent s’ils partagent une place, ou là où il est écrit «\u00a0Pas sûr\u00a0».',
    'Quoi que ce soit en additionnant des étapes, ou en comparant une étape à toute l’émission\u202f: d’autres spectateurs étaient là.',
  ],
  next: 'Pour la prochaine émission',
  fits: (answers, subjects, written, needed) =>
    `${answers} réponses sont arrivées. ${asking(subjects, written)} avec cette erreur en demande environ ${needed}\u202f: le plan peut donc rester.`,
  short: (answers, subjects, written, needed) =>
    `${answers} réponses sont arrivées. ${asking(subjects, written)} avec cette erreur en demande environ ${needed}.`,
  fitting: (count, written) =>
    count === 1
      ? 'Autant de spectateurs peuvent bien répondre sur 1 produit.'
      : `Autant de spectateurs peuvent bien répondre sur ${written} produits.`,
  fittingNone:
    'Si peu de spectateurs ne peuvent répondre avec cette exactitude, même sur un seul produit.',
  error: (error) => `Ou tout garder et accepter une erreur relative de ${error}.`,
  numbers: 'Tous les chiffres',
};

function asking(subjects: number, written: string): string {
  return subjects === 1 ? 'Interroger sur 1 produit' : `Interroger sur ${written} produits`;
}
