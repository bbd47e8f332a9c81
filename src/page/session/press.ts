/**
 * Proof that the viewer pressed a control of the element for one certain wish. Scripts of the page
 * reach the elements and the session behind them, since shadow roots are open; so what grants,
 * refuses, erases or exports asks for a proof, and only a real press under way makes one. The
 * natives it rests on are taken when this file is read, before most scripts could replace them.
 * Documented beside it: a page can always set `consent`, which is recorded as its own act.
 */

import type { Purposes } from '../../core/purposes.js';
import { PURPOSES } from '../../core/purposes.js';
import {
  buttonType,
  call,
  clock,
  hostOf,
  isTrusted,
  native,
  parentOf,
  prototypeOf,
  rootOf,
  textOf,
  trim,
  typeOf,
} from './natives.js';
import { begunPress } from './press-start.js';

/** What a press can be for. The same letters stand for the same wish; `save` names what is on, `import` which file. */
export type Wish =
  | 'accept'
  | 'refuse'
  | 'export'
  | 'log'
  | 'refusal-record'
  | 'erase'
  | 'erase-all'
  | 'answer-yes'
  | 'answer-no'
  | 'forget-on'
  | 'forget-off'
  | 'protect'
  | 'notify-on'
  | 'notify-off'
  | `import:${number}`
  | `save:${string}`;

declare const proof: unique symbol;

/** Made by {@link pressFor} only; good for one use, while its event is under way or in this task. */
export interface Press {
  readonly [proof]: Wish;
}

interface Made {
  readonly wish: Wish;
  readonly control: Element;
  readonly atMs: number;
}

/** A press is taken at once; one that was put aside is worth nothing. Milliseconds. */
const GOOD_FOR_MS = 1000;

const phaseOf = native(Event.prototype, 'eventPhase', 'get');
const controlOf = native(Event.prototype, 'currentTarget', 'get');
const includes = native(String.prototype, 'includes', 'value');
const labelsOf = native(prototypeOf('HTMLButtonElement'), 'labels', 'get');
const lengthOf = native(prototypeOf('NodeList'), 'length', 'get');
const weakGet = native(WeakMap.prototype, 'get', 'value');
const weakSet = native(WeakMap.prototype, 'set', 'value');
const weakDelete = native(WeakMap.prototype, 'delete', 'value');

const made = new WeakMap<object, Made>();

/**
 * Wishes for which a click alone is enough, whatever tool made it: they turn on and give out nothing;
 * and a passphrase is also sent by Enter in its field.
 */
const needsNoStart = (wish: Wish): boolean =>
  wish === 'refuse' ||
  wish === 'answer-no' ||
  wish === 'erase' ||
  wish === 'forget-on' ||
  wish === 'protect' ||
  wish === 'save:';

/** Wishes of the card that asks in the page, where anything may move: what is pressed must have rested. */
const needsRest = (wish: Wish): boolean => wish === 'accept' || wish === 'answer-yes';

/** The wish of saving these purposes. */
export function savingOf(purposes: Purposes): Wish {
  let on = '';
  // No method of a list or a text, which a script could have replaced.
  for (let at = 0; at < PURPOSES.length; at += 1) {
    const purpose = PURPOSES[at];
    if (purpose !== undefined && purposes[purpose]) on += `${purpose} `;
  }
  return `save:${on}`;
}

/**
 * The proof that this event is the viewer's press for a wish; null when it is not.
 * @param says What stands on the button, or, where it has no text, beside it. A script can call the
 * listener of one control with the viewer's press on another; but that one says something else.
 */
export function pressFor(event: Event, wish: Wish, says?: string): Press | null {
  try {
    if (call(isTrusted, event) !== true || call(typeOf, event) !== 'click') return null;
    const control = call(controlOf, event);
    if (call(phaseOf, event) === Event.NONE || !(control instanceof Element)) return null;
    if (says !== undefined && !isSaidBy(control, says)) return null;
    if (!(needsNoStart(wish) && isBare(control)) && !hasBegunOn(control, says)) return null;
    if (isUnsure(control, wish)) return null;
    const press = Object.freeze({});
    call(weakSet, made, press, { wish, control, atMs: clock() } satisfies Made);
    return press as Press;
  } catch {
    return null; // No event at all.
  }
}

/**
 * True for a click that ends the viewer's own press on what listens, or on the label around it. That
 * the browser vouches for a click is not enough: WebKit also does where a script clicks a label.
 */
export function isOwnPress(event: Event): boolean {
  try {
    const control = call(controlOf, event);
    const begun = begunPress()?.control;
    const isThere = begun === control || begun === call(parentOf, control);
    return call(isTrusted, event) === true && call(phaseOf, event) !== Event.NONE && isThere;
  } catch {
    return false; // No event at all.
  }
}

/**
 * True for a click that would be a press for this wish, had the button been in sight and in its place
 * for a moment before: the viewer may press once more.
 */
export function isUnsurePress(event: Event, wish: Wish): boolean {
  try {
    const control = call(controlOf, event);
    return call(isTrusted, event) === true && isUnsure(control as Element, wish);
  } catch {
    return false; // No event at all.
  }
}

function isUnsure(control: Element, wish: Wish): boolean {
  const begun = begunPress();
  if (needsNoStart(wish) || begun?.control !== control) return false;
  return !begun.inSight || (needsRest(wish) && !begun.rested);
}

/** True, once, for a fresh press for this wish on a control inside `host`. */
export function isPressFor(press: unknown, wish: Wish, host: Element): boolean {
  if (typeof press !== 'object' || press === null) return false;
  const found = call(weakGet, made, press) as Made | undefined;
  call(weakDelete, made, press);
  return (
    found !== undefined &&
    found.wish === wish &&
    clock() - found.atMs <= GOOD_FOR_MS &&
    isInside(found.control, host)
  );
}

function isSaidBy(control: Element, says: string): boolean {
  call(buttonType, control); // Throws for what is no button.
  return isText(call(textOf, control), call(textOf, call(parentOf, control)), says);
}

/** No label clicks it: ours has none, and one that a script adds can be clicked by the script. */
const isBare = (control: Element): boolean => call(lengthOf, call(labelsOf, control)) === 0;

/** The click ends a press that began on the same control, when that said the same. */
function hasBegunOn(control: Element, says: string | undefined): boolean {
  const begun = begunPress();
  return (
    begun?.control === control && (says === undefined || isText(begun.text, begun.around, says))
  );
}

function isText(text: unknown, around: unknown, says: string): boolean {
  const own = call(trim, text);
  if (own !== '') return own === call(trim, says);
  return call(includes, around, says) === true;
}

function isInside(control: Element, host: Element): boolean {
  let inner: unknown = control;
  while (inner instanceof Element) {
    if (inner === host) return true;
    const root = call(rootOf, inner);
    if (!(root instanceof ShadowRoot)) return false;
    inner = call(hostOf, root);
  }
  return false;
}
