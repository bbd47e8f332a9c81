import { html, type TemplateResult } from 'lit';

/** The shape of the page while the first numbers are on their way. */
export function skeleton(label: string): TemplateResult {
  return html`<p class="hidden" role="status">${label}</p>
    <div class="skeleton" aria-hidden="true">
      <div class="bone heading"></div>
      <div class="grid">
        <div class="main">${panel('interest', 7)} ${panel('stages', 2)}</div>
        <div class="side">${panel('next', 2)} ${panel('ahead', 4)}</div>
      </div>
    </div>`;
}

function panel(name: string, rows: number): TemplateResult {
  return html`<div class="panel ${name}">
    <div class="bone heading"></div>
    ${Array.from({ length: rows }, () => html`<div class="bone row"></div>`)}
  </div>`;
}
