import { existsSync } from 'node:fs';
import { type Disk, realDisk } from './disk';
import { placeOf } from './ledger-place';
import { PATIENCE_MS, withLock } from './lock';
import { completePending } from './pending-change';
import { refusals } from './refusals';

/**
 * Completes a change that a crash interrupted; says whether there was one. A command calls it before it reads the
 * manifest that it is about to change: otherwise it would change one that is about to be replaced.
 */
export function repairChange(manifestFile: string, shownAs = manifestFile, disk: Disk = realDisk): boolean {
  const place = placeOf(manifestFile, shownAs);
  if (!existsSync(place.pendingFile)) return false;
  return refusals(place, () => withLock(place, disk, PATIENCE_MS, () => completePending(place, disk)));
}
