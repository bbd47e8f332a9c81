/**
 * Style sheets as plain text, for what is drawn before Lit is loaded. Elements made with Lit take the
 * same text with `unsafeCSS`: it is ours.
 */

/** A style sheet. */
export function sheet(text: TemplateStringsArray): string {
  return text.join('');
}

const made = new Map<string, CSSStyleSheet>();

/** Puts style sheets into a shadow root, after those that it has; without inline styles. */
export function dress(root: ShadowRoot, sheets: readonly string[]): void {
  const added = sheets.map((text) => {
    let one = made.get(text);
    if (one === undefined) {
      one = new CSSStyleSheet();
      one.replaceSync(text);
      made.set(text, one);
    }
    return one;
  });
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...added];
}
