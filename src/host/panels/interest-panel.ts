import { html, nothing, type TemplateResult } from 'lit';
import { sentences } from '../../i18n/sentences.js';
import type { IntervalRow } from '../charts/sp-interval-chart.js';
import type { InterestRow } from '../view/interest.js';
import { type PanelContext, sourceStage, tooFew } from './context.js';

/** At most so many numbers are named one by one. */
const NAMED = 3;

/** Interest per product on one axis. */
export function interestPanel(context: PanelContext): TemplateResult {
  const { view, words, format, tops } = context;
  const { interest } = view;
  const stage = sourceStage(context);
  return html`<section class="panel interest" part="panel" aria-labelledby="interest">
    <h2 id="interest">${words.interest.heading}</h2>
    <p class="caption">
      ${stage === null ? words.interest.caption : words.interest.captionStage(stage)}
      <span class="key"
        ><svg viewBox="0 0 36 12" aria-hidden="true">
          <rect class="line" y="4.5" width="36" height="3" rx="1.5" />
          <rect class="bar" x="8" y="2" width="20" height="8" rx="4" />
          <circle class="dot" cx="18" cy="6" r="6" /></svg
        ><span>${sentences(words.interest.key, words.interest.places)}</span></span
      >
    </p>
    ${sourceNote(context, stage)}
    ${
      interest.length === 0
        ? html`<p class="empty">${words.interest.empty}</p>`
        : html`<sp-interval-chart
            axis="top"
            pictures
            .rows=${interestChartRows(context)}
            .top=${tops.interest}
            .tick=${format.of100}
          ></sp-interval-chart>`
    }
    ${notes(context)}
  </section>`;
}

function sourceNote({ view, words }: PanelContext, stage: string | null) {
  if (stage !== null) return html`<p class="note">${words.source.stage(stage)}</p>`;
  const told = view.interest.some(({ interest }) => interest !== null);
  return told || view.interest.length === 0
    ? nothing
    : html`<p class="note">${tooFew({ view, words })}</p>`;
}

function interestChartRows({ view, words, format, picture }: PanelContext): IntervalRow[] {
  return inReadingOrder(view.interest).map((row) => {
    const { subject, title, interest, n, disturbed } = row;
    const shared = {
      key: row.id,
      title,
      picture: picture(subject) ?? null,
      note: view.shown.has(subject) ? words.interest.onStage : undefined,
    };
    if (interest === null) {
      const value = disturbed ? words.interest.disturbed : words.interest.few;
      return { ...shared, share: null, value, range: '', spoken: value };
    }
    const { low, high } = format.interval(interest.together);
    const share = format.of100(interest.estimate);
    const { best, worst } = row.place ?? { best: 1, worst: 1 };
    const place = [format.count(best), format.count(worst)] as const;
    return {
      ...shared,
      place: words.interest.place(...place),
      share: interest,
      value: share,
      range: words.interest.interval(low, high),
      spoken: words.interest.spoken(share, low, high, format.count(n), ...place),
    };
  });
}

/** By the figures as written, so that rows do not change places over what nobody can see. */
function inReadingOrder(rows: readonly InterestRow[]): readonly InterestRow[] {
  return rows.toSorted((a, b) => written(b) - written(a) || a.id.localeCompare(b.id, 'en'));
}

function written({ interest }: InterestRow): number {
  return interest === null ? -1 : Math.round(interest.estimate * 100);
}

function notes({ view, words, format }: PanelContext) {
  const disturbed = view.interest.filter((row) => row.disturbed);
  const few = view.interest.filter((row) => row.interest === null && !row.disturbed);
  return html`${
    few.length === 0
      ? nothing
      : html`<p class="small muted after">
          ${sentences(
            words.interest.fewNote(
              format.count(Math.max(...few.map(({ n, needed }) => n + needed))),
              cameInWords(few, { words, format }),
            ),
            words.interest.fewHint,
          )}
        </p>`
  }
  ${
    disturbed.length === 0
      ? nothing
      : html`<p class="small after warning">
          ${words.interest.disturbedNote(format.list(disturbed.map(({ title }) => title)))}
        </p>`
  }`;
}

function cameInWords(
  few: readonly InterestRow[],
  { words, format }: Pick<PanelContext, 'words' | 'format'>,
): string {
  const came = few.map(({ n }) => n);
  if (came.length <= NAMED) return format.list(came.map(format.count));
  const [least, most] = [Math.min(...came), Math.max(...came)];
  return least === most
    ? format.count(least)
    : words.interest.fromTo(format.count(least), format.count(most));
}
