import type { ConditionTest, Statement } from '../../../lib/template';
import { type Ternary, all, any, isStar, not, says } from '../../judge';

/** Operators that hold only when the key is there. `…IfExists` and `ForAllValues` also hold without it. */
const POSITIVE = /^(ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike|Bool)$/i;

/** Global keys that say what is touched, or through which service; all others say who asks, from where and when. */
const WHAT = /^aws:(ResourceTag\/|RequestTag\/|CalledVia|ViaAWSService$)/i;

/** Keys of services that say how a request is made, or where. */
const HOW =
  /^(s3:(tlsversion|authtype|signature\w+|x-amz-content-sha256|max-keys|resourceaccount)|ec2:region|sts:externalid|sts:rolesessionname)$/i;

/**
 * Does a condition narrow what an Allow reaches, so that `Resource: '*'` is not everything?
 *
 * It does with tags of the resource or the request, with the service in between (`aws:CalledVia`, `kms:ViaService`,
 * `iam:PassedToService`) and with what a service itself offers (`iam:PermissionsBoundary`, `ecs:cluster`, `ec2:Vpc`,
 * `dynamodb:LeadingKeys`). It does not with who is asking (`aws:PrincipalTag`, MFA), from where, when, or by what TLS:
 * whoever passes reaches everything. An operator that holds without the key narrows nothing.
 */
export function narrowsWhat({ operator, key, values }: ConditionTest): Ternary {
  const about = /^aws:/i.test(key) ? WHAT.test(key) : !HOW.test(key);
  if (!about || !POSITIVE.test(operator)) return false;
  if (/Bool$/i.test(operator)) return any(values.map((value) => says(value, 'true')));
  if (!/Like$|Arn\w+$/i.test(operator)) return true;
  return all(values.map(({ value }) => not(isStar(value))));
}

/** Is a statement narrowed by a condition? */
export function isNarrowed({ conditions, hiddenConditions }: Statement): Ternary {
  return any([...conditions.map(narrowsWhat), ...hiddenConditions.map(() => undefined)]);
}
