import { type RandomBytes, takeBytes } from './random.js';

/** 128 bits: two of five million reports collide with a chance below 2^-83. */
const ID_BYTES = 16;

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * A fresh report id: 16 random bytes as 22 base64url characters (RFC 4648, section 5, no padding).
 * It says nothing about the viewer and serves only to count a retried report once.
 *
 * @throws StreamPicksError `mechanism` when the source returns another number of bytes.
 */
export function newReportId(randomBytes: RandomBytes): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of takeBytes(ID_BYTES, randomBytes)) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      text += BASE64URL.charAt((held >> bits) & 63);
    }
  }
  return text + BASE64URL.charAt((held << (6 - bits)) & 63);
}
