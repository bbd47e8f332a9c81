/**
 * What consent tools outside the widget say, brought together: a no of any of them stands as long as
 * that tool says it, a yes counts only where the storefront's map gives it a meaning here (viewer
 * rules, 17).
 */

import type { Purpose } from '../../core/consent.js';
import { PURPOSES } from '../../core/consent.js';
import type { OutsideState, OutsideTool } from '../../core/outside.js';
import { NOTHING_OUTSIDE } from '../../core/outside.js';
import type { ConsentMap } from '../../wire/consent-map.js';
import { GOOGLE_DENIALS, googleTool } from './tools/google.js';
import { GPP_DENIALS, gppTool } from './tools/gpp.js';
import { SHOPIFY_DENIALS, shopifyTool } from './tools/shopify.js';
import { TCF_DENIALS, tcfTool } from './tools/tcf.js';
import type { Answers, Ears, MakeTool, Report, Tool } from './tools/tool.js';
import { WP_DENIALS, wpTool } from './tools/wp.js';

/** How often tools that tell nothing by themselves are looked at, in ms: a no has to count within 1 s. */
export const LOOK_EVERY_MS = 250;

/** A tool that is there and says nothing is waited for this long, in ms. */
export const WAIT_FOR_TOOL_MS = 5000;

/** Tools of the page by different names that are kept apart; more are taken together. */
const MAX_PAGE_TOOLS = 16;

const TOOLS: readonly MakeTool[] = [tcfTool, gppTool, shopifyTool, wpTool, googleTool];

const OWN_NAMES = Object.fromEntries(PURPOSES.map((purpose) => [purpose, [purpose]]));

/** What a no turns off without a map; the page's own property speaks of our purposes by name. */
const DENIALS: Readonly<Record<string, readonly Purpose[]>> = {
  ...TCF_DENIALS,
  ...GPP_DENIALS,
  ...SHOPIFY_DENIALS,
  ...WP_DENIALS,
  ...GOOGLE_DENIALS,
};

/** What the sources need from the session. */
export interface OutsideOptions {
  readonly tcfVendor: () => number | null;
  /** Told whenever {@link OutsideSources.state} is another. */
  readonly changed: (state: OutsideState) => void;
  /** A tool misbehaves; told once for each tool and reason. */
  readonly fault: (path: string, reason: string) => void;
}

/** All tools that one element hears. */
export class OutsideSources {
  state: OutsideState = NOTHING_OUTSIDE;
  #options: OutsideOptions;
  #map: ConsentMap | null = null;
  /** Newest report of each tool, in the order in which they first spoke. */
  #reports = new Map<string, Report>();
  #tools: Tool[] = [];
  #patience = new Map<string, ReturnType<typeof setTimeout>>();
  #outwaited = new Set<string>();
  #told = new Set<string>();
  #looking: ReturnType<typeof setInterval> | undefined;

  constructor(options: OutsideOptions) {
    this.#options = options;
  }

  /** Begins to listen; what is there already has spoken when this returns. */
  start(): void {
    if (this.#looking !== undefined) return;
    const ears: Ears = {
      hear: (report) => this.#hear(report),
      fault: (path, reason) => this.#fault(path, reason),
      tcfVendor: this.#options.tcfVendor,
    };
    if (this.#tools.length === 0) this.#tools = TOOLS.map((make) => make(ears));
    const look = () => {
      for (const tool of this.#tools) tool.look();
    };
    this.#looking = setInterval(look, LOOK_EVERY_MS);
    look();
  }

  /** Stops listening; what was said stands. */
  stop(): void {
    clearInterval(this.#looking);
    this.#looking = undefined;
    for (const timer of this.#patience.values()) clearTimeout(timer);
    this.#patience.clear();
    for (const tool of this.#tools) tool.stop();
  }

  /** The storefront's map, as checked. */
  setMap(map: ConsentMap | null): void {
    this.#map = map;
    this.#settle();
  }

  /** What a tool says by the page's hand; what it leaves out stays as it said before. */
  say(by: OutsideTool, answers: Answers, asking = false): void {
    const pages = [...this.#reports.values()].filter((report) => report.tool.kind === 'page');
    const known = this.#reports.has(keyOf(by)) || pages.length < MAX_PAGE_TOOLS;
    const tool = known ? by : { ...by, name: '' };
    const before = this.#reports.get(keyOf(tool))?.answers;
    const waiting = asking ? 'asking' : undefined;
    const next = { ...before, ...answers };
    // Taken together, none may undo the no of another.
    if (!known) for (const name of Object.keys(next)) next[name] &&= before?.[name] !== false;
    this.#hear({ tool, answers: next, waiting });
  }

  #hear(report: Report): void {
    const key = keyOf(report.tool);
    if (report.waiting === 'unknown') this.#waitFor(key, report.tool);
    else {
      clearTimeout(this.#patience.get(key));
      this.#patience.delete(key);
      this.#outwaited.delete(key);
    }
    this.#reports.set(key, report);
    this.#settle();
  }

  #waitFor(key: string, { kind }: OutsideTool): void {
    if (this.#patience.has(key) || this.#outwaited.has(key)) return;
    const giveUp = () => {
      this.#outwaited.add(key);
      this.#fault(kind, 'is there and says nothing');
      this.#settle();
    };
    this.#patience.set(key, setTimeout(giveUp, WAIT_FOR_TOOL_MS));
  }

  #settle(): void {
    const denied: Partial<Record<Purpose, OutsideTool>> = {};
    const granted: Partial<Record<Purpose, OutsideTool>> = {};
    let answered: OutsideTool | null = null;
    let waiting: OutsideTool | null = null;
    for (const [key, { tool, answers, waiting: waits }] of this.#reports) {
      if (waits === 'asking' || (waits === 'unknown' && !this.#outwaited.has(key)))
        waiting ??= tool;
      if (Object.keys(answers).length > 0) answered ??= tool;
      for (const [name, yes] of Object.entries(answers)) {
        const mapped = this.#mapped(tool, name);
        if (yes) for (const purpose of mapped) granted[purpose] ??= tool;
        else for (const purpose of [...mapped, ...denials(name)]) denied[purpose] ??= tool;
      }
    }
    for (const purpose of PURPOSES) if (denied[purpose]) delete granted[purpose];
    const next: OutsideState = { denied, granted, answered, waiting };
    if (JSON.stringify(next) === JSON.stringify(this.state)) return;
    this.state = next;
    this.#options.changed(next);
  }

  #mapped(tool: OutsideTool, name: string): readonly Purpose[] {
    const mapped = this.#map !== null && Object.hasOwn(this.#map, name) ? this.#map[name] : [];
    const own = tool.kind === 'page' && Object.hasOwn(OWN_NAMES, name) ? OWN_NAMES[name] : [];
    return [...(own ?? []), ...(tool.kind === 'google' ? [] : (mapped ?? []))];
  }

  #fault(path: string, reason: unknown): void {
    let words: string;
    try {
      words = String(reason instanceof Error ? reason.message : reason).slice(0, 200);
    } catch {
      words = 'failed';
    }
    const text = `${path} ${words}`;
    // A tool that fails in ever new words is told of as often as any other.
    if (
      this.#told.has(text) ||
      [...this.#told].filter((known) => known.startsWith(path)).length > 4
    )
      return;
    this.#told.add(text);
    this.#options.fault(path, text);
  }
}

function keyOf({ kind, name }: OutsideTool): string {
  return `${kind} ${name}`;
}

function denials(name: string): readonly Purpose[] {
  return Object.hasOwn(DENIALS, name) ? (DENIALS[name] ?? []) : [];
}
