/**
 * Whether the viewer could see what a press goes down on: a button that a script made invisible,
 * stretched over the page or put under the pointer in the last moment is no choice, and neither is
 * one that a late layout pushed there. What no style and no place tells (a picture laid over it that
 * lets the press through, words around it that lie) is not found here.
 */

import {
  call,
  clock,
  hostOf,
  native,
  parentOf,
  prototypeOf,
  rootOf,
  textOf,
  trim,
} from './natives.js';

/** How long a first choice must have been where it is, milliseconds: nobody reacts sooner. */
export const REST_MS = 300;

/** How often its place is looked at while it is on screen, milliseconds. */
const LOOK_MS = 100;

/** A button that went no further than this stayed where it was, CSS pixels. */
const STILL_PX = 4;

/** Less of it than this is not seen: opacity of the button and all it stands in, alpha of its words. */
const LEAST_OPACITY = 0.5;

/** Words smaller than this are not read, CSS pixels. */
const LEAST_FONT_PX = 7;

/** No button of the widget takes more of the view than this. */
const MOST_OF_VIEW = 0.5;

interface Watched {
  readonly control: object;
  /** Left, top, right, bottom; empty before the first look. */
  box: readonly number[];
  sinceMs: number;
}

const rectOf = native(prototypeOf('Element'), 'getBoundingClientRect', 'value');
const slotOf = native(prototypeOf('Element'), 'assignedSlot', 'get');
const valueOf = native(prototypeOf('CSSStyleDeclaration'), 'getPropertyValue', 'value');
const edges = (['left', 'top', 'right', 'bottom'] as const).map((edge) =>
  native(prototypeOf('DOMRectReadOnly'), edge, 'get'),
);
const viewWidth = native(globalThis, 'innerWidth', 'get');
const viewHeight = native(globalThis, 'innerHeight', 'get');
const exec = native(RegExp.prototype, 'exec', 'value');
const toNumber = Number.parseFloat;
const distance = Math.abs;
const styleOf = typeof document === 'undefined' ? null : getComputedStyle.bind(globalThis);
const every = setInterval.bind(globalThis);
const stop = clearInterval.bind(globalThis);

const ALPHA = /^rgba\(.*,\s*([\d.]+)\)$|\/\s*([\d.]+)\)$/;
const FILTERED = /opacity\(([\d.]+)\)/;

let watched: readonly Watched[] = [];
let timer: ReturnType<typeof setInterval> | undefined;

/** Looks at the place of a button from now on; gives what ends it. */
export function watchRest(control: object): () => void {
  const one: Watched = { control, box: [], sinceMs: clock() };
  watched = [...watched, one];
  timer ??= every(look, LOOK_MS);
  return () => {
    watched = watched.filter((each) => each !== one);
    if (watched.length > 0 || timer === undefined) return;
    stop(timer);
    timer = undefined;
  };
}

/** True for a watched button that was where it is for a moment before `atMs` (of the page's clock). */
export function hasRested(control: object, atMs: number): boolean {
  for (let at = 0; at < watched.length; at += 1) {
    const one = watched[at] as Watched;
    if (one.control === control) return isStill(one) && atMs - one.sinceMs >= REST_MS;
  }
  return false;
}

/** True unless the button's style or size hides it. Outside a shadow tree there is none of ours. */
export function isInSight(control: object): boolean {
  if (styleOf === null || !(call(rootOf, control) instanceof ShadowRoot)) return false;
  const [left, top, right, bottom] = boxOf(control) as [number, number, number, number];
  const view = (call(viewWidth, globalThis) as number) * (call(viewHeight, globalThis) as number);
  if ((right - left) * (bottom - top) > view * MOST_OF_VIEW) return false;
  const own = styleOf(control as Element);
  if (read(own, 'visibility') !== 'visible') return false;
  if (call(trim, call(textOf, control)) !== '' && !isLegible(own)) return false;
  return opacityOf(control) >= LEAST_OPACITY;
}

function look(): void {
  for (let at = 0; at < watched.length; at += 1) {
    const one = watched[at] as Watched;
    if (isStill(one)) continue;
    one.box = boxOf(one.control);
    one.sinceMs = clock();
  }
}

/** Compared with where it came to rest, so a slow drift counts as well. */
function isStill({ control, box }: Watched): boolean {
  const now = boxOf(control);
  for (let at = 0; at < now.length; at += 1) {
    // Also where nothing was looked at yet: then it is not a number.
    if (!(distance((now[at] as number) - (box[at] as number)) <= STILL_PX)) return false;
  }
  return true;
}

function boxOf(control: object): readonly number[] {
  const rect = call(rectOf, control);
  const box: number[] = [];
  for (let at = 0; at < edges.length; at += 1) box[at] = call(edges[at], rect) as number;
  return box;
}

function isLegible(style: CSSStyleDeclaration): boolean {
  const background = read(style, 'background-color');
  const inks = [read(style, 'color'), read(style, '-webkit-text-fill-color')];
  for (let at = 0; at < inks.length; at += 1) {
    const ink = inks[at] as string;
    if (ink === background || share(ALPHA, ink) < LEAST_OPACITY) return false;
  }
  return toNumber(read(style, 'font-size')) >= LEAST_FONT_PX;
}

/** Of the button and all that it stands in, through the shadow trees. */
function opacityOf(control: object): number {
  let opacity = 1;
  let node: unknown = control;
  while (node instanceof Element) {
    const style = (styleOf as typeof getComputedStyle)(node);
    opacity *= toNumber(read(style, 'opacity')) * share(FILTERED, read(style, 'filter'));
    const parent: unknown = call(slotOf, node) ?? call(parentOf, node);
    node = parent instanceof ShadowRoot ? call(hostOf, parent) : parent;
  }
  return opacity;
}

function share(pattern: RegExp, text: string): number {
  const found = call(exec, pattern, text) as RegExpExecArray | null;
  return found === null ? 1 : toNumber(found[1] ?? found[2] ?? '1');
}

function read(style: CSSStyleDeclaration, name: string): string {
  return call(valueOf, style, name) as string;
}
