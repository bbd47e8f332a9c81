import { html, nothing, type TemplateResult } from 'lit';
import { sentences } from '../../i18n/sentences.js';
import type { CanAnswer, HostQuestion } from '../view/can-answer.js';
import type { PanelContext } from './context.js';

/** Questions about many cells, of which some can be told. */
const METERED: ReadonlySet<HostQuestion> = new Set(['wanted', 'pairs', 'stages']);

/**
 * What the counts can and cannot say, and how many more viewers it takes.
 * @param never Whether what they can never say stands below.
 */
export function canPanel(context: PanelContext, never = true): TemplateResult {
  const { words } = context;
  return html`<section class="panel can" part="panel" aria-labelledby="can">
    <h2 id="can">${words.can.heading}</h2>
    <p class="caption">${words.can.caption}</p>
    ${list(context)} ${never ? neverList(context) : nothing}
  </section>`;
}

function neverList({ words }: PanelContext): TemplateResult {
  return html`<h3>${words.can.neverHeading}</h3>
    <ul class="never">
      ${words.can.never.map((text) => html`<li>${text}</li>`)}
    </ul>`;
}

function list(context: PanelContext): TemplateResult {
  const { view, words } = context;
  return html`<ul class="questions">
    ${view.can.map(
      (each) => html`<li>
        <b>${words.can.questions[each.question]}</b>
        <span class="verdict ${each.state === 'yes' ? 'sure' : 'unsure'}"
          >${stateInWords(each, context)}</span
        >
        <small>${detail(each, context)}</small>
        ${METERED.has(each.question) ? meter(each) : nothing}
      </li>`,
    )}
  </ul>`;
}

function stateInWords({ state }: CanAnswer, { view, words }: PanelContext): string {
  return state === 'no' && view.phase === 'ended' ? words.can.over : words.can.states[state];
}

function detail(each: CanAnswer, { view, words, format }: PanelContext): string {
  const { question, state, told, of, viewers, disturbed } = each;
  const said: string[] = [];
  const [some, all] = [format.count(told), format.count(of)];
  if (question === 'wanted') said.push(words.can.wanted(some, all));
  else if (question === 'first') {
    said.push(told === 0 ? words.can.firstNone : words.can.first(told, some));
  } else if (question === 'pairs') said.push(words.can.pairs(some, all));
  else if (question === 'stages') said.push(words.can.stages(some, all));
  else if (state === 'yes') said.push(words.can.enough);
  if (viewers !== null && viewers > 0) {
    const say = view.phase === 'ended' ? words.can.moreOver : words.can.more;
    const rough = roughly(viewers);
    said.push(say(rough, format.count(rough)));
  } else if (said.length === 0 && !disturbed) said.push(words.can.tooFew);
  if (disturbed) said.push(words.can.disturbed);
  return sentences(...said);
}

/** Two figures, rounded up: how many come to a question is chance. */
function roughly(viewers: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(viewers)) - 1);
  return Math.ceil(viewers / step) * step;
}

/** A line that says the same as the words: told of all. */
function meter({ told, of }: CanAnswer): TemplateResult {
  return html`<svg class="meter" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect class="all" width="100" height="4" />
    <rect class="told" width=${(100 * told) / of} height="4" />
  </svg>`;
}
