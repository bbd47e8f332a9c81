/**
 * Where things fit over a picture without covering what must stay clear: controls, captions, and
 * whatever else the page marks. Pure: boxes in, boxes out, in CSS pixels from the picture's top left.
 */

/** A box; `right` and `bottom` are distances from the left and the top too. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What is to be placed. */
export interface Wanted {
  readonly width: number;
  readonly height: number;
  /** What must stay clear. */
  readonly keepClear: readonly Box[];
  /** True where reading starts at the right. */
  readonly rtl: boolean;
  /** Width of the panel. */
  readonly panelWidth: number;
  /** Least height of the panel, and of what is left of it when it is folded. */
  readonly panelHeight: number;
  readonly foldedHeight: number;
  /** Most height that the panel takes where there is more. */
  readonly panelMost: number;
  /** Size of the spotlight. */
  readonly spotWidth: number;
  readonly spotHeight: number;
  /** Whether there is a round button to place. */
  readonly button: boolean;
}

/** Where it goes; null for what finds no place. */
export interface Room {
  /** The panel stands at its bottom. */
  readonly panel: Box | null;
  /** True where there is no more room than for the folded panel. */
  readonly tight: boolean;
  /** The spotlight stands at its top. */
  readonly spot: Box | null;
  /** Room for one round button, far from where reading starts. */
  readonly button: Box | null;
}

/** Distance from the edges and from what must stay clear. */
export const GAP = 12;
/** Side of a round button. */
const BUTTON = 40;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Finds room: the panel low at the side where reading starts, the spotlight high there. */
export function findRoom(wanted: Wanted): Room {
  const { width, height, keepClear, rtl, panelWidth } = wanted;
  const column = (atStart: boolean, wide: number): Box => {
    const fits = Math.min(wide, width - 2 * GAP);
    const left = atStart === rtl ? width - GAP - fits : GAP;
    return { left, right: left + fits, top: GAP, bottom: height - GAP };
  };
  const spans = (box: Box): readonly Span[] => freeSpans(box, keepClear);
  const sides = [column(true, panelWidth), column(false, panelWidth)];

  let panel: Box | null = null;
  let tight = false;
  for (const [least, isTight] of [
    [wanted.panelHeight, false],
    [wanted.foldedHeight, true],
  ] as const) {
    for (const side of sides) {
      const span = spans(side).findLast(({ from, to }) => to - from >= least);
      if (span === undefined || panel !== null) continue;
      const most = Math.min(isTight ? wanted.foldedHeight : wanted.panelMost, span.to - span.from);
      panel = { left: side.left, right: side.right, top: span.to - most, bottom: span.to };
      tight = isTight;
    }
  }

  const buttonColumn = column(false, BUTTON);
  const taken = panel === null ? keepClear : [...keepClear, panel];
  const buttonSpan = freeSpans(buttonColumn, taken).find(({ from, to }) => to - from >= BUTTON);
  const button =
    buttonSpan === undefined || !wanted.button
      ? null
      : { ...buttonColumn, top: buttonSpan.from, bottom: buttonSpan.from + BUTTON };
  const takenToo = button === null ? taken : [...taken, button];
  let spot: Box | null = null;
  for (const side of [column(true, wanted.spotWidth), column(false, wanted.spotWidth)]) {
    const span = freeSpans(side, takenToo).find(({ from, to }) => to - from >= wanted.spotHeight);
    if (span === undefined || spot !== null) continue;
    spot = { ...side, top: span.from, bottom: span.from + wanted.spotHeight };
  }
  return { panel, tight, spot, button };
}

/** What of a column is free, from top to bottom. */
function freeSpans(column: Box, keepClear: readonly Box[]): readonly Span[] {
  const across = keepClear
    .filter(({ left, right }) => left < column.right + GAP && right > column.left - GAP)
    .sort((one, other) => one.top - other.top);
  const free: Span[] = [];
  let from = column.top;
  for (const { top, bottom } of across) {
    if (top - GAP > from) free.push({ from, to: Math.min(top - GAP, column.bottom) });
    from = Math.max(from, bottom + GAP);
  }
  if (from < column.bottom) free.push({ from, to: column.bottom });
  return free;
}
