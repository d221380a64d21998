import type { AccessSet, Layer } from '../engine/access-set';
import type { SourcedPolicy } from '../policy/json-policy';
import { readPolicy } from '../policy/read-policy';
import type { Statement } from '../policy/statement';
import type { Account, Guarded, Identity } from './account';
import { resourceControlOf } from './resource-control';

/** What a request meets beside the policies of whoever makes it. */
export interface Met {
  /** The resource with its policies, where the account has it. */
  readonly resource?: Guarded;
  /** The resource has a policy that must allow, but nobody can read it. */
  readonly hidden?: string;
  /** The VPC endpoint it passes. */
  readonly endpoint?: Guarded;
}

export interface IdentityAccess {
  readonly access: AccessSet;
  /** What of the policies could not be read. */
  readonly problems: readonly string[];
}

/**
 * Everything an identity may do, as IAM puts its policies together.
 *
 * Identity policies, boundary, every level of service and resource control policies and the policy of the endpoint must
 * all allow. In one account the policy of a resource allows as well, if it names the identity and not only its account;
 * a boundary then still limits a role, but not a user ("Policy evaluation logic", IAM User Guide). The policy of a key
 * and the trust policy of a role must allow in any case.
 *
 * Limits: session policies are not known. A policy that names one session of a role is read as one that names nobody.
 */
export function accessOf(account: Account, identity: Identity, met: Met = {}): IdentityAccess {
  const problems: string[] = [];
  const read = (policies: readonly SourcedPolicy[]): Layer =>
    policies.flatMap((policy) => {
      const found = readPolicy(policy, account.symbols);
      problems.push(...found.problems);
      return found.statements;
    });
  const own = [...read(identity.policies), ...identity.unread.map(unreadable)];
  const boundary = identity.boundary ? [read([identity.boundary])] : [];
  const control = [...account.serviceControl, ...resourceControlOf(account)].map(read);
  const passed = met.endpoint && met.endpoint.policies.length > 0 ? [read(met.endpoint.policies)] : [];
  const above = [...control, ...passed];
  const byItself = [...read(met.resource?.policies ?? []), ...(met.resource?.unread ?? []).map(unreadable)];
  const isGate = met.resource !== undefined && GATES.includes(met.resource.type);
  const naming = isGate ? [] : byItself.flatMap((statement) => besidesAccount(statement));
  const limits = identity.kind === 'user' ? above : [...boundary, ...above];
  if (met.hidden !== undefined)
    return { access: { ways: [[own, ...boundary, [unreadable(met.hidden)], ...above]] }, problems };
  const mustAllow = met.resource !== undefined && MUST_ALLOW.includes(met.resource.type);
  return {
    access: {
      ways: [
        [own, ...boundary, ...(mustAllow ? [byItself] : []), ...above],
        ...(naming.some(({ effect }) => effect === 'Allow') ? [[naming, ...limits]] : []),
      ],
      denies: byItself,
    },
    problems,
  };
}

/** Types whose own policy must allow, whatever the identity's says. */
const MUST_ALLOW: readonly string[] = ['AWS::KMS::Key', 'AWS::IAM::Role'];

/** Types in front of another resource, whose policy must allow too: theirs gives nothing by itself. */
const GATES: readonly string[] = ['AWS::ApiGateway::DomainNameV2'];

/** The whole account, as `readPolicy` writes it: whom it trusts the account still has to allow by a policy of theirs. */
const WHOLE_ACCOUNT = /^AWS:arn:[^:]*:[^:]*::[^:]*:\*$/;

/** The statement as far as it names somebody themselves; none where it names whole accounts alone. */
export function besidesAccount(statement: Statement): Statement[] {
  const { effect, principals } = statement;
  if (effect === 'Deny' || principals === undefined || principals.negated) return [statement];
  const patterns = principals.patterns.filter((pattern) => !WHOLE_ACCOUNT.test(pattern));
  if (patterns.length === principals.patterns.length) return [statement];
  return patterns.length === 0 ? [] : [{ ...statement, principals: { ...principals, patterns } }];
}

/** A policy of which only the name is known: it may allow anything, and nobody can say that it does. */
function unreadable(where: string): Statement {
  const source = { Effect: 'Allow', Action: '*', Resource: '*', Principal: '*' };
  return { effect: 'Allow', tests: [], certain: false, where, source };
}
