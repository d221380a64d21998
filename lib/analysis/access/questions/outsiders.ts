import type { Statement } from '../policy/statement';
import type { SymbolTable } from '../policy/symbols';
import type { AskedRequests, AskedTest } from './asked-condition';
import { type Owner, unnamedAccount } from './policy-owner';
import { keysAsked, LIMITING_KEYS, NETWORK_KEYS, notFixed } from './limiting-keys';

/**
 * Somebody outside the account, as the requests they can make.
 *
 * - `public`: anybody, without credentials or with those of any AWS account, or anybody of a provider open to all.
 * - `network`: anybody who stands in a named network.
 * - `organization`, `account`, `provider`, `canonical-user`: those who are named.
 * - `service`: a service of AWS that need not say for whom it asks, so that anybody may let it ask (a confused deputy).
 * - `service-for`: a service that asks for an account that is named.
 */
export type OutsiderKind =
  'public' | 'network' | 'organization' | 'account' | 'service' | 'service-for' | 'provider' | 'canonical-user';

export interface Outsider {
  readonly kind: OutsiderKind;
  /** As in `anybody without credentials`, `account 444455556666`. */
  readonly who: string;
  readonly requests: AskedRequests;
}

/** What counts as inside. */
export interface Home {
  readonly account?: string;
  readonly organizations?: readonly string[];
}

/** The statements of a policy, asked who stands outside of it. */
export class AskedPolicy {
  readonly keys: ReadonlySet<string>;
  /** An account id that stands nowhere in the policy: whoever it is, nobody meant them. */
  readonly stranger: string;

  constructor(
    readonly statements: readonly Statement[],
    readonly symbols: SymbolTable,
    readonly owner: Owner,
  ) {
    this.keys = keysAsked(statements, symbols);
    this.stranger = unnamedAccount(JSON.stringify(statements.map(({ source }) => source)), owner.account);
  }

  /** Tests that hold where none of the keys says whose the request is. */
  unfixed(keys: readonly string[]): AskedTest[] {
    return [...new Set(keys)].flatMap((key) => notFixed(key, this.statements, this.symbols) ?? []);
  }

  /** What the keys that name the caller say of somebody of an account: only those that the policy asks about. */
  ofAccount(id: string): AskedTest[] {
    return this.mentioned([
      { key: 'aws:principalaccount', operator: 'StringEquals', values: [id] },
      { key: 'kms:calleraccount', operator: 'StringEquals', values: [id] },
      { key: 'aws:principalarn', operator: 'ArnLike', values: [`arn:*:*::${id}:*`] },
      this.owner.from === 'nowhere'
        ? { key: 'aws:resourceaccount', operator: 'StringNotEquals', values: [id] }
        : { key: 'aws:resourceaccount', operator: 'StringEquals', values: [this.owner.account] },
      { key: 'aws:principalisawsservice', operator: 'BoolIfExists', values: ['false'] },
      { key: 'aws:principalservicename', operator: 'Null', values: ['true'] },
    ]);
  }

  mentioned(tests: readonly AskedTest[]): AskedTest[] {
    return tests.filter(({ key }) => this.keys.has(key));
  }
}

/** Whoever has no ties to the policy's owner: without credentials, and with those of an account nobody named. */
export function anybody(policy: AskedPolicy): Outsider[] {
  return strangers(policy, 'public', policy.unfixed([...Object.keys(LIMITING_KEYS), ...NETWORK_KEYS]), '');
}

/** The same, but standing wherever the policy wants it. */
export function anybodyInNetworks(policy: AskedPolicy): Outsider[] {
  if (!NETWORK_KEYS.some((key) => policy.keys.has(key))) return [];
  const free = policy.unfixed(Object.keys(LIMITING_KEYS).filter((key) => !NETWORK_KEYS.includes(key)));
  return strangers(policy, 'network', free, ', in a named network');
}

/** Keys that a request without credentials does not have. */
const OF_SOMEBODY = /^aws:principal(arn|account|orgid|orgpaths|tag\/.*)$|^kms:calleraccount$/;

/** Requests that nobody signed; the keys that say who asks are absent from them. */
export function unsigned(policy: AskedPolicy, free: readonly AskedTest[]): AskedRequests {
  const absent = [...policy.keys]
    .filter((key) => OF_SOMEBODY.test(key))
    .map((key) => ({ key, operator: 'Null', values: ['true'] }));
  return { principal: { AWS: 'anonymous' }, tests: [...free.filter(({ key }) => !OF_SOMEBODY.test(key)), ...absent] };
}

function strangers(
  policy: AskedPolicy,
  kind: 'public' | 'network',
  free: readonly AskedTest[],
  where: string,
): Outsider[] {
  return [
    { kind, who: `anybody without credentials${where}`, requests: unsigned(policy, free) },
    {
      kind,
      who: `any AWS account${where}`,
      requests: { principal: { AWS: policy.stranger }, tests: [...free, ...policy.ofAccount(policy.stranger)] },
    },
  ];
}
