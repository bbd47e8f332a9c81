/** The five purposes, in the order they are asked. Each is off until the viewer turns it on. */
export const PURPOSES = ['picks', 'history', 'counts', 'offers', 'region'] as const;

/** One of {@link PURPOSES}. */
export type Purpose = (typeof PURPOSES)[number];

/** Which purposes are on. */
export type Purposes = Readonly<Record<Purpose, boolean>>;

/** All purposes off. */
export const NO_PURPOSES: Purposes = Object.freeze({
  picks: false,
  history: false,
  counts: false,
  offers: false,
  region: false,
});
