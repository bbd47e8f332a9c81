import Fastify, { type FastifyInstance } from 'fastify';

import type { Context } from './context.js';

/** The second port, for whoever runs the collector: health, readiness, metrics. */
export function createAdmin(context: Context, http: object): FastifyInstance {
  const app = Fastify({ logger: false, http });
  app.get('/healthz', async (_request, reply) => reply.type('text/plain').send('ok\n'));
  app.get('/readyz', async (_request, reply) => {
    reply.type('text/plain');
    if (context.isStopping()) return reply.code(503).send('stopping\n');
    try {
      await context.storage.check();
    } catch (error) {
      context.onFault('readyz', error);
      return reply.code(503).send('no database\n');
    }
    return reply.send(context.writer.isFull ? 'ready, queue full\n' : 'ready\n');
  });
  app.get('/metrics', async (_request, reply) =>
    reply.type(context.metrics.registry.contentType).send(await context.metrics.registry.metrics()),
  );
  return app;
}
