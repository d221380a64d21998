import type { PrincipalReport } from '../../../lib/analysis/access/escalation/explain';
import { findEscalations as askEngine } from '../../../lib/analysis/access/escalation/find-escalations';
import { readAccount } from '../../../lib/analysis/access/extract/read-account';
import type { Resource, Template, World } from '../../../lib/template';
import type { Escalation } from './find-escalations';
import type { Right } from './rights';

/** A question of the engine takes a tenth of a second: more principals of one template than these stay as they are. */
const ASKED_MAX = 10;

/** Steps of the engine for each call of a way. */
const STEPS = 200_000;

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
  const report = reportOn(principal, world);
  if (report?.verdict === 'pass' && report.assumptions.length === 0) return rights.some(isTrusting) ? found : [];
  if (report?.verdict !== 'fail' || report.assumptions.length > 0) return found;
  const calls = report.path.flatMap((step) => step.calls.map(({ request }) => request.action.toLowerCase()));
  const isWay = ({ path }: Escalation) => path.needs.every((need) => calls.includes(need));
  return found.map((one) => (isWay(one) ? { ...one, answer: true } : one));
}

/** The engine takes it that whoever demands a boundary, or a policy, knew what those allow. */
const CHOSEN_WITH_CARE = ['iam:permissionsboundary', 'iam:policyarn'];

function isTrusting({ conditions }: Right): boolean {
  return conditions.some(({ key }) => CHOSEN_WITH_CARE.includes(key.toLowerCase()));
}

/** What the engine said of principals of a template, whichever rule or world asked. */
const REPORTS = new WeakMap<Template, Map<string, PrincipalReport | undefined>>();

function reportOn({ id }: Resource, { template }: World): PrincipalReport | undefined {
  const known = REPORTS.get(template) ?? new Map<string, PrincipalReport | undefined>();
  REPORTS.set(template, known);
  if (known.has(id) || known.size >= ASKED_MAX) return known.get(id);
  // The open world makes no choices: else a rule that asks about one role would split on every condition there is.
  const account = readAccount(template.openWorld());
  const [report] = askEngine(account, [id], { budget: STEPS }).principals;
  known.set(id, report);
  return report;
}
