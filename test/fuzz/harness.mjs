/** Runs the parsers over bent documents, and says with which input one of them does what it must not. */
import * as fc from 'fast-check';
import { StreamPicksError } from '../../src/core/errors.ts';

/** Longest that one input may take, in milliseconds. */
const BOUND_MS = 50;

/**
 * How often an input is tried anew that took longer. The median of the processor's time counts, which
 * neither other programs nor a first run without compiled code make longer.
 */
const TRIES = 7;

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const GUARDED = [Object, Array, Function, String, Number, Boolean, Promise, Map, Set].map(
  (owner) => ({
    owner: owner.prototype,
    before: Object.getOwnPropertyDescriptors(owner.prototype),
  }),
);

/** The name of the first thing in a prototype that is not as it was; null where all is. */
export function changedPrototype() {
  for (const { owner, before } of GUARDED) {
    const keys = Reflect.ownKeys(owner);
    if (keys.length !== Reflect.ownKeys(before).length) return `${owner.constructor.name}: keys`;
    for (const key of keys) {
      const was = before[key];
      const now = Object.getOwnPropertyDescriptor(owner, key);
      if (was?.value !== now.value || was.get !== now.get || was.set !== now.set) {
        return `${owner.constructor.name}.prototype.${String(key)}`;
      }
    }
  }
  return null;
}

/**
 * @typedef Target One parser under fuzz.
 * @property {string} name
 * @property {number} share Its part of all cases, against that of the others.
 * @property {object} inputs An arbitrary of `{make()}`; `make` gives the input anew.
 * @property {(input: unknown) => unknown} parse What is tested; may return a promise.
 * @property {readonly string[]} [codes] Codes of the typed errors that may come out; default none.
 * @property {(result: unknown, input: unknown) => void} [holds] What must hold of a result; throws.
 * @property {boolean} [async] True where `parse` returns a promise.
 */

/** A fault of a parser, with what it was given. */
class Fault extends Error {}

function judge(error, codes) {
  if (error instanceof StreamPicksError) {
    if (codes.includes(error.code)) return;
    throw new Fault(`a code that is not its own: ${error.code}`, { cause: error });
  }
  throw new Fault(`an error that is not typed: ${error?.stack ?? String(error)}`);
}

/** Whether typed errors only came out; the result, if there is one, keeps its promises. */
function once(target, input) {
  const { codes = [], holds = () => undefined } = target;
  let result;
  try {
    result = target.parse(input);
  } catch (error) {
    judge(error, codes);
    return undefined;
  }
  if (!(result instanceof Promise)) return void holds(result, input);
  return result.then(
    (value) => holds(value, input),
    (error) => judge(error, codes),
  );
}

function unchanged() {
  const changed = changedPrototype();
  if (changed !== null) throw new Fault(`${changed} was changed`);
}

const medianOf = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const slow = (ms) => new Fault(`took ${ms.toFixed(0)} ms, the median of ${TRIES}`);

function sync(target, made) {
  const time = (clock) => {
    const input = made.make();
    const started = clock();
    once(target, input);
    return clock() - started;
  };
  const first = time(() => performance.now());
  unchanged();
  if (first <= BOUND_MS) return;
  const ms = medianOf(Array.from({ length: TRIES }, () => time(cpuMs)));
  if (ms > BOUND_MS) throw slow(ms);
}

async function async(target, made) {
  const time = async (clock) => {
    const input = made.make();
    const started = clock();
    await once(target, input);
    return clock() - started;
  };
  const first = await time(() => performance.now());
  unchanged();
  if (first <= BOUND_MS) return;
  const all = [];
  for (let nth = 0; nth < TRIES; nth += 1) all.push(await time(cpuMs));
  if (medianOf(all) > BOUND_MS) throw slow(medianOf(all));
}

/** Cases of each target, which are as many together as wished. */
export function sharesOf(targets, cases) {
  const all = targets.reduce((sum, { share }) => sum + share, 0);
  let given = 0;
  return targets.map(({ share }, at) => {
    const own = at === targets.length - 1 ? cases - given : Math.floor((cases * share) / all);
    given += own;
    return own;
  });
}

/**
 * Gives one target its cases.
 *
 * @param shrinkMs How long smaller inputs are looked for once one has failed.
 * @returns `{name, cases, seed, ms, fault}`; `fault` is null, or the reason with the smallest input
 *   that was found to fail.
 */
export async function fuzz(target, cases, seed, shrinkMs = 10_000) {
  const started = performance.now();
  let deadline = Number.POSITIVE_INFINITY;
  const failing = (error) => {
    deadline = Math.min(deadline, performance.now() + shrinkMs);
    throw error;
  };
  const isOver = () => performance.now() > deadline;
  const property = target.async
    ? fc.asyncProperty(
        target.inputs,
        async (made) => void (isOver() || (await async(target, made).catch(failing))),
      )
    : fc.property(target.inputs, (made) => {
        try {
          if (!isOver()) sync(target, made);
        } catch (error) {
          failing(error);
        }
      });
  const options = { numRuns: cases, seed, maxSkipsPerRun: 0 };
  const found = await fc.check(property, options);
  const fault = found.failed
    ? {
        why: String(found.errorInstance?.message ?? found.errorInstance),
        input: shown(found.counterexample[0].make()),
        path: found.counterexamplePath,
      }
    : null;
  return {
    name: target.name,
    cases: found.failed ? found.numRuns : cases,
    seed,
    ms: Math.round(performance.now() - started),
    fault,
  };
}

/** An input in words of a bounded length. */
function shown(input) {
  const text =
    typeof input === 'string'
      ? JSON.stringify(input)
      : input instanceof Uint8Array
        ? Buffer.from(input).toString('base64')
        : inJson(input);
  return text.length > 2000 ? `${text.slice(0, 2000)}… (${text.length} characters)` : text;
}

function inJson(value) {
  try {
    const text = JSON.stringify(value, (_key, inner) =>
      ['bigint', 'symbol', 'function', 'undefined'].includes(typeof inner)
        ? `(${typeof inner}) ${String(inner)}`
        : inner,
    );
    return text ?? String(value);
  } catch (error) {
    return `(cannot be shown: ${error.message})`;
  }
}
