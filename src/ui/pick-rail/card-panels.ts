import type { SessionState } from '../../page/session/state.js';

/** What is open below a card's lines: its menu, or the choice of what goes into the basket. */
export interface CardPanel {
  readonly productId: string;
  readonly kind: 'menu' | 'choose';
  /** True for a row of the full list, where the same product may stand once more. */
  readonly listed: boolean;
}

/** Opens and closes what stands below cards; at most one is open. */
export interface CardPanels {
  readonly open: CardPanel | null;
  /** Opens it, or closes it where it is open. */
  toggle(panel: CardPanel): void;
  close(): void;
}

/** True where `open` is this very panel. */
export function isOpen(open: CardPanel | null, panel: CardPanel): boolean {
  return (
    open !== null &&
    open.productId === panel.productId &&
    open.kind === panel.kind &&
    open.listed === panel.listed
  );
}

/** Whether a panel has still something to be about: what was chosen is in the basket, or all ended. */
export function isOver(panel: CardPanel, state: SessionState): boolean {
  if (!state.byId.has(panel.productId)) return true;
  if (panel.kind === 'choose') return state.cart.get(panel.productId)?.state === 'added';
  return !isAboutViewer(state);
}

/** Whether cards take what the viewer thinks of them: picks are on, and based on the viewer. */
export function isAboutViewer({ phase, purposes, basedOnMe }: SessionState): boolean {
  return phase === 'on' && purposes.picks && basedOnMe;
}
