/**
 * The viewer's country as the browser's language names it (`DE` of `de-DE`), ISO 3166-1 alpha-2;
 * null for a tag without a country, with a wider region (`es-419`), or that is malformed.
 */
export function regionOf(language: string): string | null {
  try {
    const { region } = new Intl.Locale(language);
    return region !== undefined && /^[A-Z]{2}$/.test(region) ? region : null;
  } catch {
    // Browsers may hide the language behind a word that is no tag.
    return null;
  }
}
