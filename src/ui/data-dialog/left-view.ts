import { html, nothing, type TemplateResult } from 'lit';
import type { ReportView } from '../../core/view.js';
import { sentences } from '../../i18n/sentences.js';
import type { DataContext } from './data-context.js';

/** Above this many rolls, dots would be too small to count. */
const MOST_DOTS = 24;

/** Every message as it was or will be sent, how the dice hide the viewer, and what is left to send. */
export function leftView(context: DataContext): TemplateResult {
  const { view, words } = context;
  const { left } = words.messages.data;
  const gone = view.reports.filter(({ state }) => state === 'sent' || state === 'tried');
  const [latest] = view.reports;
  const lead =
    gone.length > 0 ? left.lead(gone.length) : view.purposes.counts ? left.nothing : left.countsOff;
  const planned = view.purposes.counts && context.state.counts?.state === 'planned';
  const waits = view.reports.some(({ state }) => state === 'waiting');
  const more = planned ? left.planned : waits ? left.waits : '';
  return html`<p class="lead">${sentences(lead, more)}</p>
    <div class="cols">
      ${view.reports.map((report) => reportBox(report, context))}
      ${latest === undefined ? nothing : diceBox(latest, context)} ${budgetBox(context)} ${fetchedBox(context)}
    </div>`;
}

function reportBox(report: ReportView, { words, unfolded, fold }: DataContext): TemplateResult {
  const { left } = words.messages.data;
  const bytes = new TextEncoder().encode(report.body);
  const raw = unfolded.has(report.id);
  return html`<div class="box">
    <b>${left.heading(report, words.format.time(report.at))}</b>
    <dl class="facts">
      <dt>${left.question}</dt>
      <dd>${left.asked(report)}</dd>
      <dt>${left.window}</dt>
      <dd>${left.windowName(report.window)}</dd>
      <dt>${report.state === 'waiting' ? left.answerWaiting : left.answerSent}</dt>
      <dd>${left.answer(report.kind, report.answer)}</dd>
      <dt>${left.isTrue}</dt>
      <dd>${left.perhaps(report.weight, report.weight + report.answers.length - 1)}</dd>
    </dl>
    <div class="bytes" dir="ltr">${raw ? hex(bytes) : marked(report.body)}</div>
    <button class="quiet unfold" type="button" aria-expanded=${raw} @click=${() => fold(report.id)}>
      ${raw ? left.showText : left.showBytes(bytes.length)}
    </button>
  </div>`;
}

/** The exact text, with the answer marked. */
function marked(body: string): TemplateResult {
  const start = body.indexOf('"counts"');
  if (start < 0) return html`${body}`;
  const end = body.indexOf(']', start) + 1;
  return html`${body.slice(0, start)}<mark>${body.slice(start, end)}</mark>${body.slice(end)}`;
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

function diceBox(report: ReportView, { words }: DataContext): TemplateResult {
  const { left } = words.messages.data;
  const others = report.answers.length - 1;
  const all = report.weight + others;
  const could = left.couldBe(report);
  return html`<div class="box">
    <b>${left.dice}</b>
    <p class="small-text muted">${left.rolls(report.weight, all, others)}</p>
    <div
      class="draws ${all > MOST_DOTS ? 'many' : ''}"
      role="img"
      aria-label=${left.drawn(report.weight, others)}
    >
      ${
        all > MOST_DOTS
          ? html`<i .style=${`flex-grow: ${report.weight}`}></i><i class="other" .style=${`flex-grow: ${others}`}></i>`
          : Array.from(
              { length: all },
              (_, roll) => html`<i class=${roll < report.weight ? '' : 'other'}></i>`,
            )
      }
    </div>
    <p class="small-text muted">
      ${could.before}<b>${could.sent}</b>${could.after}<span class="figures"
        >${left.loss(words.format.fixed(Math.log(report.weight), 2))}</span
      >
    </p>
  </div>`;
}

/** With counting on, what comes the other way. */
function fetchedBox({ view, state, words }: DataContext): TemplateResult | typeof nothing {
  if (!view.purposes.counts || !state.countsOffered) return nothing;
  const { left } = words.messages.data;
  return html`<div class="box">
    <b>${left.fetched}</b>
    <p class="small-text muted">${left.fetchedText}</p>
  </div>`;
}

/** When the next message can go. */
function nextMessage({ view, words }: DataContext): string {
  const { left } = words.messages.data;
  const { budget, purposes, reports } = view;
  const waiting = reports.find(({ state }) => state === 'waiting');
  if (waiting !== undefined) return left.nextWaits(words.format.dateTime(waiting.at));
  if (!purposes.counts || budget.blocked) return left.nextNever;
  if (budget.spent && budget.nextAt !== undefined) return words.format.dateTime(budget.nextAt);
  return left.nextShow;
}

function budgetBox(context: DataContext): TemplateResult {
  const { view, words } = context;
  const { left } = words.messages.data;
  const { week, month, nextAt, spent, blocked, lost } = view.budget;
  const used = (span: typeof week): string =>
    left.used(span, {
      spent: words.format.fixed(span.spentEpsilon, 2),
      limit: words.format.fixed(span.limitEpsilon, 2),
    });
  return html`<div class="box">
    <b>${left.budget}</b>
    ${blocked ? html`<p class="small-text">${left.blocked}</p>` : nothing}
    ${lost ? html`<p class="small-text">${left.lost}</p>` : nothing}
    <dl class="facts">
      <dt>${left.week}</dt>
      <dd class="figures">${used(week)}</dd>
      <dt>${left.month}</dt>
      <dd class="figures">${used(month)}</dd>
      <dt>${left.nextMessage}</dt>
      <dd>${nextMessage(context)}</dd>
      <dt>${left.afterwards}</dt>
      <dd>${spent && nextAt !== undefined ? left.next(words.format.dateTime(nextAt)) : left.silence}</dd>
      <dt>${left.ifErased}</dt>
      <dd>${left.stays}</dd>
    </dl>
  </div>`;
}
