import { unsafeCSS } from 'lit';
import { tokenSheet } from './tokens.styles.js';

/** The design tokens (`tokens.styles.ts`) for elements made with Lit. */
export const tokens = unsafeCSS(tokenSheet);
