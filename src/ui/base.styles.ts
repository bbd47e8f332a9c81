import { unsafeCSS } from 'lit';
import { baseSheet, buttonSheet } from './ask.styles.js';

/** What every element starts from: reset, type, focus ring, icons, small texts. */
export const base = unsafeCSS(baseSheet);

/** Buttons: one kind for choices, always of equal weight side by side; quiet ones for the rest. */
export const buttons = unsafeCSS(buttonSheet);
