/**
 * The second surface of an overlay. What lies over a player and what stands below it are far apart
 * in the page, and moving the element would break frameworks that take away what they put there. So a
 * second element of the same tag, which the same styles reach, draws the other part from the same
 * session.
 */

import { type Loan, withLoan } from '../stream-picks/loan.js';

/** Says of an element that it is the second surface of another. */
export const TWIN = 'data-sp-twin';

/** Attributes that page styles may go by, which the second surface takes over. */
const SHARED = ['class', 'style', 'lang', 'dir', 'hidden', 'theme'];

/** Makes the second surface of `owner`. */
export function makeTwin(owner: HTMLElement, loan: Loan): HTMLElement & { requestUpdate(): void } {
  return withLoan(loan, () => {
    const twin = document.createElement(owner.localName) as HTMLElement & { requestUpdate(): void };
    twin.setAttribute(TWIN, '');
    return twin;
  });
}

/** Keeps the second surface styled as the first. */
export function dressTwin(twin: HTMLElement, owner: HTMLElement): void {
  for (const name of SHARED) {
    const value = owner.getAttribute(name);
    if (value === twin.getAttribute(name)) continue;
    if (value === null) twin.removeAttribute(name);
    // A style attribute set by name would need the page's policy to allow inline styles.
    else if (name === 'style') twin.style.cssText = owner.style.cssText;
    else twin.setAttribute(name, value);
  }
  // Direction is inherited from where an element stands, and this one stands elsewhere.
  const dir = owner.matches(':dir(rtl)') ? 'rtl' : 'ltr';
  if (owner.getAttribute('dir') === null && twin.getAttribute('dir') !== dir) twin.dir = dir;
}
