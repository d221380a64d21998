import type { Finding } from '../lib/common/finding';
import type { Profile } from '../lib/common/rule-card';
import { type Declaration, type Template, WORLDS_MAX, inSharedWorlds } from '../lib/template';
import { beyondJudgement } from './beyond-judgement';
import { findingOf } from './finding-of';
import { mergeWorlds } from './merge-worlds';
import { type Observation, type Rule, observe } from './rule';
import { rules as allRules } from './rules';

export interface JudgeOptions {
  /** What reports call the template: the stack's name, or the file. */
  readonly target: string;
  /** @default - every rule */
  readonly rules?: readonly Rule[];
  /** @default 'modern' */
  readonly profile?: Profile;
}

export interface Judgement {
  /** In the order of the template; for one resource in the order of the rules. */
  readonly findings: readonly Finding[];
  /** How many times a rule looked at a resource and stayed silent. */
  readonly passed: number;
}

/**
 * Judges every resource of a template by every rule that applies to its type, in every world the rule can tell apart.
 * Never throws for what the template holds: a rule that stops, a malformed resource, a macro and a nested stack are `unknown`.
 */
export function judgeTemplate(template: Template, options: JudgeOptions): Judgement {
  const byType = rulesByType(options.rules ?? allRules);
  const { profile = 'modern' } = options;
  const findings = beyondJudgement(template, options.target);
  let passed = 0;
  for (const declaration of template.resources.values()) {
    for (const rule of byType.get(declaration.type) ?? []) {
      const observations = judgeResource(rule, declaration, template, profile);
      if (!observations) continue;
      if (observations.length === 0) passed++;
      for (const said of observations) findings.push(findingOf(rule, said, declaration, options.target));
    }
  }
  return { findings, passed };
}

/** What a rule says of one resource over all worlds; undefined when the resource exists in none. */
function judgeResource(
  rule: Rule,
  declaration: Declaration,
  template: Template,
  profile: Profile,
): readonly Observation[] | undefined {
  const branches = inSharedWorlds(template, (world) => {
    const resource = world.resource(declaration.logicalId);
    return resource ? observe(rule, resource, world, profile) : null;
  });
  const [first] = branches.branches;
  // Most rules meet no choice, and then most say nothing, or one thing.
  if (branches.complete && first?.choices.length === 0 && (first.outcome?.length ?? 0) <= 1)
    return first.outcome ?? undefined;
  if (branches.complete && branches.branches.every(({ outcome }) => outcome === null)) return undefined;
  const merged = mergeWorlds(branches);
  return branches.complete ? merged : [...merged, tooManyWorlds(template, declaration)];
}

function tooManyWorlds(template: Template, declaration: Declaration): Observation {
  return {
    verdict: 'unknown',
    property: '',
    position: template.locate(declaration.place),
    saw: `an answer that hangs on more than ${WORLDS_MAX} combinations of conditions and parameters`,
    want: `at most ${WORLDS_MAX} combinations`,
  };
}

/** A fleet of templates is judged by one list of rules, which is sorted once. */
const SORTED = new WeakMap<readonly Rule[], ReadonlyMap<string, readonly Rule[]>>();

function rulesByType(rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
  const before = SORTED.get(rules);
  if (before) return before;
  const byType = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const type of rule.appliesTo) {
      const same = byType.get(type);
      if (same) same.push(rule);
      else byType.set(type, [rule]);
    }
  }
  SORTED.set(rules, byType);
  return byType;
}
