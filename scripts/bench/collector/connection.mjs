// HTTP/1.1 on one raw socket that is kept, for load that costs little: what is sent is ready-made,
// and of an answer only its status, the end of its head and its length are read.
import { connect } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');

/** The bytes of one `POST /v1/reports`; `headers` are lines that end in CRLF. */
export function postBytes(body, headers = 'Content-Type: application/json\r\n') {
  const bytes = Buffer.from(body);
  const head = `POST /v1/reports HTTP/1.1\r\nHost: collector\r\n${headers}Content-Length: ${bytes.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes]);
}

/** One request at a time to one address; connects when it must. */
export class Connection {
  #address;
  #socket;
  #done;
  #got;
  #needed;

  /** @param address `() => {host, port}`, asked at each connect. */
  constructor(address) {
    this.#address = address;
  }

  /** Sends ready-made bytes; resolves to `{status, text}`, with status 0 where no answer came. */
  send(bytes) {
    return new Promise((resolve) => {
      this.request(bytes, (status, text) => resolve({ status, text }));
    });
  }

  /** The same without a promise: `done(status, text)`. */
  request(bytes, done) {
    this.#done = done;
    this.#got = undefined;
    this.#needed = Infinity;
    if (this.#socket === undefined) this.#open();
    this.#socket.write(bytes);
  }

  close() {
    this.#socket?.destroy();
  }

  #open() {
    const socket = connect({ ...this.#address(), noDelay: true });
    this.#socket = socket;
    socket.on('data', (chunk) => this.#read(chunk));
    // A reset is followed by the close, which settles what was under way.
    socket.on('error', () => {});
    socket.on('close', () => {
      if (this.#socket !== socket) return;
      this.#socket = undefined;
      this.#settle(0, '');
    });
  }

  #read(chunk) {
    this.#got = this.#got === undefined ? chunk : Buffer.concat([this.#got, chunk]);
    if (this.#needed === Infinity) {
      const end = this.#got.indexOf(HEAD_END);
      if (end === -1) return;
      const head = this.#got.toString('latin1', 0, end).toLowerCase();
      const length = /\r\ncontent-length: *(\d+)/.exec(head)?.[1] ?? 0;
      this.#needed = end + HEAD_END.length + Number(length);
      if (head.includes('\r\nconnection: close')) this.#leave();
    }
    if (this.#got.length < this.#needed) return;
    const status = Number(this.#got.toString('latin1', 9, 12));
    this.#settle(status, this.#got.toString('utf8', this.#got.indexOf(HEAD_END) + HEAD_END.length));
  }

  /** The other side ends this connection; the next request opens another. */
  #leave() {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.once('end', () => socket.destroy());
  }

  #settle(status, text) {
    const done = this.#done;
    this.#done = undefined;
    this.#got = undefined;
    done?.(status, text);
  }
}
