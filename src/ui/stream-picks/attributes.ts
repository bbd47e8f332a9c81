/** Attributes that the session reads. */
export const SETTINGS = [
  'for',
  'stream',
  'shop',
  'catalog',
  'catalog-every',
  'pack',
  'collector',
  'manifest-hash',
  'controller',
  'policy',
  'contact',
  'recipient',
  'recipient-country',
  'minor',
  'tcf-vendor',
  'placement',
  'max-picks',
  'product-region',
  'currency',
  'worker-src',
  'vault',
] as const;
/** Attributes that only change the drawing. */
export const DRAWN = ['host-name', 'lang', 'dir'] as const;
/**
 * Properties that count although they were set before the element was defined. The map comes first:
 * it says how a choice that was set with it is to be read.
 */
export const UPGRADED = [
  'consentMap',
  'catalog',
  'player',
  'schedule',
  'basket',
  'pacing',
  'consent',
] as const;
