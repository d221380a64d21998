import type { Finding, Position } from '../lib/common/finding';
import { isPast } from '../lib/common/clock';
import { nearest } from '../lib/common/nearest';
import type { RuleCard } from '../lib/common/rule-card';
import type { ExceptionSpec } from '../lib/manifest/schema';
import { findingOf } from './finding-of';
import { matchesGlob } from './match-glob';

export const EXCEPTION_EXPIRED: RuleCard = {
  id: 'exception-expired',
  topic: 'governance',
  severity: 'error',
  title: 'Exception has expired and no longer covers anything',
  why: 'A weakness was accepted until a day that has passed; from then on nobody has agreed to it.',
  fix: 'Mend the resource and delete the exception, or let its owner agree to a new expiry.',
  controls: { 'nist-800-53-r5': ['ca-5', 'pm-4'] },
  bad: [],
  good: [],
  unknown: [],
};

export const EXCEPTION_STALE: RuleCard = {
  id: 'exception-stale',
  topic: 'governance',
  severity: 'warning',
  title: 'Exception covers nothing',
  why: 'A forgotten exception waits for the next weakness with its name, which would then pass unseen.',
  fix: 'Delete the exception, or correct its rule and resource.',
  controls: { 'nist-800-53-r5': ['ca-5', 'cm-3'] },
  bad: [],
  good: [],
  unknown: [],
};

export interface ExceptionOptions {
  readonly now: Date;
  /** Target of the findings about the exceptions themselves: the manifest. */
  readonly target: string;
  /** Place of an exception in the manifest, by its number. @default - not known */
  readonly positionOf?: (index: number) => Position;
  /** Ids to suggest when an exception names a rule that does not exist. */
  readonly ruleIds?: readonly string[];
}

/**
 * Marks the findings that an exception covers, and adds one finding for each exception that has expired or covers
 * nothing. Findings come back in their order, those about exceptions last. Nothing can except those.
 */
export function applyExceptions(
  findings: readonly Finding[],
  exceptions: readonly ExceptionSpec[],
  options: ExceptionOptions,
): Finding[] {
  const valid = exceptions.filter((exception) => !isPast(exception.expires, options.now));
  const used = new Set<ExceptionSpec>();
  const marked = findings.map((finding) => {
    const covering = valid.filter((exception) => covers(exception, finding));
    for (const exception of covering) used.add(exception);
    const [exception] = covering;
    if (!exception) return finding;
    const { owner, reason, expires } = exception;
    return { ...finding, exception: { owner, reason, expires } };
  });
  const about = exceptions.flatMap((exception, index) => {
    if (!valid.includes(exception)) return [expired(exception, index, options)];
    return used.has(exception) ? [] : [stale(exception, index, options)];
  });
  return [...marked, ...about];
}

/** Does an exception mean this finding? Its expiry is not asked. */
export function covers(exception: ExceptionSpec, { rule, resource, property }: Finding): boolean {
  if (exception.rule !== rule) return false;
  const names = [resource.logicalId, ...(resource.constructPath === undefined ? [] : [resource.constructPath])];
  if (!names.some((name) => matchesGlob(exception.resource, name))) return false;
  const path = exception.property;
  return path === undefined || property === path || property.startsWith(`${path}.`);
}

function expired(exception: ExceptionSpec, index: number, options: ExceptionOptions): Finding {
  const saw = `${exception.expires}, for ${exception.rule} on ${exception.resource}`;
  return about(EXCEPTION_EXPIRED, index, { property: 'expires', saw, want: 'a day that has not passed' }, options);
}

function stale(exception: ExceptionSpec, index: number, options: ExceptionOptions): Finding {
  const { ruleIds } = options;
  if (ruleIds && !ruleIds.includes(exception.rule)) {
    const meant = nearest(exception.rule, ruleIds);
    const want = meant ? `an existing rule, such as ${meant}` : 'an existing rule';
    return about(EXCEPTION_STALE, index, { property: 'rule', saw: exception.rule, want }, options);
  }
  const saw = [exception.resource, exception.property].filter((part) => part !== undefined).join(' ');
  return about(EXCEPTION_STALE, index, { property: 'resource', saw, want: `a finding of ${exception.rule}` }, options);
}

function about(
  card: RuleCard,
  index: number,
  difference: { property: string; saw: string; want: string },
  options: ExceptionOptions,
): Finding {
  const position = options.positionOf?.(index) ?? { file: options.target, line: 0, column: 0 };
  const subject = { logicalId: `exceptions.${index}`, type: 'exception' };
  return findingOf(card, { verdict: 'fail', position, ...difference }, subject, options.target);
}
