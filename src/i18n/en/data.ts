import type { ConsentRecord, Purpose } from '../../core/consent.js';
import { PURPOSES } from '../../core/consent.js';
import type { QuestionKind } from '../../core/report.js';
import type { BudgetView, ReportView } from '../../core/view.js';
import type { DataWords } from '../messages.js';
import { knows } from './knows.js';
import { outside } from './outside.js';
import { runs } from './runs.js';
import { tuned } from './tuning.js';
import { counted, figures, listed, opening, ordinal, several } from './words.js';

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
  knows,
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
    rests: 'What they rest on',
    restsLead: 'Try the order without any of it. Nothing is removed until you say so.',
    restsNone: 'Nothing about you: the order is made from the show alone.',
    inPicks: (speaks, against, all) =>
      against === 0
        ? `in ${figures(speaks)} of ${figures(all)} picks`
        : speaks === 0
          ? `against ${figures(against)} of ${figures(all)} picks`
          : `in ${figures(speaks)} of ${figures(all)} picks, against ${figures(against)}`,
    tryWithout: 'Try without',
    tryNamed: (label) => `Try without: ${label}`,
    trial: (cause) => `Without ${cause}`,
    trialText: (moves) =>
      moves === 0
        ? 'The order would stay the same. Nothing is removed yet.'
        : `${opening(several(moves, 'pick'))} would change. Nothing is removed yet.`,
    confirm: 'Remove it',
    confirmNamed: (cause) => `Remove it: ${cause}`,
    cancel: 'Keep it',
    stays: (place) => `stays ${ordinal(place)}`,
    moved: (from, to) => `${ordinal(from)}, then ${ordinal(to)}`,
    comesIn: (place) => `new, ${ordinal(place)}`,
    leaves: (place) => `${ordinal(place)}, then out`,
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
    waits: 'One message waits here for its time.',
    heading,
    question: 'Question',
    asked: (report) => asked(report.kind, report.title ?? report.subject ?? ''),
    answerSent: 'Answer sent',
    answerWaiting: 'Answer to send',
    answer: (kind, answer) => opening(answerWords(kind, answer)),
    isTrue: 'Is that true?',
    perhaps: (weight, all) =>
      `Perhaps: in ${figures(weight)} of ${figures(all)} cases it is. A dice roll on your device decided.`,
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
    nextMessage: 'Next message',
    nextWaits: (when) => `${when}, and it waits here until then`,
    nextShow: 'In the next show that counts, at most one a show',
    nextNever: 'None while counting is off',
    afterwards: 'When all are used',
    silence: 'Silence, until days have passed',
    next: (when) => `Silence, until ${when}`,
    ifErased: 'If you erase',
    stays: 'This count stays, so that it cannot be spent twice',
    blocked: 'The count was erased. Counting is off until you turn it on again.',
    lost: 'This browser lost the count from before. For 28 days we act as if all were used.',
    fetched: 'What was fetched',
    fetchedText:
      'Two lists come to this device once a page: the plan of the questions, and what is popular. They are the same for everybody, and asking for them says nothing about you but that you take part.',
  },
  runs,
  choices: {
    lead: 'Change any of them whenever you like. It takes effect at once, in every open tab.',
    signal: {
      title: 'Opt-out signal honoured.',
      text: 'Your browser asks sites not to share or sell. Counting and offers stay off.',
    },
    records: 'Your records',
    record: recordWords,
    recordWhen: (record, when) => `${when}, notice ${figures(record.noticeVersion)}`,
    recordsText:
      'Each is a file for you to keep: what was asked, by whom, and what was answered. Authorities and other tools can read it.',
    download: 'Download record',
    downloadNamed: (when) => `Download record of ${when}`,
    downloadAll: 'Download all records',
    noRecords: 'No choice has been recorded.',
    downloadLog: 'Download the log',
    logText:
      'The log lists what was done with your notes, not what they say. Anyone can check whether it was changed since.',
    logFailed: 'The log could not be read. Press again to try once more.',
  },
  erase: {
    button: 'Stop and erase',
    buttonAll: 'Stop and erase, with the count',
    ledger: 'Also erase the count of messages.',
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
  if (record.source === 'tab') return `Kept by this tab over a reload: yes to ${listed(on)}`;
  return record.state === 'changed'
    ? `${who} changed to ${listed(on)}`
    : `${who} said yes to ${listed(on)}`;
}
