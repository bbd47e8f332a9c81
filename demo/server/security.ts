/** Response headers of the demo's pages: the policy that a strict shop would set. */

/**
 * The Content-Security-Policy of a page.
 *
 * What the widget itself needs is `script-src 'self'`, `worker-src blob:`, `connect-src` with the
 * collector, and the names `stream-picks` and `lit-html` where Trusted Types are required. The
 * video adds `media-src blob:`, since hls.js feeds it through Media Source Extensions.
 * @param collector Origin of the collector.
 */
export function pagePolicy(collector: string): string {
  return [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "media-src 'self' blob:",
    'worker-src blob:',
    `connect-src 'self' ${collector}`,
    "require-trusted-types-for 'script'",
    'trusted-types stream-picks lit-html',
  ].join('; ');
}

/** Headers of every page. */
export function pageHeaders(collector: string): Record<string, string> {
  return {
    'content-security-policy': pagePolicy(collector),
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  };
}
