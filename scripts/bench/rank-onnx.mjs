/**
 * Writes a small ONNX model: the protobuf messages of onnx.proto3 (ModelProto, GraphProto, NodeProto,
 * TensorProto, ValueInfoProto), field numbers as there. Only what the bench needs.
 */

const FLOAT = 1;
const INT32 = 6;
const INT64 = 7;
const TYPES = [
  [Float32Array, FLOAT],
  [Int32Array, INT32],
  [BigInt64Array, INT64],
];
const IR_VERSION = 8;
const OPSET = 13;

/** A node: `inputs` and `outputs` are names; attributes are whole numbers. */
export function node(type, inputs, outputs, attributes = {}) {
  return [
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, type),
    ...Object.entries(attributes).map(([name, whole]) =>
      // AttributeProto: name, type INT = 2, i.
      message(5, [text(1, name), number(20, 2), number(3, whole)]),
    ),
  ];
}

/**
 * The bytes of a model.
 * @param nodes from {@link node}, in order
 * @param constants name to `{dims, data}`, a Float32Array, Int32Array or BigInt64Array
 * @param inputs name to dims, of floats
 * @param outputs name to `[dims, isIndex]`
 */
export function onnxModel({ nodes, constants, inputs, outputs }) {
  const graph = [
    ...nodes.map((parts) => message(1, parts)),
    text(2, 'rank'),
    ...Object.entries(constants).map(([name, { dims, data }]) =>
      message(5, [
        ...dims.map((dim) => number(1, dim)),
        number(2, TYPES.find(([type]) => data instanceof type)[1]),
        text(8, name),
        bytes(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
      ]),
    ),
    ...Object.entries(inputs).map(([name, dims]) => message(11, value(name, FLOAT, dims))),
    ...Object.entries(outputs).map(([name, [dims, isIndex]]) =>
      message(12, value(name, isIndex ? INT64 : FLOAT, dims)),
    ),
  ];
  const parts = [number(1, IR_VERSION), message(7, graph), message(8, [number(2, OPSET)])];
  return join(parts);
}

/** ValueInfoProto: a tensor of a type and a shape. */
function value(name, type, dims) {
  const shape = dims.map((dim) => message(1, [number(1, dim)]));
  return [text(1, name), message(2, [message(1, [number(1, type), message(2, shape)])])];
}

function varint(whole) {
  const out = [];
  let left = whole;
  while (left >= 128) {
    out.push((left % 128) + 128);
    left = Math.floor(left / 128);
  }
  return Uint8Array.from([...out, left]);
}

const number = (field, whole) => join([varint(field * 8), varint(whole)]);
const bytes = (field, of) => join([varint(field * 8 + 2), varint(of.length), of]);
const text = (field, of) => bytes(field, new TextEncoder().encode(of));
const message = (field, parts) => bytes(field, join(parts));

function join(parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
