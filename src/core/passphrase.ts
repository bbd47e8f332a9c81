/** Fewest characters of a passphrase over the notes; what has fewer is tried through too soon. */
export const MIN_PASSPHRASE = 12;
