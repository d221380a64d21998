import { z } from 'zod';
import { dayOf } from '../../common/clock';
import { changedRules, needsOf, requestAccess, waitsFor } from '../../governance/grants';
import type { Manifest } from '../../manifest';
import { requestedDaysMax } from '../../manifest/grant-days';
import { guide } from '../../manifest/guidance';
import * as scalars from '../../manifest/schema/scalars';
import { type Verb, VERBS } from '../../manifest/schema/access';
import { type Choice, confirmed, type Io, type Outcome } from '../io';
import { answer, splitList, whoDoesIt } from './answers';
import { changeManifest, tidied } from './change-manifest';
import { boundaryChoices, jobChoices, verbChoices } from './choices';
import { type ManifestAt, manifestAt, refuseFor } from './manifest-at';
import { untilWhen, whoApproves, whoGains } from './summary';

export interface RequestOptions {
  readonly job?: string;
  readonly boundary?: string;
  /** Separated by commas. */
  readonly verbs?: string;
  readonly days?: string;
  readonly reason?: string;
  readonly by?: string;
  readonly key?: string;
}

const days = guide(z.string().regex(/^[1-9]\d{0,3}$/), 'Days', {
  want: 'a whole number of days',
  mend: 'write the number alone',
  code: 'manifest/request-days',
});

/** `enclave request`: asks for access; what no flag says is asked, with what it means, and shown before it is written. */
export async function request(path: string, options: RequestOptions, io: Io): Promise<Outcome> {
  const at = manifestAt(path, io);
  const { manifest } = at.read(at.text, 'what is over');
  const { job, boundary, verbs, days, reason, by } = options;
  const isComplete = ![job, boundary, verbs, days, reason, by].includes(undefined);
  const asks = io.interactive && !isComplete;
  if (asks) refuseInVain(at, io);
  const said = { ...(await collect(manifest, options, io)), usedIds: at.entries.map(({ subject }) => subject) };
  const decide = (now: Manifest) => requestAccess(now, said, io.now());
  // What is refused anyway needs no yes before: the deed below says why.
  if (asks && decide(manifest).kind === 'edit') {
    const today = dayOf(io.now());
    const approvers = whoApproves(manifest, { ...said, requestedBy: said.by });
    const lines = [...whoGains(manifest, said, today), ...untilWhen(manifest, said, today), ...approvers];
    await confirmed('Ask for this?', lines, io);
  }
  return changeManifest(at, { by: said.by, key: options.key, closes: false, decide }, io);
}

/** Nobody shall answer eight questions to hear at the end that nothing can be asked for. */
function refuseInVain(at: ManifestAt, io: Io): void {
  const { loaded } = tidied(at, '', false, io);
  refuseFor(loaded, changedRules(loaded.manifest, at.entries));
}

async function collect(manifest: Manifest, options: RequestOptions, io: Io) {
  const jobs = jobChoices(manifest, dayOf(io.now()));
  const jobFunction = await choose('--job', 'Job function', jobs, options.job, io);
  const boundary = await choose('--boundary', 'Data boundary', boundaryChoices(manifest), options.boundary, io);
  const verbs = await askVerbs(manifest, boundary, options.verbs, io);
  if (io.interactive) tellNeeds(manifest, boundary, verbs, io);
  return {
    jobFunction,
    boundary,
    verbs,
    days: await askDays(manifest, options.days, io),
    reason: await answer({ flag: '--reason', ask: 'What for', schema: scalars.text }, options.reason, io),
    by: await whoDoesIt(options.by, io),
  };
}

/** A name that is not in the manifest is refused by the request itself, with the nearest one. */
function choose(flag: string, ask: string, known: readonly Choice[], given: string | undefined, io: Io) {
  return answer({ flag, ask, schema: scalars.id, ...(given === undefined && { choices: known }) }, given, io);
}

async function askVerbs(manifest: Manifest, boundary: string, given: string | undefined, io: Io): Promise<Verb[]> {
  const all = VERBS.map((verb) => ({ value: verb, description: '' }));
  const choices = given === undefined ? verbChoices(manifest, boundary) : all;
  const question = {
    flag: '--verbs',
    ask: 'Verbs',
    schema: scalars.id,
    choices,
    isList: true,
    suggestion: 'list,read',
  };
  return splitList(await answer(question, given, io)) as Verb[];
}

async function askDays(manifest: Manifest, given: string | undefined, io: Io): Promise<number> {
  const most = requestedDaysMax(manifest);
  const ask = `For how many days, once activated; at most ${most} in the stage ${manifest.engagement.stage}`;
  const refuses = (text: string) => (Number(text) > most ? `want ${most} or fewer` : undefined);
  return Number(await answer({ flag: '--days', ask, schema: days, suggestion: String(most), refuses }, given, io));
}

/** Whoever asks shall know whom they wait for before they write a reason. */
function tellNeeds(manifest: Manifest, boundary: string, verbs: readonly Verb[], io: Io): void {
  const needs = needsOf(manifest, { boundary, verbs: [...verbs] });
  if (needs.length > 0) io.err(`this will wait for ${waitsFor(needs, needs)}`);
}
