import type { Finding } from '../lib/common/finding';
import type { SourceText } from '../lib/common/read-text';
import type { Profile, RuleCard } from '../lib/common/rule-card';
import type { ExceptionSpec } from '../lib/manifest';
import type { Template } from '../lib/template';
import { applyExceptions } from './exceptions';
import { judgeTemplate } from './judge-template';
import type { Rule } from './rule';
import { templateExceptions } from './template-exceptions';

export interface TogetherOptions {
  /** The name that exceptions are agreed for. */
  readonly target: string;
  readonly rules: readonly Rule[];
  readonly cards: readonly RuleCard[];
  readonly profile?: Profile;
  /** Exceptions beside those in the templates. */
  readonly agreed: readonly ExceptionSpec[];
  readonly now: Date;
}

/** What was found in templates that share their exceptions. */
export interface JudgedTogether {
  /** One list for each template, in their order. */
  readonly perTemplate: readonly (readonly Finding[])[];
  /** What is wrong with the exceptions themselves, which have no template. */
  readonly aboutExceptions: readonly Finding[];
}

/**
 * Judges the templates of one name: a stack and those nested in it. An exception holds for all of them, and whether it
 * is stale, all of them decide.
 */
export function judgeTogether(
  templates: readonly { readonly template: Template; readonly source: SourceText }[],
  { target, rules, cards, profile, agreed, now }: TogetherOptions,
): JudgedTogether {
  const noted = templates.map(({ source }) => templateExceptions(source, target));
  const judged = templates.map(({ template }, index) => [
    ...judgeTemplate(template, { target, rules, profile }).findings,
    ...noted[index]!.findings,
  ]);
  const exceptions = [...agreed, ...noted.flatMap((one) => one.exceptions)];
  const excepted = applyExceptions(judged.flat(), exceptions, { now, target, cards });
  let at = 0;
  const perTemplate = judged.map(({ length }) => excepted.slice(at, (at += length)));
  return { perTemplate, aboutExceptions: excepted.slice(at) };
}
