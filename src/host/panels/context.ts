import type { HostMessages } from '../../i18n/host-messages.js';
import type { HostFormat } from '../format.js';
import type { HostView } from '../view/host-view.js';
import type { AxisTops } from '../view/tops.js';
import type { WindowEstimate } from '../view/window.js';

/** What every panel is drawn from. */
export interface PanelContext {
  readonly view: HostView;
  readonly words: HostMessages;
  readonly format: HostFormat;
  /** Address of a product's picture, if the catalogue has one. */
  readonly picture: (productId: string) => string | undefined;
  readonly tops: AxisTops;
}

/** What a stage is called: its name in the reader's language, its own name, or its time. */
export function stageName(
  { stage, start }: Pick<WindowEstimate, 'start'> & { readonly stage?: string | undefined },
  { words, format }: Pick<PanelContext, 'words' | 'format'>,
): string {
  if (stage === undefined) return format.time(start);
  return (words.stages as Readonly<Record<string, string>>)[stage] ?? stage;
}

/** The stage that the headline is drawn from; null where it is the whole show. */
export function sourceStage(context: PanelContext): string | null {
  const { source } = context.view;
  return source === null || source.wholeShow ? null : stageName(source.window, context);
}

/** Why nothing can be told yet, or any more. */
export function tooFew({ view, words }: Pick<PanelContext, 'view' | 'words'>): string {
  return view.phase === 'ended' ? words.source.tooFew : words.source.tooEarly;
}
