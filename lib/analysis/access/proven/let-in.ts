import { accessOf } from '../account/access-of';
import type { Account, Guarded, Identity } from '../account/account';
import type { AccessSet } from '../engine/access-set';
import type { Statement } from '../policy/statement';
import { ofKind } from '../questions/request-kind';

/** What a role may do because the policy of a resource names it; undefined where it names no role. */
export function letInBy(account: Account, role: Identity, resource: Guarded): AccessSet | undefined {
  const { ways, denies } = accessOf(account, role, { resource }).access;
  const named = ways.slice(1).filter(([naming = []]) => naming.some(mayNameRole));
  if (named.length === 0) return undefined;
  const kind = {
    resources: wholeOf(resource.arn),
    principal: '*',
    condition: { ArnEquals: { 'aws:PrincipalArn': role.arn } },
  };
  return ofKind({ ways: named, ...(denies && { denies }) }, kind, account.symbols);
}

/** A resource and all that it holds: objects, streams, users. */
export function wholeOf(arn: string): string[] {
  return [arn, `${arn}/*`, `${arn}:*`];
}

function mayNameRole({ effect, principals }: Statement): boolean {
  const isOfServices = principals?.negated === false && principals.patterns.every((one) => one.startsWith('Service:'));
  return effect === 'Allow' && !isOfServices;
}
