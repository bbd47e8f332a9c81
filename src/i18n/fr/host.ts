import type { HostMessages } from '../host-messages.js';
import { board, can, nextWhy, report } from './host-after.js';
import { form, of, quoted } from './words.js';

/** The host page in French. */
export const hostFr: HostMessages = {
  stages: {
    intro: 'Intro',
    demo: 'Démo',
    offer: 'Offre',
    questions: 'Questions',
    closing: 'Clôture',
  },
  head: {
    untitled: 'Émission',
    live: 'EN DIRECT',
    planned: 'PRÉVU',
    ended: 'TERMINÉ',
    running: (duration, stage) =>
      stage === null ? `${duration}.` : `${duration}, étape ${quoted(stage)}.`,
    startsAt: (moment) => `Début\u202f: ${moment}.`,
    endedAt: (moment) => `${moment}. Les réponses tardives sont acceptées pendant un jour.`,
    updated: (ago) => `Mis à jour ${ago}.`,
    answers: (count) => form(count, 'réponse jusqu’ici', 'réponses jusqu’ici'),
    in100: (share) => `${share} sur 100`,
    picksWork: (low, high) => `les suggestions marchent bien (${low} à ${high})`,
    picksUntold: 'les suggestions marchent bien\u202f: trop peu pour le dire',
    none: '–',
  },
  source: {
    stage: (stage) =>
      `Jusqu’à l’étape ${quoted(stage)}. Les réponses sur toute l’émission arrivent quand les spectateurs partent, et il y en a trop peu jusqu’ici.`,
    tooEarly:
      'Trop tôt pour le dire. La plupart des réponses arrivent quand les spectateurs partent et quand l’émission se termine\u202f; il n’y a rien à faire.',
    tooFew:
      'Trop peu de réponses pour le dire. Les tardives sont acceptées pendant un jour après l’émission.',
  },
  scope: 'Sur 100 spectateurs qui participent au comptage.',
  interest: {
    heading: 'Ce que veulent les spectateurs',
    caption:
      'Sur 100 spectateurs qui participent au comptage, combien l’ont ouvert ou mis au panier jusqu’ici.',
    captionStage: (stage) =>
      `Sur 100 spectateurs qui participent au comptage, combien l’avaient ouvert ou mis au panier à l’étape ${quoted(stage)}.`,
    key: 'Point\u202f: meilleure estimation. Ligne et chiffres\u202f: la vérité s’y trouve 19 fois sur 20, pour toutes les lignes d’une liste ensemble, aussi souvent que vous regardiez. Barre\u202f: de même pour une seule, en un seul regard.',
    places:
      'Devant le nom\u202f: sa place, ou les places qu’il peut avoir\u202f; ceux qui en partagent une ne peuvent être départagés.',
    place: (best, worst) => (best === worst ? best : `${best}–${worst}`),
    few: 'Trop peu',
    fewNote: (needed, came) =>
      `Trop peu pour le dire\u202f: il faut environ ${needed} réponses, ${came} sont arrivées.`,
    fewHint: 'Avec moins de produits par émission, on y arrive plus vite.',
    disturbed: 'Perturbé',
    disturbedNote: (titles) =>
      `Perturbé\u202f: ${titles}. Il est venu plus ou moins de réponses que le plan ne le permet\u202f: quelqu’un intervient peut-être. Ne vous y fiez pas.`,
    onStage: 'montré',
    empty: 'Aucun produit n’est compté dans cette émission.',
    spoken: (share, low, high, answers, best, worst) =>
      `${share} sur 100, entre ${low} et ${high}, d’après ${answers} réponses, place ${best === worst ? best : `${best} à ${worst}`}`,
    spokenShare: (share, low, high) => `${share} sur 100, entre ${low} et ${high}`,
    interval: (low, high) => `(${low} à ${high})`,
    fromTo: (least, most) => `${least} à ${most}`,
  },
  next: {
    heading: 'À montrer ensuite',
    caption:
      'Parmi ce que vous n’avez pas encore montré, pour les spectateurs qui participent au comptage.',
    put: 'Mettre à l’écran',
    putShort: 'À l’écran',
    putNamed: (button, title) => `${button}\u202f: ${title}`,
    sure: 'Sûrement devant tous les autres qui restent à montrer.',
    sureOfTold: (count, untold) =>
      count === 1
        ? 'Sûrement devant les autres qui restent à montrer\u202f; trop peu ont répondu pour l’un d’eux.'
        : `Sûrement devant les autres qui restent à montrer\u202f; trop peu ont répondu pour ${untold} d’entre eux.`,
    notSure: 'Devant, mais pas sûrement.',
    only: 'Le seul restant à montrer dont on puisse dire quelque chose.',
    tied: (count) =>
      count === 1
        ? 'Ou celui-ci. On ne peut pas encore les départager.'
        : 'Ou l’un de ceux-ci. On ne peut pas encore les départager.',
    thenThis: 'Puis celui-ci.',
    more: (count, written) => (count === 1 ? 'Et un de plus.' : `Et ${written} de plus.`),
    thenEither: (count) =>
      count === 2
        ? 'Puis l’un des deux. On ne peut pas encore les départager.'
        : 'Puis l’un de ceux-ci. On ne peut pas encore les départager.',
    untold: 'Trop peu de réponses pour dire lequel des produits restants est le plus demandé.',
    allShown: 'Tout a été montré dans cette émission.',
    marked: (title) => `${title} compte ici comme montré.`,
    unmark: 'Annuler',
  },
  ahead: {
    heading: 'Ce qui est devant',
    caption:
      'Pour les spectateurs qui participent au comptage. Sûr veut dire\u202f: tout cela ensemble est juste 19 fois sur 20, aussi souvent que vous regardiez. La ligne est «\u00a0aucune différence\u00a0».',
    method: (products) =>
      `Les barres sont plus larges que celles de produits seuls, pour que toute paire parmi les ${products} puisse être comparée, à tout moment.`,
    of: (title) => `devant ${title}`,
    by: (gap, low, high) => `de ${gap} (${low} à ${high})`,
    sure: 'Sûr',
    notSure: 'Pas sûr',
    spoken: (gap, low, high) => `de ${gap} sur 100, entre ${low} et ${high}`,
    empty: 'Il faut assez de réponses pour au moins deux produits avant de pouvoir les comparer.',
  },
  picks: {
    heading: 'Ce qu’ont donné les suggestions',
    answers: {
      chosen: 'En ont choisi une',
      ignored: 'Ne les ont pas regardées',
      hidden: 'Les ont désactivées',
      none: 'N’en avaient pas',
    },
  },
  stagesPanel: {
    heading: 'Étape par étape',
    caption: (top) =>
      `Même question, de 0 à ${top}, pour les spectateurs qui participent au comptage. Moins de réponses tombent dans une étape\u202f: les bandes sont donc plus larges\u202f; chacune vaut pour une étape en un seul regard, 19 fois sur 20. Pointillés\u202f: trop peu pour un chiffre. Rayures\u202f: pas encore demandé. Une hausse ou une baisse est dite sûre pour toutes ensemble, aussi souvent que vous regardiez.`,
    noChange: 'Aucune hausse ni baisse n’est sûre pour l’instant.',
    rose: (title, from, to) => `Sûr\u202f: ${title} est monté de ${from} à ${to}.`,
    fell: (title, from, to) => `Sûr\u202f: ${title} est descendu de ${from} à ${to}.`,
    now: 'en ce moment',
    latest: (stage, share, low, high) => `${stage} ${share} (${low} à ${high})`,
    latestFew: (stage) => `${stage}\u202f: trop peu de réponses`,
    cell: (stage, share, low, high) => `${stage} ${share}, ${low} à ${high}`,
    cellFew: (stage) => `${stage} trop peu de réponses`,
    untold: (stage) => `${stage} pas demandé`,
    later: (stage) => `${stage} à venir`,
    empty:
      'Rien à comparer encore. Les questions sur un produit commencent à l’étape qui le montre.',
  },
  reasons: {
    heading: 'Pourquoi ils voient ce qu’ils voient',
    caption:
      'Sur 100 spectateurs qui participent au comptage\u202f: le principal genre de raison derrière leur première suggestion.',
    answers: {
      stage: 'À l’écran',
      category: 'Rayon qu’ils ont regardé',
      similar: 'Va avec ce qu’ils ont regardé',
      popular: 'Populaire auprès des autres',
      brand: 'Marque qu’ils ont regardée',
      discovery: 'Du nouveau',
      none: 'Pas de suggestion à eux',
    },
  },
  audience: {
    heading: 'Votre public',
    label: 'Combien ont regardé\u202f?',
    hint: 'D’après le compteur de votre lecteur. Cela reste sur cette page.',
    share: (share) => `Environ ${share} sur 100 d’entre eux ont envoyé une réponse jusqu’ici.`,
    caveat:
      'Ce n’est pas un taux de consentement\u202f: certains doivent encore envoyer, certains ont envoyé tout ce qu’ils peuvent cette semaine, et une personne peut regarder sur deux appareils.',
    tooSmall: 'Il est venu plus de réponses que cela\u202f: le public était donc plus grand.',
  },
  download: {
    label: 'Télécharger',
    csv: 'Tableau (CSV)',
    json: 'Données (JSON)',
    intervals:
      'low95 à high95 valent pour un chiffre en un seul regard. low95together à high95together valent pour toutes les réponses d’une question, ou pour l’intérêt de tous les produits et catégories d’une fenêtre, ensemble et à chaque regard. N’additionnez que des estimations non bornées (unclipped)\u202f: les bornées donnent un total trop grand.',
  },
  can,
  nextWhy,
  board,
  report,
  footer:
    'L’appareil de chaque spectateur brouille sa propre réponse avant de l’envoyer. Cette page peut donc compter une foule, et ne peut jamais montrer un spectateur, un âge, un lieu ou un parcours dans la boutique. Qui a dit non au comptage n’est dans aucun chiffre ici.',
  token: {
    heading: 'Ouvrir le pupitre',
    explain:
      'Le jeton a été affiché au démarrage du serveur de comptage. Il reste uniquement dans la mémoire de cet onglet.',
    label: 'Jeton du pupitre',
    submit: 'Ouvrir',
    wrong:
      'Le serveur de comptage ne connaît pas ce jeton. Copiez-le à nouveau là où tourne le serveur de comptage.',
    missing: 'Saisissez d’abord le jeton.',
    forget: 'Quitter',
  },
  register: {
    heading: 'Enregistrer cette émission',
    explain: (stream) =>
      `Le serveur de comptage ne connaît pas encore d’émission ${quoted(stream)}. Dites ce qu’elle est, et le plan est fait\u202f: ce qui est demandé, quand, et combien doivent répondre. Il ne pourra plus être modifié ensuite.`,
    title: 'Titre',
    products: 'Produits à compter',
    productsHint:
      'Un par ligne\u202f: identifiant, nom et, si c’est prévu, la minute où il passe à l’écran. SKU-1, Chaussure de trail, 5',
    productsCount: (count) => (count === 1 ? '1 produit' : `${count} produits`),
    catalog: 'Ou les prendre dans un catalogue',
    load: 'Charger',
    loading: 'Chargement…',
    loadFailed: 'Aucun produit n’a pu y être lu. Vérifiez l’adresse, ou saisissez les produits.',
    categories: 'Catégories à compter (peut rester vide)',
    categoriesHint:
      'Une par ligne. Une catégorie prend une question, quel que soit le nombre de ses produits.',
    audience: 'Spectateurs attendus qui participent au comptage',
    audienceHint:
      'Pas tous ceux qui regardent\u202f: ceux qui disent oui au comptage. Plutôt trop peu que trop.',
    error: 'Erreur que vous acceptez',
    errorHint:
      'Là où un spectateur sur cinq donne une réponse, l’écart typique que son chiffre peut avoir.',
    start: 'Début',
    end: 'Fin',
    plan: {
      empty:
        'Nommez des produits ou des catégories, et vous verrez ici combien de spectateurs il faut pour les compter.',
      subjects: (products, categories, written) => {
        if (categories === 0) return products === 1 ? 'ce produit' : `ces ${written} produits`;
        if (products === 0)
          return categories === 1 ? 'cette catégorie' : `ces ${written} catégories`;
        return `ces ${written} produits et catégories`;
      },
      needs: (what, needed, error) =>
        `Pour ${what}, il vous faut environ ${needed} spectateurs qui participent au comptage (${error} d’erreur relative pour une part d’un cinquième, la moitié interrogés à la fin).`,
      fits: (audience) => `Vous en attendez ${audience}\u202f: assez.`,
      short: (audience, products) =>
        products
          ? `Vous en avez ${audience}\u202f: interrogez sur des catégories, sur moins de produits, ou acceptez une erreur plus grande.`
          : `Vous en avez ${audience}\u202f: interrogez sur moins de catégories, ou acceptez une erreur plus grande.`,
      meaning: (share, give) =>
        `Là où ${share} sur 100 veulent un produit, le chiffre en est alors à ${give} près 19 fois sur 20. Une émission demande aussi ce qu’ont donné les suggestions, pourquoi elles ont été montrées et comment la technique a tourné.`,
      nothingFits: 'Si peu de spectateurs ne peuvent répondre même à une seule de ces questions.',
      askCategories: (count, names) =>
        names === ''
          ? `Interroger sur leurs ${count} catégories`
          : `Interroger sur leurs catégories\u202f: ${names}`,
      keepFirst: (count, written) =>
        count === 1
          ? 'Ne garder que le premier produit'
          : `Garder les ${written} premiers produits`,
      acceptError: (error) => `Accepter une erreur relative ${of(error)}`,
      withError: (proposal, error) => `${proposal}, avec une erreur relative ${of(error)}`,
    },
    submit: 'Faire le plan',
    sending: 'Le plan se fait…',
    required: 'À remplir.',
    lineWrong: (line) => `La ligne ${line} a besoin d’un identifiant, d’une virgule et d’un nom.`,
    twice: (id) => `${id} figure deux fois.`,
    audienceWrong: 'Un nombre entier, 1 ou plus.',
    audienceFew: 'Trop peu pour ce plan\u202f; ce qui conviendrait est ci-dessous.',
    endWrong: 'La fin vient après le début.',
    refused: 'Cette émission ne peut pas être planifiée ainsi. Le planificateur dit\u202f:',
    refusedPlain:
      'Le serveur de comptage a refusé cette émission. Vérifiez les champs et réessayez.',
    seeBelow: 'Voilà ce que le planificateur a refusé\u202f; son conseil est ci-dessous.',
    busy: 'Le serveur de comptage est occupé. Rien n’a été enregistré\u202f; réessayez dans un instant.',
    network:
      'Le serveur de comptage ne répond pas. Rien n’a été enregistré\u202f; vérifiez qu’il tourne et réessayez.',
    conflict:
      'Un autre plan est enregistré sous cet identifiant. Choisissez un autre identifiant pour une émission modifiée.',
  },
  loading: 'Chargement des chiffres',
  faults: {
    settings:
      'Cette page a besoin de l’adresse d’un serveur de comptage et de l’identifiant d’une émission.',
    network:
      'Le serveur de comptage ne répond pas. Vérifiez qu’il tourne, que son adresse est juste et qu’il accepte l’origine de cette page\u202f; cette page continue d’essayer.',
    busy: 'Le serveur de comptage est occupé. Cette page redemande d’elle-même.',
    failed: (status) =>
      `Le serveur de comptage a échoué (${status}). Consultez son journal\u202f; cette page continue d’essayer.`,
    unreadable:
      'Ce qui est arrivé n’est pas ce qu’envoie un serveur de comptage. Vérifiez l’adresse, et que les deux ont la même version.',
    kept: (time) => `Les chiffres ci-dessous datent de ${time}.`,
    retry: 'Essayer maintenant',
  },
  spokenUpdate: (answers, leader, share) =>
    leader === null
      ? `${answers} réponses.`
      : `${answers} réponses. ${leader} est en tête avec ${share} sur 100.`,
};
