import type { SpotlightWords } from '../spotlight.js';
import { apart } from './words.js';

/** Arabic texts of the one product that comes up by itself. */
export const spotlight: SpotlightWords = {
  label: 'ربما لك',
  wasOnStage: 'عُرض قبل قليل',
  fewer: 'أقل من هذا',
  fewerLong: 'أقل من هذا: لن يظهر غيره في هذا العرض',
  came: (title, why) => `ربما لك: ${apart(title)}. ${why}.`,
  noMore: 'لن يظهر غيره في هذا العرض.',
  switchTitle: 'مقاطعة أقل',
  switchText: 'لا يظهر أي منتج من تلقاء نفسه. وتبقى القائمة كما هي.',
  stopped: 'لم ترد المزيد في هذا العرض.',
  allow: 'السماح من جديد',
};
