import { html, nothing, type TemplateResult } from 'lit';
import { COUNTRIES } from '../../i18n/countries.js';
import type { Format } from '../../i18n/format.js';
import type { DataContext } from './data-context.js';

/** With the region purpose: the viewer's own country, or what the clock says. */
export function countryChoice({
  view,
  state,
  actions,
  words,
}: Pick<DataContext, 'view' | 'state' | 'actions' | 'words'>): TemplateResult | typeof nothing {
  const { regionBy } = view;
  if (!state.purposes.region || regionBy === undefined) return nothing;
  const { messages, format } = words;
  const { region } = messages;
  const clock = regionBy.clock === null ? null : format.country(regionBy.clock);
  return html`<div class="country" part="country">
    <label for="country">${region.label}</label>
    <select
      id="country"
      aria-describedby="country-hint"
      @change=${(event: Event) => {
        const { value } = event.currentTarget as HTMLSelectElement;
        actions.setCountry(value === '' ? null : value);
      }}
    >
      <option value="" .selected=${regionBy.chosen === null}>${region.byClock(clock)}</option>
      ${named(format).map(
        ({ code, name }) =>
          html`<option value=${code} .selected=${code === regionBy.chosen}>${name}</option>`,
      )}
    </select>
    <p class="small-text muted" id="country-hint">${region.hint}</p>
  </div>`;
}

interface Country {
  readonly code: string;
  readonly name: string;
}

const lists = new WeakMap<Format, readonly Country[]>();

/** All countries by name, as the language orders them. */
function named(format: Format): readonly Country[] {
  let list = lists.get(format);
  if (list === undefined) {
    const { compare } = new Intl.Collator(format.lang);
    list = COUNTRIES.map((code) => ({ code, name: format.country(code) })).sort((a, b) =>
      compare(a.name, b.name),
    );
    lists.set(format, list);
  }
  return list;
}
