/** Arabic texts of "How it runs". */

import { ASSUMED_WATTS, energyJoules } from '../../core/energy.js';
import type { RunView } from '../../core/view.js';
import type { CheckWords, RunsWords } from '../data-sections.js';
import { BYTE, ENTRY, SECOND, THOUSANDTH } from './nouns.js';
import { packWords } from './pack.js';
import { watchWords } from './tuning.js';
import { apart, type Noun, type Words } from './words.js';

/** Weight of a phone in newtons, for a picture of small energies: 200 g. */
const PHONE_NEWTONS = 1.96;

const CENTIMETRE: Noun = {
  one: 'سنتيمترًا واحدًا',
  two: 'سنتيمتران',
  twoOf: 'سنتيمترين',
  few: 'سنتيمترات',
  many: 'سنتيمترًا',
  other: 'سنتيمتر',
};

const METRE: Noun = {
  one: 'مترًا واحدًا',
  two: 'متران',
  twoOf: 'مترين',
  few: 'أمتار',
  many: 'مترًا',
  other: 'متر',
};

/** What a fault meant, by code; others are named by their code. */
const FAULT_WORDS: Readonly<Record<string, string>> = {
  storage: 'تعذّر حفظ شيء أو قراءته. وما تعذّر حفظه في الذاكرة فقط.',
  worker: 'تعذّر تشغيل جزء منفصل، فيجري العمل داخل الصفحة.',
  engine: 'فشل الترتيب. وكانت المنتجات بترتيب العرض مدة قصيرة.',
  manifest: 'تعذّر استعمال خطة العدّ. ولم يُرسَل شيء.',
  report: 'رفض خادم العدّ رسالة. ولم تُرسَل من جديد.',
  consent: 'تعذّر تسجيل اختيار، فلم يُفعَّل شيء.',
  model: 'تعذّر استعمال ملف للترتيب. واستمر الترتيب من دونه.',
  import: 'ملف أُحضر إلى هنا لم يكن كما يجب. ولم يؤخذ منه شيء.',
};

/** Arabic texts of "How it runs". */
export function runs(words: Words): RunsWords {
  const { figures, several, times } = words;
  const size = (bytes: number) =>
    bytes < 1000 ? several(bytes, BYTE) : `${figures(Math.round(bytes / 100) / 10)} كيلوبايت`;
  return {
    lead: 'هذه السطور من فحوص أجراها هذا الجهاز قبل لحظات.',
    isolation: (run) => ({
      title: 'الجزء الذي يعرفك',
      text:
        run.isolation === 'isolated'
          ? 'بلا شبكة: نُزعت منه قبل أن تُفتح ملاحظاتك.'
          : run.isolation === 'worker'
            ? 'يعمل منفصلًا عن الصفحة، لكن بلا عزل: ترك له هذا المتصفح أو هذه الصفحة شبكة. وهو لا يستعملها.'
            : 'يعمل داخل الصفحة، بلا عزل: لا يسمح هذا المتصفح أو هذه الصفحة بغير ذلك.',
      state: run.isolation === 'isolated' ? 'مختوم' : 'غير مختوم',
      good: run.isolation === 'isolated',
    }),
    sorter: (run) => ({
      title: 'ما يرتّب المنتجات',
      text: `الإصدار ${apart(run.weightsVersion)}، وفيه ${several(run.weightsBytes, BYTE)} من الأرقام${
        run.packBytes === 0 ? '' : `، و${size(run.packBytes)} من المتجر`
      }. ${sorting(words, run.rankMs)}`,
      state: 'هنا',
      good: true,
    }),
    pack: (run) => packWords(words, run),
    effort: (run) => effort(words, run),
    notes: (run) => ({
      title: 'ملاحظاتك',
      text:
        run.storage === 'durable'
          ? `${run.storedBytes === null ? 'هنا' : size(run.storedBytes)}، مقفلة بمفتاح يبقى في هذا المتصفح.`
          : run.storage === 'visit'
            ? 'في الذاكرة فقط، كما اخترت. تُنسى حين تغادر.'
            : 'في الذاكرة فقط: لم يسمح هذا المتصفح بحفظها. تُنسى حين تغادر.',
      state: run.storage === 'durable' ? (run.encrypted ? 'مقفلة' : 'غير مقفلة') : 'في الذاكرة',
      good: run.storage === 'visit' || (run.storage === 'durable' && run.encrypted),
    }),
    protection: ({ protection }) => ({
      title: 'إن أخذ أحد هذا الجهاز',
      text:
        protection === 'passphrase'
          ? 'لا يمكن قراءة ملاحظاتك من دون عبارة المرور.'
          : 'من يستطيع فتح هذا المتصفح يستطيع قراءة ملاحظاتك. عبارة مرور، في «خياراتك»، تمنعه.',
      state: protection === 'passphrase' ? 'بعبارة مرور' : 'بلا عبارة مرور',
      good: protection === 'passphrase',
    }),
    watch: (run) => watchWords(words, run),
    log: ({ audit }) => ({
      title: 'السجل',
      text:
        audit.intact === null
          ? 'يجري التحقق من أن شيئًا لم يُغيَّر أو يُحذف.'
          : `${several(audit.entries, ENTRY)}، كل منها مربوط بما قبله. ${
              audit.intact ? 'لم يُغيَّر شيء ولم يُحذف.' : 'غُيّر شيء أو حُذف.'
            }`,
      state: audit.intact === null ? 'يجري التحقق' : audit.intact ? 'سليم' : 'تالف',
      good: audit.intact === true,
    }),
    cannot: 'ما لا يستطيعه هذا',
    cannotText:
      'من يستطيع فتح قفل هذا الجهاز وفتح هذا المتصفح يرى ما تراه هنا. وقد يراه برنامج خبيث في هذه الصفحة أيضًا. ويبقى المتجر يرى ما يراه كل متجر: الصفحات التي تفتحها وما تشتريه.',
    check: 'تحقّق من جديد',
    checking: 'يجري التحقق…',
    checked: 'تم التحقق الآن.',
    faults: 'ما تعطّل في هذه الزيارة',
    noFaults: 'لم يتعطّل شيء في هذه الزيارة.',
    fault: (code, count) =>
      `${FAULT_WORDS[code] ?? `تعطّل شيء (${apart(code)}).`}${count > 1 ? ` حدث ذلك ${times(count)}.` : ''}`,
  };
}

function effort(words: Words, run: RunView): CheckWords {
  const { figures, times } = words;
  const joules = energyJoules(run.workMs);
  const learned = run.learner.runs === 0 ? '' : ` وتعلّم ${times(run.learner.runs)}`;
  const title = 'كلفته على جهازك';
  if (run.rankings === 0) {
    return {
      title,
      text: 'لم يرتّب شيئًا بعد في هذه الزيارة.',
      state: `${figures(0)} جول`,
      good: null,
    };
  }
  const amount = figures(joules < 0.01 ? 0.01 : Number(joules.toPrecision(2)));
  return {
    title,
    text: `رتّب ${times(run.rankings)}${learned} في هذه الزيارة: ${worked(words, run.workMs)} من العمل. وبقدرة ${figures(
      ASSUMED_WATTS,
    )} واط، وهي مفترضة لا مقيسة، يكون ذلك نحو ${amount} جول، أي كرفع هاتف ${lift(words, joules)}.`,
    state: `≈ ${amount} جول`,
    good: null,
  };
}

function lift({ several }: Words, joules: number): string {
  const centimetres = (joules / PHONE_NEWTONS) * 100;
  if (centimetres < 1) return 'أقل من سنتيمتر';
  return centimetres < 200
    ? several(Math.round(centimetres), CENTIMETRE, 'object')
    : several(Math.round(centimetres / 100), METRE, 'object');
}

function worked({ several }: Words, ms: number): string {
  return ms < 1000
    ? several(Math.max(1, Math.round(ms)), THOUSANDTH)
    : several(Number((ms / 1000).toPrecision(2)), SECOND);
}

function sorting({ several }: Words, rankMs: number): string {
  if (rankMs <= 0) return 'لم يرتّب شيئًا بعد.';
  return rankMs < 1
    ? 'يستغرق الترتيب أقل من جزء من ألف من الثانية.'
    : `يستغرق الترتيب ${several(Math.round(rankMs), THOUSANDTH, 'object')}.`;
}
