import type { HostMessages } from '../host-messages.js';
import { usableTag } from '../tag.js';
import { board, can, nextWhy, report } from './host-after.js';
import { PRODUCT } from './nouns.js';
import { apart, type Noun, wordsOf } from './words.js';

const ANSWERS: Noun = {
  one: 'إجابة حتى الآن',
  two: 'إجابتان حتى الآن',
  twoOf: 'إجابتان حتى الآن',
  few: 'إجابات حتى الآن',
  many: 'إجابة حتى الآن',
  other: 'إجابة حتى الآن',
};

const CATEGORY: Noun = {
  one: 'فئة واحدة',
  two: 'فئتان',
  twoOf: 'فئتين',
  few: 'فئات',
  many: 'فئة',
  other: 'فئة',
};

/** The host page in Arabic, with figures as `tag` writes them. */
export function hostArabic(tag: string): HostMessages {
  const words = wordsOf(usableTag(tag, 'ar'));
  const { figures, several } = words;
  const hundred = figures(100);
  const often = `${figures(19)} مرة من كل ${figures(20)}`;
  return {
    stages: {
      intro: 'البداية',
      demo: 'الشرح',
      offer: 'العرض الخاص',
      questions: 'الأسئلة',
      closing: 'الختام',
    },
    head: {
      untitled: 'عرض',
      live: 'مباشر',
      planned: 'مخطَّط',
      ended: 'انتهى',
      running: (duration, stage) =>
        stage === null ? `${duration}.` : `${duration}، مرحلة: ${stage}.`,
      startsAt: (moment) => `يبدأ: ${moment}.`,
      endedAt: (moment) => `${moment}. تُقبل الإجابات المتأخرة مدة يوم.`,
      updated: (ago) => `آخر تحديث: ${ago}.`,
      // The number stands beside it, written by the page.
      answers: (count) => several(count, ANSWERS, 'object', '').trim(),
      in100: (share) => `${share} من ${hundred}`,
      picksWork: (low, high) => `المختارات تعمل جيدًا (من ${low} إلى ${high})`,
      picksUntold: 'هل تعمل المختارات جيدًا: إجابات قليلة جدًا',
      none: '–',
    },
    source: {
      stage: (stage) =>
        `حتى مرحلة «${stage}». تصل الإجابات عن العرض كله حين يغادر المشاهدون، وهي قليلة جدًا حتى الآن.`,
      tooEarly:
        'الوقت مبكر للحكم. تصل معظم الإجابات حين يغادر المشاهدون وحين ينتهي العرض؛ لا يلزم فعل شيء.',
      tooFew: 'وصلت إجابات قليلة جدًا للحكم. تُقبل المتأخرة منها مدة يوم بعد العرض.',
    },
    scope: `من كل ${hundred} مشاهد مشارك في العدّ.`,
    interest: {
      heading: 'ما يريده المشاهدون',
      caption: `من كل ${hundred} مشاهد مشارك في العدّ، كم فتحوه أو وضعوه في السلة حتى الآن.`,
      captionStage: (stage) =>
        `من كل ${hundred} مشاهد مشارك في العدّ، كم فتحوه أو وضعوه في السلة حتى مرحلة «${stage}».`,
      key: `النقطة: أفضل تقدير. الخط والأرقام: الحقيقة داخلها ${often}، لكل خطوط القائمة معًا، مهما تكرر النظر. الشريط: الأمر نفسه لواحد فقط، عند نظرة واحدة.`,
      places:
        'قبل الاسم: مرتبته، أو المراتب التي قد تكون له؛ وما يتشارك مرتبة لا يمكن التمييز بينه.',
      place: (best, worst) => (best === worst ? best : `${best} إلى ${worst}`),
      few: 'إجابات قليلة جدًا',
      fewNote: (needed, came) => `إجابات قليلة جدًا للحكم: يلزم نحو ${needed}، ووصل ${came}.`,
      fewHint: 'منتجات أقل في العرض تصل إلى ذلك أسرع.',
      disturbed: 'مضطرب',
      disturbedNote: (titles) =>
        `مضطرب: ${apart(titles)}. وصلت إجابات أكثر أو أقل مما تسمح به الخطة، فقد يكون أحد يتدخل. لا تعتمد عليها.`,
      onStage: 'عُرض',
      empty: 'لا يُعدّ أي منتج في هذا العرض.',
      spoken: (share, low, high, answers, best, worst) =>
        `${share} من ${hundred}، بين ${low} و${high}، عدد الإجابات ${answers}، المرتبة ${best === worst ? best : `${best} إلى ${worst}`}`,
      spokenShare: (share, low, high) => `${share} من ${hundred}، بين ${low} و${high}`,
      interval: (low, high) => `(${low} إلى ${high})`,
      fromTo: (least, most) => `من ${least} إلى ${most}`,
    },
    next: {
      heading: 'ما يُعرض بعده',
      caption: 'مما لم تعرضه بعد، بحسب المشاهدين المشاركين في العدّ.',
      put: 'عرضه على الشاشة',
      putShort: 'عرضه',
      putNamed: (button, title) => `${button}: ${apart(title)}`,
      sure: 'يتقدم بالتأكيد على كل ما بقي.',
      sureOfTold: (count, untold) =>
        `يتقدم بالتأكيد على سائر ما بقي؛ والإجابات قليلة جدًا عن ${several(count, PRODUCT, 'object', untold)} منه.`,
      notSure: 'في المقدمة، لكن ليس بالتأكيد.',
      only: 'الوحيد مما بقي الذي يمكن الحكم عليه.',
      tied: (count) =>
        count === 1
          ? 'أو هذا. لا يمكن التمييز بينهما بعد.'
          : 'أو واحد من هذه. لا يمكن التمييز بينها بعد.',
      thenThis: 'ثم هذا.',
      more: (count, written) => `ثم ${several(count, PRODUCT, 'subject', written)}.`,
      thenEither: (count) =>
        count === 2
          ? 'ثم أحد هذين. لا يمكن التمييز بينهما بعد.'
          : 'ثم واحد من هذه. لا يمكن التمييز بينها بعد.',
      untold: 'إجابات قليلة جدًا لمعرفة أي المنتجات الباقية مطلوب أكثر.',
      allShown: 'كل ما في هذا العرض عُرض.',
      marked: (title) => `${apart(title)} يُحسب هنا معروضًا.`,
      unmark: 'تراجع',
    },
    ahead: {
      heading: 'من يتقدم',
      caption: `من المشاهدين المشاركين في العدّ. «مؤكد» تعني: كل ذلك معًا يصحّ ${often}، مهما تكرر النظر. الخط هو «لا فرق».`,
      method: (products) =>
        `الأشرطة أعرض من أشرطة المنتج الواحد، كي تمكن مقارنة أي زوج من المنتجات وعددها ${products}، في أي وقت.`,
      of: (title) => `يتقدم على ${apart(title)}`,
      by: (gap, low, high) => `بمقدار ${gap} (من ${apart(low)} إلى ${high})`,
      sure: 'مؤكد',
      notSure: 'غير مؤكد',
      spoken: (gap, low, high) => `بمقدار ${gap} من ${hundred}، بين ${low} و${high}`,
      empty: 'يلزم أن تكون لمنتجين على الأقل إجابات كافية قبل المقارنة بينهما.',
    },
    picks: {
      heading: 'كيف كانت المختارات',
      answers: {
        chosen: 'اختاروا منها',
        ignored: 'تجاوزوها',
        hidden: 'أوقفوها',
        none: 'لم تكن لهم',
      },
    },
    stagesPanel: {
      heading: 'مرحلة بعد مرحلة',
      caption: (top) =>
        `السؤال نفسه، من ${figures(0)} إلى ${top}، من المشاهدين المشاركين في العدّ. تقع في المرحلة الواحدة إجابات أقل، فالنطاقات أعرض؛ وكل منها يصحّ لمرحلة واحدة عند نظرة واحدة، ${often}. المتقطع: إجابات قليلة جدًا لذكر رقم. المخطط: لم يُسأل عنه بعد. ويوصف الارتفاع أو الانخفاض بالمؤكد لها كلها معًا، مهما تكرر النظر.`,
      noChange: 'لا ارتفاع ولا انخفاض مؤكد بعد.',
      rose: (title, from, to) => `مؤكد: ارتفع ${apart(title)} من ${from} إلى ${to}.`,
      fell: (title, from, to) => `مؤكد: انخفض ${apart(title)} من ${from} إلى ${to}.`,
      now: 'الآن',
      latest: (stage, share, low, high) => `${stage} ${share} (من ${low} إلى ${high})`,
      latestFew: (stage) => `${stage}: إجابات قليلة جدًا`,
      cell: (stage, share, low, high) => `${stage} ${share}، من ${low} إلى ${high}`,
      cellFew: (stage) => `${stage} إجابات قليلة جدًا`,
      untold: (stage) => `${stage} لم يُسأل عنه`,
      later: (stage) => `${stage} لم تأت بعد`,
      empty: 'لا شيء للمقارنة بعد. يُسأل عن المنتج ابتداءً من المرحلة التي تعرضه.',
    },
    reasons: {
      heading: 'لماذا يرون ما يرونه',
      caption: `من كل ${hundred} مشاهد مشارك في العدّ: النوع الرئيسي للسبب وراء أول مختاراتهم.`,
      answers: {
        stage: 'يُعرض الآن',
        category: 'نوع منتجات نظروا إليه',
        similar: 'يناسب ما نظروا إليه',
        popular: 'رائج بين الآخرين',
        brand: 'ماركة نظروا إليها',
        discovery: 'شيء جديد',
        none: 'بلا مختارات لهم',
      },
    },
    audience: {
      heading: 'جمهورك',
      label: 'كم شخصًا شاهد؟',
      hint: 'من عدّاد المشغّل عندك. يبقى في هذه الصفحة.',
      share: (share) => `أرسل إجابةً حتى الآن نحو ${share} من كل ${hundred} منهم.`,
      caveat:
        'ليست هذه نسبة الموافقة: بعضهم لم يرسل بعد، وبعضهم أرسل كل ما يُسمح له به هذا الأسبوع، وقد يشاهد شخص واحد على جهازين.',
      tooSmall: 'وصلت إجابات أكثر من ذلك، فالجمهور كان أكبر.',
    },
    download: {
      label: 'تنزيل',
      csv: 'جدول (CSV)',
      json: 'بيانات (JSON)',
      intervals: `المدى من ${apart('low95')} إلى ${apart('high95')} يصحّ لرقم واحد عند نظرة واحدة. والمدى من ${apart('low95together')} إلى ${apart('high95together')} يصحّ لكل إجابات سؤال، أو للاهتمام بكل المنتجات والفئات في نافذة، معًا وعند كل نظرة. اجمع التقديرات غير المقصوصة (${apart('unclipped')}) فقط: مجموع المقصوصة أكبر مما يجب.`,
    },
    can: can(words),
    nextWhy: nextWhy(words),
    board: board(words),
    report: report(words),
    footer:
      'يشوّش جهاز كل مشاهد إجابته بنفسه قبل إرسالها. لذا تستطيع هذه الصفحة أن تعدّ جمهورًا، ولا تستطيع أبدًا أن تُظهر مشاهدًا واحدًا ولا عمرًا ولا مكانًا ولا مسارًا في المتجر. ومن رفض العدّ ليس في أي رقم هنا.',
    token: {
      heading: 'افتح لوحة المقدّم',
      explain: 'ظهر مفتاح الدخول حين بدأ خادم العدّ. ويبقى في ذاكرة علامة التبويب هذه فقط.',
      label: 'مفتاح الدخول',
      submit: 'فتح',
      wrong: 'لا يعرف خادم العدّ هذا المفتاح. انسخه من جديد من حيث يعمل الخادم.',
      missing: 'اكتب المفتاح أولًا.',
      forget: 'خروج',
    },
    register: {
      heading: 'تسجيل هذا العرض',
      explain: (stream) =>
        `لا يعرف خادم العدّ العرض «${apart(stream)}» بعد. قل ما هو فتُصنع الخطة: ماذا يُسأل، ومتى، وكم مشاهدًا يجب أن يجيب. ولا يمكن تغييرها بعد ذلك.`,
      title: 'العنوان',
      products: 'المنتجات التي تُعدّ',
      productsHint: `واحد في كل سطر: المعرّف، والاسم، والدقيقة التي يُعرض فيها إن كانت مخططة. ${apart('SKU-1, Trail shoe, 5')}`,
      productsCount: (count) => several(count, PRODUCT),
      catalog: 'أو خذها من كتالوج',
      load: 'تحميل',
      loading: 'يجري التحميل…',
      loadFailed: 'تعذّرت قراءة أي منتج من هناك. تحقّق من العنوان، أو اكتب المنتجات.',
      categories: 'الفئات التي تُعدّ (يمكن تركها فارغة)',
      categoriesHint: 'واحدة في كل سطر. تأخذ الفئة سؤالًا واحدًا مهما كان عدد منتجاتها.',
      audience: 'عدد المشاهدين المتوقع مشاركتهم في العدّ',
      audienceHint: 'ليس كل من يشاهد: من يوافق على العدّ. الأقل أفضل من الأكثر.',
      error: 'الخطأ الذي تقبله',
      errorHint: `حين يعطي مشاهد من كل ${figures(5)} إجابة ما، كم يبعد رقمها عن الحقيقة عادةً.`,
      start: 'البداية',
      end: 'النهاية',
      plan: {
        empty: 'اذكر منتجات أو فئات، فيظهر هنا كم مشاهدًا يلزم لعدّها.',
        subjects: (products, categories, written) => {
          if (categories === 0) return several(products, PRODUCT, 'object', written);
          if (products === 0) return several(categories, CATEGORY, 'object', written);
          return `هذه المنتجات والفئات، وعددها ${written}`;
        },
        needs: (what, needed, error) =>
          `عدد المشاهدين المشاركين في العدّ اللازم لـ${what}: نحو ${needed} (بخطأ نسبي ${error} عند حصة الخُمس، ويُسأل نصفهم في النهاية).`,
        fits: (audience) => `تتوقع ${audience}: عدد كافٍ.`,
        short: (audience, products) =>
          products
            ? `لديك ${audience}: اسأل عن فئات، أو عن منتجات أقل، أو اقبل خطأً أكبر.`
            : `لديك ${audience}: اسأل عن فئات أقل، أو اقبل خطأً أكبر.`,
        meaning: (share, give) =>
          `حين يريد منتجًا ${share} من كل ${hundred}، لا يبعد الرقم عن ذلك أكثر من ${give}، ${often}. ويُسأل في العرض أيضًا: كيف أفادت المختارات، ولماذا ظهرت، وكيف كان العمل.`,
        nothingFits: 'هذا العدد القليل من المشاهدين لا يكفي للإجابة حتى عن سؤال واحد كهذا.',
        askCategories: (count, names) =>
          names === '' ? `السؤال عن فئاتها، وعددها ${count}` : `السؤال عن فئاتها: ${apart(names)}`,
        keepFirst: (count, written) =>
          count === 1
            ? 'إبقاء المنتج الأول فقط'
            : `إبقاء أول ${several(count, PRODUCT, 'object', written)}`,
        acceptError: (error) => `قبول خطأ نسبي قدره ${error}`,
        withError: (proposal, error) => `${proposal}، بخطأ نسبي قدره ${error}`,
      },
      submit: 'صنع الخطة',
      sending: 'تُصنع الخطة…',
      required: 'املأ هذا الحقل.',
      lineWrong: (line) => `السطر ${line} يحتاج إلى معرّف وفاصلة واسم.`,
      twice: (id) => `${apart(id)} مكرر.`,
      audienceWrong: `عدد صحيح، ${figures(1)} أو أكثر.`,
      audienceFew: 'عدد أقل مما تحتاج إليه هذه الخطة؛ ما يناسبه مكتوب أدناه.',
      endWrong: 'تأتي النهاية بعد البداية.',
      refused: 'لا يمكن تخطيط هذا العرض هكذا. يقول المخطِّط:',
      refusedPlain: 'رفض خادم العدّ هذا العرض. تحقّق من الحقول وحاول مرة أخرى.',
      seeBelow: 'هذا ما رفضه المخطِّط؛ ونصيحته أدناه.',
      busy: 'خادم العدّ مشغول. لم يُسجَّل شيء؛ حاول بعد لحظات.',
      network: 'خادم العدّ لا يردّ. لم يُسجَّل شيء؛ تحقّق من أنه يعمل وحاول مرة أخرى.',
      conflict: 'سُجّلت بهذا المعرّف خطة أخرى. اختر معرّفًا آخر لعرض مختلف.',
    },
    loading: 'يجري تحميل الأرقام',
    faults: {
      settings: 'تحتاج هذه الصفحة إلى عنوان خادم العدّ ومعرّف العرض.',
      network:
        'خادم العدّ لا يردّ. تحقّق من أنه يعمل، ومن صحة عنوانه، ومن أنه يقبل هذه الصفحة؛ وهي تستمر في المحاولة.',
      busy: 'خادم العدّ مشغول. ستسأل هذه الصفحة من جديد من تلقاء نفسها.',
      failed: (status) =>
        `تعطّل خادم العدّ (${status}). انظر في سجله؛ وهذه الصفحة تستمر في المحاولة.`,
      unreadable: 'ما وصل ليس ما يرسله خادم العدّ. تحقّق من العنوان، ومن أن للاثنين الإصدار نفسه.',
      kept: (time) => `الأرقام أدناه من الساعة ${time}.`,
      retry: 'المحاولة الآن',
    },
    spokenUpdate: (answers, leader, share) =>
      leader === null
        ? `عدد الإجابات: ${answers}.`
        : `عدد الإجابات: ${answers}. يتقدم ${apart(leader)} وله ${share} من كل ${hundred}.`,
  };
}
