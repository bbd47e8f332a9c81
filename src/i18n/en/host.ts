import type { HostMessages } from '../host-messages.js';
import { board, can, nextWhy, report } from './host-after.js';

/** The host page in English. */
export const hostEn: HostMessages = {
  stages: {
    intro: 'Intro',
    demo: 'Demo',
    offer: 'Offer',
    questions: 'Questions',
    closing: 'Closing',
  },
  head: {
    untitled: 'Show',
    live: 'LIVE',
    planned: 'PLANNED',
    ended: 'ENDED',
    running: (duration, stage) =>
      stage === null ? `${duration}.` : `${duration}, ${stage.toLowerCase()} stage.`,
    startsAt: (moment) => `Starts ${moment}.`,
    endedAt: (moment) => `${moment}. Late answers are taken for a day.`,
    updated: (ago) => `Updated ${ago}.`,
    answers: (count) => (count === 1 ? 'answer so far' : 'answers so far'),
    in100: (share) => `${share} in 100`,
    picksWork: (low, high) => `picks work well (${low} to ${high})`,
    picksUntold: 'picks work well: too few to say',
    none: '–',
  },
  source: {
    stage: (stage) =>
      `Up to the stage “${stage}”. Answers about the whole show come when viewers leave, and there are too few so far.`,
    tooEarly:
      'Too early to say. Most answers come when viewers leave and when the show ends; nothing needs doing.',
    tooFew: 'Too few answers came to say. Late ones are taken for a day after the show.',
  },
  scope: 'Of 100 viewers who share counts.',
  interest: {
    heading: 'What viewers want',
    caption: 'Of 100 viewers who share counts, how many opened it or put it in the basket so far.',
    captionStage: (stage) =>
      `Of 100 viewers who share counts, how many had opened it or put it in the basket by the stage “${stage}”.`,
    key: 'Dot: best guess. Line and figures: the truth is in here 19 times in 20, for all lines of a list together, however often you look. Bar: the same for one alone, at one look.',
    places:
      'Before the name: its place, or the places it may hold; who shares one cannot be told apart.',
    place: (best, worst) => (best === worst ? best : `${best}–${worst}`),
    few: 'Too few to say',
    fewNote: (needed, came) => `Too few to say: about ${needed} answers are needed, ${came} came.`,
    fewHint: 'Fewer products in a show get there sooner.',
    disturbed: 'Disturbed',
    disturbedNote: (titles) =>
      `Disturbed: ${titles}. More or fewer answers came than the plan allows, so someone may be interfering. Do not rely on them.`,
    onStage: 'shown',
    empty: 'No product is counted in this show.',
    spoken: (share, low, high, answers, best, worst) =>
      `${share} of 100, between ${low} and ${high}, from ${answers} answers, place ${best === worst ? best : `${best} to ${worst}`}`,
    spokenShare: (share, low, high) => `${share} of 100, between ${low} and ${high}`,
    interval: (low, high) => `(${low} to ${high})`,
    fromTo: (least, most) => `${least} to ${most}`,
  },
  next: {
    heading: 'Show next',
    caption: 'Among what you have not shown yet, of viewers who share counts.',
    put: 'Put it on screen',
    putShort: 'Put on screen',
    putNamed: (button, title) => `${button}: ${title}`,
    sure: 'Surely ahead of all the others left to show.',
    sureOfTold: (count, untold) =>
      count === 1
        ? 'Surely ahead of the others left to show; too few answered about one of them.'
        : `Surely ahead of the others left to show; too few answered about ${untold} of them.`,
    notSure: 'In front, but not surely.',
    only: 'The only one left to show that can be told.',
    tied: (count) =>
      count === 1
        ? 'Or this. They cannot be told apart yet.'
        : 'Or one of these. They cannot be told apart yet.',
    thenThis: 'Then this.',
    more: (count, written) => (count === 1 ? 'And one more.' : `And ${written} more.`),
    thenEither: (count) =>
      count === 2
        ? 'Then either. They cannot be told apart yet.'
        : 'Then any of these. They cannot be told apart yet.',
    untold: 'Too few answers to say which of the products left is wanted most.',
    allShown: 'Everything in this show has been on stage.',
    marked: (title) => `${title} counts as shown here.`,
    unmark: 'Undo',
  },
  ahead: {
    heading: 'Who is ahead',
    caption:
      'Of viewers who share counts. Sure means: all of it together is right 19 times in 20, however often you look. The line is “no difference”.',
    method: (products) =>
      `The bars are wider than those of single products, so that any pair of the ${products} may be compared, at any time.`,
    of: (title) => `ahead of ${title}`,
    by: (gap, low, high) => `by ${gap} (${low} to ${high})`,
    sure: 'Sure',
    notSure: 'Not sure',
    spoken: (gap, low, high) => `by ${gap} in 100, between ${low} and ${high}`,
    empty: 'At least two products need enough answers before they can be compared.',
  },
  picks: {
    heading: 'How the picks did',
    answers: {
      chosen: 'Chose a pick',
      ignored: 'Looked past them',
      hidden: 'Turned them off',
      none: 'Had none',
    },
  },
  stagesPanel: {
    heading: 'Stage by stage',
    caption: (top) =>
      `Same question, 0 to ${top}, of viewers who share counts. Fewer answers fall in one stage, so the bands are wider; each holds for one stage at one look, 19 times in 20. Dashed: too few to say a number. Stripes: not asked yet. A rise or fall is called sure for all of them together, however often you look.`,
    noChange: 'No rise or fall is sure yet.',
    rose: (title, from, to) => `Sure: ${title} rose from ${from} to ${to}.`,
    fell: (title, from, to) => `Sure: ${title} fell from ${from} to ${to}.`,
    now: 'now',
    latest: (stage, share, low, high) => `${stage} ${share} (${low} to ${high})`,
    latestFew: (stage) => `${stage}: too few to say`,
    cell: (stage, share, low, high) => `${stage} ${share}, ${low} to ${high}`,
    cellFew: (stage) => `${stage} too few to say`,
    untold: (stage) => `${stage} not asked`,
    later: (stage) => `${stage} still to come`,
    empty: 'Nothing to compare yet. A product is asked about from the stage that shows it.',
  },
  reasons: {
    heading: 'Why they see what they see',
    caption: 'Of 100 viewers who share counts: the main kind of reason behind their first pick.',
    answers: {
      stage: 'On stage now',
      category: 'Kind of product they looked at',
      similar: 'Goes with what they looked at',
      popular: 'Popular with others',
      brand: 'Brand they looked at',
      discovery: 'Something new',
      none: 'No pick of their own',
    },
  },
  audience: {
    heading: 'Your audience',
    label: 'How many watched?',
    hint: 'From your player’s own count. It stays on this page.',
    share: (share) => `About ${share} in 100 of them sent an answer so far.`,
    caveat:
      'That is no rate of consent: some have yet to send, some have sent all they may this week, and one person may watch on two devices.',
    tooSmall: 'More answers came than that, so the audience was larger.',
  },
  download: {
    label: 'Download',
    csv: 'Table (CSV)',
    json: 'Data (JSON)',
    intervals:
      'low95 to high95 hold for one number at one look. low95together to high95together hold for all answers of a question, or for the interest in all products and categories of a window, together and at every look. Add up unclipped estimates only: clipped ones add up to too much.',
  },
  can,
  nextWhy,
  board,
  report,
  footer:
    'Each viewer’s device scrambles its own answer before sending it. So this page can count a crowd, and can never show one viewer, an age, a place or a path through the shop. Who said no to counting is in no number here.',
  token: {
    heading: 'Open the host desk',
    explain:
      'The token was printed when the collector started. It stays in this tab’s memory only.',
    label: 'Host token',
    submit: 'Open',
    wrong: 'The collector does not know this token. Copy it again from where the collector runs.',
    missing: 'Type the token first.',
    forget: 'Leave',
  },
  register: {
    heading: 'Register this show',
    explain: (stream) =>
      `The collector knows no show “${stream}” yet. Say what it is, and the plan is made: what is asked, when, and how many must answer. It cannot be changed afterwards.`,
    title: 'Title',
    products: 'Products to count',
    productsHint:
      'One a line: id, name, and the minute it comes on stage, if planned. SKU-1, Trail shoe, 5',
    productsCount: (count) => (count === 1 ? '1 product' : `${count} products`),
    catalog: 'Or take them from a catalogue',
    load: 'Load',
    loading: 'Loading…',
    loadFailed: 'No product could be read from there. Check the address, or type the products.',
    categories: 'Categories to count (may stay empty)',
    categoriesHint: 'One a line. A category takes one question, however many products are in it.',
    audience: 'Viewers expected to share counts',
    audienceHint: 'Not all who watch: those who say yes to counting. Rather too few than too many.',
    error: 'Error you accept',
    errorHint: 'Where one viewer in five gives an answer, how far off its figure may typically be.',
    start: 'Start',
    end: 'End',
    plan: {
      empty: 'Name products or categories, and this says how many viewers it takes to count them.',
      subjects: (products, categories, written) => {
        if (categories === 0) return products === 1 ? 'this product' : `these ${written} products`;
        if (products === 0)
          return categories === 1 ? 'this category' : `these ${written} categories`;
        return `these ${written} products and categories`;
      },
      needs: (what, needed, error) =>
        `For ${what} you need about ${needed} viewers who share counts (${error} relative error at a share of one fifth, half of them asked at the end).`,
      fits: (audience) => `You expect ${audience}: enough.`,
      short: (audience, products) =>
        products
          ? `You have ${audience}: ask about categories, about fewer products, or accept a larger error.`
          : `You have ${audience}: ask about fewer categories, or accept a larger error.`,
      meaning: (share, give) =>
        `Where ${share} of 100 want a product, the figure is then within ${give} of that 19 times in 20. A show also asks how the picks served, why they were shown, and how the engine did.`,
      nothingFits: 'So few viewers cannot answer even one such question.',
      askCategories: (count, names) =>
        names === ''
          ? `Ask about their ${count} categories`
          : `Ask about their categories: ${names}`,
      keepFirst: (count, written) =>
        count === 1 ? 'Keep only the first product' : `Keep the first ${written} products`,
      acceptError: (error) => `Accept a relative error of ${error}`,
      withError: (proposal, error) => `${proposal}, with a relative error of ${error}`,
    },
    submit: 'Make the plan',
    sending: 'Making the plan…',
    required: 'Fill this in.',
    lineWrong: (line) => `Line ${line} needs an id, a comma and a name.`,
    twice: (id) => `${id} is there twice.`,
    audienceWrong: 'A whole number, 1 or more.',
    audienceFew: 'Too few for this plan; what would fit stands below.',
    endWrong: 'The end comes after the start.',
    refused: 'This show cannot be planned so. The planner says:',
    refusedPlain: 'The collector refused this show. Check the fields and try again.',
    seeBelow: 'This is what the planner refused; its advice is below.',
    busy: 'The collector is busy. Nothing was registered; try again in a moment.',
    network:
      'The collector does not answer. Nothing was registered; check that it runs and try again.',
    conflict: 'Another plan is registered under this id. Choose another id for a changed show.',
  },
  loading: 'Loading the numbers',
  faults: {
    settings: 'This page needs the address of a collector and the id of a show.',
    network:
      'The collector does not answer. Check that it runs, that its address is right, and that it lets this page’s origin in; this page keeps trying.',
    busy: 'The collector is busy. This page asks again by itself.',
    failed: (status) =>
      `The collector failed (${status}). Look at its log; this page keeps trying.`,
    unreadable:
      'What came is not what a collector sends. Check the address, and that both have the same version.',
    kept: (time) => `The numbers below are from ${time}.`,
    retry: 'Try now',
  },
  spokenUpdate: (answers, leader, share) =>
    leader === null
      ? `${answers} answers.`
      : `${answers} answers. ${leader} leads with ${share} of 100.`,
};
