import type { PrincipalReport } from '../../../lib/analysis/access/escalation/explain';
import { type Escalations, escalationsIn } from '../../../lib/analysis/access/escalation/find-escalations';
import { readAccount } from '../../../lib/analysis/access/extract/read-account';
import type { Resource, Template, World } from '../../../lib/template';
import type { Escalation } from './find-escalations';
import type { Right } from './rights';

/** A whole answer takes a tenth of a second: more principals of one template than these stay as they are. */
const ASKED_MAX = 10;

/** Whether it may make a call at all is soon said, but somebody may write a template of thousands. */
const CALLERS_MAX = 500;

/** Steps of the engine for each call of a way. */
const STEPS = 200_000;

/** What a rule says must not depend on the day it is asked. */
const MOMENT = new Date(Date.UTC(2026, 0, 1));

/**
 * The ways to more rights that are left when the engine is asked of a principal, where patterns cannot decide: conditions,
 * boundaries, Denies that spare something.
 *
 * Limits: of a template with conditions only what holds in each of its worlds is known for certain. A proof that takes
 * something for granted changes nothing.
 */
export function settle(
  found: readonly Escalation[],
  principal: Resource,
  rights: readonly Right[],
  world: World,
): readonly Escalation[] {
  const isOpen = found.some(({ answer }) => answer === true);
  const isPlain = rights.every(({ denies }) => denies === false);
  if (found.length === 0 || (isOpen && isPlain)) return found;
  const isTrusted = rights.some(isTrusting);
  const left = isTrusted ? found : withCalls(found, principal, world);
  const report = left.length === 0 ? undefined : reportOn(principal, world);
  if (report?.verdict === 'pass' && report.assumptions.length === 0) return isTrusted ? left : [];
  if (report?.verdict !== 'fail' || report.assumptions.length > 0) return left;
  const calls = report.path.flatMap((step) => step.calls.map(({ request }) => request.action.toLowerCase()));
  const isWay = ({ path }: Escalation) => path.needs.every(({ action }) => calls.includes(action));
  return left.map((one) => (isWay(one) ? { ...one, answer: true } : one));
}

/** Those of which every call may be made. */
function withCalls(found: readonly Escalation[], { id }: Resource, { template }: World): readonly Escalation[] {
  const { engine, callers } = askedOf(template);
  if (callers.size >= CALLERS_MAX && !callers.has(id)) return found;
  callers.add(id);
  return found.filter(({ path }) => path.needs.every(({ call }) => engine.mayCall(id, call)));
}

/** The engine takes it that whoever demands a boundary, or a policy, knew what those allow. */
const CHOSEN_WITH_CARE = ['iam:permissionsboundary', 'iam:policyarn'];

/** And it asks of one moment, while a policy that says when opens at another. */
const TIMES = ['aws:currenttime', 'aws:epochtime', 'aws:tokenissuetime'];

function isTrusting({ conditions }: Right): boolean {
  return conditions.some(({ key }) => [...CHOSEN_WITH_CARE, ...TIMES].includes(key.toLowerCase()));
}

/** The engine, and whom it was asked about in a template, whichever rule or world asked. */
interface Asked {
  readonly engine: Escalations;
  readonly reports: Map<string, PrincipalReport>;
  readonly callers: Set<string>;
}

const ASKED = new WeakMap<Template, Asked>();

function askedOf(template: Template): Asked {
  const before = ASKED.get(template);
  if (before) return before;
  // The open world makes no choices: else a rule that asks about one role would split on every condition there is.
  const account = readAccount(template.openWorld());
  const engine = escalationsIn(account, { budget: STEPS, now: MOMENT });
  const asked = { engine, reports: new Map<string, PrincipalReport>(), callers: new Set<string>() };
  ASKED.set(template, asked);
  return asked;
}

function reportOn({ id }: Resource, { template }: World): PrincipalReport | undefined {
  const { engine, reports } = askedOf(template);
  const known = reports.get(id);
  if (known || reports.size >= ASKED_MAX) return known;
  const report = engine.of(id);
  reports.set(id, report);
  return report;
}
