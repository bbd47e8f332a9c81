import type { ConsentChoice, Purposes } from '../core/consent.js';
import { anyPurpose, NO_PURPOSES, settlePurposes } from '../core/consent.js';
import { StreamPicksError } from '../core/errors.js';
import { applyPurposes, wipes } from './choices.js';
import type { Write } from './storage/vault.js';
import type { Visit } from './visit.js';

/**
 * A choice for a device that others use too: it lives and ends with the tab. When it is first made,
 * what this shop had kept is erased, here and in the other tabs; what this tab knows stays in memory.
 * Nothing is remembered and nothing is counted under it: the budget of counts must outlive the tab,
 * and so must be on disk. Of an earlier budget the ledger stays, or this would be a way to spend it
 * twice.
 * @throws {StreamPicksError} `consent` when something could not be erased; nothing changes then.
 */
export async function shareDevice(visit: Visit, choice: ConsentChoice): Promise<Purposes> {
  const { storage, book, deps, audit } = visit;
  const purposes = { ...settlePurposes(choice.purposes, false), history: false };
  if (!storage.shared) {
    await visit.profile.dropPending();
    visit.reporter.drop();
    try {
      await leaveNothing(visit);
    } catch (cause) {
      throw new StreamPicksError('consent', 'something is left on disk', { cause });
    }
    storage.share(true);
    book.forget();
  }
  book.add(book.next({ ...choice, purposes }, deps.now()));
  visit.askAgain = [];
  await applyPurposes(visit, purposes);
  await audit.note('consent', { ...purposes, source: choice.source });
  if (!anyPurpose(purposes)) book.forget();
  return purposes;
}

/** Erases what the shop has on disk, strictly; then the database, if nothing else is in it. */
async function leaveNothing({ storage, settings, tabs }: Visit): Promise<void> {
  const disk = await storage.reach();
  if (disk === null) return;
  const { shop } = settings;
  const kept: Write[] = (['consent', 'audit'] as const).map((store) => ({
    kind: 'clear',
    store,
    shop,
  }));
  await disk.commit([...wipes(shop, NO_PURPOSES), ...kept], 'strict');
  tabs.tellConsent(NO_PURPOSES, true);
  await disk.deleteIfEmpty();
}
