/** Sentences on one line: a space between two, none after a full stop that brings its own room. */
export function sentences(...parts: readonly string[]): string {
  return parts
    .filter(Boolean)
    .reduce(
      (said, part) => (said === '' || /[。！？]$/.test(said) ? said + part : `${said} ${part}`),
      '',
    );
}
