/** The two sheets below the bar: one open at a time, closed by Escape or a press elsewhere. */

import { byId } from '../common/dom.js';

interface Sheet {
  readonly button: HTMLElement;
  readonly sheet: HTMLElement;
}

const sheets: Sheet[] = [];

/** Makes `button` open and close `sheet`. Returns a function that opens it. */
export function makeSheet(buttonId: string, sheetId: string, onOpen = () => {}): () => void {
  const own: Sheet = { button: byId(buttonId), sheet: byId(sheetId) };
  sheets.push(own);
  const open = (): void => {
    closeSheets();
    own.sheet.hidden = false;
    own.button.setAttribute('aria-expanded', 'true');
    onOpen();
  };
  own.button.addEventListener('click', () => {
    if (own.sheet.hidden) open();
    else closeSheets();
  });
  return open;
}

/** Closes whichever is open. */
export function closeSheets(): void {
  for (const { button, sheet } of sheets) {
    sheet.hidden = true;
    button.setAttribute('aria-expanded', 'false');
  }
}

document.addEventListener('keydown', (event) => {
  const open = sheets.find(({ sheet }) => !sheet.hidden);
  if (event.key !== 'Escape' || open === undefined) return;
  closeSheets();
  open.button.focus();
});
document.addEventListener('pointerdown', ({ target }) => {
  const inside = target instanceof Element && target.closest('.sheet, .top, dialog');
  if (!inside) closeSheets();
});
