import type { Verdict } from '../../../common/finding';
import type { Statement } from '../policy/statement';
import { letsIn } from './lets-anybody';
import { valuesAsked } from './limiting-keys';
import type { AskedTest } from './asked-condition';
import { type AskedPolicy, unsigned } from './outsiders';

const OWN_CALLERS = ['aws:principalorgid', 'aws:principalorgpaths', 'aws:userid'];

/** Keys that say whose a resource is. */
const OWNERS = ['aws:resourceorgid', 'aws:resourceorgpaths'];

/**
 * Does one Allow of an endpoint's policy let somebody through without credentials, or with those of an account that nobody
 * named, to a resource of that account, after all that the policy denies? `fail`: yes, by a request.
 *
 * Limits: a resource is anybody's where its ARN has the account, or where it is a bucket. Where the caller stands, and what
 * tags there are, is for whoever works inside to choose.
 */
export function leadsOut(allow: readonly Statement[], policy: AskedPolicy): Verdict {
  const { stranger } = policy;
  const theirs = [
    ...ofNobodyNamed(policy),
    ...policy.mentioned([{ key: 'aws:resourceaccount', operator: 'StringEquals', values: [stranger] }]),
  ];
  const callers = policy.ofAccount(stranger).filter(({ key }) => key !== 'aws:resourceaccount');
  const signed = { principal: { AWS: stranger }, tests: [...policy.unfixed(OWN_CALLERS), ...callers, ...theirs] };
  const resources = [`arn:*:*:*:${stranger}:*`, `arn:*:s3:::${stranger}-*`];
  const requests = [signed, unsigned(policy, theirs)];
  return letsIn(
    allow,
    policy,
    requests.map((asked) => ({ requests: { ...asked, resources } })),
  );
}

/** The organization of the resource is none that the policy names. A variable names whatever it is in the request. */
function ofNobodyNamed({ statements, symbols }: AskedPolicy): AskedTest[] {
  return OWNERS.flatMap((key) => {
    const isName = (value: string): boolean =>
      /[^*?]/.test(value) && !symbols.symbolsIn(value).some(({ kind }) => kind === 'variable');
    const values = valuesAsked([key], statements).filter(isName);
    const operator = key.endsWith('paths') ? 'ForAllValues:StringNotLike' : 'StringNotLike';
    return values.length === 0 ? [] : [{ key, operator, values }];
  });
}
