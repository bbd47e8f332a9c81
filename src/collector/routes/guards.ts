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
