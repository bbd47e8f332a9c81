import type { ConsentRecord, Purpose } from '../core/consent.js';
import { PURPOSES } from '../core/consent.js';
import type { QuestionKind } from '../core/report.js';
import type { SignalType, StoredSignal } from '../core/signal.js';
import type { BudgetView, Interest, ReportView } from '../core/view.js';
import { outside } from './en-outside.js';
import { said } from './en-reasons.js';
import { tuned, watchWords } from './en-tuning.js';
import { counted, figures, listed, opening, ordinal, several, times } from './en-words.js';
import type { DataWords, Names } from './messages.js';

const ANSWER_WORDS: Readonly<Record<string, string>> = {
  none: 'nothing',
  shown: 'saw it',
  dismissed: 'hid it',
  chosen: 'opened it',
  added: 'put it in the basket',
};

const PICKS_WORDS: Readonly<Record<string, string>> = {
  none: 'had no picks',
  ignored: 'looked past them',
  chosen: 'chose one',
  hidden: 'turned them off',
};

const REASON_WORDS: Readonly<Record<string, string>> = {
  none: 'no picks',
  stage: 'on stage now',
  category: 'a kind of product you looked at',
  brand: 'a brand you looked at',
  similar: 'goes with what you looked at',
  popular: 'popular with others',
  discovery: 'something new',
};

const HEALTH_WORDS: Readonly<Record<string, string>> = {
  fine: 'fine',
  slow: 'slow',
  error: 'had an error',
};

const PURPOSE_WORDS: Readonly<Record<Purpose, string>> = {
  picks: 'picks',
  history: 'remembering',
  counts: 'counting',
  offers: 'after the show',
  region: 'your country',
};

/** English texts of "Your data". */
export const data: DataWords = {
  title: 'Your data',
  intro: 'Your notes are on this device. Look at them, correct them, or erase them.',
  back: 'Back',
  export: 'Export',
  exporting: 'Preparing…',
  exportFailed: 'The file could not be made. Try again.',
  loading: 'Reading your notes…',
  nav: {
    knows: 'What it knows',
    picks: 'Why these picks',
    left: 'What left this device',
    runs: 'How it runs',
    choices: 'Your choices',
  },
  hints: {
    knows: (interests, notes) => `${several(interests, 'interest')}, ${several(notes, 'note')}`,
    picks: (count) => (count === 0 ? 'None yet' : `${figures(count)}, with their reasons`),
    left: (messages, bytes) =>
      messages === 0 ? 'Nothing' : `${several(messages, 'message')}, ${several(bytes, 'byte')}`,
    runs: (run) =>
      run.isolation === 'isolated' ? 'Here, with no network' : 'Here, without isolation',
    choices: (on, all) => `${figures(on)} of ${figures(all)} on`,
  },
  knows: {
    lead: (notes, stored, days) =>
      `Made from ${several(notes, 'note')} on this page, kept ${
        stored === 'kept'
          ? `on this device for ${figures(days)} days`
          : stored === 'visit'
            ? 'on this device until you leave'
            : 'in memory only, until you leave'
      }. Remove anything that is wrong.`,
    interest: interestWords,
    strength: (of5, against) => `${figures(of5)} of 5${against ? ' against' : ''}`,
    removeNamed: (label) => `Remove: ${label}`,
    notes: 'The notes',
    note,
    deleteNote: (text) => `Delete note: ${text}`,
    showAll: (count) => `Show all ${figures(count)}`,
    showLess: 'Show fewer',
    none: 'Nothing yet. Notes appear here when you look at a product.',
    notKnown:
      'It does not know your name, your email, your age, where you are, or what you do on other pages.',
    removed: 'Removed. The picks follow.',
  },
  picks: {
    lead: 'Each bar is one score, split into its reasons: the longer, the higher. Beside it, its place with and without you.',
    key: {
      same: 'you looked or saved',
      similar: 'brand or kind you like',
      stage: 'on stage',
      popular: 'popular',
      other: 'season or country',
      against: 'against it',
    },
    place: (place, without) => `${ordinal(place)}, without you ${ordinal(without)}`,
    promoted: (place) => `${ordinal(place)}, promoted`,
    discovery: (place) => `${ordinal(place)}, something new`,
    none: 'No picks yet. Products are in the order of the show.',
    tuned,
    notBasedOnMe: {
      title: 'Not based on me',
      text: 'Show the order of the show instead. Works at once.',
    },
  },
  left: {
    lead: (messages) =>
      `${opening(counted(messages))} ${messages === 1 ? 'message' : 'messages'} so far. ${
        messages === 1 ? 'It is' : 'Each is'
      } the same length for everybody, whatever they did.`,
    nothing: 'Nothing so far.',
    countsOff: 'Counting is off, so nothing leaves this device.',
    planned: 'Counting begins with the show.',
    heading,
    question: 'Question',
    asked: (report) => asked(report.kind, report.title ?? report.subject ?? ''),
    answerSent: 'Answer sent',
    answerWaiting: 'Answer to send',
    answer: (kind, answer) => opening(answerWords(kind, answer)),
    isTrue: 'Is that true?',
    perhaps: 'Perhaps. A dice roll on your device decided.',
    window: 'About',
    windowName: (id) =>
      id === '00' ? 'The whole show' : `Part ${figures(Number(id))} of the show`,
    showBytes: (count) => `Show all ${figures(count)} bytes`,
    showText: 'Show as text',
    dice: 'How the dice roll hides you',
    rolls: (weight, all, others) =>
      `In ${figures(weight)} of ${figures(all)} rolls the true answer goes out. In the other ${figures(
        all - weight,
      )}, one of the ${counted(others)} other answers does.`,
    drawn: (weight, others) => `${figures(weight)} true, ${figures(others)} another answer`,
    couldBe: (report) => {
      const words = report.answers.map((answer) => answerWords(report.kind, answer));
      const at = report.answers.indexOf(report.answer);
      const tail = ' Over many viewers the rolls even out, so the host can still count. ';
      if (at < 0) return { before: '', sent: '', after: tail.trimStart() };
      const before = words.slice(0, at).map((word) => `${word}, `);
      const after = words.slice(at + 1).map((word) => `, ${word}`);
      return {
        before: `It could have been: ${before.join('')}`,
        sent: words[at] ?? '',
        after: `${after.join('')}.${tail}`,
      };
    },
    loss: (epsilon) => `Privacy loss ε = ${epsilon} for this message.`,
    budget: 'What is left to send',
    week: 'This week',
    month: 'In 28 days',
    used: (view: BudgetView['week'], epsilon) => {
      const limit = Math.floor(view.limitEpsilon / Math.log(7) + 1e-9);
      const ordinary = Math.abs(view.spentEpsilon - view.reports * Math.log(7)) < 1e-6;
      return ordinary
        ? `${figures(view.reports)} of ${several(limit, 'message')} used`
        : `ε ${epsilon.spent} of ${epsilon.limit} used`;
    },
    afterwards: 'Then',
    silence: 'Silence, until days have passed',
    next: (when) => `Silence, until ${when}`,
    ifErased: 'If you erase',
    stays: 'This count stays, so that it cannot be spent twice',
    blocked: 'The count was erased. Counting is off until you turn it on again.',
  },
  runs: {
    lead: 'These lines come from checks that this device just made.',
    isolation: (run) => ({
      title: 'The part that knows you',
      text:
        run.isolation === 'isolated'
          ? 'Has no network: it was taken away before your notes were opened.'
          : run.isolation === 'worker'
            ? 'Runs apart from the page, but without isolation: this browser or page left it a network. It does not use it.'
            : 'Runs within the page, without isolation: this browser or page allows nothing else.',
      state: run.isolation === 'isolated' ? 'Sealed' : 'Not sealed',
      good: run.isolation === 'isolated',
    }),
    sorter: (run) => ({
      title: 'The sorter',
      text: `Version ${run.weightsVersion}, ${several(run.weightsBytes, 'byte')} of numbers. ${sorting(run.rankMs)}`,
      state: 'Here',
    }),
    notes: (run) => ({
      title: 'Your notes',
      text:
        run.storage === 'durable'
          ? `${size(run.storedBytes)}, locked with a key that stays in this browser.`
          : run.storage === 'visit'
            ? 'In memory only, as you chose. Forgotten when you leave.'
            : 'In memory only: this browser did not let them be stored. Forgotten when you leave.',
      state: run.storage === 'durable' ? (run.encrypted ? 'Locked' : 'Not locked') : 'In memory',
      good: run.storage === 'visit' || (run.storage === 'durable' && run.encrypted),
    }),
    watch: watchWords,
    log: (run) => ({
      title: 'The log',
      text: `${several(run.audit.entries, 'entry', 'entries')}, each tied to the one before it.`,
      state: run.audit.intact ? 'Intact' : 'Broken',
      good: run.audit.intact,
    }),
    cannot: 'What this cannot do',
    cannotText:
      'Whoever can unlock this device and open this browser can see what you see here. A dishonest script on this page could too. And the shop still sees what every shop sees: the pages you load and what you buy.',
    check: 'Check again',
    checked: 'Checked just now.',
    faults: (codes) => `Faults since the page was opened: ${listed(codes)}.`,
  },
  choices: {
    lead: 'Change any of them whenever you like. It takes effect at once, in every open tab.',
    signal: {
      title: 'Opt-out signal honoured.',
      text: 'Your browser asks sites not to share or sell. Counting and offers stay off.',
    },
    records: 'Your records',
    record: recordWords,
    recordWhen: (record, when) => `${when}, notice ${figures(record.noticeVersion)}`,
    download: 'Download',
    downloadNamed: (when) => `Download the record of ${when}`,
    noRecords: 'No choice has been recorded.',
  },
  erase: {
    button: 'Stop and erase',
    ledger: 'Also erase the count of messages',
    ledgerText: 'Counting then stays off until you turn it on again.',
  },
};

function answerWords(kind: QuestionKind, answer: string): string {
  const words =
    kind === 'picks'
      ? PICKS_WORDS
      : kind === 'reason'
        ? REASON_WORDS
        : kind === 'health'
          ? HEALTH_WORDS
          : ANSWER_WORDS;
  return words[answer] ?? answer;
}

function asked(kind: QuestionKind, title: string): string {
  switch (kind) {
    case 'product':
      return `How far did you go with ${title}?`;
    case 'category':
      return `How far did you go with anything in ${title}?`;
    case 'picks':
      return 'What did you do with the picks?';
    case 'reason':
      return 'What was the main reason behind your first pick?';
    case 'health':
      return 'How did the widget run on your device?';
  }
}

function heading(report: ReportView, time: string): string {
  const show = report.showTitle === '' ? report.stream : report.showTitle;
  switch (report.state) {
    case 'waiting':
      return `Waiting, goes at ${time}, for ${show}`;
    case 'tried':
      return `On its way since ${time}, for ${show}`;
    case 'sent':
      return `Sent at ${time}, for ${show}`;
    case 'refused':
      return `Refused at ${time}, for ${show}`;
    case 'dropped':
      return `Never sent, for ${show}`;
  }
}

function acted(type: SignalType, count: number): string {
  switch (type) {
    case 'select':
    case 'dwell':
      return several(count, type === 'select' ? 'look' : 'longer look');
    case 'view':
      return `seen ${times(count)}`;
    case 'save':
      return `saved ${figures(count)}`;
    case 'add':
      return `${figures(count)} put in the basket`;
    case 'purchase':
      return `bought ${figures(count)}`;
    case 'search':
      return several(count, 'search', 'searches');
    case 'react':
      return `more like it, asked ${times(count)}`;
    case 'dismiss':
      return `${figures(count)} not for you`;
  }
}

function interestWords(interest: Interest, names: Names): string {
  const facts = interest.acts.map(({ type, count, productIds }) => {
    const [only] = productIds;
    const named = productIds.length === 1 && only !== undefined && type === 'save';
    if (type === 'view' && interest.strength < 0) return `you passed ${figures(count)} by`;
    return named ? `you saved ${names.title(only)}` : acted(type, count);
  });
  const list = opening(listed(facts));
  return interest.strength < 0 ? `${list}, so it counts a little less` : list;
}

function note(signal: StoredSignal, names: Names): string {
  const title = signal.productId === undefined ? '' : names.title(signal.productId);
  switch (signal.type) {
    case 'view':
      return `Saw ${title}`;
    case 'dwell':
      return `Looked at ${title}, ${several(Math.round(signal.value ?? 0), 'second')}`;
    case 'select':
      return `Looked at ${title}`;
    case 'save':
      return `Saved ${title}`;
    case 'add':
      return `Put ${title} in the basket`;
    case 'purchase':
      return `Bought ${title}`;
    case 'search':
      return `Searched for “${signal.query ?? ''}”`;
    case 'react':
      return (signal.value ?? 1) < 0 ? `Less like ${title}` : `More like ${title}`;
    case 'dismiss':
      return `Not for me: ${title}`;
    case 'stated':
      return signal.statement === undefined ? 'You said so' : said(signal.statement);
  }
}

function sorting(rankMs: number): string {
  if (rankMs <= 0) return 'It has not sorted yet.';
  return rankMs < 1
    ? 'Sorting took less than a thousandth of a second.'
    : `Sorting took ${several(Math.round(rankMs), 'thousandth')} of a second.`;
}

function size(bytes: number): string {
  return bytes < 1000 ? several(bytes, 'byte') : `${figures(Math.round(bytes / 100) / 10)} kB`;
}

function recordWords(record: ConsentRecord): string {
  const on = PURPOSES.filter((purpose) => record.purposes[purpose]).map(
    (purpose) => PURPOSE_WORDS[purpose],
  );
  const who = record.tool
    ? outside.who(record.tool)
    : record.source === 'viewer'
      ? 'You'
      : record.source === 'page'
        ? 'This page'
        : 'A signal of your browser';
  if (on.length === 0)
    return record.source === 'viewer'
      ? 'You said no to everything'
      : `${who} said no to everything`;
  return record.state === 'changed'
    ? `${who} changed to ${listed(on)}`
    : `${who} said yes to ${listed(on)}`;
}
