import { Hole } from '../written';
import { type Raw, arnOf, entry, isIntrinsic, pick, tagsOf } from './author';
import { managedPolicy, rolePoliciesOf } from './policies';
import type { Site, Source } from './site';

export interface RoleNeeds {
  /** The service that takes the role on, e.g. `lambda.amazonaws.com`. */
  readonly service: string;
  /** Names of managed policies of AWS. */
  readonly managed: readonly string[];
  /** Tags that SAM adds. */
  readonly tags: Raw;
  /** Statements SAM adds for what else the resource says. */
  readonly statements?: readonly Raw[];
}

/** The role that a function or state machine runs as: the one given, else the one SAM makes under `<id>Role`. */
export function executionRole(source: Source, site: Site, needs: RoleNeeds): unknown {
  const { properties, id } = source;
  const given = entry(properties, 'Role');
  // `Fn::If` with nothing in one branch makes a role too, which nobody may then use.
  if (given && !(isIntrinsic(given.raw) && JSON.stringify(given.raw).includes('AWS::NoValue'))) return given;
  const roleId = `${id}Role`;
  const { managed, documents } = rolePoliciesOf(entry(properties, 'Policies'));
  const own = documents.map(([index, PolicyDocument]) => ({ PolicyName: `${roleId}Policy${index}`, PolicyDocument }));
  const extra = (needs.statements ?? []).map((Statement, index) => ({
    PolicyName: `${id}Sends${index}`,
    PolicyDocument: { Statement: [Statement] },
  }));
  const Policies = [...extra, ...own];
  const trust = entry(properties, 'AssumeRolePolicyDocument') ?? {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['sts:AssumeRole'], Principal: { Service: [needs.service] } }],
  };
  site.add(source, roleId, 'AWS::IAM::Role', {
    AssumeRolePolicyDocument: trust,
    ManagedPolicyArns: [...new Set(needs.managed)].map((name): unknown => managedPolicy(name)).concat(managed),
    ...(Policies.length > 0 && { Policies }),
    ...pick(properties, ['PermissionsBoundary'], { RolePath: 'Path' }),
    Tags: tagsOf(entry(properties, 'Tags'), needs.tags),
  });
  return given ? new Hole('a role that a condition decides') : arnOf(roleId);
}
