import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the collector tells about itself; labels come from closed lists, never from a request. */
export interface Metrics {
  readonly registry: Registry;
  /** A report was answered: `counted`, `duplicate` or the code of its refusal. */
  report(outcome: string): void;
  /** A request was answered. */
  response(method: string, route: string, status: number, seconds: number): void;
  /** A transaction ended. */
  commit(reports: number, seconds: number, failed: boolean): void;
  /** Ids were forgotten. */
  forgotten(ids: number): void;
}

/** Metrics in a registry of their own, so that several collectors can live in one process. */
export function createMetrics(queueLength: () => number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const reports = new Counter({
    name: 'stream_picks_reports_total',
    help: 'Reports answered, by outcome',
    labelNames: ['outcome'],
    registers,
  });
  const responses = new Histogram({
    name: 'stream_picks_response_seconds',
    help: 'Time from the end of the request head to the answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  });
  const commits = new Histogram({
    name: 'stream_picks_commit_seconds',
    help: 'Duration of transactions that count reports',
    labelNames: ['result'],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2],
    registers,
  });
  const batches = new Histogram({
    name: 'stream_picks_commit_reports',
    help: 'Reports in one transaction',
    buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500],
    registers,
  });
  const forgotten = new Counter({
    name: 'stream_picks_forgotten_ids_total',
    help: 'Report ids deleted after their deadline',
    registers,
  });
  const queue: Gauge = new Gauge({
    name: 'stream_picks_queue_length',
    help: 'Reports waiting for their commit',
    registers: [],
    collect: () => queue.set(queueLength()),
  });
  registry.registerMetric(queue);
  return {
    registry,
    report: (outcome) => reports.inc({ outcome }),
    response: (method, route, status, seconds) =>
      responses.observe({ method, route, status }, seconds),
    commit(count, seconds, failed) {
      commits.observe({ result: failed ? 'failed' : 'done' }, seconds);
      batches.observe(count);
    },
    forgotten: (ids) => forgotten.inc(ids),
  };
}
