/**
 * What leaves the vault towards the page: everything that is passed on is written down here field by
 * field, so that what an engine learns to say later stays inside until somebody lists it.
 */

import type { ErrorCode } from '../core/errors.js';
import { ERROR_CODES } from '../core/errors.js';
import type { Pick } from '../core/picks.js';
import type {
  ConsentState,
  CountsState,
  EngineEvent,
  EngineRequest,
  EraseResult,
  OpenResult,
} from '../core/protocol.js';
import { VAULT_REQUESTS, type VaultRequest, type VaultResult } from '../core/vault.js';

/** What a page is told of a fault: which, and nothing of what it was about. */
export const SEALED_MESSAGE = 'The vault tells no more than this code.';

/** True for a request that a page may make. */
export function mayAsk(
  request: EngineRequest,
): request is Extract<EngineRequest, { kind: VaultRequest }> {
  return (VAULT_REQUESTS as readonly string[]).includes(request.kind);
}

/** The code of a fault as a page may know it. */
export function sealedCode(error: unknown): ErrorCode {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' && Object.hasOwn(ERROR_CODES, code)
    ? (code as ErrorCode)
    : 'engine';
}

/** What a page is answered. */
export function sealedResult(kind: VaultRequest, result: unknown): VaultResult {
  switch (kind) {
    case 'open':
    case 'sync': {
      const { purposes, own, askAgain, noticeVersion, basedOnMe, storage, locked, waiting } =
        result as OpenResult;
      return { purposes, own, askAgain, noticeVersion, basedOnMe, storage, locked, waiting };
    }
    // The choice that the page has told itself, and the state of its own count.
    case 'consent': {
      const { purposes, askAgain, storage } = result as ConsentState;
      return { purposes, askAgain, storage };
    }
    case 'erase':
      return sealedErase(result as EraseResult);
    case 'manifest':
      return sealedCounts(result as CountsState);
    default:
      return null;
  }
}

/** What a page hears by itself; null where nothing is its business. */
export function sealedEvent(event: EngineEvent): EngineEvent | null {
  switch (event.kind) {
    case 'picks': {
      const { kind, picks, total, basedOnMe } = event;
      return { kind, picks: picks.map(sealedPick), total, basedOnMe };
    }
    case 'spotlight': {
      const { kind, words, fewer, memory } = event;
      return { kind, words, fewer, memory };
    }
    case 'after-show': {
      const { offers, recap, switched } = event.afterShow;
      // Reminders name what was looked at in earlier visits, which the page does not know.
      return { kind: 'after-show', afterShow: { offers, recap, reminders: [], switched } };
    }
    case 'fault':
      return { kind: 'fault', code: event.code, message: SEALED_MESSAGE };
    case 'consent-changed': {
      const { kind, purposes, askAgain, erased, result } = event;
      const told = { kind, purposes, askAgain, erased };
      return result === undefined ? told : { ...told, result: sealedErase(result) };
    }
    case 'paused':
    case 'storage-free':
      return { kind: event.kind };
    case 'storage-changed':
      return { kind: 'storage-changed', storage: event.storage };
    case 'lock-changed':
      return { kind: 'lock-changed', locked: event.locked };
    case 'counts-changed':
      return { kind: 'counts-changed', counts: sealedCounts(event.counts) };
    // Finished bytes, which only the page may send: here is no network.
    case 'report-offer': {
      const { id, stream, body, sendAt, deadline, frozen } = event.report;
      return { kind: 'report-offer', report: { id, stream, body, sendAt, deadline, frozen } };
    }
    case 'report-recall':
      return { kind: 'report-recall', id: event.id };
    default:
      return null;
  }
}

/** How much is left, and the withdrawal itself: records of earlier choices name days and carry ids. */
function sealedErase({ remaining, records }: EraseResult): EraseResult {
  const { consentRecords, ledgerEntries, auditEntries, profileRecords } = remaining;
  return {
    remaining: { consentRecords, ledgerEntries, auditEntries, profileRecords },
    records: records.slice(0, 1),
  };
}

function sealedCounts(counts: CountsState): CountsState {
  if (counts.state !== 'counting') return { state: counts.state };
  const { state, window, sendAt } = counts;
  return { state, window, sendAt };
}

/** Which product stands where, and nothing of why that rests on the viewer. */
function sealedPick({ productId, place, discovery, promoted, reason }: Pick): Pick {
  const open = { productId, place, score: 0, discovery, promoted };
  if (reason === undefined) return open;
  if (reason.about === 'viewer') return { ...open, sealed: true };
  const { id, kind, about } = reason;
  return { ...open, reason: { id, kind, about, contribution: 0 } };
}
