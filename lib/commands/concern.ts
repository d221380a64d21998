import { dayOf } from '../common/clock';
import { UserError } from '../common/user-error';
import { answerConcern, standings } from '../governance/controls';
import { renderConcern } from '../reports/concern-text';
import { viewOf } from './control';
import { controlsAt } from './controls-at';
import { CLEAN, FINDINGS, type Io, type Outcome } from './io';

export interface ConcernOptions {
  readonly manifest: string;
  readonly format?: 'text' | 'json';
  readonly evidence?: string;
}

/** `enclave concern`: answers what somebody worries about with the controls that prevent it; none for sure is a finding. */
export async function concern(asked: string, options: ConcernOptions, io: Io): Promise<Outcome> {
  if (asked.trim() === '') throw new UserError([saysNothing()]);
  const { manifest, evidence } = controlsAt(options.manifest, options.evidence, io);
  const all = standings(manifest, evidence, dayOf(io.now()));
  const found = answerConcern(
    asked,
    manifest.concerns,
    all.map((one) => one.control),
  );
  const matches = found.matches.map(({ control, words }) => ({
    control: viewOf(all.find((one) => one.control.id === control.id)!),
    words,
  }));
  const { sure, outside } = found;
  const id = found.concern && { id: found.concern.id };
  const answer = { asked: found.concern?.text ?? asked, ...id, sure, ...(outside && { outside }), matches };
  if (options.format === 'json') {
    const controls = matches.map(({ control, words }) => ({ ...control, matched: words }));
    const body = { asked: answer.asked, concern: found.concern ?? null, sure, outside: outside ?? null, controls };
    io.out(JSON.stringify({ schemaVersion: '1', vendor: manifest.vendor.id, ...body }, null, 2));
  } else io.out(renderConcern(answer, io.paint));
  return Promise.resolve(sure ? CLEAN : FINDINGS);
}

function saysNothing() {
  return {
    where: 'enclave concern',
    what: 'has nothing to answer',
    saw: 'no words',
    want: 'a worry in words, or the id of a concern in the manifest',
    mend: 'write it in quotes: `enclave concern "Could somebody who left still log in?"`',
    code: 'concern/empty',
  };
}
