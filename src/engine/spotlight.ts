/** The spotlight on the private side: what the viewer said about it, and what is remembered of it. */

import type { PacingMemory, SpotlightSwitches } from '../core/pacing.js';
import { NOTHING_SHOWN } from '../core/pacing.js';
import type { Visit } from './visit.js';

/**
 * What the acts that are kept say about the spotlight of this show. Shows without an id cannot be
 * told apart, so nothing is remembered of them.
 */
export function memoryOf({ profile, settings }: Visit): PacingMemory {
  const { stream } = settings;
  if (stream === '') return NOTHING_SHOWN;
  const acts = profile.signals.filter((act) => act.by === 'spotlight' && act.stream === stream);
  const productIds = [...new Set(acts.flatMap(({ productId }) => productId ?? []))];
  const dismissed = new Set(
    acts.filter(({ type }) => type === 'dismiss').map(({ productId }) => productId),
  );
  return {
    shown: productIds.length,
    dismissals: dismissed.size,
    leftAt: acts.at(-1)?.at ?? null,
    productIds,
    stopped: profile.spotlight.quietFor === stream,
  };
}

/** Turns the switch, and the spotlight of this show; both are kept as the profile is. */
export async function turnSpotlight(
  visit: Visit,
  { fewer, stopped }: { readonly fewer?: boolean; readonly stopped?: boolean },
): Promise<null> {
  const { profile, settings, tabs, picks } = visit;
  const before = profile.spotlight;
  const quiet = stopped === undefined ? before.quietFor : quietFor(stopped, settings.stream);
  const next: SpotlightSwitches = { fewer: fewer ?? before.fewer, quietFor: quiet };
  await profile.turn({ spotlight: next });
  tabs.tellProfile();
  return picks.again();
}

function quietFor(stopped: boolean, stream: string): string | null {
  return stopped && stream !== '' ? stream : null;
}
