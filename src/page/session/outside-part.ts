/** What consent tools outside the widget have to do with the choice here. */

import type { ConsentSource, Purposes } from '../../core/consent.js';
import { PURPOSES } from '../../core/consent.js';
import { StreamPicksError } from '../../core/errors.js';
import type { OutsideTool } from '../../core/outside.js';
import { readConsentMap } from '../../wire/consent-map.js';
import { readOutsideChoice } from '../../wire/outside-choice.js';
import { OutsideSources } from '../consent/outside.js';
import type { Context } from './context.js';

/** Who decided, as a record keeps it. */
export interface Decider {
  readonly source: ConsentSource;
  readonly tool?: OutsideTool;
}

/** The tools that one element hears. */
export class OutsidePart {
  /**
   * The viewer's own newest choice here, null when there is none or it is not read yet: no tool turns
   * on what that left off.
   */
  own: Purposes | null = null;
  #context: Context;
  #sources: OutsideSources;

  /** @param changed Told after the state holds something else of the tools. */
  constructor(context: Context, changed: () => void) {
    this.#context = context;
    this.#sources = new OutsideSources({
      tcfVendor: () => context.settings().tcfVendor,
      changed: (outside) => {
        context.store.update({ outside });
        changed();
      },
      fault: (path, reason) =>
        context.fault(new StreamPicksError('consent', reason, { path }), 'consent'),
    });
  }

  /** Begins to listen; what is there already has spoken when this returns. */
  start(): void {
    this.#sources.start();
  }

  /** The element is gone for now. */
  stop(): void {
    this.#sources.stop();
  }

  /** The `consentMap` property. */
  setMap(input: unknown): void {
    const { map, problems } = readConsentMap(input);
    for (const problem of problems) this.#context.fault(problem, 'consent');
    this.#sources.setMap(map);
  }

  /** The `consent` property, set by the page for a tool that is not heard by itself. */
  say(input: unknown): void {
    try {
      const { answers, asking, source, noticeId } = readOutsideChoice(input);
      const tool = { kind: 'page', name: source, notice: noticeId } as const;
      this.#sources.say(tool, answers, asking);
    } catch (error) {
      this.#context.fault(error, 'consent');
    }
  }

  /** What is on, with what tools turn on beside it. */
  withGrants(now: Purposes): Purposes {
    const { outside, notified } = this.#context.store.state;
    const next: Record<keyof Purposes, boolean> = { ...now };
    for (const purpose of PURPOSES) {
      // Counts that go to someone else need their own step, in our words (viewer rules, 9).
      const elsewhere = notified.recipient !== null || notified.recipientCountry !== null;
      const isOurs = purpose === 'counts' && elsewhere;
      const leftOff = this.own !== null && !this.own[purpose];
      if (outside.granted[purpose] && !isOurs && !leftOff) next[purpose] = true;
    }
    return next;
  }

  /** Who turned the one into the other, a no first. */
  decider(before: Purposes, after: Purposes): Decider {
    const { outside, signalHonoured } = this.#context.store.state;
    const off = PURPOSES.filter((purpose) => before[purpose] && !after[purpose]);
    const on = PURPOSES.filter((purpose) => !before[purpose] && after[purpose]);
    const tool =
      off.map((purpose) => outside.denied[purpose]).find(Boolean) ??
      on.map((purpose) => outside.granted[purpose]).find(Boolean);
    if (tool) return { source: tool.kind === 'page' ? 'page' : 'outside', tool };
    return { source: signalHonoured ? 'gpc' : 'page' };
  }
}
