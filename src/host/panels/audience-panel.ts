import { html, nothing, type TemplateResult } from 'lit';
import type { PanelContext } from './context.js';

/** What the panel may ask for. */
export interface AudienceActions {
  /** What the host typed, '' for nothing. */
  readonly typed: string;
  readonly type: (text: string) => void;
  readonly csv: () => void;
  readonly json: () => void;
  readonly leave: () => void;
}

/** The share of the audience that answered, once the host says how large it is; and the downloads. */
export function audiencePanel(
  { view, words, format }: PanelContext,
  actions: AudienceActions,
): TemplateResult {
  const audience = Number(actions.typed.replace(/[\s.,']/g, ''));
  const known = Number.isSafeInteger(audience) && audience >= 1;
  const { reports } = view.estimates;
  return html`<section class="panel audience" part="panel" aria-labelledby="desk">
    <h2 id="desk">${words.audience.heading}</h2>
    <div class="field">
      <label for="audience">${words.audience.label}</label>
      <input
        id="audience"
        inputmode="numeric"
        autocomplete="off"
        aria-describedby="audience-hint"
        .value=${actions.typed}
        @input=${(event: Event) => actions.type((event.target as HTMLInputElement).value)}
      />
      <p class="small muted" id="audience-hint">${words.audience.hint}</p>
    </div>
    <div role="status">
      ${
        !known
          ? nothing
          : reports > audience
            ? html`<p class="small">${words.audience.tooSmall}</p>`
            : html`<p class="share">${words.audience.share(format.of100(reports / audience))}</p>
                <p class="small muted">${words.audience.caveat}</p>`
      }
    </div>
    <div class="tools">
      <span class="small muted" id="download">${words.download.label}</span>
      <button class="quiet" type="button" aria-describedby="download" @click=${actions.csv}>
        ${words.download.csv}
      </button>
      <button class="quiet" type="button" aria-describedby="download" @click=${actions.json}>
        ${words.download.json}
      </button>
      <button class="quiet leave" type="button" @click=${actions.leave}>${words.token.forget}</button>
    </div>
  </section>`;
}
