/**
 * True while the browser sends Global Privacy Control (W3C, section 2): counts and offers stay off,
 * and nobody is asked.
 */
export function optOutSignal(): boolean {
  return (
    (navigator as Navigator & { globalPrivacyControl?: boolean }).globalPrivacyControl === true
  );
}
