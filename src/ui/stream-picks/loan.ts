/**
 * How a second element of the same tag comes to draw from the session of the first
 * (`ui/overlay/loan.ts`). Its constructor takes no arguments, so the loan is laid ready for it.
 */

import type { Body, Shell } from './main-part.js';

/** Makes what draws and acts in the second element. */
export type Loan = (twin: Shell) => Body;

let laidReady: Loan | null = null;

/** Runs `make` with a loan laid ready for the element that it constructs. */
export function withLoan<T>(loan: Loan, make: () => T): T {
  laidReady = loan;
  try {
    return make();
  } finally {
    laidReady = null;
  }
}

/** The loan laid ready for the element under construction; null for one of its own. */
export function takeLoan(): Loan | null {
  const taken = laidReady;
  laidReady = null;
  return taken;
}
