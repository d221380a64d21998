import type { Finding, Position } from '../lib/common/finding';
import { isPast } from '../lib/common/clock';
import { matchesGlob } from '../lib/common/match-glob';
import { nearest } from '../lib/common/nearest';
import type { RuleCard } from '../lib/common/rule-card';
import type { ExceptionSpec } from '../lib/manifest/schema';
import {
  EXCEPTION_CARDS,
  EXCEPTION_EXPIRED,
  EXCEPTION_REFUSED,
  EXCEPTION_STALE,
  EXCEPTION_TOO_BROAD,
} from './exception-cards';
import { type Subject, findingOf } from './finding-of';

/** More findings than a person looks at one by one before agreeing to all of them. */
export const COVERED_MAX = 20;

/** An exception that says itself where it stands: one in the metadata of a resource. */
export interface PlacedException extends ExceptionSpec {
  readonly place?: { readonly subject: Subject; readonly property: string; readonly position: Position };
}

export interface ExceptionOptions {
  readonly now: Date;
  /** Target of the findings about the exceptions themselves: the manifest. */
  readonly target: string;
  /** Place of an exception in the manifest, by its number. @default - not known */
  readonly positionOf?: (index: number) => Position;
  /** Rules there are: an exception may misspell one, or name one that nobody may waive. @default - those of findings */
  readonly cards?: readonly Pick<RuleCard, 'id' | 'waivable'>[];
}

/**
 * Marks the findings that an exception covers, and adds one finding for each exception that has expired, covers
 * nothing, covers too much, or is for a rule that nobody may waive. Findings come back in their order, those about
 * exceptions last. Nothing can except those.
 */
export function applyExceptions(
  findings: readonly Finding[],
  exceptions: readonly PlacedException[],
  options: ExceptionOptions,
): Finding[] {
  const walls = new Set(options.cards?.filter(({ waivable }) => waivable === false).map(({ id }) => id));
  const live = exceptions.filter(({ expires, rule }) => !isPast(expires, options.now) && !isAboutExceptions(rule));
  const coverage = new Map<PlacedException, Finding[]>(live.map((exception) => [exception, []]));
  const refused = new Set(exceptions.filter(({ rule }) => walls.has(rule) && !isAboutExceptions(rule)));
  const marked = findings.map((finding) => {
    const covering = live.filter((exception) => covers(exception, finding));
    if (finding.waivable === false) {
      for (const exception of covering) refused.add(exception);
      return finding;
    }
    for (const exception of covering) coverage.get(exception)?.push(finding);
    const [exception] = covering;
    if (!exception) return finding;
    const { owner, reason, expires } = exception;
    return { ...finding, exception: { owner, reason, expires } };
  });
  const about = exceptions.flatMap((exception, index) => {
    if (refused.has(exception)) return [refusal(exception, index, options)];
    if (isPast(exception.expires, options.now)) return [expired(exception, index, options)];
    const covered = coverage.get(exception) ?? [];
    if (covered.length === 0) return [stale(exception, index, options)];
    const excess = excessOf(exception, covered);
    return excess === undefined ? [] : [tooBroad(exception, excess, index, options)];
  });
  return [...marked, ...about];
}

/** Does an exception mean this finding? Its expiry is not asked. */
export function covers(exception: ExceptionSpec, { rule, resource, property }: Finding): boolean {
  if (exception.rule !== rule) return false;
  const names = [resource.logicalId, resource.constructPath, resource.becomes].filter((name) => name !== undefined);
  if (!names.some((name) => matchesGlob(exception.resource, name))) return false;
  const path = exception.property;
  return path === undefined || property === path || property.startsWith(`${path}.`);
}

/**
 * Why an exception is too broad, or undefined.
 *
 * A pattern without a letter names nothing, so it also covers what is built tomorrow. Several resources may share one
 * agreement, but only about a property that it names. Beyond twenty findings nobody has looked at each.
 */
function excessOf(exception: ExceptionSpec, covered: readonly Finding[]): string | undefined {
  if (!/[a-z0-9]/i.test(exception.resource)) return 'a pattern that names nothing';
  if (covered.length > COVERED_MAX) return `${covered.length} findings`;
  const resources = new Set(covered.map(({ target, resource }) => `${target} ${resource.logicalId}`));
  return resources.size > 1 && exception.property === undefined
    ? `${resources.size} resources, and no property named`
    : undefined;
}

const isAboutExceptions = (rule: string) => EXCEPTION_CARDS.some(({ id }) => id === rule);

type Difference = Readonly<Record<'property' | 'saw' | 'want', string>>;
type About = (exception: PlacedException, index: number, options: ExceptionOptions) => Finding;

const expired: About = (exception, index, options) => {
  const saw = `${exception.expires}, for ${exception.rule} on ${exception.resource}`;
  const want = 'a day that has not passed';
  return about(EXCEPTION_EXPIRED, { property: 'expires', saw, want }, exception, index, options);
};

const refusal: About = (exception, index, options) => {
  const difference = { property: 'rule', saw: exception.rule, want: 'a rule that may be waived' };
  return about(EXCEPTION_REFUSED, difference, exception, index, options);
};

const stale: About = (exception, index, options) => {
  const known = options.cards?.map(({ id }) => id);
  if (known && !known.includes(exception.rule)) {
    const meant = nearest(exception.rule, known);
    const want = meant ? `an existing rule, such as ${meant}` : 'an existing rule';
    return about(EXCEPTION_STALE, { property: 'rule', saw: exception.rule, want }, exception, index, options);
  }
  const saw = [exception.resource, exception.property].filter((part) => part !== undefined).join(' ');
  const difference = { property: 'resource', saw, want: `a finding of ${exception.rule}` };
  return about(EXCEPTION_STALE, difference, exception, index, options);
};

function tooBroad(exception: PlacedException, excess: string, index: number, options: ExceptionOptions): Finding {
  const saw = `${exception.resource} for ${exception.rule}: ${excess}`;
  const want = `one resource, or one property of several; at most ${COVERED_MAX} findings`;
  return about(EXCEPTION_TOO_BROAD, { property: 'resource', saw, want }, exception, index, options);
}

function about(
  card: RuleCard,
  { property, saw, want }: Difference,
  { place }: PlacedException,
  index: number,
  options: ExceptionOptions,
): Finding {
  const position = place?.position ?? options.positionOf?.(index) ?? { file: options.target, line: 0, column: 0 };
  const subject = place?.subject ?? { logicalId: `exceptions.${index}`, type: 'exception' };
  const path = place ? `${place.property}.${property}` : property;
  return findingOf(card, { verdict: 'fail', position, property: path, saw, want }, subject, options.target);
}
