import type { Messages } from '../messages.js';
import { usableTag } from '../tag.js';
import { afterShow } from './after-show.js';
import { optIn } from './ask.js';
import { carts } from './carts.js';
import { data } from './data.js';
import { gestures } from './gestures.js';
import { importing } from './importing.js';
import { MESSAGE } from './nouns.js';
import { outside } from './outside.js';
import { overlay } from './overlay.js';
import { protection } from './protection.js';
import { reasons } from './reasons.js';
import { region } from './region.js';
import { spotlight } from './spotlight.js';
import { vault } from './vault.js';
import { apart, DAY, type Noun, wordsOf } from './words.js';

const SMALL_REASON: Noun = {
  one: 'سبب صغير واحد',
  two: 'سببان صغيران',
  twoOf: 'سببين صغيرين',
  few: 'أسباب صغيرة',
  many: 'سببًا صغيرًا',
  other: 'سبب صغير',
};

/** Arabic, with figures as `tag` writes them: `ar-AE`, `ar-EG`. */
export function arabic(tag: string): Messages {
  const words = wordsOf(usableTag(tag, 'ar'));
  const { figures, listed, ordinal, several } = words;
  const days = (count: number) => several(count, DAY, 'object');
  return {
    lang: 'ar',
    close: 'إغلاق',
    spotlight,
    optIn: optIn(words),
    how: {
      title: 'كيف تعمل المختارات',
      points: [
        {
          title: 'يدوّن ما تنظر إليه هنا',
          text: 'أي المنتجات تنظر إليها أو تفتحها أو تحفظها أو تضعها في السلة أو تشتريها أو تتجاوزها هنا، وكم من الوقت، وما تبحث عنه. لا اسمك، ولا مواقع أخرى.',
        },
        {
          title: 'يفكّر على جهازك',
          text: 'لا تُرسَل الملاحظات ولا الترتيب أبدًا، ولا حتى إلى المتجر.',
        },
        {
          title: 'يمكنك سحب موافقتك',
          text: 'اطّلع على كل ملاحظة، وأزل ما تشاء منها، أو أوقف وامسح كل شيء بضغطة واحدة.',
        },
      ],
      choose: 'اختر ما تشاء. بعضها يحتاج إلى المختارات، وهو يقول ذلك.',
      purposes: {
        picks: {
          title: 'مختارات لهذه الزيارة',
          text: 'ترتيب المنتجات بحسب ما تنظر إليه. يُنسى حين تغادر.',
        },
        history: {
          title: 'تذكّرني هنا',
          text: `حفظ ذلك ${days(90)} على هذا الجهاز، لزيارتك القادمة. يحتاج إلى المختارات أو إلى «بعد العرض».`,
        },
        counts: {
          title: 'مساعدة المقدّم على العدّ',
          text: `إرسال إجابة مشوَّشة واحدة عن كل عرض، تُدوَّن هنا ${days(28)}. ولا يمكن لأحد أن يتأكد من أنها صحيحة.`,
        },
        offers: {
          title: 'بعد العرض',
          text: `ملخّص وتذكيرات وعروض خاصة، تُعدّ على هذا الجهاز. وتُحفظ ${days(30)}.`,
        },
        region: {
          title: 'بلدي',
          text: 'إخفاء ما لا يُرسَل إلى بلدك: من ساعتك، أو كما تختاره ويُحفظ هنا. يحتاج إلى المختارات.',
        },
      },
      needs: {
        history: 'يحتاج إلى المختارات أو إلى «بعد العرض».',
        region: 'يحتاج إلى المختارات.',
      },
      blockedBySignal: 'متوقف، لأن متصفحك يطلب من المواقع ألا تشارك البيانات ولا تبيعها.',
      blockedByMinor: 'متوقف، لأن هذه الصفحة تقول إنك قاصر.',
      recipient: (name, country) =>
        `تذهب إلى ${name === null ? 'شركة أخرى' : apart(name)}${country === null ? '' : ` في ${country}`}.`,
      save: 'حفظ خياراتي',
      refuse: 'لا، شكرًا',
      controller: (name) => `المسؤول عن هذه البيانات: ${apart(name)}.`,
      rights: ({ counts, elsewhere }) =>
        `${
          elsewhere ? '' : counts ? 'لا تحصل أي شركة أخرى على شيء. ' : 'لا يحصل أحد على شيء. '
        }يمكنك أن تطلب الاطلاع على بياناتك أو تصحيحها أو حذفها، وأن تشتكي إلى هيئة حماية البيانات في بلدك.`,
      policy: 'سياسة الخصوصية',
      contact: 'للتواصل',
    },
    rail: {
      inShow: 'في هذا العرض',
      showOrder: 'بترتيب العرض',
      forYou: 'مختار لك',
      byAi: 'اختاره ذكاء اصطناعي على جهازك',
      segments: 'ترتيب المنتجات',
      forMe: 'لي',
      notBasedOnMe: 'غير مبني عليّ',
      onThisDevice: 'على هذا الجهاز',
      yourData: 'بياناتك',
      stopAndErase: 'أوقف وامسح',
      erasing: 'يجري المسح…',
      choosing: 'لحظة…',
      off: 'المختارات متوقفة',
      offByMinor: 'المختارات متوقفة للقاصرين',
      signalHonoured: 'احتُرمت إشارة الرفض',
      erased: (left) => {
        if (left === null) return 'مُسح في علامة تبويب أخرى';
        const { used, log } = left;
        return `مُسح. وبقي: ${listed([
          'اختيارك',
          'وثيقته',
          ...(log ? ['سجل لا يسمّي شيئًا'] : []),
          ...(used === 0 ? [] : [`«استُعمل: ${several(used, MESSAGE)}»`]),
        ])}.`;
      },
      privacyChoices: 'خيارات خصوصيتك',
      recordOfNo: 'تنزيل وثيقة رفضك',
      allProducts: (count) => `كل المنتجات (${figures(count)})`,
      showMore: (count) => `إظهار ${figures(count)} أخرى`,
      loading: 'يجري تحميل منتجات هذا العرض',
      empty: 'لم يُعلن بعد عن منتجات لهذا العرض.',
      failed: 'تعذّر تحميل المنتجات. العرض مستمر؛ حاول لاحقًا.',
      nothingLeft:
        'لم يبق ما يُختار. ما أُخفي أو صار في سلتك أو لا يمكن إرساله إليك تجده في القائمة أدناه.',
      placeChanged: (title) => `أول المختارات الآن: ${apart(title)}`,
      dismissed: (title) => `أُخفي ${apart(title)}. وما يشبهه يُحسب أقل.`,
      undo: 'تراجع',
    },
    card: {
      onNow: 'يُعرض الآن',
      upNext: 'التالي',
      promotedBy: (name) => `ترويج من ${apart(name)}`,
      notForMe: (title) => `ليس لي: ${apart(title)}`,
      moreLikeThis: (title) => `المزيد مثله: ${apart(title)}`,
      why: (title, reason) => `لماذا ${apart(title)}؟ ${reason}`,
      add: 'إضافة',
      addNamed: (title) => `إضافة إلى السلة: ${apart(title)}`,
      choose: 'اختيار',
      chooseNamed: (title) => `اختيار المقاس أو النوع: ${apart(title)}`,
      oldPrice: (price) => `سابقًا: ${price}`,
      view: 'عرض',
      soldOut: 'نفد',
      preorder: 'طلب مسبق',
      close: 'إغلاق',
    },
    cart: {
      asking: 'تجري الإضافة…',
      added: 'في السلة',
      failed: (reason) => (reason === null ? 'لم يُضف.' : `لم يُضف: ${apart(reason)}`),
      again: 'حاول مرة أخرى',
    },
    carts,
    gestures: gestures(words),
    reasons: reasons(words),
    why: {
      title: (product) => `لماذا ${apart(product)}؟`,
      place: (place) => `المرتبة ${ordinal(place)}`,
      placeNow: (place) => `${ordinal(place)} الآن`,
      placeWithout: (place) => `${ordinal(place)} من دونه`,
      without: (cause, place) => ({
        before: `من دون ${cause} لكانت مرتبته `,
        place: ordinal(place),
        after: '.',
      }),
      stillWithout: (cause, place) => `من دون ${cause} لبقيت مرتبته ${ordinal(place)}.`,
      notAboutYou: 'لم تُحسب هنا أي من ملاحظاتك.',
      removed: (before, after) =>
        before === after
          ? `أُزيل السبب. وبقيت مرتبته ${ordinal(after)}.`
          : `أُزيل السبب. وانتقل من المرتبة ${ordinal(before)} إلى ${ordinal(after)}.`,
      counted: 'ما الذي حُسب',
      together: 'المجموع، أي درجته',
      aboutYou: 'عنك',
      aboutShow: 'عن العرض',
      against: 'ضده',
      nothingElse: 'لم يُحسب شيء آخر. ولم يتغيّر أي سعر.',
      remove: 'إزالة',
      removeNamed: (reason, place) =>
        place === null ? `إزالة: ${reason}` : `إزالة: ${reason}. وتصير مرتبته ${ordinal(place)}.`,
      placeIfRemoved: (place) => `من دونه ${ordinal(place)}`,
      undo: 'تراجع',
      more: 'المزيد مثله',
      notForMe: 'ليس لي',
      loading: 'يجري الحساب…',
      stillLoading: 'ما زال الحساب جاريًا. يستغرق أكثر مما ينبغي.',
      missing: {
        'picks-off': 'لا يُرتَّب لك شيء ما دامت المختارات متوقفة، فلا سبب يُذكر.',
        'not-sorted': 'هذا المنتج ليس ممّا رُتّب، فلا مرتبة له تُشرح.',
        failed: 'تعذّر حساب الأسباب. أغلق هذا وحاول مرة أخرى.',
      },
      smallOnes: (count) => `و${several(count, SMALL_REASON)}`,
      showSmall: (count) => `إظهار ${several(count, SMALL_REASON, 'object')}`,
      hideSmall: 'إخفاء الأسباب الصغيرة',
      nothingYet: 'لم يُحسب شيء بعد. وهو في موضعه من ترتيب العرض.',
      promotedPaid: (name, shop) =>
        `مكان مدفوع في هذه القائمة: دفعت ${apart(name)} إلى ${apart(shop)} مقابله.`,
      promotedNothingAboutYou: 'لم يُستعمل أي شيء عنك.',
      promotedNotByYou: 'ليست ملاحظاتك ما أعطاه هذا المكان.',
      promotedPlace: (byScore, place) =>
        `بهذه الدرجة تكون مرتبته ${ordinal(byScore)}. والمكان المدفوع هو ${ordinal(place)}، ولا يوجد أكثر من مكان واحد أبدًا.`,
      showPromoted: {
        title: 'إظهار المنتجات المروَّجة',
        text: 'عند إيقافه تبقى حيث تضعها درجتها.',
      },
      discovery: 'يُحجز مكان واحد لشيء لم تنظر إليه.',
    },
    data: data(words),
    afterShow: afterShow(words),
    region,
    vault,
    outside: outside(words),
    overlay,
    protection: protection(words),
    importing: importing(words),
    notices: {
      keptLost: 'أضاع هذا المتصفح ما كان محفوظًا هنا. اختر من جديد من فضلك.',
      storageBusy:
        'علامة تبويب أخرى من هذا المتجر تستعمل إصدارًا أقدم. أغلقها أو أعد تحميلها فتعود مختاراتك.',
      locked: 'ملاحظاتك مقفلة. تبدأ المختارات من لا شيء إلى أن تكتب عبارة المرور.',
      toUnlock: 'فتح القفل',
      memoryOnly: 'لم يقبل هذا المتصفح حفظ ملاحظاتك. تُنسى حين تغادر.',
      noIsolation: 'تعمل المختارات هنا بلا عزل: لا يسمح هذا المتصفح أو هذه الصفحة بغير ذلك.',
      picksPaused: 'المختارات في راحة لبضع دقائق. المنتجات بترتيب العرض.',
      engineFailed: 'توقفت المختارات عن العمل. المنتجات بترتيب العرض.',
      countsSpent: 'لا يُرسَل شيء آخر الآن: استُعمل كل ما نسمح به من العدّ.',
      countsBlocked: 'مسحت عدّاد الرسائل. ويبقى العدّ متوقفًا إلى أن تفعّله.',
      manifestMismatch: 'تغيّرت خطة العدّ في أثناء العرض، فلا يُرسَل شيء.',
      choiceNotKept: 'تعذّر حفظ اختيارك، فلم يُفعَّل شيء. حاول مرة أخرى.',
      changeNotKept: 'تعذّر تسجيل اختيارك الأخير. حاول مرة أخرى.',
      toRuns: 'حالة العمل',
      toLeft: 'بياناتك',
      toChoices: 'خياراتك',
      dismiss: 'إخفاء هذا التنبيه',
    },
  };
}
