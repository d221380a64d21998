import type { JsonPolicy } from '../policy/json-policy';
import type { Home } from './outsiders';

/** Whose a resource policy is: for all requests to one resource, its account and organisation are the same. */
export interface Owner {
  readonly account: string;
  readonly organizations: readonly string[];
  /** Where the account comes from; `nowhere`: it is made up, and stands for whatever it is. */
  readonly from: 'given' | 'resources' | 'nowhere';
}

/** Asks who owns a policy: whoever was named, else the one account of its resources, else an account nobody named. */
export function ownerOf(policy: JsonPolicy, { account, organizations = [] }: Home): Owner {
  if (account !== undefined) return { account, organizations, from: 'given' };
  const found = resourceAccounts(policy);
  return found.size === 1
    ? { account: [...found][0]!, organizations, from: 'resources' }
    : { account: unnamedAccount(JSON.stringify(policy)), organizations, from: 'nowhere' };
}

/** An account id that stands nowhere in a text: whoever it is, nobody meant them. */
export function unnamedAccount(text: string, besides = ''): string {
  for (let id = 999_988_887_777; ; id--) if (!text.includes(String(id)) && String(id) !== besides) return String(id);
}

const UNNAMED_ORGANIZATION = 'o-0wner0wner0';

/**
 * The policy with the variables that are the same in every request to it put in: `${aws:ResourceAccount}` and
 * `${aws:ResourceOrgID}`. The older language has no variables.
 */
export function withOwner(policy: JsonPolicy, { account, organizations }: Owner): JsonPolicy {
  if (policy.Version === '2008-10-17') return policy;
  const text = JSON.stringify(policy)
    .replace(/\$\{aws:ResourceAccount\}/gi, account)
    .replace(/\$\{aws:ResourceOrgID\}/gi, organizations[0] ?? UNNAMED_ORGANIZATION);
  return JSON.parse(text) as JsonPolicy;
}

/** A text as the policy had it, where the owner was made up. */
export function asWritten(text: string, { account, from, organizations }: Owner): string {
  const known = from === 'nowhere' ? text.replaceAll(account, '${aws:ResourceAccount}') : text;
  return organizations.length > 0 ? known : known.replaceAll(UNNAMED_ORGANIZATION, '${aws:ResourceOrgID}');
}

export function isOwn(organization: string, { organizations }: Owner): boolean {
  return organization === UNNAMED_ORGANIZATION || organizations.includes(organization);
}

/** The accounts in the ARNs of the policy's own resources. */
function resourceAccounts(policy: JsonPolicy): ReadonlySet<string> {
  const statements = [policy.Statement].flat() as readonly ({ readonly Resource?: unknown } | null | undefined)[];
  const arns = statements.flatMap((statement) => [statement?.Resource].flat());
  return new Set(arns.flatMap((arn) => /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(String(arn))?.[1] ?? []));
}
