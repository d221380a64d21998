import { readFileSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { UserError } from '../../common/user-error';
import type { Disk } from './disk';
import type { LedgerPlace } from './ledger-place';

/** Another writer is done within moments; whoever waits longer than this should know why. */
export const PATIENCE_MS = 5000;
const POLL_MS = 25;

/** Between making the file and writing its owner into it lie microseconds; a file that stays empty longer was left by a crash. */
const NAMELESS_MS = 10_000;

interface Owner {
  readonly pid: number;
  readonly host: string;
}

/**
 * Runs something while nobody else writes this ledger.
 *
 * The lock is a file that names its owner. One that a crash left behind is taken over: its owner ran on this machine and
 * runs no more. Of an owner on another machine we cannot know that, and say so.
 */
export function withLock<T>(place: LedgerPlace, disk: Disk, patienceMs: number, run: () => T): T {
  const me: Owner = { pid: process.pid, host: hostname() };
  const until = performance.now() + patienceMs;
  while (!disk.create(place.lockFile, JSON.stringify(me))) {
    if (takeAway(place.lockFile, disk)) continue;
    if (performance.now() >= until) throw new UserError([heldBy(place)]);
    pause(POLL_MS);
  }
  try {
    return run();
  } finally {
    release(place.lockFile, me, disk);
  }
}

/** Somebody may have removed our lock by hand, and another command taken its own: that one is not ours to remove. */
function release(lockFile: string, me: Owner, disk: Disk): void {
  const owner = ownerOf(lockFile);
  if (owner?.pid !== me.pid || owner.host !== me.host) return;
  try {
    disk.remove(lockFile);
  } catch {
    // What was written is written; the lock of a process that ended is taken over by the next one.
  }
}

/**
 * Removes a lock whose owner is gone. Two may find it at once, and the second must not remove what the first has locked
 * anew: so whoever removes holds a second lock meanwhile, and looks again under it.
 */
function takeAway(lockFile: string, disk: Disk): boolean {
  if (!isLeftBehind(lockFile)) return false;
  const breaker = `${lockFile}.breaking`;
  if (!disk.create(breaker, '')) return false;
  try {
    if (!isLeftBehind(lockFile)) return false;
    disk.remove(lockFile);
    return true;
  } finally {
    disk.remove(breaker);
  }
}

function isLeftBehind(lockFile: string): boolean {
  const owner = ownerOf(lockFile);
  if (owner) return owner.host === hostname() && !isRunning(owner.pid);
  const stat = statSync(lockFile, { throwIfNoEntry: false });
  // The file system and not the caller says how old it is: both times come from the same clock.
  return stat !== undefined && Date.now() - stat.mtimeMs > NAMELESS_MS;
}

function ownerOf(lockFile: string): Owner | undefined {
  try {
    const owner = JSON.parse(readFileSync(lockFile, 'utf8')) as Partial<Owner> | null;
    return Number.isSafeInteger(owner?.pid) && typeof owner?.host === 'string' ? (owner as Owner) : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, as another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function heldBy({ lockFile, shown }: LedgerPlace) {
  const owner = ownerOf(lockFile);
  return {
    where: shown.ledger,
    what: 'is being written by another command',
    saw: owner ? `the lock of process ${owner.pid} on ${owner.host}` : 'a lock without an owner',
    want: 'one writer at a time',
    mend: `wait until it ends; if no such command runs, remove \`${shown.lock}\` and run the command again`,
    code: 'ledger/locked',
  };
}
