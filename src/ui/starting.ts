import type { SessionState } from '../page/session/state.js';

/**
 * Whether picks are on their way: a yes is being recorded, or that of an earlier visit is being read.
 * What they will need is laid out already, so that nothing moves when they come.
 */
export function isStarting({ phase, busy }: SessionState): boolean {
  return phase === 'starting' || (busy === 'choosing' && phase !== 'on');
}
