import { html, type TemplateResult } from 'lit';
import { PURPOSES, type Purpose } from '../core/consent.js';
import type { OutsideTool } from '../core/outside.js';
import type { SessionState } from '../page/session/state.js';
import { icon } from './icons.js';
import type { Words } from './words.js';

/** One note for each tool outside the widget that keeps something off: which, and what. */
export function outsideNotes(state: SessionState, words: Words): TemplateResult[] {
  const { how, outside } = words.messages;
  const byTool = new Map<OutsideTool, Purpose[]>();
  for (const purpose of PURPOSES) {
    const tool = state.outside.denied[purpose];
    if (!tool || (purpose === 'counts' && !state.countsOffered)) continue;
    byTool.set(tool, [...(byTool.get(tool) ?? []), purpose]);
  }
  return [...byTool].map(([tool, purposes]) => {
    const titles = purposes.map((purpose) => `“${how.purposes[purpose].title}”`);
    const { title, text } = outside.keepsOff(tool, titles);
    return html`<div class="note">${icon('lock')}<span><b>${title}</b> ${text}</span></div>`;
  });
}
