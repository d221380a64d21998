import { z } from 'zod';
import { needsOf, requestAccess, waitsFor } from '../../governance/grants';
import type { Manifest } from '../../manifest';
import { requestedDaysMax } from '../../manifest/grant-days';
import { guide } from '../../manifest/guidance';
import * as scalars from '../../manifest/schema/scalars';
import { type Verb, VERBS } from '../../manifest/schema/access';
import type { Io, Outcome } from '../io';
import { answer, splitList, whoDoesIt } from './answers';
import { changeManifest } from './change-manifest';
import { manifestAt } from './manifest-at';

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

/** `enclave request`: asks for access; what no flag says is asked, with what it means. */
export async function request(path: string, options: RequestOptions, io: Io): Promise<Outcome> {
  const at = manifestAt(path, io);
  const { manifest } = at.read(at.text, 'what is over');
  const jobFunction = await choose('--job', 'Job function', manifest.jobFunctions, options.job, io);
  const boundary = await choose('--boundary', 'Data boundary', manifest.dataBoundaries, options.boundary, io);
  const verbs = await askVerbs(options.verbs, io);
  if (io.interactive) tellNeeds(manifest, boundary, verbs, io);
  const most = requestedDaysMax(manifest);
  const ask = `For how many days, once activated; at most ${most} in the stage ${manifest.engagement.stage}`;
  const asked = {
    jobFunction,
    boundary,
    verbs,
    days: Number(await answer({ flag: '--days', ask, schema: days, suggestion: String(most) }, options.days, io)),
    reason: await answer({ flag: '--reason', ask: 'What for', schema: scalars.text }, options.reason, io),
    by: await whoDoesIt(options.by, io),
    usedIds: at.entries.map(({ subject }) => subject),
  };
  return changeManifest(
    at,
    { by: asked.by, key: options.key, closes: false, decide: (now) => requestAccess(now, asked, io.now()) },
    io,
  );
}

/** A name that is not in the manifest is refused by the request itself, with the nearest one. */
function choose(flag: string, ask: string, known: readonly { id: string }[], given: string | undefined, io: Io) {
  const choices = given === undefined ? known.map(({ id }) => id) : undefined;
  return answer({ flag, ask, schema: scalars.id, choices }, given, io);
}

async function askVerbs(given: string | undefined, io: Io): Promise<Verb[]> {
  const question = {
    flag: '--verbs',
    ask: 'Verbs',
    schema: scalars.id,
    choices: VERBS,
    isList: true,
    suggestion: 'list,read',
  };
  return splitList(await answer(question, given, io)) as Verb[];
}

/** Whoever asks shall know whom they wait for before they write a reason. */
function tellNeeds(manifest: Manifest, boundary: string, verbs: readonly Verb[], io: Io): void {
  const needs = needsOf(manifest, { boundary, verbs: [...verbs] });
  if (needs.length > 0) io.err(`this will wait for ${waitsFor(needs, needs)}`);
}
