/** Numbers of a few bits each, one after the other, most significant bit first. */

/** Writes bits into a buffer that grows. */
export class BitWriter {
  #bytes = new Uint8Array(1024);
  #bits = 0;

  /** The lowest `width` bits of a value below 2^width; `width` 0 to 31. */
  write(value: number, width: number): void {
    for (let bit = width - 1; bit >= 0; bit -= 1) this.#push((value >>> bit) & 1);
  }

  /** `value` zeros and a one. */
  writeUnary(value: number): void {
    for (let zero = 0; zero < value; zero += 1) this.#push(0);
    this.#push(1);
  }

  /** What was written; the last byte is filled up with zeros. */
  bytes(): Uint8Array {
    return this.#bytes.slice(0, Math.ceil(this.#bits / 8));
  }

  #push(bit: number): void {
    const at = this.#bits >>> 3;
    if (at === this.#bytes.length) {
      const wider = new Uint8Array(this.#bytes.length * 2);
      wider.set(this.#bytes);
      this.#bytes = wider;
    }
    (this.#bytes[at] as number) |= bit << (7 - (this.#bits & 7));
    this.#bits += 1;
  }
}

/** Reads what a {@link BitWriter} wrote. Past the end every read gives -1. */
export class BitReader {
  /** Bit that is read next. */
  position = 0;
  readonly #bytes: Uint8Array;
  readonly #end: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#end = bytes.length * 8;
  }

  /** Bits that are left. */
  get left(): number {
    return this.#end - this.position;
  }

  /** A number of `width` bits, 0 to 31; -1 where fewer are left. */
  read(width: number): number {
    if (this.position + width > this.#end) return -1;
    let value = 0;
    for (let bit = 0; bit < width; bit += 1) {
      value = (value << 1) | this.#next();
    }
    return value;
  }

  /** How many zeros stand before the next one, which is read too; -1 where there are over `most`. */
  readUnary(most: number): number {
    for (let zeros = 0; zeros <= most && this.position < this.#end; zeros += 1) {
      if (this.#next() === 1) return zeros;
    }
    return -1;
  }

  #next(): number {
    const { position } = this;
    this.position = position + 1;
    return ((this.#bytes[position >>> 3] as number) >>> (7 - (position & 7))) & 1;
  }
}
