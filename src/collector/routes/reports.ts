import { randomInt } from 'node:crypto';

import type { FastifyInstance, FastifyReply, onRequestAsyncHookHandler } from 'fastify';

import { StreamPicksError } from '../../core/errors.js';
import type { Context } from '../context.js';
import { type Refusal, refuse, refuseInput } from '../refusals.js';
import { placeReport, readReport } from '../report-rules.js';
import { sourceOf } from '../source-address.js';
import type { WriteResult } from '../storage/writer.js';
import { jsonOnly, notOptedOut } from './guards.js';

/** Largest body of a report; a real one has about 180 bytes. */
const REPORT_LIMIT_BYTES = 4096;

/** Shortest and longest time to stay away when we are busy, drawn evenly so that not all return at once. */
const BUSY_WAIT_S = { least: 1, most: 5 };

/** `POST /v1/reports`. */
export function reportRoutes(app: FastifyInstance, context: Context): void {
  const { metrics, shows, writer } = context;

  const refused = (reply: FastifyReply, refusal: Refusal, retryAfterS?: number): FastifyReply => {
    metrics.report(refusal.code);
    return refuse(reply, refusal, retryAfterS);
  };

  const roomFirst: onRequestAsyncHookHandler = async (request, reply) => {
    if (context.isStopping()) return refused(reply, STOPPING, busyWaitS());
    const waitS = context.reportLimiter.take(sourceOf(request.raw, context.trustedProxies));
    if (waitS > 0) return refused(reply, TOO_MANY, waitS);
    if (writer.isFull) return refused(reply, BUSY, busyWaitS());
    return undefined;
  };

  app.post<{ Body: string }>(
    '/v1/reports',
    { bodyLimit: REPORT_LIMIT_BYTES, onRequest: [notOptedOut, roomFirst, jsonOnly] },
    async (request, reply) => {
      try {
        const report = readReport(request.body ?? '');
        const show = await shows.byManifest(report.manifest);
        if (show === undefined) return refused(reply, UNKNOWN_MANIFEST);
        const nowMs = context.now();
        const placed = placeReport(show.manifest, report, nowMs);
        if ('code' in placed) {
          const waitS = (show.manifest.start - nowMs) / 1000;
          return refused(reply, placed, placed.code === 'early' ? waitS : undefined);
        }
        const result = await writer.add({
          showNo: show.no,
          id: report.id,
          window: report.window,
          question: report.question,
          answer: placed.answer,
        });
        const fault = FAULTS[result];
        if (fault !== undefined) return refused(reply, fault, busyWaitS());
        metrics.report(result);
        return reply.code(204).send();
      } catch (error) {
        if (!(error instanceof StreamPicksError)) throw error;
        metrics.report('report');
        return refuseInput(reply, error);
      }
    },
  );
}

const STOPPING: Refusal = { code: 'stopping', message: 'The collector is shutting down' };
const BUSY: Refusal = { code: 'busy', message: 'Too many reports are waiting' };
const TOO_MANY: Refusal = { code: 'too-many', message: 'Too many reports from one source' };
const UNKNOWN_MANIFEST: Refusal = {
  code: 'unknown-manifest',
  message: 'No show has this manifest',
  path: 'manifest',
};
const FAULTS: Readonly<Record<WriteResult, Refusal | undefined>> = {
  counted: undefined,
  duplicate: undefined,
  full: BUSY,
  failed: { code: 'storage', message: 'Nothing could be committed; send it again' },
};

function busyWaitS(): number {
  return randomInt(BUSY_WAIT_S.least, BUSY_WAIT_S.most + 1);
}
