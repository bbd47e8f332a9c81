/** What the offers purpose makes of the viewer's acts, on the device. Words are added in the ui. */

/** An offer whose rule holds. Its label and code are the catalogue's own, the same for every viewer. */
export interface DueOffer {
  readonly productId: string;
  /** What made the rule hold: a save says more than looks. */
  readonly because: 'saved' | 'looked';
  /** Acts that counted, at least 1. */
  readonly acts: number;
}

/** One product of the recap with what the viewer did. */
export interface RecapItem {
  readonly productId: string;
  readonly because: 'saved' | 'looked';
  /** Times it was opened or rested on. */
  readonly looks: number;
}

/** Something of an earlier visit that the viewer may have meant to come back to. */
export interface DueReminder extends RecapItem {
  /** When it was last saved or looked at, milliseconds since 1970. */
  readonly at: number;
}

/** What the viewer can turn off one by one, and the message of this browser, which is off by itself. */
export const SWITCHED = ['offer', 'recap', 'missed', 'reminder', 'notify'] as const;

/** One of {@link SWITCHED}. */
export type Switched = (typeof SWITCHED)[number];

/** One item that the viewer turned off; for `notify`: that it was turned on. */
export interface SwitchedNote {
  /** Random id, 22 base64url characters. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly what: Switched;
  /** Absent for `notify`. */
  readonly productId?: string;
}

/** What the viewer did in a show that is over. */
export interface Recap {
  /** Saved first, then most looks first; at most {@link RECAP_ITEMS}. */
  readonly items: readonly RecapItem[];
  /** Different products looked at, saved, and put in the basket or bought. */
  readonly looked: number;
  readonly saved: number;
  readonly added: number;
  /** Acts that it was made from. */
  readonly notes: number;
}

/** Everything the offers purpose has to show now. */
export interface AfterShow {
  /** In the catalogue's order. */
  readonly offers: readonly DueOffer[];
  /** Null while the show goes on, and where nothing was done in it. */
  readonly recap: Recap | null;
  /** Of earlier visits; saved first, then the newest. At most {@link REMINDERS}. */
  readonly reminders: readonly DueReminder[];
  /** What the viewer turned off, and whether messages of this browser are on. */
  readonly switched: readonly SwitchedNote[];
}

/** Most reminders at one time. */
export const REMINDERS = 3;

/** Most products in a recap. */
export const RECAP_ITEMS = 4;

/** Nothing to show. */
export const NOTHING_AFTER_SHOW: AfterShow = Object.freeze({
  offers: [],
  recap: null,
  reminders: [],
  switched: [],
});

/** True where the viewer turned this item off. */
export function isOff(
  switched: readonly SwitchedNote[],
  what: Switched,
  productId: string,
): boolean {
  return switched.some((each) => each.what === what && each.productId === productId);
}
