/** CRC-32 of IEEE 802.3, polynomial 0xEDB88320 reflected, as in gzip (RFC 1952, section 8). */

const POLYNOMIAL = 0xedb8_8320;

/** The checksum of some bytes, 0 to 2^32 - 1. Finds every burst of up to 32 bits. */
export function crc32(bytes: Uint8Array): number {
  const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) {
      value = (value & 1) === 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
    }
    return value;
  });
  let sum = 0xffff_ffff;
  for (const byte of bytes) sum = (table[(sum ^ byte) & 255] as number) ^ (sum >>> 8);
  return (sum ^ 0xffff_ffff) >>> 0;
}
