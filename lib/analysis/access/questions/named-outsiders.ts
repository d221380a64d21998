import { DEPUTY_KEYS, valuesAsked } from './limiting-keys';
import type { AskedPolicy, Outsider } from './outsiders';
import { isOwn } from './policy-owner';
import { isShared, keysOfProvider } from './shared-providers';

/** Whom a policy names that is not at home, each with the requests they can make. */
export function namedOutsiders(policy: AskedPolicy): Outsider[] {
  return [
    ...providers(policy),
    ...organizations(policy),
    ...accounts(policy),
    ...services(policy),
    ...canonicalUsers(policy),
  ];
}

/** Accounts of an organisation that the policy names, though it names none of the accounts. */
function organizations(policy: AskedPolicy): Outsider[] {
  const { statements, stranger, owner } = policy;
  const named = valuesAsked(['aws:principalorgid', 'aws:principalorgpaths'], statements);
  const ids = named.flatMap((value) => /^(o-[a-z0-9]+)(\/|$)/.exec(value)?.[1] ?? []);
  return unique(ids)
    .filter((id) => !isOwn(id, owner))
    .map((id) => ({
      kind: 'organization',
      who: `any account of organisation ${id}`,
      requests: {
        principal: { AWS: stranger },
        tests: [
          ...policy.ofAccount(stranger),
          ...policy.mentioned([
            { key: 'aws:principalorgid', operator: 'StringEquals', values: [id] },
            { key: 'aws:principalorgpaths', operator: 'ForAllValues:StringLike', values: [`${id}/*`] },
          ]),
        ],
      },
    }));
}

const ACCOUNT = /(?:^|:)(\d{12})(?::|$)/;

function accounts(policy: AskedPolicy): Outsider[] {
  const keys = ['aws:principalaccount', 'aws:principalarn', 'kms:calleraccount', 'aws:userid'];
  const texts = [...namedIn(policy, 'AWS:'), ...valuesAsked(keys, policy.statements)];
  const ids = texts.flatMap((text) => ACCOUNT.exec(text)?.[1] ?? []);
  return othersOf(ids, policy).map((id) => ({
    kind: 'account',
    who: `account ${id}`,
    requests: { principal: { AWS: id }, tests: policy.ofAccount(id) },
  }));
}

/** Services of AWS, once asking for anybody and once for each account that the policy names. */
function services(policy: AskedPolicy): Outsider[] {
  const sources = valuesAsked(['aws:sourceaccount', 'aws:sourceowner', 'aws:sourcearn'], policy.statements);
  const others = othersOf(
    sources.flatMap((value) => ACCOUNT.exec(value)?.[1] ?? []),
    policy,
  );
  return namedIn(policy, 'Service:').flatMap((name): Outsider[] => [
    {
      kind: 'service',
      who: `${name}, for anybody`,
      requests: { principal: { Service: name }, tests: policy.unfixed(DEPUTY_KEYS) },
    },
    ...others.map((id) => ({
      kind: 'service-for' as const,
      who: `${name}, for account ${id}`,
      requests: {
        principal: { Service: name },
        tests: policy.mentioned([
          { key: 'aws:sourceaccount', operator: 'StringEqualsIfExists', values: [id] },
          { key: 'aws:sourceowner', operator: 'StringEqualsIfExists', values: [id] },
          { key: 'aws:sourcearn', operator: 'ArnLikeIfExists', values: [`arn:*:*:*:${id}:*`] },
        ]),
      },
    })),
  ]);
}

/** Identity providers: one that signs in everybody is public, unless a claim of it says who. */
function providers(policy: AskedPolicy): Outsider[] {
  return namedIn(policy, 'Federated:').flatMap((name): Outsider[] => {
    const principal = { Federated: name };
    if (isShared(name)) {
      const claims = keysOfProvider(name).flatMap((key) => {
        const values = valuesAsked([key], policy.statements).filter(saysWhose);
        return values.length === 0 ? [] : [{ key, operator: 'StringNotLike', values }];
      });
      return [{ kind: 'public', who: `anybody who signs in at ${name}`, requests: { principal, tests: claims } }];
    }
    const owner = /^arn:[^:]*:iam::(\d{12}):/.exec(name)?.[1];
    if (owner === policy.owner.account) return [];
    return [{ kind: 'provider', who: `whoever ${name} signs in`, requests: { principal } }];
  });
}

/** `repo:acme/*` names an owner, `repo:*` and `*` name nobody. */
function saysWhose(claim: string): boolean {
  const before = claim.split(/[*?]/)[0] ?? '';
  return before === claim || /[:/][^/]+\/$/.test(before.slice(0, before.lastIndexOf('/') + 1));
}

function canonicalUsers(policy: AskedPolicy): Outsider[] {
  return namedIn(policy, 'CanonicalUser:').map((id) => ({
    kind: 'canonical-user',
    who: `the account of canonical user ${id}`,
    requests: { principal: { CanonicalUser: id } },
  }));
}

/** Principals of one kind that an Allow names. */
function namedIn({ statements }: AskedPolicy, kind: string): string[] {
  const all = statements.flatMap(({ effect, principals }) =>
    effect === 'Allow' && principals?.negated === false ? principals.patterns : [],
  );
  return [...new Set(all)].filter((text) => text.startsWith(kind)).map((text) => text.slice(kind.length));
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

function othersOf(accounts: readonly string[], { owner }: AskedPolicy): string[] {
  return unique(accounts).filter((id) => id !== owner.account);
}
