import type { FastifyInstance } from 'fastify';

import { estimateShow } from '../../privacy/estimates.js';
import { estimatePopularity } from '../../privacy/popularity.js';
import type { Context } from '../context.js';
import { type Refusal, refuse } from '../refusals.js';
import { hostOnly } from './guards.js';

/** How long popularity may be reused, seconds: by caches, and by this process. */
const POPULARITY_MAX_AGE_S = 15;

/** Popularity answers kept in memory. */
const POPULARITY_CACHE_SIZE = 200;

const UNKNOWN_STREAM: Refusal = { code: 'unknown-stream', message: 'No such show' };

interface StreamParams {
  Params: { id: string };
}

/** What the totals say: estimates for the host, popularity for everyone. */
export function resultRoutes(app: FastifyInstance, context: Context): void {
  const { shows, storage } = context;
  const popularity = new Map<string, { readonly text: string; readonly untilMs: number }>();

  app.get<StreamParams>(
    '/v1/streams/:id/estimates',
    { onRequest: hostOnly(context) },
    async (request, reply) => {
      const show = await shows.byStream(request.params.id);
      if (show === undefined) return refuse(reply, UNKNOWN_STREAM);
      const estimates = estimateShow(show.manifest, await storage.totals(show.no), context.now());
      return reply
        .header('Cache-Control', 'no-store')
        .type('application/json')
        .send(JSON.stringify(estimates));
    },
  );

  app.get<StreamParams>('/v1/streams/:id/popularity', async (request, reply) => {
    const show = await shows.byStream(request.params.id);
    if (show === undefined) return refuse(reply, UNKNOWN_STREAM);
    const nowMs = context.now();
    let entry = popularity.get(show.hash);
    if (entry === undefined || entry.untilMs <= nowMs) {
      const built = estimatePopularity(show.manifest, await storage.totals(show.no), nowMs);
      entry = { text: JSON.stringify(built), untilMs: nowMs + POPULARITY_MAX_AGE_S * 1000 };
      if (popularity.size >= POPULARITY_CACHE_SIZE) popularity.clear();
      popularity.set(show.hash, entry);
    }
    return reply
      .header('Cache-Control', `public, max-age=${POPULARITY_MAX_AGE_S}`)
      .type('application/json')
      .send(entry.text);
  });
}
