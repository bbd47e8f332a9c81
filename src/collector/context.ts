import type { RateLimiter } from './limits.js';
import type { Metrics } from './metrics.js';
import type { Shows } from './shows.js';
import type { Storage } from './storage/storage.js';
import type { ReportWriter } from './storage/writer.js';

/** What the routes of one collector share. */
export interface Context {
  readonly storage: Storage;
  readonly shows: Shows;
  readonly writer: ReportWriter;
  readonly metrics: Metrics;
  /** Reports per source. */
  readonly reportLimiter: RateLimiter;
  readonly trustedProxies: number;
  /** True for the right `Authorization` header. */
  readonly isHost: (header: string | undefined) => boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Tells whoever runs the collector about a fault of ours; never about a viewer. */
  readonly onFault: (where: string, fault: unknown) => void;
  /** True from the moment the collector was asked to stop. */
  isStopping(): boolean;
}
