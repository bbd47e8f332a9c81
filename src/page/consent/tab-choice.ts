/**
 * The choice of a tab on a device that others use too. It lives in the tab's own sessionStorage, so
 * that it outlives a reload, and ends with the tab; it holds the choice and nothing else. A script of
 * the page can write it, as it could write everything else of this origin (SECURITY.md). So a yes
 * that is read from it is never passed on as the viewer's.
 */

import type { ConsentChoice, ConsentSource, Purpose, Purposes } from '../../core/consent.js';
import { anyPurpose, NO_PURPOSES, PURPOSES } from '../../core/consent.js';
import { markerKey } from './marker.js';

/**
 * The choice of this tab for a shop; null when it made none, or one that is kept otherwise. The
 * viewer's own yes has the source `tab` here.
 */
export function readTabChoice(shop: string): ConsentChoice | null {
  try {
    const text = sessionStorage.getItem(markerKey(shop));
    return text === null ? null : asChoice(JSON.parse(text));
  } catch {
    return null; // Forbidden here, or damaged.
  }
}

/** Keeps the choice of this tab, or none (null). Where it cannot be kept, a reload asks again. */
export function writeTabChoice(shop: string, choice: ConsentChoice | null): void {
  try {
    if (choice === null) sessionStorage.removeItem(markerKey(shop));
    else sessionStorage.setItem(markerKey(shop), JSON.stringify(choice));
  } catch {
    // The choice holds for this page.
  }
}

/** Keeps a no of this tab. */
export function writeTabNo(shop: string, source: ConsentSource): void {
  const no = { device: 'shared', source, purposes: NO_PURPOSES } as const;
  writeTabChoice(shop, { ...no, noticeVersion: 0, noticeHash: '', language: '', controller: '' });
}

/** Takes away the marker of the choices that are kept, for good. */
export function dropMarker(shop: string): void {
  try {
    localStorage.removeItem(markerKey(shop));
  } catch {
    // Then there is none.
  }
}

function asChoice(value: unknown): ConsentChoice | null {
  const choice = value as ConsentChoice | null;
  if (choice?.device !== 'shared' || typeof choice.purposes !== 'object') return null;
  const on: Record<Purpose, unknown> = choice.purposes;
  const entries = PURPOSES.map((purpose) => [purpose, on[purpose] === true]);
  const purposes = Object.fromEntries(entries) as Purposes;
  const isViewers = choice.source === 'viewer' && anyPurpose(purposes);
  return { ...choice, purposes, ...(isViewers ? { source: 'tab' as const } : {}) };
}
