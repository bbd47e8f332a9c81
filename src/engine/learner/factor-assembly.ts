/**
 * Just enough of WebAssembly to write small SIMD loops instruction by instruction: the binary format
 * of the core specification 2.0, sections 5.2 to 5.5. Code is lists of bytes.
 */

export type Code = readonly number[];

/** Value types. */
export const I32 = 0x7f;
export const F32 = 0x7d;
export const V128 = 0x7b;

/** Instructions without operands. */
export const ADD = [0x6a];
export const MULTIPLY = [0x6c];
export const SPLAT_F32 = simd(0x13);
export const FIRST_LANE = [...simd(0x1f), 0];
export const ROUND = simd(0x6a);
export const ADD_F32 = simd(0xe4);
export const SUBTRACT_F32 = simd(0xe5);
export const MULTIPLY_F32 = simd(0xe6);
export const MAXIMUM_F32 = simd(0xe9);
export const TRUNCATE = simd(0xf8);
export const ADD_I32 = simd(0xae);
export const SHIFT_LEFT = simd(0xab);
export const SPLAT_I32 = simd(0x11);

/** Alignment hints, as powers of two. */
const ALIGN_4 = 2;
const ALIGN_16 = 4;
const EMPTY_BLOCK = 0x40;
/** Magic number and version of a module. */
const PREAMBLE = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** A function of a module: parameters and locals are numbered through, in this order. */
export interface AssembledFunction {
  readonly name: string;
  readonly parameters: Code;
  readonly results: Code;
  readonly locals: Code;
  readonly body: Code;
}

/** Instructions one after the other. */
export function code(...parts: readonly Code[]): Code {
  return parts.flat();
}

export function get(local: number): Code {
  return [0x20, local];
}

export function set(local: number): Code {
  return [0x21, local];
}

/** A whole number that is not negative. */
export function whole(value: number): Code {
  return [0x41, ...signed(value)];
}

/** Four times the same number. */
export function four(value: number): Code {
  return [0x43, ...new Uint8Array(Float32Array.of(value).buffer), ...SPLAT_F32];
}

export function load(offset = 0): Code {
  return [...simd(0x00), ALIGN_16, ...unsigned(offset)];
}

/** Loads one number four times. */
export function loadSplat(offset = 0): Code {
  return [...simd(0x09), ALIGN_4, ...unsigned(offset)];
}

export function store(offset = 0): Code {
  return [...simd(0x0b), ALIGN_16, ...unsigned(offset)];
}

/** Puts the lanes of two registers in another order: 16 byte numbers, 0 to 31. */
export function shuffle(bytes: Code): Code {
  return [...simd(0x0d), ...bytes];
}

/** Adds a whole number to a local. */
export function advance(local: number, amount: Code): Code {
  return [...get(local), ...amount, ...ADD, ...set(local)];
}

/** Runs the body, counts the local down by one, and starts again unless it is 0. */
export function repeat(counter: number, body: Code): Code {
  const countDown = [...get(counter), ...whole(1), 0x6b, 0x22, counter, 0x0d, 0];
  return [0x03, EMPTY_BLOCK, ...body, ...countDown, 0x0b];
}

/** Instantiates a module of these functions, with one memory of a page, exported as `memory`. */
export function assemble(functions: readonly AssembledFunction[]): WebAssembly.Exports {
  const types = functions.map((each) => [
    0x60,
    ...vector(each.parameters),
    ...vector(each.results),
  ]);
  const exports = functions.map(({ name }, at) => [...text(name), 0, at]);
  const bodies = functions.map(({ locals, body }) => {
    const all = [...list(locals.map((type) => [1, type])), ...body, 0x0b];
    return vector(all);
  });
  const bytes = Uint8Array.from([
    ...PREAMBLE,
    ...section(1, list(types)),
    ...section(3, vector(functions.map((_, at) => at))),
    ...section(5, [1, 0, 1]),
    ...section(7, list([[...text('memory'), 2, 0], ...exports])),
    ...section(10, list(bodies)),
  ]);
  return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
}

function simd(opcode: number): Code {
  return [0xfd, ...unsigned(opcode)];
}

function section(id: number, bytes: Code): Code {
  return [id, ...vector(bytes)];
}

function vector(bytes: Code): Code {
  return [...unsigned(bytes.length), ...bytes];
}

function list(parts: readonly Code[]): Code {
  return [...unsigned(parts.length), ...parts.flat()];
}

function text(value: string): Code {
  return vector(Array.from(value, (letter) => letter.charCodeAt(0)));
}

/** LEB128 without a sign. */
function unsigned(value: number): Code {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

/** LEB128 with a sign, for numbers that are not negative. */
function signed(value: number): Code {
  return value < 64 ? [value] : [(value & 127) | 128, ...signed(value >>> 7)];
}
