import type { RegionWords } from '../region.js';

/** Japanese texts about the viewer's country. */
export const region: RegionWords = {
  known: (country, chosen) =>
    chosen
      ? `お住まいの国・地域：${country}（選択による）`
      : `お住まいの国・地域：${country}（時計のタイムゾーンによる）`,
  unknown: 'お住まいの国・地域：不明。時計からわからないため、どの商品も除いていません。',
  text: (purpose) =>
    `そこへ届かない商品を除き、そこの季節に合わせます。国・地域を送信することはありません。「${purpose}」のスイッチでオフにできます。`,
  toChoices: 'あなたの選択',
  notKnown:
    '名前、メールアドレス、年齢、国内のどこにいるか、ほかのページで何をしているかは知りません。',
  label: 'お住まいの国・地域',
  hint: '選んだ内容は記録と一緒にこの端末に保存し、一緒に消去します。',
  byClock: (country) => (country === null ? '時計から：不明' : `時計から：${country}`),
};
