/** Every parser of what comes from outside. */
import { commandTargets } from './targets/commands.mjs';
import { consentTargets } from './targets/consent.mjs';
import { playerTargets } from './targets/players.mjs';
import { shopTargets } from './targets/shops.mjs';
import { wireTargets } from './targets/wire.mjs';

/** @param folder Where files may be written. */
export function allTargets(folder) {
  return [
    ...shopTargets,
    ...wireTargets,
    ...playerTargets,
    ...consentTargets,
    ...commandTargets(folder),
  ];
}
