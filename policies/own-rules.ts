import { TOPICS } from '../lib/common/finding';
import { nearest } from '../lib/common/nearest';
import { type Problem, UserError } from '../lib/common/user-error';
import type { RuleCard } from '../lib/common/rule-card';
import { cards } from './catalogue';
import type { Rule } from './rule';

/** Rules that somebody else wrote, each with the place to complain about: a file, or `rules.0`. */
export interface OwnRule {
  readonly where: string;
  readonly value: unknown;
}

/**
 * Takes rules from outside, whose authors may have used plain JavaScript. No id may be one of ours.
 * @throws UserError with everything that is wrong with any of them
 */
export function acceptRules(given: readonly OwnRule[], ours: readonly Pick<RuleCard, 'id'>[] = cards): Rule[] {
  const taken = new Map(ours.map(({ id }) => [id, 'vendor-enclave']));
  const problems = given.flatMap(({ where, value }) => {
    const own = problemsOf(value, where);
    const { id } = (value ?? {}) as Partial<Rule>;
    const holder = typeof id === 'string' ? taken.get(id) : undefined;
    if (holder !== undefined) own.push(idTaken(where, id as string, holder));
    else if (typeof id === 'string') taken.set(id, where);
    return own;
  });
  if (problems.length > 0) throw new UserError(problems);
  return given.map(({ value }) => value as Rule);
}

const FIELDS: Readonly<Record<string, { fits: (value: unknown) => boolean; want: string; optional?: true }>> = {
  id: {
    fits: (value) => isText(value) && /^[a-z]+(-[a-z0-9]+)+$/.test(value),
    want: 'words in lower case, joined by hyphens',
  },
  topic: { fits: (value) => TOPICS.includes(value as never), want: TOPICS.join(', ') },
  severity: { fits: (value) => value === 'error' || value === 'warning', want: '`error` or `warning`' },
  tier: { fits: (value) => value === 'core' || value === 'opinion', want: '`core` or `opinion`', optional: true },
  waivable: { fits: (value) => value === false, want: '`false`, or nothing', optional: true },
  title: { fits: isText, want: 'what is wrong, in one line' },
  why: { fits: isText, want: 'why a reviewer should care' },
  fix: { fits: isText, want: 'what to change, in one sentence' },
  controls: { fits: isControls, want: 'lists of control ids by framework; an empty map if there are none' },
  appliesTo: { fits: (value) => isList(value, isText) && value.length > 0, want: 'at least one resource type' },
  check: { fits: (value) => typeof value === 'function', want: 'a function (resource, world, report, profile)' },
  bad: { fits: (value) => isList(value, isExample) && value.length > 0, want: 'at least one example that fails' },
  good: { fits: (value) => isList(value, isExample) && value.length > 0, want: 'at least one example that passes' },
  unknown: {
    fits: (value) => isList(value, isExample),
    want: 'examples nobody can judge; an empty list if there are none',
  },
};

function problemsOf(value: unknown, where: string): Problem[] {
  if (typeof value !== 'object' || value === null) return [noRule(where, value)];
  const rule = value as Record<string, unknown>;
  // A module that exports other things: a dozen complaints about a rule nobody wrote would hide that.
  if (!Object.keys(FIELDS).some((name) => Object.hasOwn(rule, name))) return [noRule(where, undefined)];
  const wrong = Object.entries(FIELDS).filter(([name, { fits, optional }]) => {
    return !(optional && rule[name] === undefined) && !fits(rule[name]);
  });
  const strange = Object.keys(rule).filter((name) => !Object.hasOwn(FIELDS, name));
  return [
    ...wrong.map(([name, { want }]) => wrongField(where, name, rule[name], want)),
    ...strange.map((name) => unknownField(where, name)),
  ];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isList<T>(value: unknown, fits: (item: unknown) => item is T): value is T[];
function isList(value: unknown, fits: (item: unknown) => boolean): value is unknown[];
function isList(value: unknown, fits: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(fits);
}

function isControls(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && Object.values(value).every((ids: unknown) => isList(ids, isText))
  );
}

function isExample(value: unknown): boolean {
  const { title, template } = (value ?? {}) as Record<string, unknown>;
  return isText(title) && isText(template);
}

function noRule(where: string, value: unknown): Problem {
  return {
    where,
    what: 'gives no rule',
    saw: value === undefined ? 'no default export' : `a ${value === null ? 'null' : typeof value}`,
    want: 'a rule, or a list of rules, as the default export',
    mend: 'write `export default defineRule({ … })`, or `module.exports = defineRule({ … })`',
    code: 'own-rule/missing',
  };
}

function wrongField(where: string, name: string, value: unknown, want: string): Problem {
  const saw = value === undefined ? 'nothing' : typeof value === 'string' ? `\`${value}\`` : `a ${typeof value}`;
  const mend = value === undefined ? `add \`${name}\`` : `correct \`${name}\``;
  return { where, what: `has no \`${name}\` that we can use`, saw, want, mend, code: `own-rule/${name}` };
}

function unknownField(where: string, name: string): Problem {
  const meant = nearest(name, Object.keys(FIELDS));
  return {
    where,
    what: `has a field that no rule has`,
    saw: name,
    want: Object.keys(FIELDS).join(', '),
    mend: meant ? `rename it to \`${meant}\`` : 'remove it',
    code: 'own-rule/unknown-field',
  };
}

function idTaken(where: string, id: string, holder: string): Problem {
  return {
    where,
    what: 'bears the id of another rule',
    saw: id,
    want: `an id of its own; ${holder} has this one`,
    mend: 'rename the rule, for instance after your company',
    code: 'own-rule/id-taken',
  };
}
