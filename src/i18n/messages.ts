import type { Purpose } from '../core/consent.js';
import type { Pick, Reason } from '../core/picks.js';
import type { AfterShowWords } from './after-show.js';
import type { Lines, Names } from './basics.js';
import type { CartsWords } from './carts.js';
import type { GestureWords } from './gestures.js';
import type { ImportWords } from './importing.js';
import type { OutsideWords } from './outside.js';
import type { OverlayWords } from './overlay.js';
import type { ProtectionWords } from './protection.js';
import type { RegionWords } from './region.js';
import type { CartWords, DataWords, NoticeWords } from './sections.js';
import type { SpotlightWords } from './spotlight.js';
import type { VaultWords } from './vault.js';

export type { Lines, Names } from './basics.js';
export type { CartWords, DataWords, NoticeWords } from './sections.js';

/** The opt-in card. */
export interface OptInWords {
  readonly title: string;
  readonly how: string;
  /** What "yes" does, in two lines on a phone; `counts` is false where nothing would be sent. */
  text(options: { controller: string; counts: boolean; days: number }): string;
  readonly yes: string;
  readonly no: string;
  /** The card had only just come, or moved, when the viewer pressed. */
  readonly unsure: string;
  /** Asked again for what changed since the viewer said yes. */
  readonly changed: {
    readonly title: string;
    /** What is said now about one purpose; `elsewhere` where its counts go to someone else. */
    what(purpose: Lines, elsewhere: string | null): string;
    /** The same where several changed and only the names fit; what each means is one press away. */
    whatOfSeveral(purpose: Lines, elsewhere: string | null): string;
    readonly yes: string;
    readonly no: string;
  };
  readonly working: string;
  /** Files did not come: what is wanted cannot be drawn, and what to do. */
  readonly missing: string;
  readonly again: string;
}

/** The second layer: how it works. */
export interface HowWords {
  readonly title: string;
  readonly points: readonly [Lines, Lines, Lines];
  readonly choose: string;
  readonly purposes: Readonly<Record<Purpose, Lines>>;
  /** Why a switch cannot be turned on now. */
  readonly needs: { readonly history: string; readonly region: string };
  readonly blockedBySignal: string;
  readonly blockedByMinor: string;
  /** Added to the counts switch where counts go to someone else. */
  recipient(name: string | null, country: string | null): string;
  readonly save: string;
  readonly refuse: string;
  controller(name: string): string;
  /** `counts` is false where nothing is ever sent. */
  rights(options: { counts: boolean; elsewhere: boolean }): string;
  readonly policy: string;
  readonly contact: string;
}

/** The rail and its bar. */
export interface RailWords {
  readonly inShow: string;
  readonly showOrder: string;
  readonly forYou: string;
  readonly byAi: string;
  readonly segments: string;
  readonly forMe: string;
  readonly notBasedOnMe: string;
  readonly onThisDevice: string;
  readonly yourData: string;
  readonly stopAndErase: string;
  readonly erasing: string;
  readonly choosing: string;
  readonly off: string;
  readonly offByMinor: string;
  readonly signalHonoured: string;
  /**
   * After an erase; `used` is how many messages stay in the count: drawn for a show, sent or not;
   * `log` is true where entries of the log stay. Null: another tab erased, and knows what stays.
   */
  erased(left: { readonly used: number; readonly log: boolean } | null): string;
  readonly privacyChoices: string;
  readonly recordOfNo: string;
  allProducts(count: number): string;
  showMore(count: number): string;
  readonly loading: string;
  readonly empty: string;
  readonly failed: string;
  /** Every product is hidden, in the basket, or cannot be sent to the viewer. */
  readonly nothingLeft: string;
  placeChanged(title: string): string;
  dismissed(title: string): string;
  readonly undo: string;
}

/** One product card. */
export interface CardWords {
  readonly onNow: string;
  readonly upNext: string;
  promotedBy(name: string): string;
  notForMe(title: string): string;
  moreLikeThis(title: string): string;
  why(title: string, reason: string): string;
  readonly add: string;
  addNamed(title: string): string;
  /** Leads to the product's page, where there is a choice to make. */
  readonly choose: string;
  chooseNamed(title: string): string;
  oldPrice(price: string): string;
  readonly view: string;
  readonly soldOut: string;
  readonly preorder: string;
  readonly close: string;
}

/** How a reason is worded in each place it appears. */
export interface ReasonWords {
  /** The line on a card. */
  card(pick: Pick, names: Names): string;
  /** The row of the why panel: what it is, and in what the products agree. */
  row(reason: Reason, names: Names): { readonly label: string; readonly detail: string };
  /** The viewer's acts behind a reason as the object of "without": `your 3 looks at trail shoes`. */
  cause(reason: Reason, names: Names): string;
}

/** The why panel. */
export interface WhyWords {
  title(product: string): string;
  place(place: number): string;
  placeNow(place: number): string;
  placeWithout(place: number): string;
  /** `cause` as {@link ReasonWords.cause} words it. The emphasised place is the last part. */
  without(
    cause: string,
    place: number,
  ): { readonly before: string; readonly place: string; readonly after: string };
  stillWithout(cause: string, place: number): string;
  /** No act of the viewer counted. */
  readonly notAboutYou: string;
  removed(before: number, after: number): string;
  readonly counted: string;
  readonly together: string;
  readonly aboutYou: string;
  readonly aboutShow: string;
  readonly against: string;
  readonly nothingElse: string;
  readonly remove: string;
  removeNamed(reason: string, place: number | null): string;
  /** Small print of a removable row: the place its removal leads to. */
  placeIfRemoved(place: number): string;
  readonly undo: string;
  readonly more: string;
  readonly notForMe: string;
  readonly loading: string;
  readonly stillLoading: string;
  /** Why there is no answer: nothing is sorted, not this product, or it failed. */
  readonly missing: {
    readonly 'picks-off': string;
    readonly 'not-sorted': string;
    readonly failed: string;
  };
  /** Reasons too small to matter, folded into one row. */
  smallOnes(count: number): string;
  showSmall(count: number): string;
  readonly hideSmall: string;
  readonly nothingYet: string;
  promotedPaid(name: string, shop: string): string;
  readonly promotedNothingAboutYou: string;
  readonly promotedNotByYou: string;
  promotedPlace(byScore: number, place: number): string;
  readonly showPromoted: Lines;
  readonly discovery: string;
}

/** Everything the widget says. One object a language; English is the fallback. */
export interface Messages {
  /** BCP 47 tag of this object. */
  readonly lang: string;
  readonly optIn: OptInWords;
  readonly how: HowWords;
  readonly rail: RailWords;
  readonly card: CardWords;
  readonly cart: CartWords;
  readonly carts: CartsWords;
  readonly gestures: GestureWords;
  readonly reasons: ReasonWords;
  readonly why: WhyWords;
  readonly data: DataWords;
  readonly protection: ProtectionWords;
  readonly importing: ImportWords;
  readonly notices: NoticeWords;
  readonly afterShow: AfterShowWords;
  readonly region: RegionWords;
  readonly outside: OutsideWords;
  readonly spotlight: SpotlightWords;
  readonly overlay: OverlayWords;
  readonly vault: VaultWords;
  readonly close: string;
}
