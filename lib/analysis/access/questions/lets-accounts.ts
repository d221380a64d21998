import type { Verdict } from '../../../common/finding';
import type { Statement } from '../policy/statement';
import { holdsSymbol } from '../policy/symbols';
import { letsAnybody, letsIn } from './lets-anybody';
import { namedOutsiders } from './named-outsiders';
import { AskedPolicy } from './outsiders';

/**
 * Does one Allow let somebody in of another account that it names, or that a Deny spares, after all that the policy denies?
 *
 * What lets everybody in names nobody, and passes here. Limits: as `letsAnybody`; a principal that is not known, or is
 * no account, is unknown.
 */
export function letsNamedAccount(allow: readonly Statement[], policy: AskedPolicy): Verdict {
  const ids = accountsNamed(allow, policy);
  if (ids.length === 0 || hidesPrincipals(allow)) return 'unknown';
  const verdict = letsIn(
    allow,
    policy,
    ids.map((id) => ({ requests: { principal: { AWS: id }, tests: policy.ofAccount(id) } })),
  );
  if (verdict !== 'fail' || !allow.some(isForAnybody)) return verdict;
  const open = letsAnybody(allow, policy);
  return open === 'unknown' ? 'unknown' : open === 'fail' ? 'pass' : 'fail';
}

/** A Deny spares those whom its negated tests name; who is named to be denied is not let in by that. */
function accountsNamed(allow: readonly Statement[], { statements, symbols, owner }: AskedPolicy): string[] {
  const sparing = statements
    .filter(({ effect }) => effect === 'Deny')
    .map((deny) => ({ ...deny, tests: deny.tests.filter(({ negated }) => negated) }));
  return namedOutsiders(new AskedPolicy([...allow, ...sparing], symbols, owner)).flatMap(({ kind, requests }) =>
    kind === 'account' ? (requests.principal?.['AWS'] ?? []) : [],
  );
}

/**
 * Does one Allow let a role in that nobody named, of an account that the Allow names as a whole?
 *
 * Limits: as `letsNamedAccount`. The role stands for all that nobody named: what a test finds by a part of its name is named.
 *
 * @param whose whether the policy's own account counts too
 */
export function letsWholeAccount(
  allow: readonly Statement[],
  policy: AskedPolicy,
  whose: 'any' | 'others' = 'any',
): Verdict {
  const roots = allow.flatMap(({ principals }) => (principals?.patterns ?? []).flatMap(accountIn));
  const counting = roots.filter(({ id }) => whose === 'any' || id !== policy.owner.account);
  if (counting.length === 0 || hidesPrincipals(allow)) return 'unknown';
  const roles = counting.map(({ partition, id }) => {
    const arn = `arn:${partition}:iam::${id}:role/${policy.stranger}`;
    const isRole = policy.mentioned([{ key: 'aws:principalarn', operator: 'StringEquals', values: [arn] }]);
    const ofAccount = policy.ofAccount(id).filter(({ key }) => key !== 'aws:principalarn');
    return { requests: { principal: { AWS: arn }, tests: [...ofAccount, ...isRole] } };
  });
  return letsIn(allow, policy, roles);
}

/** The account that a principal stands for as a whole. */
function accountIn(pattern: string): { readonly partition: string; readonly id: string }[] {
  const [, partition, id] = /^AWS:arn:([^:]*):\*::(\d{12}):\*$/.exec(pattern) ?? [];
  return partition === undefined || id === undefined ? [] : [{ partition: partition === '*' ? 'aws' : partition, id }];
}

function isForAnybody({ principals }: Statement): boolean {
  return principals === undefined || principals.negated || principals.patterns.includes('*');
}

function hidesPrincipals(allow: readonly Statement[]): boolean {
  return allow.some(({ certain, principals }) => !certain || principals?.patterns.some(holdsSymbol));
}
