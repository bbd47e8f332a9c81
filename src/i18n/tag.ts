/** A page's language tag as `Intl` takes it; `fallback` where a malformed `lang` is the page's slip. */
export function usableTag(lang: string, fallback: string): string {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? fallback;
  } catch {
    return fallback;
  }
}
