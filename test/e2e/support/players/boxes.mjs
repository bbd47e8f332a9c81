// The few parts of MP4, MPEG transport streams and ID3 that the players' tests need, so that cues
// can be put into media without a packager: ISO/IEC 14496-12 (boxes), 23009-1 (emsg), 13818-1
// (transport stream), ID3v2.4, and Apple's "Timed Metadata for HTTP Live Streaming".

/** A box of MP4: its size, its four letters, what it holds. */
const box = (name, ...parts) => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, body]);
};

const uint32 = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** The top boxes of a file, in order. */
export function topBoxes(file) {
  const boxes = [];
  for (let at = 0; at < file.length; ) {
    const size = file.readUInt32BE(at);
    boxes.push({
      name: file.toString('latin1', at + 4, at + 8),
      bytes: file.subarray(at, at + size),
    });
    at += size;
  }
  return boxes;
}

/** The same fragment at another place of the timeline: number of the fragment, time in its own scale. */
export function movedFragment(fragment, number, time) {
  const moved = Buffer.from(fragment);
  moved.writeUInt32BE(number + 1, moved.indexOf('mfhd') + 8);
  const tfdt = moved.indexOf('tfdt');
  if (moved[tfdt + 4] === 1) moved.writeBigUInt64BE(BigInt(time), tfdt + 8);
  else moved.writeUInt32BE(time, tfdt + 8);
  return moved;
}

/** Ticks a second of the first track of an initialisation segment. */
export function timescaleOf(init) {
  const mdhd = init.indexOf('mdhd');
  return init.readUInt32BE(mdhd + (init[mdhd + 4] === 1 ? 24 : 16));
}

/** An event message (version 1) that begins at `seconds`. */
export function eventMessage({ scheme, id, seconds, duration, data }) {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(Math.round(seconds * 1000)));
  return box(
    'emsg',
    Buffer.from([1, 0, 0, 0]),
    uint32(1000),
    time,
    uint32(duration * 1000),
    uint32(id),
    Buffer.from(`${scheme}\0\0`),
    data,
  );
}

/** Seven bits a byte. */
const syncsafe = (value) => Buffer.from([21, 14, 7, 0].map((shift) => (value >> shift) & 0x7f));

/** An ID3 tag with one user-defined text, in UTF-8. */
export function id3Text(text) {
  const body = Buffer.from(`\x03cue\0${text}\0`, 'utf8');
  const frame = Buffer.concat([Buffer.from('TXXX'), syncsafe(body.length), Buffer.alloc(2), body]);
  return Buffer.concat([Buffer.from([0x49, 0x44, 0x33, 4, 0, 0]), syncsafe(frame.length), frame]);
}

const PACKET = 188;
const ID3_PID = 0x102;

function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1)
      crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  }
  return crc >>> 0;
}

const pidOf = (packet) => ((packet[1] & 0x1f) << 8) | packet[2];

/** A program map that also names our ID3 packets (stream type 0x15: metadata in PES packets). */
function withId3Stream(packet) {
  const start = 5 + packet[4];
  const length = ((packet[start + 1] & 0x0f) << 8) | packet[start + 2];
  const entry = Buffer.from([0x15, 0xe0 | (ID3_PID >> 8), ID3_PID & 0xff, 0xf0, 0]);
  const section = Buffer.concat([packet.subarray(start, start + 3 + length - 4), entry]);
  section.writeUInt16BE(0xb000 | (length + entry.length), 1);
  const out = Buffer.alloc(PACKET, 0xff);
  packet.copy(out, 0, 0, start);
  Buffer.concat([section, uint32(crc32(section))]).copy(out, start);
  return out;
}

/** One ID3 tag as a PES packet in one transport packet, stuffed to its length. */
function id3Packet(text, seconds, counter) {
  const ticks = Math.round(seconds * 90_000);
  const stamp = Buffer.from([
    0x21 | ((Math.floor(ticks / 2 ** 30) & 7) << 1),
    (ticks >> 22) & 0xff,
    1 | ((ticks >> 14) & 0xfe),
    (ticks >> 7) & 0xff,
    1 | ((ticks << 1) & 0xfe),
  ]);
  const payload = Buffer.concat([Buffer.from([0x84, 0x80, 5]), stamp, id3Text(text)]);
  const start = Buffer.from([0, 0, 1, 0xbd, payload.length >> 8, payload.length & 0xff]);
  const pes = Buffer.concat([start, payload]);
  const room = PACKET - 4;
  if (pes.length > room - 2) throw new Error('the cue is too long for one packet');
  const stuffing = Buffer.alloc(room - pes.length, 0xff);
  stuffing[0] = stuffing.length - 1;
  stuffing[1] = 0;
  const head = Buffer.from([0x47, 0x40 | (ID3_PID >> 8), ID3_PID & 0xff, 0x30 | (counter & 0x0f)]);
  return Buffer.concat([head, stuffing, pes]);
}

/**
 * A transport stream cut into pieces of `framesEach` frames, each with its ID3 tags (`{seconds, text}`)
 * behind its first program map. The maps stand in front of each frame, as ffmpeg writes them.
 */
export function piecesWithId3(stream, framesEach, tagsOf) {
  const pieces = [];
  let mapPid = -1;
  let frame = -1;
  let packets = [];
  for (let at = 0; at + PACKET <= stream.length; at += PACKET) {
    const packet = stream.subarray(at, at + PACKET);
    if (pidOf(packet) === 0) {
      frame += 1;
      if (frame % framesEach === 0) pieces.push((packets = []));
      // The program association table names the map's packets.
      const entry = 5 + packet[4] + 10;
      mapPid = ((packet[entry] & 0x1f) << 8) | packet[entry + 1];
    }
    const isMap = pidOf(packet) === mapPid;
    packets.push(isMap ? withId3Stream(packet) : packet);
    if (isMap && frame % framesEach === 0) {
      const tags = tagsOf(pieces.length - 1);
      tags.forEach(({ seconds, text }, index) => packets.push(id3Packet(text, seconds, index)));
    }
  }
  return pieces.map((piece) => Buffer.concat(piece));
}
