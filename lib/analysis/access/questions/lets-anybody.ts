import type { Verdict } from '../../../common/finding';
import { compareAccess } from '../engine/compare';
import type { Statement } from '../policy/statement';
import { askedStatements } from './asked-condition';
import { hidesLimits } from './hidden-limits';
import { type AskedPolicy, type Outsider, anybody } from './outsiders';
import { NOTHING } from './request-kind';

/** Whom a service of AWS asks for, nobody can tell from the policy. */
const OF_SERVICES = ['aws:principalisawsservice', 'aws:viaawsservice', 'aws:principalservicename'];

/** A rule asks of each statement of each template: what takes longer is unknown. */
const STEPS_OF_A_RULE = 200_000;

/**
 * Does one Allow of a resource policy let anybody in, after all that the policy denies? `fail`: yes, by a request.
 *
 * Limits: as `exposureOf`. Where a statement asks for services of AWS it is unknown, as they work for whoever asks them.
 */
export function letsAnybody(allow: readonly Statement[], policy: AskedPolicy): Verdict {
  return letsIn(allow, policy, anybody(policy));
}

/** Keys that say who the caller is; where a caller stands, or what it knows, closes no role. */
const OF_CALLERS = ['aws:principalorgid', 'aws:principalorgpaths', 'aws:userid'];

/** The same of a trust policy, in which only who somebody is counts. */
export function letsAnyAccount(allow: readonly Statement[], policy: AskedPolicy): Verdict {
  const { stranger } = policy;
  const tests = [...policy.unfixed(OF_CALLERS), ...policy.ofAccount(stranger)];
  return letsIn(allow, policy, [{ requests: { principal: { AWS: stranger }, tests } }]);
}

/** Does one Allow let in one of these, after all that the policy denies? */
export function letsIn(
  allow: readonly Statement[],
  policy: AskedPolicy,
  outsiders: readonly Pick<Outsider, 'requests'>[],
): Verdict {
  const { statements, symbols } = policy;
  if (OF_SERVICES.some((key) => policy.keys.has(key)) || hidesLimits(statements, symbols)) return 'unknown';
  const verdicts = outsiders.map(({ requests }) => {
    const claim = { ways: [[statements, allow, askedStatements(requests, symbols)]] };
    return compareAccess(claim, NOTHING, { symbols, budget: STEPS_OF_A_RULE }).verdict;
  });
  if (verdicts.includes('fail')) return 'fail';
  return verdicts.includes('unknown') ? 'unknown' : 'pass';
}
