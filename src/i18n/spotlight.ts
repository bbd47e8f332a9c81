/** The one product that comes up by itself. */
export interface SpotlightWords {
  /** Name of its region. */
  readonly label: string;
  /** Why, once what was on stage has left it. */
  readonly wasOnStage: string;
  /** Stops it for this show. */
  readonly fewer: string;
  /** The same with what it does; begins with `fewer`. */
  readonly fewerLong: string;
  /** Read out when it comes. */
  came(title: string, why: string): string;
  /** Read out after `fewer`. */
  readonly noMore: string;
  /** The viewer's switch. */
  readonly switchTitle: string;
  readonly switchText: string;
  /** Under the switch after `fewer`. */
  readonly stopped: string;
  readonly allow: string;
}
