/**
 * Makes `--sp-rem` a length, so that `1em` on `<stream-picks>`, whose own type is `medium`, is worked
 * out there and inherited as that. Pages give their root 62.5 % or a size of their own, which is
 * what `rem` follows; `medium` is what the viewer chose in the browser.
 */
export function registerRem(): void {
  try {
    CSS.registerProperty({
      name: '--sp-rem',
      syntax: '<length>',
      inherits: true,
      initialValue: '16px',
    });
  } catch {
    // Registered already, by another copy of this script.
  }
}
