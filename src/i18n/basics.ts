/** A bold line and the smaller one under it. */
export interface Lines {
  readonly title: string;
  readonly text: string;
}

/** What wording needs to name products and the person on stage. */
export interface Names {
  /** Title of a product; a plain word for one that has left the catalogue. */
  title(productId: string): string;
  /** Given name of the host, if the page told it. */
  readonly host: string | null;
}
