import { outdent } from '../lib/common/outdent';
import type { Example } from '../lib/common/rule-card';
import { UserError } from '../lib/common/user-error';
import { Template } from '../lib/template';
import { judgeTemplate } from './judge-template';
import type { Rule } from './rule';

/** One example of a rule, and whether the rule says of it what it stands for. */
export interface TriedExample {
  readonly kind: 'bad' | 'good' | 'unknown';
  readonly title: string;
  /** What is wrong, or undefined: the example shows what it says. */
  readonly complaint?: string;
}

/** Runs a rule on its own examples: bad ones must fail, good ones stay silent, unknown ones be unknown and nothing else. */
export function tryExamples(rule: Rule): TriedExample[] {
  return (['bad', 'good', 'unknown'] as const).flatMap((kind) =>
    rule[kind].map((example): TriedExample => {
      const complaint = complaintAbout(rule, kind, example);
      return { kind, title: example.title, ...(complaint !== undefined && { complaint }) };
    }),
  );
}

function complaintAbout(rule: Rule, kind: TriedExample['kind'], example: Example): string | undefined {
  const file = `${rule.id}.yaml`;
  let said: { verdict: string; property: string; saw: string }[];
  try {
    const template = Template.parse({ file, text: outdent(example.template) });
    const judged = judgeTemplate(template, { target: file, rules: [rule], profile: example.profile });
    if (judged.findings.length === 0 && judged.passed === 0) return 'the rule judged no resource of it';
    said = judged.findings.filter(({ rule: id }) => id === rule.id);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `no template: ${error.message}`;
  }
  const words = said.map(({ verdict, property, saw }) => `${verdict} ${property}: ${saw}`).join('; ') || 'silence';
  const [fails, unknowns] = ['fail', 'unknown'].map((verdict) => said.some((one) => one.verdict === verdict));
  if (kind === 'bad') return fails ? undefined : `must fail; the rule said ${words}`;
  if (kind === 'good') return said.length === 0 ? undefined : `must pass; the rule said ${words}`;
  return unknowns && !fails ? undefined : `must be unknown; the rule said ${words}`;
}
