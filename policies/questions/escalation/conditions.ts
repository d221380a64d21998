import { matchesIam } from '../../../lib/common/match-glob';
import type { ConditionTest, Property } from '../../../lib/template';
import { type Ternary, any, not } from '../../judge';
import { anyNamed } from '../permissions/action-kinds';
import { narrowsWhat } from '../permissions/narrowed';

/** Who asks: the holder passes or does not, and the template does not say what tags and names it will have. */
const WHO = /^aws:(PrincipalTag\/|PrincipalArn$|userid$|username$|SourceIdentity$|FederatedProvider$)/i;

/** What one may hand on or attach at most: whoever is held to it gains nothing that was not chosen for them. */
const CHOSEN = /^iam:(PermissionsBoundary|PolicyARN)$/i;

/** Nothing issued before this can be used any more, and nobody waits until the second. */
const PAST = Date.UTC(2026, 0, 1);
const NEVER = Date.UTC(2100, 0, 1);

/** Can the holder of an Allow meet its condition, when it is about this action and one of these services? */
export function canMeet(test: ConditionTest, action: string, services: readonly string[]): Ternary {
  const { operator, key, values } = test;
  if (/^iam:PassedToService$/i.test(key) && !/^(ForAllValues|.*Not)/i.test(operator))
    return any(values.map(namesOne(services)));
  if (/^Date/i.test(operator)) return any(values.map((value) => dateCanBe(operator, value)));
  if (WHO.test(key)) return undefined;
  const narrow = narrowsWhat(test);
  if (narrow === true && CHOSEN.test(key)) return false;
  // A tag leaves those that carry it: a thing by its name is no escalation, but an identity is.
  return narrow && action.startsWith('iam:') ? undefined : not(narrow);
}

/** Does the condition of a Deny still stop what matters? It may spare those who hand on only what was chosen for them. */
export function stillStops({ operator, key, values }: ConditionTest, services: readonly string[]): Ternary {
  if (!/Not(Equals|Like)/i.test(operator)) return false;
  if (CHOSEN.test(key)) return true;
  return /^iam:PassedToService$/i.test(key) && not(any(values.map(namesOne(services))));
}

function namesOne(services: readonly string[]): (value: Property) => Ternary {
  return (value) =>
    services.length === 0 || anyNamed(value, (pattern) => services.some((service) => matchesIam(pattern, service)));
}

function dateCanBe(operator: string, value: Property): Ternary {
  const date = value.value.kind === 'known' ? Date.parse(String(value.value.value)) : Number.NaN;
  if (Number.isNaN(date)) return undefined;
  if (/^DateLessThan/i.test(operator)) return date >= PAST;
  if (/^DateGreaterThan/i.test(operator)) return date < NEVER;
  return true;
}
