import { StreamPicksError } from '../core/errors.js';
import type { InterestCorrection } from '../core/protocol.js';
import type { Said, Statement, StoredSignal } from '../core/signal.js';
import type { Interest } from '../core/view.js';
import { newReportId } from '../privacy/mechanism/report-id.js';
import { byTime } from './in-order.js';
import { NOTHING_REMOVED } from './tuning.js';
import type { Undoable, Visit } from './visit.js';

/**
 * Does what the viewer says about one interest, in memory and strictly on disk; the picks follow at
 * once. `remove` deletes the acts behind it, so that it cannot grow again from them; the others put
 * a statement in the place of what was said before.
 * @throws {StreamPicksError} `engine` where the profile has no such interest.
 */
export async function correctInterest(
  visit: Visit,
  id: string,
  correction: InterestCorrection,
): Promise<Undoable> {
  const viewer = { ...visit.viewer, signals: visit.profile.signals };
  const interest = visit.desk.interests(viewer).find((each) => each.id === id);
  if (interest === undefined) throw new StreamPicksError('engine', 'no such interest');
  const before = interest.said?.signalId;
  const gone = correction === 'remove' ? interest.signalIds : before === undefined ? [] : [before];
  const added = correction === 'remove' ? [] : statementAfter(visit, interest, correction);
  const stated = added.map((signal) => signal.id);
  const acts = await visit.profile.exchange(gone, added);
  const tuning =
    correction === 'remove' ? await visit.tuning.remove(new Set(gone)) : NOTHING_REMOVED;
  visit.ranked = [...visit.ranked.filter((each) => !gone.includes(each.id)), ...added].sort(byTime);
  await visit.audit.note('correct', { correction, signals: gone.length }, [...gone, ...stated]);
  await visit.profile.removeBehind(acts);
  await visit.tuning.removeBehind(tuning);
  return { acts, tuning, stated };
}

/** What stands after a correction: one statement, or none where unpinning leaves nothing said. */
function statementAfter(
  visit: Visit,
  interest: Interest,
  correction: Exclude<InterestCorrection, 'remove'>,
): StoredSignal[] {
  const { deps, profile, settings, viewer } = visit;
  const old = profile.signals.find((signal) => signal.id === interest.said?.signalId);
  const pinned = old?.statement?.pinned === true;
  if (correction === 'unpin' && (old === undefined || old.statement?.said === 'keep')) return [];
  const amountOf = (said: Said) =>
    visit.desk.saidAmount({ ...viewer, signals: profile.signals }, interest.id, said) ?? 0;
  const statement = (): Statement => {
    const { kind, path } = interest;
    switch (correction) {
      case 'less':
      case 'more':
        return { said: correction, kind, path, amount: amountOf(correction), pinned };
      default: {
        const now: Statement = old?.statement ?? {
          said: 'keep',
          kind,
          path,
          amount: amountOf('keep'),
          pinned: true,
        };
        return { ...now, pinned: correction === 'pin' };
      }
    }
  };
  const id = newReportId(deps.randomBytes);
  const { stream } = settings;
  // Said now: what is unpinned fades from now on, not from the day it was first said.
  return [{ id, type: 'stated', at: deps.now(), stream, statement: statement() }];
}
