import type { ConsentRecord, Purpose } from '../../core/consent.js';
import { PURPOSES } from '../../core/consent.js';
import type { QuestionKind } from '../../core/report.js';
import type { BudgetView, ReportView } from '../../core/view.js';
import type { DataWords } from '../messages.js';
import { knows } from './knows.js';
import { BYTE, MESSAGE, NOTE } from './nouns.js';
import { who } from './outside.js';
import { runs } from './runs.js';
import { tuned } from './tuning.js';
import { apart, DAY, type Noun, type Words } from './words.js';

const ANSWER_WORDS: Readonly<Record<string, string>> = {
  none: 'لا شيء',
  shown: 'رآه',
  dismissed: 'أخفاه',
  chosen: 'فتحه',
  added: 'وضعه في السلة',
};

const PICKS_WORDS: Readonly<Record<string, string>> = {
  none: 'بلا مختارات',
  ignored: 'تجاوزها',
  chosen: 'اختار منها',
  hidden: 'أوقفها',
};

const REASON_WORDS: Readonly<Record<string, string>> = {
  none: 'بلا مختارات',
  stage: 'يُعرض الآن',
  category: 'نوع منتجات نظرت إليه',
  brand: 'ماركة نظرت إليها',
  similar: 'يناسب ما نظرت إليه',
  popular: 'رائج بين الآخرين',
  discovery: 'شيء جديد',
};

const HEALTH_WORDS: Readonly<Record<string, string>> = {
  fine: 'جيد',
  slow: 'بطيء',
  error: 'حدث فيه خطأ',
};

const PURPOSE_WORDS: Readonly<Record<Purpose, string>> = {
  picks: 'المختارات',
  history: 'التذكّر',
  counts: 'العدّ',
  offers: 'ما بعد العرض',
  region: 'بلدك',
};

const INTEREST: Noun = {
  one: 'اهتمام واحد',
  two: 'اهتمامان',
  twoOf: 'اهتمامين',
  few: 'اهتمامات',
  many: 'اهتمامًا',
  other: 'اهتمام',
};

const PICK: Noun = {
  one: 'مختار واحد',
  two: 'مختاران',
  twoOf: 'مختارين',
  few: 'مختارات',
  many: 'مختارًا',
  other: 'مختار',
};

const CASE: Noun = {
  one: 'حالة واحدة',
  two: 'حالتان',
  twoOf: 'حالتين',
  few: 'حالات',
  many: 'حالة',
  other: 'حالة',
};

const ROLL: Noun = {
  one: 'رمية واحدة',
  two: 'رميتان',
  twoOf: 'رميتين',
  few: 'رميات',
  many: 'رمية',
  other: 'رمية',
};

/** Arabic texts of "Your data". */
export function data(words: Words): DataWords {
  const { figures, ordinal, several } = words;
  return {
    title: 'بياناتك',
    intro: 'ملاحظاتك على هذا الجهاز. اطّلع عليها، أو صحّحها، أو امسحها.',
    back: 'رجوع',
    export: 'تصدير',
    exporting: 'يجري التحضير…',
    exportFailed: 'تعذّر إعداد الملف. حاول مرة أخرى.',
    loading: 'تجري قراءة ملاحظاتك…',
    nav: {
      knows: 'ماذا يعرف',
      picks: 'لماذا هذه المختارات',
      left: 'ما خرج من هذا الجهاز',
      runs: 'حالة العمل',
      choices: 'خياراتك',
    },
    hints: {
      knows: (interests, notes) => `${several(interests, INTEREST)}، ${several(notes, NOTE)}`,
      picks: (count) => (count === 0 ? 'لا شيء بعد' : `${several(count, PICK)} مع الأسباب`),
      left: (sent, bytes) =>
        sent === 0 ? 'لا شيء' : `${several(sent, MESSAGE)}، ${several(bytes, BYTE)}`,
      runs: (run) => (run.isolation === 'isolated' ? 'هنا، بلا شبكة' : 'هنا، بلا عزل'),
      choices: (on, all) => `${figures(on)} من ${figures(all)} مفعَّلة`,
    },
    knows: knows(words),
    picks: {
      lead: 'كل شريط درجة واحدة مقسّمة على أسبابها: كلما طال علت المرتبة. وبجانبه مرتبته معك ومن دونك.',
      key: {
        same: 'نظرت إليه أو حفظته',
        similar: 'ماركة أو نوع تحبه',
        stage: 'يُعرض الآن',
        popular: 'رائج',
        other: 'موسم أو بلد',
        against: 'ضده',
      },
      place: (place, without) => `${ordinal(place)}، ومن دونك ${ordinal(without)}`,
      promoted: (place) => `${ordinal(place)}، ترويج`,
      discovery: (place) => `${ordinal(place)}، شيء جديد`,
      none: 'لا مختارات بعد. المنتجات بترتيب العرض.',
      rests: 'على ماذا تقوم',
      restsLead: 'جرّب الترتيب من دون أي منها. لا يُزال شيء حتى تقول ذلك.',
      restsNone: 'على لا شيء عنك: الترتيب من العرض وحده.',
      inPicks: (speaks, against, all) =>
        against === 0
          ? `في ${figures(speaks)} من ${several(all, PICK, 'object')}`
          : speaks === 0
            ? `ضد ${figures(against)} من ${several(all, PICK, 'object')}`
            : `في ${figures(speaks)} من ${several(all, PICK, 'object')}، وضد ${figures(against)}`,
      tryWithout: 'جرّب من دونه',
      tryNamed: (label) => `جرّب من دونه: ${label}`,
      trial: (cause) => `من دون ${cause}`,
      trialText: (moves) =>
        moves === 0
          ? 'يبقى الترتيب كما هو. لم يُزَل شيء بعد.'
          : `سيتغيّر ${several(moves, PICK)}. لم يُزَل شيء بعد.`,
      confirm: 'إزالته',
      confirmNamed: (cause) => `إزالته: ${cause}`,
      cancel: 'إبقاؤه',
      stays: (place) => `تبقى ${ordinal(place)}`,
      moved: (from, to) => `${ordinal(from)}، ثم ${ordinal(to)}`,
      comesIn: (place) => `جديد، ${ordinal(place)}`,
      leaves: (place) => `${ordinal(place)}، ثم خارجًا`,
      tuned: tuned(words),
      notBasedOnMe: {
        title: 'غير مبني عليّ',
        text: 'إظهار ترتيب العرض بدلًا من ذلك. يعمل فورًا.',
      },
    },
    left: {
      lead: (sent) =>
        `${several(sent, MESSAGE)} حتى الآن. ${
          sent === 1 ? 'طولها' : 'وطول كل رسالة'
        } هو نفسه للجميع، مهما فعلوا.`,
      nothing: 'لا شيء حتى الآن.',
      countsOff: 'العدّ متوقف، فلا يخرج شيء من هذا الجهاز.',
      planned: 'يبدأ العدّ مع العرض.',
      waits: 'تنتظر هنا رسالة واحدة وقتها.',
      heading,
      question: 'السؤال',
      asked: (report) => asked(report.kind, apart(report.title ?? report.subject ?? '')),
      answerSent: 'الإجابة المرسَلة',
      answerWaiting: 'الإجابة المنتظرة',
      answer: answerWords,
      isTrue: 'هل هي صحيحة؟',
      perhaps: (weight, all) =>
        `ربما: هي كذلك في ${figures(weight)} من ${several(all, CASE, 'object')}. قرّر ذلك نرد رُمي على جهازك.`,
      window: 'عن',
      windowName: (id) => (id === '00' ? 'العرض كله' : `الجزء ${figures(Number(id))} من العرض`),
      showBytes: (count) => `إظهار ${several(count, BYTE, 'object')}`,
      showText: 'إظهار كنص',
      dice: 'كيف يخفيك النرد',
      rolls: (weight, all, others) =>
        `في ${figures(weight)} من ${several(all, ROLL, 'object')} تخرج الإجابة الصحيحة. وفي الباقي وعدده ${figures(
          all - weight,
        )} تخرج ${others === 1 ? 'الإجابة الأخرى' : `إجابة من الإجابات الأخرى وعددها ${figures(others)}`}.`,
      drawn: (weight, others) => `${figures(weight)} صحيحة، ${figures(others)} إجابة أخرى`,
      couldBe: (report) => {
        const answers = report.answers.map((answer) => answerWords(report.kind, answer));
        const at = report.answers.indexOf(report.answer);
        const tail = ' ومع كثرة المشاهدين تتعادل الرميات، فيبقى مقدّم العرض قادرًا على العدّ. ';
        if (at < 0) return { before: '', sent: '', after: tail.trimStart() };
        const before = answers.slice(0, at).map((word) => `${word}، `);
        const after = answers.slice(at + 1).map((word) => `، ${word}`);
        return {
          before: `كان يمكن أن تكون: ${before.join('')}`,
          sent: answers[at] ?? '',
          after: `${after.join('')}.${tail}`,
        };
      },
      loss: (epsilon) => `ما يُفقد من الخصوصية في هذه الرسالة: ${apart(`ε = ${epsilon}`)}.`,
      budget: 'ما بقي للإرسال',
      week: 'هذا الأسبوع',
      month: `في ${several(28, DAY, 'object')}`,
      used: (view: BudgetView['week'], epsilon) => {
        const limit = Math.floor(view.limitEpsilon / Math.log(7) + 1e-9);
        const ordinary = Math.abs(view.spentEpsilon - view.reports * Math.log(7)) < 1e-6;
        return ordinary
          ? `استُعمل ${figures(view.reports)} من ${several(limit, MESSAGE, 'object')}`
          : `استُعمل ${apart(`ε ${epsilon.spent}`)} من ${epsilon.limit}`;
      },
      nextMessage: 'الرسالة التالية',
      nextWaits: (when) => `${when}، وتنتظر هنا حتى ذلك الحين`,
      nextShow: 'في العرض التالي الذي فيه عدّ، واحدة على الأكثر لكل عرض',
      nextNever: 'لا شيء ما دام العدّ متوقفًا',
      afterwards: 'حين تُستعمل كلها',
      silence: 'صمت إلى أن تمر أيام',
      next: (when) => `صمت حتى ${when}`,
      ifErased: 'إن مسحت',
      stays: 'يبقى هذا العدّاد، كي لا يُستعمل مرتين',
      blocked: 'مُسح العدّاد. والعدّ متوقف إلى أن تفعّله من جديد.',
      lost: `أضاع هذا المتصفح العدّاد السابق. وسنتصرف مدة ${several(28, DAY, 'object')} كأن كل الرسائل استُعملت.`,
      fetched: 'ما جرى تنزيله',
      fetchedText:
        'تصل إلى هذا الجهاز قائمتان مرة في كل صفحة: خطة الأسئلة، وما هو رائج. وهما نفسهما للجميع، وطلبهما لا يقول عنك شيئًا سوى أنك تشارك.',
    },
    runs: runs(words),
    choices: {
      lead: 'غيّر أيًا منها متى شئت. يسري ذلك فورًا، في كل علامة تبويب مفتوحة.',
      signal: {
        title: 'احتُرمت إشارة الرفض.',
        text: 'يطلب متصفحك من المواقع ألا تشارك البيانات ولا تبيعها. فيبقى العدّ والعروض الخاصة متوقفين.',
      },
      records: 'وثائق اختيارك',
      record: (record) => recordWords(words, record),
      recordWhen: (record, when) => `${when}، الإشعار ${figures(record.noticeVersion)}`,
      recordsText:
        'كل وثيقة ملف تحتفظ به: ما الذي سُئل، ومن سأل، وبماذا أُجيب. ويمكن للجهات الرسمية والأدوات الأخرى قراءته.',
      download: 'تنزيل الوثيقة',
      downloadNamed: (when) => `تنزيل وثيقة ${when}`,
      downloadAll: 'تنزيل كل الوثائق',
      noRecords: 'لم يُسجَّل أي اختيار.',
      downloadLog: 'تنزيل السجل',
      logText:
        'يسرد السجل ما فُعل بملاحظاتك، لا ما تقوله. ويمكن لأي أحد التحقق من أنه لم يُغيَّر بعدها.',
      logFailed: 'تعذّرت قراءة السجل. اضغط مرة أخرى للمحاولة.',
    },
    erase: {
      button: 'أوقف وامسح',
      buttonAll: 'أوقف وامسح، مع العدّاد',
      ledger: 'امسح عدّاد الرسائل أيضًا.',
      ledgerText: 'عندها يبقى العدّ متوقفًا إلى أن تفعّله من جديد.',
    },
  };
}

function answerWords(kind: QuestionKind, answer: string): string {
  const answers =
    kind === 'picks'
      ? PICKS_WORDS
      : kind === 'reason'
        ? REASON_WORDS
        : kind === 'health'
          ? HEALTH_WORDS
          : ANSWER_WORDS;
  return answers[answer] ?? answer;
}

function asked(kind: QuestionKind, title: string): string {
  switch (kind) {
    case 'product':
      return `إلى أين وصلت مع ${title}؟`;
    case 'category':
      return `إلى أين وصلت مع أي شيء من ${title}؟`;
    case 'picks':
      return 'ماذا فعلت بالمختارات؟';
    case 'reason':
      return 'ما السبب الرئيسي وراء أول مختاراتك؟';
    case 'health':
      return 'كيف كان العمل على جهازك؟';
  }
}

function heading(report: ReportView, time: string): string {
  const show = apart(report.showTitle === '' ? report.stream : report.showTitle);
  switch (report.state) {
    case 'waiting':
      return `في الانتظار، تخرج الساعة ${time}، عن ${show}`;
    case 'tried':
      return `في الطريق منذ الساعة ${time}، عن ${show}`;
    case 'sent':
      return `أُرسلت الساعة ${time}، عن ${show}`;
    case 'refused':
      return `رُفضت الساعة ${time}، عن ${show}`;
    case 'dropped':
      return `لم تُرسَل قط، عن ${show}`;
  }
}

function recordWords({ listed }: Words, record: ConsentRecord): string {
  const on = PURPOSES.filter((purpose) => record.purposes[purpose]).map(
    (purpose) => PURPOSE_WORDS[purpose],
  );
  if (record.source === 'tab' && on.length > 0)
    return `أبقته علامة التبويب هذه عند إعادة التحميل: موافقة على ${listed(on)}`;
  const whose = record.tool
    ? who(record.tool)
    : record.source === 'viewer'
      ? 'أنت'
      : record.source === 'page'
        ? 'هذه الصفحة'
        : 'إشارة من متصفحك';
  if (on.length === 0) return `${whose}: رفض كل شيء`;
  return record.state === 'changed'
    ? `${whose}: تغيير إلى ${listed(on)}`
    : `${whose}: موافقة على ${listed(on)}`;
}
