import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

import type { FastifyReply } from 'fastify';

import type { StreamPicksError } from '../core/errors.js';

/**
 * Every answer that is not a success: its code in the body and its HTTP status. Faults that `wire`
 * and the planner find keep the code of their {@link StreamPicksError} and are a 400.
 */
const REFUSALS = {
  /** The body could not be read. */
  body: 400,
  /** A report is not in the one form that reports have. */
  report: 400,
  /** The show cannot be planned; the message says what would work. */
  plan: 400,
  /** No show has this manifest. */
  'unknown-manifest': 400,
  /** The manifest has no such question. */
  'unknown-question': 400,
  /** The manifest has no such window. */
  'unknown-window': 400,
  /** The question is not asked in that window. */
  'closed-question': 400,
  /** The question has no such answer. */
  'unknown-answer': 400,
  /** The show has not begun; `Retry-After` says when it does. The same bytes are taken then. */
  early: 425,
  /** The deadline has passed. */
  late: 400,
  /** The host token is missing or wrong. */
  token: 401,
  /** The browser asks not to be shared (`Sec-GPC: 1`). */
  'opt-out': 403,
  /** No such address. */
  'not-found': 404,
  /** No show of this id is registered. */
  'unknown-stream': 404,
  /** The id belongs to a show with another plan. */
  conflict: 409,
  /** The body is longer than this call takes. */
  'too-large': 413,
  /** The media type is not exactly `application/json`. */
  'media-type': 415,
  /** This source has sent too much; `Retry-After` says when to try again. */
  'too-many': 429,
  /** A fault of ours; it has been reported to whoever runs the collector. */
  internal: 500,
  /** The queue is full; `Retry-After` says when to try again. */
  busy: 503,
  /** Nothing could be committed; the report was not counted and may be sent again. */
  storage: 503,
  /** The collector is shutting down. */
  stopping: 503,
} as const satisfies Record<string, number>;

/** What a refusal can be; `REFUSALS` says when each happens. */
export type RefusalCode = keyof typeof REFUSALS;

/** Why a request is refused; `path` points into the body, as `counts[6]`. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
  readonly path?: string;
}

/**
 * Sends a refusal as `{code, message, path?}`, not to be cached.
 *
 * @param retryAfterS seconds to wait, for 425, 429 and 503
 */
export function refuse(reply: FastifyReply, refusal: Refusal, retryAfterS?: number): FastifyReply {
  if (retryAfterS !== undefined) reply.header('Retry-After', Math.max(1, Math.ceil(retryAfterS)));
  return reply
    .code(REFUSALS[refusal.code])
    .header('Cache-Control', 'no-store')
    .type('application/json')
    .send(JSON.stringify(refusal));
}

/** A 400 with the code, message and path of an error that `wire` or the planner threw. */
export function refuseInput(reply: FastifyReply, error: StreamPicksError): FastifyReply {
  const { code, message, path } = error;
  return reply
    .code(400)
    .header('Cache-Control', 'no-store')
    .type('application/json')
    .send(JSON.stringify({ code, message, path }));
}

/** Answers what is not HTTP, is too slow or has too long a head, and cuts the connection. */
export function refuseSocket(error: Error & { code?: string }, socket: Socket): void {
  if (error.code !== 'ECONNRESET' && socket.writable) {
    const status =
      { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 }[error.code ?? ''] ?? 400;
    const body = JSON.stringify({ code: 'body', message: STATUS_CODES[status] });
    socket.write(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
  }
  socket.destroy();
}
