import type { FastifyInstance } from 'fastify';
import { parseShowRequest, SHOW_REQUEST_MAX_BYTES } from '../../wire/show-request.js';
import type { Context } from '../context.js';
import { refuse } from '../refusals.js';
import { hostOnly, jsonOnly } from './guards.js';

/** The header that carries the manifest's SHA-256, 43 base64url characters. */
export const MANIFEST_HASH_HEADER = 'SP-Manifest-SHA256';

interface StreamParams {
  Params: { id: string };
}

/** Registration of shows, and their manifests. */
export function streamRoutes(app: FastifyInstance, context: Context): void {
  const { shows } = context;

  app.put<StreamParams & { Body: string }>(
    '/v1/streams/:id',
    { bodyLimit: SHOW_REQUEST_MAX_BYTES, onRequest: [hostOnly(context), jsonOnly] },
    async (request, reply) => {
      const wanted = parseShowRequest(request.body ?? '', request.params.id);
      if (wanted.end <= context.now() && (await shows.byStream(wanted.stream)) === undefined) {
        return refuse(reply, { code: 'plan', message: 'The show is already over', path: 'end' });
      }
      const { outcome, show } = await shows.register(wanted);
      if (outcome === 'conflict') {
        const message = 'Another show has this id; a changed plan needs a new id';
        return refuse(reply, { code: 'conflict', message, path: 'stream' });
      }
      return reply
        .code(outcome === 'created' ? 201 : 200)
        .header('Cache-Control', 'no-store')
        .header(MANIFEST_HASH_HEADER, show.hash)
        .type('application/json')
        .send(show.text);
    },
  );

  app.get<StreamParams>('/v1/streams/:id/manifest', async (request, reply) => {
    const show = await shows.byStream(request.params.id);
    if (show === undefined) {
      return refuse(reply, { code: 'unknown-stream', message: 'No such show' });
    }
    return reply
      .header('Cache-Control', 'public, max-age=31536000, immutable')
      .header(MANIFEST_HASH_HEADER, show.hash)
      .type('application/json')
      .send(show.text);
  });
}
