import type { IncomingMessage } from 'node:http';
import { isIP, isIPv6 } from 'node:net';

/**
 * Where a request comes from, for the rate limiter only: an IPv4 address, or the /48 of an IPv6
 * address, since a single customer is often given that much.
 *
 * @param trustedProxies how many reverse proxies stand in front, each of which appends to
 *   `X-Forwarded-For`; 0 ignores the header. With fewer entries than that, the request did not come
 *   through them and counts for the connection's own address.
 */
export function sourceOf(request: IncomingMessage, trustedProxies: number): string {
  const own = request.socket.remoteAddress ?? 'unknown';
  if (trustedProxies === 0) return network(own);
  const header = request.headers['x-forwarded-for'];
  const hops = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',');
  const claimed = hops.at(-trustedProxies)?.trim() ?? '';
  return network(isIP(claimed) === 0 ? own : claimed);
}

function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const rest = tail === '' ? [] : tail.split(':');
    while (groups.length + rest.length < 8) groups.push('0');
    groups.push(...rest);
  }
  return groups
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
