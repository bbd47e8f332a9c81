/** Delivers a report with the widget's own sender, one viewer at a time. */

import { StreamPicksError } from '../../core/errors.js';
import type { ReportOffer } from '../../core/protocol.js';
import { MAX_ATTEMPTS } from '../../page/sender/backoff.js';
import { type Collector, postReport } from '../../page/sender/collector.js';
import { Sender } from '../../page/sender/sender.js';

/** Visits in which a busy collector is tried, six times each, before the report counts as lost. */
const MAX_VISITS = 100;

/** How a visit ended: the collector took the report, or answered without taking it, or never did. */
type Visit = 'sent' | 'busy' | 'silent';

/**
 * Hands a report to the widget's sender and waits until the collector has committed it. Where the
 * sender runs out of attempts, the viewer comes back and it goes on with the same bytes.
 *
 * @param base Base address of the collector without a slash at the end.
 * @throws StreamPicksError `report` when the collector refuses it, or stays busy; `settings` when a
 *   whole visit gets no answer. The signal's reason when that aborts.
 */
export async function deliver(
  base: string,
  offer: ReportOffer,
  signal: AbortSignal,
): Promise<void> {
  for (let visit = 1; visit <= MAX_VISITS; visit += 1) {
    const end = await visitOnce(base, { ...offer, frozen: visit > 1 }, signal);
    if (end === 'sent') return;
    if (end === 'silent') throw new StreamPicksError('settings', `${base} does not answer`);
  }
  throw new StreamPicksError('report', `the collector stayed busy for ${MAX_VISITS} visits`);
}

/** One page load: the sender's attempts. */
function visitOnce(base: string, offer: ReportOffer, signal: AbortSignal): Promise<Visit> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    let attempts = 0;
    let refusal = '';
    let answered = false;
    const collector: Collector = {
      base,
      stream: offer.stream,
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        // Read to its end, so that the connection is free for the next viewer.
        const words = await response.text();
        answered = true;
        if (!response.ok) refusal = describe(response.status, words);
        return new Response(null, { status: response.status, headers: response.headers });
      },
    };
    const stop = (): void => {
      sender.stop();
      reject(signal.reason as Error);
    };
    const end = (settle: () => void): void => {
      signal.removeEventListener('abort', stop);
      settle();
    };
    const sender = new Sender({
      post: async (body, attempt) => {
        attempts += 1;
        const result = await postReport(collector, body, { signal: attempt, nowMs: Date.now() });
        if (result.outcome === 'later' && attempts === MAX_ATTEMPTS) {
          end(() => resolve(answered ? 'busy' : 'silent'));
        }
        return result;
      },
      tried: () => {},
      done: (_id, outcome) =>
        end(() => {
          if (outcome === 'sent') resolve('sent');
          else reject(new StreamPicksError('report', refusal || 'the deadline has passed'));
        }),
      now: Date.now,
      random: Math.random,
    });
    signal.addEventListener('abort', stop, { once: true });
    sender.offer(offer);
  });
}

function describe(status: number, body: string): string {
  const words = `the collector answered ${status}`;
  try {
    const { message } = JSON.parse(body) as { message?: unknown };
    return typeof message === 'string' ? `${words}: ${message}` : words;
  } catch {
    // Not JSON: something other than a collector answered, and the status is all there is to say.
    return words;
  }
}
