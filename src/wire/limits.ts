/** Most products a catalogue can have (design, section 3.2). */
export const MAX_PRODUCTS = 100_000;
