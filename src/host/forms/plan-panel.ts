import { html, nothing, type TemplateResult } from 'lit';
import type { HostMessages } from '../../i18n/host-messages.js';
import { PLANNED_SHARE } from '../../privacy/planner.js';
import type { HostFormat } from '../format.js';
import type { PlanView, PlanWish, Proposal } from './plan-proposals.js';

/** What the panel is drawn from. */
export interface PlanContext {
  readonly plan: PlanView | null;
  readonly wish: PlanWish;
  readonly words: HostMessages['register']['plan'];
  readonly format: HostFormat;
  readonly take: (proposal: Proposal) => void;
}

/**
 * How many viewers a plan needs and what the error means, worked out while the host types; and,
 * where the audience is too small, changes that would fit. Nothing is sent for it.
 */
export function planPanel(context: PlanContext): TemplateResult {
  const { plan, words } = context;
  return html`<div class="plan" role="status">
    ${plan === null ? html`<p class="small muted">${words.empty}</p>` : said(context, plan)}
  </div>`;
}

function said(context: PlanContext, plan: PlanView): TemplateResult {
  const { wish, words, format } = context;
  const { advice, subjects, proposals } = plan;
  const what = words.subjects(wish.products, wish.categories, format.count(subjects));
  const known = Number.isSafeInteger(wish.audience) && wish.audience > 0;
  const [one, gap] = [PLANNED_SHARE, advice.halfWidth].map(format.of100);
  return html`<p>
      ${words.needs(what, format.count(advice.needed), format.percent(wish.relativeError))}
      ${
        !known
          ? nothing
          : advice.fits
            ? html`<b class="fit">${words.fits(format.count(wish.audience))}</b>`
            : html`<b class="short">
                ${words.short(format.count(wish.audience), wish.products > 0)}
              </b>`
      }
    </p>
    <p class="small muted">${words.meaning(one ?? '', gap ?? '')}</p>
    ${
      proposals.length === 0
        ? known && !advice.fits
          ? html`<p class="small">${words.nothingFits}</p>`
          : nothing
        : html`<div class="proposals">
            ${proposals.map(
              (proposal) => html`<button
                class="button"
                type="button"
                @click=${() => context.take(proposal)}
              >
                ${proposed(proposal, context)}
              </button>`,
            )}
          </div>`
    }`;
}

function proposed(proposal: Proposal, { words, format }: PlanContext): string {
  const error = format.percent(proposal.relativeError ?? 0);
  const categories = proposal.categories ?? [];
  const names = format.list(categories.length > 3 ? [] : categories);
  const count = format.count(categories.length || (proposal.products ?? 0));
  switch (proposal.kind) {
    case 'categories':
      return words.askCategories(count, names);
    case 'categories-error':
      return words.withError(words.askCategories(count, names), error);
    case 'fewer':
      return words.keepFirst(proposal.products ?? 0, count);
    case 'fewer-error':
      return words.withError(words.keepFirst(proposal.products ?? 0, count), error);
    case 'error':
      return words.acceptError(error);
  }
}
