/**
 * The choice of a tab on a device that others use too. It lives in the tab's own sessionStorage, so
 * that it outlives a reload, and ends with the tab; it holds the choice and nothing else. A script of
 * the page can write it, as it could write everything else of this origin (SECURITY.md). So a yes
 * that is read from it is never passed on as the viewer's.
 */

import type { ConsentChoice, ConsentSource, Purpose } from '../../core/consent.js';
import { anyPurpose, NO_PURPOSES, PURPOSES } from '../../core/consent.js';
import { OUTSIDE_KINDS } from '../../core/outside.js';
import { markerKey } from './marker-key.js';

const SOURCES: readonly ConsentSource[] = ['viewer', 'page', 'gpc', 'outside', 'tab'];
/** Longest text of a record, in characters. */
const MAX_TEXT = 4000;

type Fields = Readonly<Record<string, unknown>>;

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

/** Field by field: what is kept becomes a record, and a script may have written anything. */
function asChoice(value: unknown): ConsentChoice | null {
  const choice = value as Partial<Record<keyof ConsentChoice, unknown>> | null;
  if (choice?.device !== 'shared') return null;
  const on = fieldsOf(choice.purposes);
  const source = SOURCES.find((each) => each === choice.source);
  if (on === null || source === undefined) return null;
  const purposes = forPurposes((purpose) => on[purpose] === true);
  const wordings = fieldsOf(choice.wordings);
  const named = fieldsOf(choice.named);
  const tool = fieldsOf(choice.tool);
  const kind = OUTSIDE_KINDS.find((each) => each === tool?.['kind']);
  return {
    device: 'shared',
    purposes,
    source: source === 'viewer' && anyPurpose(purposes) ? 'tab' : source,
    noticeVersion: numberOf(choice.noticeVersion),
    noticeHash: textOf(choice.noticeHash),
    language: textOf(choice.language),
    controller: textOf(choice.controller),
    ...(wordings ? { wordings: forPurposes((purpose) => numberOf(wordings[purpose])) } : {}),
    ...(named
      ? {
          named: {
            contact: textOf(named['contact']) || null,
            policy: textOf(named['policy']) || null,
            recipient: textOf(named['recipient']) || null,
            recipientCountry: textOf(named['recipientCountry']) || null,
          },
        }
      : {}),
    ...(tool && kind ? { tool: { kind, name: textOf(tool['name']), ...noticeOf(tool) } } : {}),
  };
}

function noticeOf(tool: Fields): { notice?: string } {
  return typeof tool['notice'] === 'string' ? { notice: textOf(tool['notice']) } : {};
}

function forPurposes<T>(of: (purpose: Purpose) => T): Record<Purpose, T> {
  const entries = PURPOSES.map((purpose) => [purpose, of(purpose)]);
  return Object.fromEntries(entries) as Record<Purpose, T>;
}

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null ? (value as Fields) : null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, MAX_TEXT) : '';
}

function numberOf(value: unknown): number {
  return Number.isSafeInteger(value) ? (value as number) : 0;
}
