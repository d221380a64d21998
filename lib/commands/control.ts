import { dayOf } from '../common/clock';
import { nearest } from '../common/nearest';
import { type Problem, UserError } from '../common/user-error';
import { type Standing, standings } from '../governance/controls';
import { type CheckedBy, renderControl, renderControls } from '../reports/control-text';
import type { KeptCheck } from './check-evidence';
import { controlsAt } from './controls-at';
import { CLEAN, FINDINGS, type Io, type Outcome } from './io';

export interface ControlOptions {
  readonly manifest: string;
  readonly format?: 'text' | 'json';
  /** The `findings.json` of a check. @default - the one in `enclave-out`, if there is one */
  readonly evidence?: string;
}

/**
 * `enclave control [id]`: every control with its owner and how it stands, or one with its four answers.
 * What fails or has no owner is a finding.
 */
export async function control(id: string | undefined, options: ControlOptions, io: Io): Promise<Outcome> {
  const { manifest, evidence, check } = controlsAt(options.manifest, options.evidence, io);
  const all = standings(manifest, evidence, dayOf(io.now())).map(viewOf);
  const shown = id === undefined ? all : all.filter((one) => one.id === id);
  if (id !== undefined && shown.length === 0) throw new UserError([unknownControl(id, all)]);
  const checked = check && describeCheck(check);
  if (options.format === 'json') {
    const body = id === undefined ? { controls: shown } : { control: shown[0] };
    io.out(
      JSON.stringify({ schemaVersion: '1', vendor: manifest.vendor.id, check: checked ?? null, ...body }, null, 2),
    );
  } else
    io.out(id === undefined ? renderControls(shown, checked, io.paint) : renderControl(shown[0]!, checked, io.paint));
  const isWrong = shown.some(({ state }) => state === 'fails' || state === 'unowned');
  return Promise.resolve(isWrong ? FINDINGS : CLEAN);
}

function describeCheck({ file, at, clock, sha256, outdated }: KeptCheck): CheckedBy {
  return { file, at, clock, sha256, ...(outdated !== undefined && { outdated }) };
}

/** A control as data: its answers, each way to verify it with the latest evidence, and how it stands. */
export function viewOf({ control: { index: _, words: __, ...one }, evidence, state, newest }: Standing) {
  return { ...one, verification: evidence, state, ...(newest !== undefined && { newest }) };
}

function unknownControl(id: string, all: readonly { readonly id: string }[]): Problem {
  const known = all.map((one) => one.id);
  const meant = nearest(id, known);
  return {
    where: 'enclave control',
    what: 'names a control that does not exist',
    saw: id,
    want: 'an id that `enclave control` lists',
    mend: meant ? `write \`${meant}\`` : 'run `enclave control`',
    code: 'control/unknown',
  };
}
