import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import cors from '@fastify/cors';
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';

import { StreamPicksError } from '../core/errors.js';
import { createAdmin } from './admin.js';
import type { Context } from './context.js';
import { TOKEN_MIN_LENGTH, tokenCheck } from './host-token.js';
import { LIMITS, type Limits, RateLimiter } from './limits.js';
import { createMetrics } from './metrics.js';
import { forgetOldIds, startPurging } from './purge.js';
import { type Refusal, type RefusalCode, refuse, refuseInput, refuseSocket } from './refusals.js';
import { reportRoutes } from './routes/reports.js';
import { resultRoutes } from './routes/results.js';
import { MANIFEST_HASH_HEADER, streamRoutes } from './routes/streams.js';
import { Shows } from './shows.js';
import { openStorage } from './storage/open.js';
import { ReportWriter } from './storage/writer.js';

/** What a collector needs to know. */
export interface CollectorOptions {
  /** Path of an SQLite file, or a `postgres://…` address. */
  readonly database: string;
  /** Secret of the hosts, at least 16 characters. */
  readonly hostToken: string;
  /** Origins whose pages may call, each exactly as browsers send it; `*` for any page. */
  readonly origins: readonly string[] | '*';
  /** Address to listen on (127.0.0.1). */
  readonly host?: string;
  /** Port for widgets and hosts (8787); 0 for any free one. */
  readonly port?: number;
  /** Address of the second port (127.0.0.1). */
  readonly adminHost?: string;
  /** Port for health and metrics (8788); 0 for any free one. */
  readonly adminPort?: number;
  /** Reverse proxies in front, each appending to `X-Forwarded-For` (0). */
  readonly trustedProxies?: number;
  /** What the collector takes on (`LIMITS.production`). */
  readonly limits?: Limits;
  /** The clock, milliseconds since 1970 (`Date.now`). */
  readonly now?: () => number;
  /** Hears of faults of ours: where, and what happened. Never given anything about a viewer. */
  readonly onFault?: (where: string, fault: unknown) => void;
}

/** A collector that listens, or did. */
export interface Collector {
  /** Opens the database and both ports. Rejects when one of them cannot be had. */
  listen(): Promise<Listening>;
  /**
   * Takes no more reports, answers those that wait, and closes; done within 5 s, whatever clients do.
   * A second call waits for the first.
   */
  close(): Promise<void>;
  /** Forgets the ids of shows whose deadline is an hour past; runs by itself every 5 minutes. */
  forgetOldIds(): Promise<number>;
}

/** Where a collector listens. */
export interface Listening {
  readonly url: string;
  readonly adminUrl: string;
}

/** Fastify sets none of these on Node's server; without them slow sockets stay for ever. */
const SERVER_TIMEOUTS = {
  headersTimeout: 5000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1000,
  keepAliveTimeout: 20_000,
};

/** Open requests are cut after this, and the database is left to itself after that. */
const STOP_PATIENCE_MS = 4000;
const STOP_LIMIT_MS = 4800;

/** How long a browser may reuse a preflight; browsers cap it at 2 to 24 hours. */
const PREFLIGHT_MAX_AGE_S = 86_400;

const NO_SUCH_ADDRESS: Refusal = { code: 'not-found', message: 'No such address' };

/** Codes for what Fastify refuses by itself, by status. */
const CODE_BY_STATUS: Readonly<Record<number, RefusalCode>> = {
  404: 'not-found',
  413: 'too-large',
  415: 'media-type',
};

/**
 * Makes a collector; nothing is opened before `listen()`.
 *
 * @throws RangeError when an option cannot be used
 */
export function createCollector(options: CollectorOptions): Collector {
  if (options.hostToken.length < TOKEN_MIN_LENGTH) {
    throw new RangeError(`A host token has at least ${TOKEN_MIN_LENGTH} characters`);
  }
  const context = createContext(options);
  const apps = [
    createApp(context, options.origins),
    createAdmin(context, SERVER_TIMEOUTS),
  ] as const;
  let stopping: Promise<void> | undefined;
  let stopPurging: (() => Promise<void>) | undefined;

  const stop = async (): Promise<void> => {
    await Promise.all(apps.map((app) => app.close()));
    await context.writer.drain();
    await stopPurging?.();
    await context.storage.close();
  };
  const stopInTime = async (): Promise<void> => {
    context.stop();
    const cut = setTimeout(() => {
      for (const app of apps) app.server.closeAllConnections();
    }, STOP_PATIENCE_MS);
    // A database that hangs: what it has not committed was not acknowledged and is sent again.
    const patience = new AbortController();
    const limit = wait(STOP_LIMIT_MS, undefined, { signal: patience.signal }).catch(() => {});
    try {
      await Promise.race([stop(), limit]);
    } finally {
      clearTimeout(cut);
      patience.abort();
    }
  };

  return {
    async listen() {
      const { host = '127.0.0.1', port = 8787 } = options;
      const { adminHost = '127.0.0.1', adminPort = 8788 } = options;
      await context.storage.open();
      stopPurging = startPurging(context);
      await apps[0].listen({ host, port });
      await apps[1].listen({ host: adminHost, port: adminPort });
      return { url: addressOf(apps[0]), adminUrl: addressOf(apps[1]) };
    },
    close: () => (stopping ??= stopInTime()),
    forgetOldIds: () => forgetOldIds(context),
  };
}

function createContext(options: CollectorOptions): Context & { stop(): void } {
  const limits = options.limits ?? LIMITS.production;
  const onFault = options.onFault ?? (() => {});
  const storage = openStorage(options.database);
  const writer = new ReportWriter(storage, limits, {
    committed(reports, seconds, fault) {
      metrics.commit(reports, seconds, fault !== undefined);
      if (fault !== undefined) onFault('commit', fault);
    },
  });
  const metrics = createMetrics(() => writer.length);
  let stopping = false;
  return {
    storage,
    shows: new Shows(storage),
    writer,
    metrics,
    reportLimiter: new RateLimiter(limits),
    trustedProxies: options.trustedProxies ?? 0,
    isHost: tokenCheck(options.hostToken),
    now: options.now ?? Date.now,
    onFault,
    isStopping: () => stopping,
    stop() {
      stopping = true;
    },
  };
}

function createApp(context: Context, origins: readonly string[] | '*'): FastifyInstance {
  const app = Fastify({
    logger: false,
    http: SERVER_TIMEOUTS,
    requestTimeout: SERVER_TIMEOUTS.requestTimeout,
    keepAliveTimeout: SERVER_TIMEOUTS.keepAliveTimeout,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    exposeHeadRoutes: false,
    frameworkErrors: (_error, _request, reply) => {
      refuse(reply, NO_SUCH_ADDRESS);
    },
    clientErrorHandler: refuseSocket,
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    done(null, body);
  });
  void app.register(cors, {
    origin: origins === '*' ? '*' : [...origins],
    methods: ['GET', 'PUT', 'POST'],
    allowedHeaders: ['Content-Type', 'Authorization'],
    exposedHeaders: [MANIFEST_HASH_HEADER, 'Retry-After'],
    credentials: false,
    maxAge: PREFLIGHT_MAX_AGE_S,
    strictPreflight: false,
  });
  app.addHook('onSend', async (_request, reply) => {
    reply.header('X-Content-Type-Options', 'nosniff');
    if (context.isStopping()) reply.header('Connection', 'close');
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    context.metrics.response(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
  });
  app.setNotFoundHandler(async (_request, reply) => refuse(reply, NO_SUCH_ADDRESS));
  app.setErrorHandler<FastifyError>(async (error, _request, reply) => {
    if (error instanceof StreamPicksError) return refuseInput(reply, error);
    const status = error.statusCode ?? 500;
    if (status < 500) {
      return refuse(reply, { code: CODE_BY_STATUS[status] ?? 'body', message: error.message });
    }
    context.onFault('request', error);
    return refuse(reply, { code: 'internal', message: 'A fault of the collector' });
  });
  void app.register(async (routes) => {
    streamRoutes(routes, context);
    reportRoutes(routes, context);
    resultRoutes(routes, context);
  });
  return app;
}

function addressOf(app: FastifyInstance): string {
  const { address, family, port } = app.server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
