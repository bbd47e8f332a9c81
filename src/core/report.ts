/** The fixed form of what leaves the device, and of the plan it answers to (design, section 4). */

/** Privacy weights the engine accepts; epsilon is their natural logarithm. */
export const ACCEPTED_WEIGHTS = [3, 7, 54] as const;

/** One of {@link ACCEPTED_WEIGHTS}. */
export type PrivacyWeight = (typeof ACCEPTED_WEIGHTS)[number];

/** Length of `counts` in every report; a question has 2 to this many answers. */
export const COUNTS_LENGTH = 7;

/** Window id of a report about the whole show. */
export const END_WINDOW = '00';

/** Longest manifest that is made or read, in bytes. */
export const MANIFEST_MAX_BYTES = 256 * 1024;

/** What a question is about. */
export type QuestionKind = 'product' | 'category' | 'picks' | 'reason' | 'health';

/** Answers of each kind of question, in wire order. */
export const ANSWERS = {
  product: ['none', 'shown', 'dismissed', 'chosen', 'added'],
  category: ['none', 'shown', 'dismissed', 'chosen', 'added'],
  picks: ['none', 'ignored', 'chosen', 'hidden'],
  reason: ['none', 'stage', 'category', 'brand', 'similar', 'popular', 'discovery'],
  health: ['fine', 'slow', 'error'],
} as const satisfies Record<QuestionKind, readonly string[]>;

/** Answers that count as interest in a product or a category. */
export const INTEREST_ANSWERS = ['chosen', 'added'] as const satisfies readonly ProductAnswer[];

/** How far a viewer went with a product. */
export type ProductAnswer = (typeof ANSWERS.product)[number];
/** How the picks served the viewer. */
export type PicksAnswer = (typeof ANSWERS.picks)[number];
/** The main kind of reason behind the first pick. */
export type ReasonAnswer = (typeof ANSWERS.reason)[number];
/** How the engine did. */
export type HealthAnswer = (typeof ANSWERS.health)[number];

/** One question of a show. */
export interface ManifestQuestion {
  /** Three digits, `001` upwards. */
  readonly id: string;
  readonly kind: QuestionKind;
  /** Product id or category name; absent for the other kinds. */
  readonly subject?: string;
  /** What the host page and Your data call the subject. */
  readonly title?: string;
  /** Exact integer weight in the draw, 1 to 1000. */
  readonly weight: number;
  /** First window it is asked in, or {@link END_WINDOW} when it is asked at the end only. */
  readonly openFrom: string;
}

/** A span of the show; two digits from `01`. */
export interface ManifestWindow {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  readonly stage?: string;
}

/** The plan of a show: the same bytes for everyone, for ever. */
export interface Manifest {
  readonly v: 1;
  readonly stream: string;
  readonly title: string;
  /** Privacy weight W. */
  readonly weight: PrivacyWeight;
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  /** Until when reports are taken: the end plus 24 hours. */
  readonly deadline: number;
  readonly windows: readonly ManifestWindow[];
  readonly questions: readonly ManifestQuestion[];
  /** The widest half-width of a 95 % interval that is shown, at whatever share; wider cells say "too few". */
  readonly targetHalfWidth: number;
}

/** A report as an object; on the wire it is {@link encodeReport}'s bytes. */
export interface Report {
  readonly v: 1;
  /** SHA-256 of the manifest's bytes, 43 base64url characters. */
  readonly manifest: string;
  readonly question: string;
  readonly window: string;
  /** 16 random bytes, 22 base64url characters. */
  readonly id: string;
  /** One-hot, always {@link COUNTS_LENGTH} long. */
  readonly counts: readonly number[];
}

/** The exact text of a report: no spaces, keys in this order, one length for every report. */
export function encodeReport(report: Report): string {
  const { v, manifest, question, window, id, counts } = report;
  return JSON.stringify({ v, manifest, question, window, id, counts });
}
