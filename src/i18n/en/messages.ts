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
import { counted, figures, ordinal, several } from './words.js';

/** English, the language every other falls back to. */
export const en: Messages = {
  lang: 'en',
  close: 'Close',
  spotlight,
  optIn,
  how: {
    title: 'How picks work',
    points: [
      {
        title: 'It notes what you look at here',
        text: 'Which products you look at, open, save, put in the basket, buy or skip here, for how long, and what you search for. Not your name, not other sites.',
      },
      {
        title: 'It thinks on your device',
        text: 'The notes and the sorting are never sent, not even to the shop.',
      },
      {
        title: 'You can take it back',
        text: 'See every note, remove any of them, or stop and erase with one press.',
      },
    ],
    choose: 'Choose what you like. Some need picks, and say so.',
    purposes: {
      picks: {
        title: 'Picks for this visit',
        text: 'Sort the products by what you look at. Forgotten when you leave.',
      },
      history: {
        title: 'Remember me here',
        text: 'Keep that for 90 days on this device, for your next visit. Needs picks or after the show.',
      },
      counts: {
        title: 'Help the host count',
        text: 'Send one scrambled answer per show, noted here 28 days. Nobody can be sure that it is true.',
      },
      offers: {
        title: 'After the show',
        text: 'A recap, reminders and offers, made on this device. Kept 30 days.',
      },
      region: {
        title: 'My country',
        text: 'Hide what is not sent to your country: from your clock, or chosen and kept here. Needs picks.',
      },
    },
    needs: {
      history: 'Needs picks or after the show.',
      region: 'Needs picks.',
    },
    blockedBySignal: 'Off, because your browser asks sites not to share or sell.',
    blockedByMinor: 'Off, because this page says that you are under age.',
    recipient: (name, country) =>
      `It goes to ${name ?? 'another company'}${country === null ? '' : ` in ${country}`}.`,
    save: 'Save my choices',
    refuse: 'No, thanks',
    controller: (name) => `${name} answers for this.`,
    rights: ({ counts, elsewhere }) =>
      `${
        elsewhere ? '' : counts ? 'No other company gets anything. ' : 'Nobody gets anything. '
      }You can ask to see, correct or delete your data, and complain to your data protection authority.`,
    policy: 'Privacy policy',
    contact: 'Contact',
  },
  rail: {
    inShow: 'In this show',
    showOrder: 'In the order of the show',
    forYou: 'For you',
    byAi: 'Picked by AI on your device',
    segments: 'Order of the products',
    forMe: 'For me',
    notBasedOnMe: 'Not based on me',
    onThisDevice: 'On this device',
    yourData: 'Your data',
    stopAndErase: 'Stop and erase',
    erasing: 'Erasing…',
    choosing: 'One moment…',
    off: 'Picks are off',
    offByMinor: 'Picks are off for under-age viewers',
    signalHonoured: 'Opt-out signal honoured',
    erased: (left) => {
      if (left === null) return 'Erased in another tab';
      const { used, log } = left;
      const kept = [
        'your choice',
        'its record',
        ...(log ? ['a log that names nothing'] : []),
        ...(used === 0 ? [] : [`“${several(used, 'message')} used”`]),
      ];
      return `Erased. Kept: ${kept.slice(0, -1).join(', ')} and ${kept.at(-1)}.`;
    },
    privacyChoices: 'Your privacy choices',
    recordOfNo: 'Download a record of your no',
    allProducts: (count) => `All products (${figures(count)})`,
    showMore: (count) => `Show ${figures(count)} more`,
    loading: 'Loading the products of this show',
    empty: 'No products have been announced for this show yet.',
    failed: 'The products could not be loaded. The show goes on; try again later.',
    nothingLeft:
      'Nothing is left to pick. What is hidden, in your basket or cannot be sent to you is in the list below.',
    placeChanged: (title) => `First pick now: ${title}`,
    dismissed: (title) => `${title} is hidden. Things like it count less.`,
    undo: 'Undo',
  },
  card: {
    onNow: 'On now',
    upNext: 'Up next',
    promotedBy: (name) => `Promoted by ${name}`,
    notForMe: (title) => `Not for me: ${title}`,
    moreLikeThis: (title) => `More like this: ${title}`,
    why: (title, reason) => `Why ${title}? ${reason}`,
    add: 'Add',
    addNamed: (title) => `Add to basket: ${title}`,
    choose: 'Choose',
    chooseNamed: (title) => `Choose a size or kind: ${title}`,
    oldPrice: (price) => `Before: ${price}`,
    view: 'View',
    soldOut: 'Sold out',
    preorder: 'Pre-order',
    close: 'Close',
  },
  cart: {
    asking: 'Adding…',
    added: 'In the basket',
    failed: (reason) => (reason === null ? 'Not added.' : `Not added: ${reason}`),
    again: 'Try again',
  },
  carts,
  gestures,
  reasons,
  why: {
    title: (product) => `Why ${product}?`,
    place: ordinal,
    placeNow: (place) => `${ordinal(place)}, now`,
    placeWithout: (place) => `${ordinal(place)}, without`,
    without: (cause, place) => ({
      before: `Without ${cause} this would be `,
      place: ordinal(place),
      after: '.',
    }),
    stillWithout: (cause, place) => `Without ${cause} this would still be ${ordinal(place)}.`,
    notAboutYou: 'None of your notes counted here.',
    removed: (before, after) =>
      before === after
        ? `Reason removed. It stays ${ordinal(after)}.`
        : `Reason removed. It moved from ${ordinal(before)} to ${ordinal(after)}.`,
    counted: 'What counted',
    together: 'Together, its score',
    aboutYou: 'about you',
    aboutShow: 'about the show',
    against: 'against it',
    nothingElse: 'Nothing else counted. No price was changed.',
    remove: 'Remove',
    removeNamed: (reason, place) =>
      place === null ? `Remove: ${reason}` : `Remove: ${reason}. It would be ${ordinal(place)}.`,
    placeIfRemoved: (place) => `without it ${ordinal(place)}`,
    undo: 'Undo',
    more: 'More like this',
    notForMe: 'Not for me',
    loading: 'Working it out…',
    stillLoading: 'Still working it out. This takes longer than it should.',
    missing: {
      'picks-off': 'Nothing is sorted for you while picks are off, so there is no reason to give.',
      'not-sorted':
        'This product is not among those that were sorted, so it has no place to explain.',
      failed: 'The reasons could not be worked out. Close this and try again.',
    },
    smallOnes: (count) => `And ${counted(count)} small ${count === 1 ? 'one' : 'ones'}`,
    showSmall: (count) => `Show the ${counted(count)} small ${count === 1 ? 'reason' : 'reasons'}`,
    hideSmall: 'Hide the small reasons',
    nothingYet: 'Nothing has counted yet. It stands in the order of the show.',
    promotedPaid: (name, shop) => `${name} paid ${shop} for a place in this list.`,
    promotedNothingAboutYou: 'Nothing about you was used.',
    promotedNotByYou: 'Your notes did not give it that place.',
    promotedPlace: (byScore, place) =>
      `With that score it would be ${ordinal(byScore)}. The paid place is ${ordinal(place)}, and there is never more than one.`,
    showPromoted: {
      title: 'Show promoted products',
      text: 'Off means they stand where their score puts them.',
    },
    discovery: 'One place is kept for something you have not looked at.',
  },
  data,
  afterShow,
  region,
  vault,
  outside,
  overlay,
  protection,
  importing,
  notices: {
    keptLost: 'This browser lost what was kept here. Please choose again.',
    storageBusy:
      'Another tab of this shop runs an older version. Close or reload it, and your picks come back.',
    locked: 'Your notes are locked. Picks start from nothing until you give your passphrase.',
    toUnlock: 'Unlock',
    memoryOnly: 'This browser would not store your notes. They are forgotten when you leave.',
    noIsolation: 'Picks run here without isolation: this browser or page allows nothing else.',
    picksPaused: 'Picks are resting for a few minutes. The products are in the order of the show.',
    engineFailed: 'Picks stopped working. The products are in the order of the show.',
    countsSpent: 'Nothing more is sent for now: as many counts as we allow are used up.',
    countsBlocked: 'You erased the count of messages. Counting stays off until you turn it on.',
    manifestMismatch: 'The plan for counting changed under way, so nothing is sent.',
    choiceNotKept: 'Your choice could not be kept, so nothing was turned on. Try again.',
    changeNotKept: 'Your last choice could not be recorded. Try again.',
    toRuns: 'How it runs',
    toLeft: 'Your data',
    toChoices: 'Your choices',
    dismiss: 'Hide this note',
  },
};
