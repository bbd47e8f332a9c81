/** Which shops may embed this vault: written by its owner into the page, empty as shipped. */

/** Name of the `<meta>` that lists them. */
export const SHOPS_META = 'stream-picks-shops';

/**
 * The origins that are listed, as browsers write them. What is no plain `https:` origin (or `http:` of
 * this machine, for trying out) is left out: a list that means something else than it says is worse
 * than a shop that does not work yet.
 * @param text Origins with white space between them.
 */
export function readShops(text: string): ReadonlySet<string> {
  const shops = new Set<string>();
  for (const word of text.split(/\s+/)) {
    const origin = plainOrigin(word);
    if (origin !== null) shops.add(origin);
  }
  return shops;
}

function plainOrigin(word: string): string | null {
  let url: URL;
  try {
    url = new URL(word);
  } catch {
    return null; // No address: it lists nobody.
  }
  const { protocol, hostname, origin } = url;
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost');
  const isSafe =
    protocol === 'https:' || (protocol === 'http:' && (isLocal || isLoopback(hostname)));
  // With a path, a query, a name or a star it would look as if these were checked.
  return isSafe && !word.includes('*') && (word === origin || word === `${origin}/`)
    ? origin
    : null;
}

const isLoopback = (hostname: string) => hostname === '127.0.0.1' || hostname === '[::1]';
