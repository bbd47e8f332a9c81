import type { onRequestAsyncHookHandler } from 'fastify';

import type { Context } from '../context.js';
import { refuse } from '../refusals.js';
import { sourceOf } from '../source-address.js';

/** Lets only requests with the host token pass; slows down who guesses. */
export function hostOnly(context: Context): onRequestAsyncHookHandler {
  return async (request, reply) => {
    const source = sourceOf(request.raw, context.trustedProxies);
    const waitS = context.tokenLimiter.peek(source);
    if (waitS > 0) {
      return refuse(reply, { code: 'too-many', message: 'Too many wrong host tokens' }, waitS);
    }
    if (context.isHost(request.headers.authorization)) return undefined;
    context.tokenLimiter.take(source);
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
