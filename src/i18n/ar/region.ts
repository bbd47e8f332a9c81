import type { RegionWords } from '../region.js';

/** Arabic texts about the viewer's country. */
export const region: RegionWords = {
  known: (country, chosen) =>
    chosen ? `بلدك: ${country}، كما اخترت` : `بلدك: ${country}، من المنطقة الزمنية لساعتك`,
  unknown: 'بلدك: غير معروف. لا تشير ساعتك إلى بلد، فلا يُستبعد شيء.',
  text: (purpose) =>
    `تستبعد المختارات ما لا يُرسَل إلى هناك، وتراعي فصوله. ولا يُرسَل البلد أبدًا. المفتاح «${purpose}» يوقف ذلك.`,
  toChoices: 'خياراتك',
  notKnown: 'لا يعرف اسمك، ولا بريدك، ولا عمرك، ولا مكانك داخل بلدك، ولا ما تفعله في صفحات أخرى.',
  label: 'بلدك',
  hint: 'ما تختاره يُحفظ مع ملاحظاتك على هذا الجهاز، ويُمسح معها.',
  byClock: (country) => (country === null ? 'من ساعتي: غير معروف' : `من ساعتي: ${country}`),
};
