/**
 * What the engine itself looks at in a file that the page has checked: everything that it will keep
 * or count with. A page that hands over something else gets a refusal, never a broken profile.
 */

import type { SwitchedNote } from '../core/after-show.js';
import { SWITCHED } from '../core/after-show.js';
import type { Comparison, OwnWeights } from '../core/comparison.js';
import { StreamPicksError } from '../core/errors.js';
import type { ImportedSpend, ImportFile } from '../core/import.js';
import type { SpotlightSwitches } from '../core/pacing.js';
import { ACCEPTED_WEIGHTS } from '../core/report.js';
import type { Statement, StoredSignal } from '../core/signal.js';
import { INTEREST_KINDS, SAID } from '../core/signal.js';
import { MOST_IMPORTED } from '../model/statements.js';
import { readSignal } from '../wire/signal.js';
import { MAX_SIGNALS } from './profile.js';
import { countryCode } from './region.js';
import { MAX_SWITCHED } from './switched.js';

/** Most comparisons, and entries of the budget, that are looked at. */
const MAX_COMPARISONS = 2000;
const MAX_SPENT = 256;
const MAX_THETA = 64;
const MAX_TEXT = 256;
const MAX_PATH = 10;
/** No amount, weight or difference of an honest file comes near it. */
const MAX_NUMBER = 1e7;
/** Largest time a JavaScript date can hold, milliseconds since 1970. */
const MAX_TIME = 8.64e15;

const ID = /^[\w-]{22}$/;
const NAME = /^[\w.-]{0,64}$/;

type Raw = Readonly<Record<string, unknown>>;

/**
 * The file with the known fields alone.
 * @throws {StreamPicksError} `import`, with the path.
 */
export function checkImport(input: unknown): ImportFile {
  const raw = objectOf(input, 'file');
  const profile = objectOf(raw['profile'], 'profile');
  const learning = objectOf(raw['learning'], 'learning');
  const ledger = objectOf(raw['ledger'], 'ledger');
  return {
    shop: nameOf(raw['shop'], 'shop'),
    profile: {
      basedOnMe: flagOf(profile['basedOnMe'], 'profile.basedOnMe'),
      showPromoted: flagOf(profile['showPromoted'], 'profile.showPromoted'),
      ...(profile['spotlight'] === undefined
        ? {}
        : { spotlight: spotlightOf(profile['spotlight'], 'profile.spotlight') }),
      ...(profile['country'] === undefined
        ? {}
        : { country: countryOf(profile['country'], 'profile.country') }),
      signals: signalsOf(profile['signals'], 'profile.signals'),
      offered: signalsOf(profile['offered'], 'profile.offered'),
      ...(profile['switched'] === undefined
        ? {}
        : {
            switched: onceEach(
              listOf(profile['switched'], 'profile.switched', MAX_SWITCHED, switchedOf),
              'profile.switched',
            ),
          }),
    },
    learning: {
      comparisons: onceEach(
        listOf(learning['comparisons'], 'learning.comparisons', MAX_COMPARISONS, comparisonOf),
        'learning.comparisons',
      ),
      own: learning['own'] === null ? null : ownOf(learning['own'], 'learning.own'),
    },
    ledger: { entries: listOf(ledger['entries'], 'ledger.entries', MAX_SPENT, spendOf) },
  };
}

function spotlightOf(value: unknown, path: string): SpotlightSwitches {
  const raw = objectOf(value, path);
  const quietFor = raw['quietFor'];
  return {
    fewer: flagOf(raw['fewer'], `${path}.fewer`),
    quietFor: quietFor === null ? null : nameOf(quietFor, `${path}.quietFor`),
  };
}

function switchedOf(value: unknown, path: string): SwitchedNote {
  const raw = objectOf(value, path);
  const what = SWITCHED.find((each) => each === raw['what']);
  if (what === undefined) throw refuse(path, 'is nothing that can be turned off');
  const noted = {
    id: idOf(raw['id'], `${path}.id`),
    at: numberOf(raw['at'], `${path}.at`, 0, MAX_TIME),
    what,
  };
  if (what === 'notify') return noted;
  return { ...noted, productId: textOf(raw['productId'], `${path}.productId`) };
}

function countryOf(value: unknown, path: string): string | null {
  const code = countryCode(value);
  if (value !== null && code === null) throw refuse(path, 'is no country');
  return code;
}

function signalsOf(value: unknown, path: string): readonly StoredSignal[] {
  return onceEach(listOf(value, path, MAX_SIGNALS, signalOf), path);
}

function signalOf(value: unknown, path: string): StoredSignal {
  const raw = objectOf(value, path);
  const noted = {
    id: idOf(raw['id'], `${path}.id`),
    at: numberOf(raw['at'], `${path}.at`, 0, MAX_TIME),
    stream: nameOf(raw['stream'], `${path}.stream`),
  };
  if (raw['type'] === 'stated') {
    const statement = statementOf(raw['statement'], `${path}.statement`);
    return { type: 'stated', statement, ...noted };
  }
  try {
    const by = raw['by'] === 'spotlight' ? { by: 'spotlight' as const } : {};
    return { ...readSignal(raw), ...by, ...noted };
  } catch (cause) {
    throw new StreamPicksError('import', `${path} is no act`, { path, cause });
  }
}

function statementOf(value: unknown, path: string): Statement {
  const raw = objectOf(value, path);
  const said = SAID.find((each) => each === raw['said']);
  const kind = INTEREST_KINDS.find((each) => each === raw['kind']);
  if (said === undefined || kind === undefined) throw refuse(path, 'is no statement');
  const names = listOf(raw['path'], `${path}.path`, MAX_PATH, textOf);
  if (names.length === 0) throw refuse(`${path}.path`, 'is empty');
  const given = numberOf(raw['amount'], `${path}.amount`, -MAX_NUMBER, MAX_NUMBER);
  const amount = Math.max(-MOST_IMPORTED, Math.min(MOST_IMPORTED, given));
  return { said, kind, path: names, amount, pinned: flagOf(raw['pinned'], `${path}.pinned`) };
}

function comparisonOf(value: unknown, path: string): Comparison {
  const raw = objectOf(value, path);
  return {
    id: idOf(raw['id'], `${path}.id`),
    at: numberOf(raw['at'], `${path}.at`, 0, MAX_TIME),
    signalId: idOf(raw['signalId'], `${path}.signalId`),
    better: textOf(raw['better'], `${path}.better`),
    worse: textOf(raw['worse'], `${path}.worse`),
    show: numberOf(raw['show'], `${path}.show`, -MAX_NUMBER, MAX_NUMBER),
  };
}

function ownOf(value: unknown, path: string): OwnWeights {
  const raw = objectOf(value, path);
  return {
    base: textOf(raw['base'], `${path}.base`),
    theta: listOf(raw['theta'], `${path}.theta`, MAX_THETA, (theta, at) =>
      numberOf(theta, at, -MAX_NUMBER, MAX_NUMBER),
    ),
    comparisons: numberOf(raw['comparisons'], `${path}.comparisons`, 0, MAX_COMPARISONS),
    oldestAt: numberOf(raw['oldestAt'], `${path}.oldestAt`, 0, MAX_TIME),
    newestAt: numberOf(raw['newestAt'], `${path}.newestAt`, 0, MAX_TIME),
  };
}

function spendOf(value: unknown, path: string): ImportedSpend {
  const raw = objectOf(value, path);
  const weight = ACCEPTED_WEIGHTS.find((each) => each === raw['weight']);
  if (weight === undefined) throw refuse(`${path}.weight`, 'is no accepted weight');
  return {
    at: numberOf(raw['at'], `${path}.at`, 0, MAX_TIME),
    weight,
    stream: nameOf(raw['stream'], `${path}.stream`),
    shop: nameOf(raw['shop'], `${path}.shop`),
    manifest: textOf(raw['manifest'], `${path}.manifest`),
  };
}

function onceEach<T extends { readonly id: string }>(all: readonly T[], path: string) {
  if (new Set(all.map(({ id }) => id)).size < all.length) throw refuse(path, 'has one twice');
  return all;
}

function listOf<T>(
  value: unknown,
  path: string,
  most: number,
  read: (item: unknown, path: string) => T,
): readonly T[] {
  if (!Array.isArray(value) || value.length > most) throw refuse(path, `is no list up to ${most}`);
  return Array.from(value, (item: unknown, at) => read(item, `${path}[${at}]`));
}

function objectOf(value: unknown, path: string): Raw {
  if (typeof value === 'object' && value !== null) return value as Raw;
  throw refuse(path, 'is not an object');
}

function idOf(value: unknown, path: string): string {
  if (typeof value === 'string' && ID.test(value)) return value;
  throw refuse(path, 'is no id');
}

function nameOf(value: unknown, path: string): string {
  if (typeof value === 'string' && NAME.test(value)) return value;
  throw refuse(path, 'is no name');
}

function textOf(value: unknown, path: string): string {
  if (typeof value === 'string' && value !== '' && value.length <= MAX_TEXT) return value;
  throw refuse(path, `is no text up to ${MAX_TEXT} characters`);
}

function flagOf(value: unknown, path: string): boolean {
  if (typeof value === 'boolean') return value;
  throw refuse(path, 'is neither true nor false');
}

function numberOf(value: unknown, path: string, low: number, high: number): number {
  if (typeof value === 'number' && value >= low && value <= high) return value;
  throw refuse(path, `is no number from ${low} to ${high}`);
}

function refuse(path: string, message: string): StreamPicksError {
  return new StreamPicksError('import', `${path} ${message}`, { path });
}
