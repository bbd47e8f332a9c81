/**
 * Where the press that is under way began, and what its button said then. A click that the browser
 * vouches for need not be a press on its button: a label, an access key, a form's first button, Enter
 * for which a script moved the focus in between, or a captured pointer make one, too. A key or a
 * pointer that goes down on the button itself cannot be made by a script. Tools for access press
 * with a pointer or mouse that goes down there (Chromium, Firefox and WebKit make these events).
 */

import {
  buttonType,
  call,
  clock,
  isTrusted,
  native,
  parentOf,
  prototypeOf,
  textOf,
  typeOf,
} from './natives.js';
import { hasRested, isInSight, REST_MS } from './press-sight.js';

/** A pointer or key that went down on a button, or on a label, which presses for what it stands around. */
export interface BegunPress {
  readonly control: object;
  /** Its text then, and that of what it stands in. */
  readonly text: unknown;
  readonly around: unknown;
  /** Whether its style and size let it be seen. */
  readonly inSight: boolean;
  /** Whether it was there, or had the focus, for a moment before; watched buttons only. */
  readonly rested: boolean;
}

/** A press that takes longer has been given up. Milliseconds. */
const LONGEST_PRESS_MS = 10_000;

/** A mouse that goes down this soon after a pointer is the same press. Milliseconds. */
const SAME_PRESS_MS = 1000;

const timeOf = native(Event.prototype, 'timeStamp', 'get');
const pathOf = native(Event.prototype, 'composedPath', 'value');
const keyOf = native(prototypeOf('KeyboardEvent'), 'key', 'get');
const repeatOf = native(prototypeOf('KeyboardEvent'), 'repeat', 'get');
const labelFor = native(prototypeOf('HTMLLabelElement'), 'htmlFor', 'get');

let begun: BegunPress | null = null;
let begunAtMs = 0;
let focused: object | undefined;
let focusedAtMs = 0;
let pointerAtMs = Number.NEGATIVE_INFINITY;

/** The press under way; null when none began on a button or label, or it took too long. */
export function begunPress(): BegunPress | null {
  return clock() - begunAtMs <= LONGEST_PRESS_MS ? begun : null;
}

function note(event: Event): void {
  if (call(isTrusted, event) !== true) return;
  const type = call(typeOf, event);
  const nowMs = clock();
  if (type === 'focusin') {
    focused = (call(pathOf, event) as readonly object[])[0];
    focusedAtMs = nowMs;
    return;
  }
  // Captured pointers: only the first of the two tells where it went down.
  if (type === 'mousedown' && nowMs - pointerAtMs <= SAME_PRESS_MS) return;
  begun = null;
  if (type === 'pointerdown') pointerAtMs = nowMs;
  if (type === 'pointercancel' || (type === 'keydown' && !isPressingKey(event))) return;
  begunAtMs = nowMs;
  // When it was made: a busy page hands it over later.
  begun = controlIn(call(pathOf, event) as readonly unknown[], call(timeOf, event) as number, type);
}

/** A key that is held repeats, also on a button that gets the focus meanwhile. */
function isPressingKey(event: Event): boolean {
  const key = call(keyOf, event);
  return (key === 'Enter' || key === ' ') && call(repeatOf, event) === false;
}

/** The innermost button or label of an event's way. */
function controlIn(path: readonly unknown[], atMs: number, type: unknown): BegunPress | null {
  for (let at = 0; at < path.length; at += 1) {
    const control = path[at] as object;
    if (is(control, buttonType) || is(control, labelFor)) {
      const around = call(textOf, call(parentOf, control));
      const isKey = type === 'keydown';
      const hadFocus = isKey && focused === control && atMs - focusedAtMs >= REST_MS;
      const rested = hadFocus || (!isKey && hasRested(control, atMs));
      return { control, text: call(textOf, control), around, inSight: isInSight(control), rested };
    }
  }
  return null;
}

function is(node: object, getter: unknown): boolean {
  try {
    call(getter, node);
    return true;
  } catch {
    return false; // The getter refuses what is none.
  }
}

if (typeof document !== 'undefined') {
  for (const type of ['pointerdown', 'mousedown', 'keydown', 'pointercancel', 'focusin']) {
    addEventListener(type, note, { capture: true, passive: true });
  }
}
