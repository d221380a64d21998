import type { z } from 'zod';
import { UserError } from '../../common/user-error';
import type { Manifest } from '../../manifest';
import type { Complaint } from '../../manifest/complaint';
import type { Io } from '../io';
import { answer, whoDoesIt } from './answers';
import { tidied } from './change-manifest';
import type { ManifestAt } from './manifest-at';

/** A request or a grant, and what it is in one line. */
export interface Candidate {
  readonly id: string;
  readonly description: string;
}

/** Something that people do to one request or grant. */
export interface Act {
  /** What it is called, as in `may approve`. */
  readonly verb: string;
  readonly ask: string;
  /** What an id looks like. */
  readonly schema: z.ZodType<string>;
  /** Does it only take access away? */
  readonly closes: boolean;
  candidates(manifest: Manifest): readonly Candidate[];
  /** Why this person cannot do it, as far as anything is against it. */
  bars(manifest: Manifest, id: string, by: string): readonly Complaint[];
}

export interface Chosen {
  readonly id: string;
  readonly by: string;
}

/**
 * Who does it, and to which: flags say it, or the person, who is offered what they may act on, and told why not the rest.
 * Without a terminal the first thing that no flag says is a mistake.
 */
export async function whoAndWhich(
  act: Act,
  given: { readonly id: string | undefined; readonly by: string | undefined },
  at: ManifestAt,
  io: Io,
): Promise<Chosen> {
  if (given.id !== undefined || !io.interactive) {
    const id = await answer({ flag: 'id', ask: act.ask, schema: act.schema }, given.id, io);
    return { id, by: await whoDoesIt(given.by, io) };
  }
  const by = await whoDoesIt(given.by, io);
  const { manifest } = tidied(at, by, act.closes, io).loaded;
  const judged = act
    .candidates(manifest)
    .map((candidate) => ({ ...candidate, refusal: refusalOf(act, manifest, candidate.id, by) }));
  const open = judged.filter(({ refusal }) => refusal === undefined);
  const closed = judged.flatMap(({ id, refusal }) => (refusal === undefined ? [] : [`${id}: ${refusal}`]));
  if (open.length === 0) throw new UserError([nothingToDo(act, at.shown, by, closed)]);
  for (const line of closed) io.err(`not offered  ${line}`);
  const choices = open.map(({ id, description }) => ({ value: id, description }));
  return { id: await answer({ flag: 'id', ask: act.ask, schema: act.schema, choices }, undefined, io), by };
}

/** What the person chooses themselves on the way is no reason to keep the request from them. */
const CHOSEN_LATER = ['grants/several-roles'];

function refusalOf(act: Act, manifest: Manifest, id: string, by: string): string | undefined {
  const first = act.bars(manifest, id, by).find(({ code }) => !CHOSEN_LATER.includes(code));
  return first && `${first.what} (${first.saw})`;
}

function nothingToDo({ verb }: Act, file: string, by: string, closed: readonly string[]) {
  return {
    where: `${file}:1:1`,
    what: `has nothing that ${by} may ${verb}`,
    saw: closed.length === 0 ? 'nothing that is open' : closed.join('; '),
    want: 'at least one',
    mend: 'see `enclave list`',
    code: 'grants/nothing-to-do',
  };
}
