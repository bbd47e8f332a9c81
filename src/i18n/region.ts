/** The section of `Messages` about the viewer's country. */
export interface RegionWords {
  /** `country` by name; `chosen` by the viewer, else taken from the clock. */
  known(country: string, chosen: boolean): string;
  readonly unknown: string;
  /** What it is for and how to turn it off; `purpose` is the name of the switch. */
  text(purpose: string): string;
  readonly toChoices: string;
  /** What is not known, where the country is. */
  readonly notKnown: string;
  /** The choice of a country among the choices. */
  readonly label: string;
  readonly hint: string;
  /** Leaves it to the clock; `country` by name, null where the clock names none. */
  byClock(country: string | null): string;
}
