import type { Day } from '../common/clock';
import type { Example, RuleCard } from '../common/rule-card';
import type { Path } from '../common/yaml-source';
import type { Manifest } from '../manifest';
import type { LedgerReport } from './ledger';

/** What rules of governance judge: stands where rules about templates name types of resources. */
export const MANIFEST_TYPE = 'Manifest';

/** The day on which the examples of these rules show what their titles say. */
export const EXAMPLE_DAY: Day = '2027-01-15';

/** What a rule has to say about one place of a manifest. */
export interface Said {
  readonly path: Path;
  readonly saw: string;
  readonly want: string;
}

/** An example with the ledger beside it, where the rule asks for one. */
export interface ManifestExample extends Example {
  readonly ledger?: LedgerReport;
}

/** A rule that judges a manifest: its card and the judgement, which depends on nothing but its arguments. */
export interface ManifestRule extends RuleCard {
  /** Silence is a pass. `ledger` is the one beside the manifest; undefined where there is none. */
  check(manifest: Manifest, today: Day, ledger?: LedgerReport): readonly Said[];
  readonly bad: readonly ManifestExample[];
  readonly good: readonly ManifestExample[];
}

type Words = Omit<ManifestRule, 'topic' | 'appliesTo' | 'bad' | 'good' | 'unknown' | 'controls'>;

interface Written extends Words {
  readonly controls: readonly string[];
  /** Parts of a manifest; what an example does not say is as in a short manifest that passes. */
  readonly bad: readonly WrittenExample[];
  readonly good: readonly WrittenExample[];
}

interface WrittenExample extends Pick<ManifestExample, 'title' | 'template' | 'beside' | 'ledger'> {
  /** Where it is found, or every place where there are several: `people.ana@acme.example left`. @default - not said */
  readonly at?: string | readonly string[];
}

/** Gives a rule file type inference and one obvious shape. A manifest hides nothing: no example is unknown. */
export function defineManifestRule({ controls, bad, good, ...rule }: Written): ManifestRule {
  const dated = (list: Written['bad']) =>
    list.map(({ at, ...example }) => ({ ...example, on: EXAMPLE_DAY, ...(at !== undefined && { at: [at].flat() }) }));
  return {
    ...rule,
    topic: 'governance',
    appliesTo: [MANIFEST_TYPE],
    controls: { 'nist-800-53-r5': controls },
    bad: dated(bad),
    good: dated(good),
    unknown: [],
  };
}
