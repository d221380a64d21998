import type { Day } from '../common/clock';
import type { Position } from '../common/finding';
import type { Path } from '../common/yaml-source';
import type { LoadedManifest } from '../manifest';
import type { LedgerReport } from './ledger';
import { MANIFEST_TYPE, type ManifestRule, type Said } from './manifest-rule';

/** What a rule saw, with its place in the file, and the part of the manifest that it is about. */
export interface ManifestObservation {
  readonly rule: ManifestRule;
  readonly subject: { readonly logicalId: string; readonly type: string };
  readonly verdict: 'fail';
  readonly property: string;
  readonly position: Position;
  readonly saw: string;
  readonly want: string;
}

export interface ManifestJudgement {
  readonly observations: readonly ManifestObservation[];
  /** How many rules had nothing to say. */
  readonly passed: number;
}

/** Judges a manifest, and the ledger beside it where there is one, by rules, in their order. */
export function judgeManifest(
  loaded: Pick<LoadedManifest, 'manifest' | 'locate'>,
  rules: readonly ManifestRule[],
  today: Day,
  ledger?: LedgerReport,
): ManifestJudgement {
  const judged = rules.map((rule) => ({ rule, said: rule.check(loaded.manifest, today, ledger) }));
  return {
    observations: judged.flatMap(({ rule, said }) => said.map((one) => observation(rule, one, loaded))),
    passed: judged.filter(({ said }) => said.length === 0).length,
  };
}

function observation(
  rule: ManifestRule,
  { path, saw, want }: Said,
  loaded: Pick<LoadedManifest, 'manifest' | 'locate'>,
): ManifestObservation {
  const { subject, property } = partAt(loaded.manifest, path);
  const position = loaded.locate(path);
  return { rule, subject: { logicalId: subject, type: MANIFEST_TYPE }, verdict: 'fail', property, position, saw, want };
}

/** The place of an observation in one line: `people.ana@acme.example training`. */
export function placeOf({ subject, property }: Pick<ManifestObservation, 'subject' | 'property'>): string {
  return [subject.logicalId, property].filter(Boolean).join(' ');
}

/**
 * The part of a manifest that a path leads into, and the way within it. An entry of a list goes by its own name, so that
 * an exception for it still means it when the list grows: `people.ana@acme.example` and `training`.
 */
export function partAt(manifest: unknown, path: Path): { subject: string; property: string } {
  const at = path.findIndex((step) => typeof step === 'number');
  const end = at === -1 ? 1 : at + 1;
  const part = path.slice(0, end);
  const entry = part.reduce<unknown>(
    (value, step) => (value as Record<string | number, unknown> | undefined)?.[step],
    manifest,
  );
  const steps = at === -1 ? part : [...part.slice(0, -1), nameOf(entry) ?? path[at]];
  return { subject: steps.join('.'), property: path.slice(end).join('.') };
}

/** The fields that an entry of a list may go by, the best first. */
const NAMES = ['id', 'email', 'standard', 'incident', 'rule', 'stop', 'duties', 'on'];

function nameOf(entry: unknown): string | undefined {
  if (typeof entry === 'string') return entry;
  if (typeof entry !== 'object' || entry === null) return undefined;
  const fields = entry as Readonly<Record<string, string | string[] | undefined>>;
  const { id, jobFunction, boundary } = fields;
  if (id === undefined && jobFunction !== undefined && boundary !== undefined) return [jobFunction, boundary].join('/');
  const name = NAMES.map((field) => fields[field]).find((value) => value !== undefined);
  return name === undefined ? undefined : [name].flat().join('+');
}
