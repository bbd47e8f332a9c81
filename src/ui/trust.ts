/**
 * Wraps a handler so that it runs only for the viewer's own press. A click made by a script is not
 * trusted, and never consents, erases or exports.
 */
export function ifTrusted(run: () => void): (event: Event) => void {
  return (event) => {
    if (event.isTrusted) run();
  };
}
