import type { onRequestAsyncHookHandler } from 'fastify';

import type { Context } from '../context.js';
import { refuse } from '../refusals.js';

/** Lets only requests with the host token pass. */
export function hostOnly(context: Context): onRequestAsyncHookHandler {
  return async (request, reply) => {
    if (context.isHost(request.headers.authorization)) return undefined;
    reply.header('WWW-Authenticate', 'Bearer');
    return refuse(reply, { code: 'token', message: 'The host token is missing or wrong' });
  };
}

/** Lets only bodies of the exact media type `application/json` pass, before any byte is read. */
export const jsonOnly: onRequestAsyncHookHandler = async (request, reply) => {
  if (request.headers['content-type'] === 'application/json') return undefined;
  return refuse(reply, {
    code: 'media-type',
    message: 'The media type must be exactly application/json',
  });
};

/**
 * Lets no report pass whose browser sends Global Privacy Control (W3C, `Sec-GPC: 1`). The widget
 * sends none then; this holds also for one that is old or was changed.
 */
export const notOptedOut: onRequestAsyncHookHandler = async (request, reply) => {
  if (request.headers['sec-gpc'] !== '1') return undefined;
  return refuse(reply, {
    code: 'opt-out',
    message: 'The browser asks not to share, so nothing is counted',
  });
};
