import type { Proof, Verdict } from '../common/finding';
import { inSharedWorlds } from '../template/worlds';
import type { Template } from '../template/template';
import type { World } from '../template/world';

/** What was found out about a claim in one world. */
export interface Decided {
  readonly verdict: Verdict;
  /** What decided: which resources were looked at, and which of them spoke. */
  readonly explanation: readonly string[];
  /** The concrete case that shows the claim false; only with `fail`. */
  readonly witness?: string;
}

/** A sentence about a whole template that is true, false, or not to be known before deployment. */
export interface Claim {
  readonly claim: string;
  readonly decide: (world: World) => Decided;
}

/** The whole of several parts: one that fails decides, then one that is not known, and only then do all pass. */
export function mergeDecided(parts: readonly Decided[]): Decided {
  const of = (verdict: Verdict) => parts.filter((one) => one.verdict === verdict);
  const [failed] = of('fail');
  if (failed) return failed;
  const decisive = of('unknown').length > 0 ? of('unknown') : parts;
  return { verdict: decisive[0]?.verdict ?? 'unknown', explanation: decisive.flatMap((one) => one.explanation) };
}

/**
 * Decides a claim in every way the template can be deployed. It holds only if it holds in all of them.
 *
 * Limits: macros, modules, nested stacks, stack sets and provisioned products add resources we do not see, a malformed
 * resource cannot be judged, and more worlds than we try may hide one that breaks the claim; each turns `pass` into
 * `unknown`.
 */
export function prove(template: Template, target: string, { claim, decide }: Claim): Proof {
  const { branches, complete } = inSharedWorlds(template, decide);
  const told = branches.map(({ outcome, consulted }) => withCondition(outcome, consulted));
  const failed = told.find((one) => one.verdict === 'fail');
  const unsure = told.find((one) => one.verdict === 'unknown') ?? hiddenParts(template, complete);
  const decided = failed ?? unsure ?? told[0]!;
  return {
    claim,
    target,
    verdict: decided.verdict,
    explanation: decided.explanation,
    witness: decided.witness ?? null,
  };
}

function hiddenParts(template: Template, complete: boolean): Decided | undefined {
  if (!complete)
    return { verdict: 'unknown', explanation: ['the template can be deployed in more ways than we tried'] };
  const [macro] = template.macros;
  if (macro) return { verdict: 'unknown', explanation: [`the macro ${macro.name} may add resources at deployment`] };
  const [malformed] = template.malformed;
  if (malformed)
    return { verdict: 'unknown', explanation: [`${malformed.logicalId} cannot be judged: ${malformed.saw}`] };
  const nested = [...template.resources.values()].find(
    ({ type }) => STACKS.includes(type) || type.endsWith('::MODULE'),
  );
  if (!nested) return undefined;
  return { verdict: 'unknown', explanation: [`${nested.logicalId} (${nested.type}) brings resources of its own`] };
}

/** Resources that bring a whole template of their own. */
const STACKS: readonly string[] = [
  'AWS::CloudFormation::Stack',
  'AWS::CloudFormation::StackSet',
  'AWS::ServiceCatalog::CloudFormationProvisionedProduct',
];

function withCondition(decided: Decided, consulted: ReadonlyMap<string, string>): Decided {
  if (consulted.size === 0 || decided.verdict === 'pass') return decided;
  const when = [...consulted].map(([name, answer]) => `${name} is ${answer}`).join(' and ');
  return { ...decided, explanation: [...decided.explanation, `when ${when}`] };
}
