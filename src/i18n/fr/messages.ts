import type { Messages } from '../messages.js';
import { afterShow } from './after-show.js';
import { optIn } from './ask.js';
import { carts } from './carts.js';
import { data } from './data.js';
import { gestures } from './gestures.js';
import { importing } from './importing.js';
import { outside } from './outside.js';
import { overlay } from './overlay.js';
import { protection } from './protection.js';
import { reasons } from './reasons.js';
import { region } from './region.js';
import { spotlight } from './spotlight.js';
import { vault } from './vault.js';
import { counted, figures, ordinal, place, quoted, several } from './words.js';

/** French. */
export const fr: Messages = {
  lang: 'fr',
  close: 'Fermer',
  spotlight,
  optIn,
  how: {
    title: 'D’où viennent les suggestions',
    points: [
      {
        title: 'On note ce que vous regardez ici',
        text: 'Quels produits vous regardez, ouvrez, enregistrez, mettez au panier, achetez ou passez ici, combien de temps, et ce que vous cherchez. Pas votre nom, pas d’autres sites.',
      },
      {
        title: 'Tout se calcule sur votre appareil',
        text: 'Les notes et le tri ne sont jamais envoyés, pas même à la boutique.',
      },
      {
        title: 'Vous pouvez retirer votre consentement',
        text: 'Voyez chaque note, supprimez celles que vous voulez, ou arrêtez et effacez tout d’un seul geste.',
      },
    ],
    choose:
      'Choisissez ce que vous voulez. Certains choix demandent les suggestions, et le disent.',
    purposes: {
      picks: {
        title: 'Suggestions pour cette visite',
        text: 'Trier les produits d’après ce que vous regardez. Oublié à votre départ.',
      },
      history: {
        title: 'Se souvenir de moi ici',
        text: 'Garder cela 90 jours sur cet appareil, pour votre prochaine visite. Avec les suggestions ou «\u00a0Après l’émission\u00a0» seulement.',
      },
      counts: {
        title: 'Aider à compter',
        text: 'Envoyer une réponse brouillée par émission, notée ici 28 jours. Personne ne peut savoir avec certitude si elle est vraie.',
      },
      offers: {
        title: 'Après l’émission',
        text: 'Un récapitulatif, des rappels et des offres, préparés sur cet appareil. Gardés 30 jours.',
      },
      region: {
        title: 'Mon pays',
        text: 'Masquer ce qui n’est pas livré dans votre pays\u202f: selon votre horloge, ou choisi par vous et gardé ici. Avec les suggestions seulement.',
      },
    },
    needs: {
      history: 'Avec les suggestions ou «\u00a0Après l’émission\u00a0» seulement.',
      region: 'Avec les suggestions seulement.',
    },
    blockedBySignal:
      'Désactivé\u202f: votre navigateur demande aux sites de ne rien partager ni vendre.',
    blockedByMinor: 'Désactivé\u202f: cette page indique que vous êtes mineur.',
    recipient: (name, country) =>
      `Destinataire\u202f: ${name ?? 'une autre entreprise'}${country === null ? '' : ` (${country})`}.`,
    save: 'Enregistrer',
    refuse: 'Non, merci',
    controller: (name) => `Responsable de vos données\u202f: ${name}.`,
    rights: ({ counts, elsewhere }) =>
      `${
        elsewhere
          ? ''
          : counts
            ? 'Aucune autre entreprise ne reçoit rien. '
            : 'Personne ne reçoit rien. '
      }Vous pouvez demander à accéder à vos données, à les faire rectifier ou effacer, et adresser une réclamation à votre autorité de contrôle.`,
    policy: 'Politique de confidentialité',
    contact: 'Contact',
  },
  rail: {
    inShow: 'Dans cette émission',
    showOrder: 'Dans l’ordre de l’émission',
    forYou: 'Pour vous',
    byAi: 'Choisi par une IA sur votre appareil',
    segments: 'Ordre des produits',
    forMe: 'Pour moi',
    notBasedOnMe: 'Sans mes données',
    onThisDevice: 'Reste ici',
    yourData: 'Vos données',
    stopAndErase: 'Arrêter et effacer',
    erasing: 'Effacement…',
    choosing: 'Un instant…',
    off: 'Suggestions désactivées',
    offByMinor: 'Pas de suggestions pour les mineurs',
    signalHonoured: 'Opposition de votre navigateur respectée',
    erased: (left) => {
      if (left === null) return 'Effacé dans un autre onglet';
      const { used, log } = left;
      const kept = [
        'votre choix',
        'son justificatif',
        ...(log ? ['un journal qui ne nomme rien'] : []),
        ...(used === 0 ? [] : [quoted(several(used, 'message utilisé', 'messages utilisés'))]),
      ];
      return `Effacé. Restent\u202f: ${kept.slice(0, -1).join(', ')} et ${kept.at(-1)}.`;
    },
    privacyChoices: 'Vos choix de confidentialité',
    recordOfNo: 'Télécharger un justificatif de votre refus',
    allProducts: (count) => `Tous les produits (${figures(count)})`,
    showMore: (count) => `En montrer ${figures(count)} de plus`,
    loading: 'Chargement des produits de cette émission',
    empty: 'Aucun produit n’a encore été annoncé pour cette émission.',
    failed: 'Impossible de charger les produits. L’émission continue\u202f; réessayez plus tard.',
    nothingLeft:
      'Il ne reste rien à suggérer. Ce qui est masqué, dans votre panier ou non livrable chez vous est dans la liste ci-dessous.',
    placeChanged: (title) => `Première suggestion à présent\u202f: ${title}`,
    dismissed: (title) => `Masqué\u202f: ${title}. Ce qui y ressemble compte moins.`,
    undo: 'Annuler',
  },
  card: {
    onNow: 'À l’écran',
    upNext: 'Bientôt',
    promotedBy: (name) => `Sponsorisé par ${name}`,
    notForMe: (title) => `Pas pour moi\u202f: ${title}`,
    moreLikeThis: (title) => `Plus de ça\u202f: ${title}`,
    why: (title, reason) => `Pourquoi ${title}\u202f? ${reason}`,
    add: 'Ajouter',
    addNamed: (title) => `Ajouter au panier\u202f: ${title}`,
    choose: 'Choisir',
    chooseNamed: (title) => `Choisir une taille ou un modèle\u202f: ${title}`,
    oldPrice: (price) => `Avant\u202f: ${price}`,
    view: 'Voir',
    soldOut: 'Épuisé',
    preorder: 'Précommander',
    close: 'Fermer',
  },
  cart: {
    asking: 'Ajout…',
    added: 'Dans le panier',
    failed: (reason) => (reason === null ? 'Non ajouté.' : `Non ajouté\u202f: ${reason}`),
    again: 'Réessayer',
  },
  carts,
  gestures,
  reasons,
  why: {
    title: (product) => `Pourquoi ${product}\u202f?`,
    place,
    placeNow: (at) => `${ordinal(at)}, à présent`,
    placeWithout: (at) => `${ordinal(at)}, sans`,
    without: (cause, at) => ({
      before: `Sans ${cause}, ce serait la `,
      place: place(at),
      after: '.',
    }),
    stillWithout: (cause, at) => `Même sans ${cause}, ce serait la ${place(at)}.`,
    notAboutYou: 'Aucune de vos notes n’a compté ici.',
    removed: (before, after) =>
      before === after
        ? `Raison supprimée. Le produit reste à la ${place(after)}.`
        : `Raison supprimée. Le produit passe de la ${place(before)} à la ${place(after)}.`,
    counted: 'Ce qui a compté',
    together: 'En tout, son score',
    aboutYou: 'sur vous',
    aboutShow: 'sur l’émission',
    against: 'en sa défaveur',
    nothingElse: 'Rien d’autre n’a compté. Aucun prix n’a été modifié.',
    remove: 'Supprimer',
    removeNamed: (reason, at) =>
      at === null
        ? `Supprimer\u202f: ${reason}`
        : `Supprimer\u202f: ${reason}. Ce serait la ${place(at)}.`,
    placeIfRemoved: (at) => `sans cela, ${place(at)}`,
    undo: 'Annuler',
    more: 'Plus de ça',
    notForMe: 'Pas pour moi',
    loading: 'Calcul en cours…',
    stillLoading: 'Calcul toujours en cours. C’est plus long que prévu.',
    missing: {
      'picks-off':
        'Rien n’est trié pour vous tant que les suggestions sont désactivées\u202f: il n’y a donc pas de raison à donner.',
      'not-sorted':
        'Ce produit n’est pas parmi ceux qui ont été triés\u202f: il n’a donc pas de place à expliquer.',
      failed: 'Impossible de trouver les raisons. Fermez cette fenêtre et réessayez.',
    },
    smallOnes: (count) =>
      count === 1 ? 'Et une petite raison' : `Et ${counted(count)} petites raisons`,
    showSmall: (count) =>
      count === 1 ? 'Montrer la petite raison' : `Montrer les ${counted(count)} petites raisons`,
    hideSmall: 'Masquer les petites raisons',
    nothingYet: 'Rien n’a encore compté. Le produit est dans l’ordre de l’émission.',
    promotedPaid: (name, shop) => `${name} a payé ${shop} pour une place dans cette liste.`,
    promotedNothingAboutYou: 'Rien sur vous n’a été utilisé.',
    promotedNotByYou: 'Cette place ne vient pas de vos notes.',
    promotedPlace: (byScore, at) =>
      `Avec ce score, ce serait la ${place(byScore)}. La place payée est la ${place(at)}, et il n’y en a jamais plus d’une.`,
    showPromoted: {
      title: 'Montrer les places payées',
      text: 'Sinon, les produits sponsorisés vont là où leur score les met.',
    },
    discovery: 'Une place est gardée pour quelque chose que vous n’avez pas regardé.',
  },
  data,
  vault,
  afterShow,
  region,
  outside,
  overlay,
  protection,
  importing,
  notices: {
    keptLost:
      'Ce navigateur a perdu ce qui était gardé ici. Choisissez à nouveau, s’il vous plaît.',
    storageBusy:
      'Un autre onglet de cette boutique utilise une version plus ancienne. Fermez-le ou rechargez-le, et vos suggestions reviendront.',
    locked:
      'Vos notes sont verrouillées. Les suggestions repartent de zéro tant que vous n’avez pas saisi votre phrase secrète.',
    toUnlock: 'Déverrouiller',
    memoryOnly:
      'Ce navigateur n’a pas pu enregistrer vos notes. Elles sont oubliées à votre départ.',
    noIsolation:
      'Les suggestions tournent ici sans isolement\u202f: ce navigateur ou cette page ne permet rien d’autre.',
    picksPaused:
      'Les suggestions se reposent quelques minutes. Les produits sont dans l’ordre de l’émission.',
    engineFailed: 'Les suggestions ne marchent plus. Les produits sont dans l’ordre de l’émission.',
    countsSpent:
      'Plus rien n’est envoyé pour l’instant\u202f: le nombre de comptages que nous autorisons est épuisé.',
    countsBlocked:
      'Vous avez effacé le compte des messages. Le comptage reste désactivé jusqu’à ce que vous le réactiviez.',
    manifestMismatch: 'Le plan de comptage a changé en route\u202f: rien n’est donc envoyé.',
    choiceNotKept:
      'Votre choix n’a pas pu être enregistré\u202f: rien n’a donc été activé. Réessayez.',
    changeNotKept: 'Votre dernier choix n’a pas pu être enregistré. Réessayez.',
    toRuns: 'Comment ça tourne',
    toLeft: 'Vos données',
    toChoices: 'Vos choix',
    dismiss: 'Masquer ce message',
  },
};
