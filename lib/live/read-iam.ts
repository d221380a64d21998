import type { IAMClient, Role, Tag } from '@aws-sdk/client-iam';
import { TAG_COMPONENT } from '../manifest/names';
import { ask, isGone, unreadable, type AwsCall } from './aws-errors';
import { pages } from './read-pages';

export interface DeployedPolicy {
  readonly name: string;
  readonly document: unknown;
}

export interface DeployedManagedPolicy {
  readonly arn: string;
  /** Absent for policies that AWS itself keeps: their ARN says all. */
  readonly document?: unknown;
}

export interface DeployedRole {
  readonly name: string;
  readonly arn: string;
  readonly path: string;
  readonly component?: string;
  readonly sessionSecondsMax: number;
  readonly trust: unknown;
  readonly inline: readonly DeployedPolicy[];
  readonly attached: readonly DeployedManagedPolicy[];
  readonly boundary?: DeployedManagedPolicy;
}

/** Roles read at the same time; more would only be throttled. */
const AT_ONCE = 4;

const SESSION_SECONDS_DEFAULT = 3600;

/** AWS owns these policies and nobody in the account can change them. */
const OWNED_BY_AWS = /^arn:[^:]+:iam::aws:policy\//;

/** Every role under a path, with all that decides what it may do. A role that vanishes meanwhile is left out. */
export async function readRoles(iam: IAMClient, iamPath: string): Promise<DeployedRole[]> {
  const { paginateListRoles } = await import('@aws-sdk/client-iam');
  const call = { action: 'iam:ListRoles', about: `under ${iamPath}` };
  const names = await pages(call, paginateListRoles({ client: iam }, { PathPrefix: iamPath }), (page) => page.Roles);
  const policies = managedPolicyReader(iam);
  const roles: (DeployedRole | undefined)[] = [];
  for (let start = 0; start < names.length; start += AT_ONCE) {
    const batch = names.slice(start, start + AT_ONCE).map((role) => readRole(iam, role.RoleName ?? '', policies));
    roles.push(...(await Promise.all(batch)));
  }
  return roles.filter((role) => role !== undefined);
}

/** ARN of any role of the account, to learn which account answers. */
export async function readAnyRoleArn(iam: IAMClient): Promise<string | undefined> {
  const { ListRolesCommand } = await import('@aws-sdk/client-iam');
  const call = { action: 'iam:ListRoles', about: 'of the account' };
  const { Roles } = await ask(call, () => iam.send(new ListRolesCommand({ MaxItems: 1 })));
  if (!Roles) throw unreadable(call, 'no list');
  return Roles[0]?.Arn;
}

type PolicyReader = (arn: string) => Promise<DeployedManagedPolicy>;

async function readRole(iam: IAMClient, name: string, policies: PolicyReader): Promise<DeployedRole | undefined> {
  const { paginateListAttachedRolePolicies } = await import('@aws-sdk/client-iam');
  const call = { action: 'iam:GetRole', about: name };
  const role = await readRoleItself(iam, name, call);
  if (!role) return undefined;
  if (!role.Arn || !role.Path) throw unreadable(call, 'no role');
  const attachedCall = { action: 'iam:ListAttachedRolePolicies', about: name };
  const listing = paginateListAttachedRolePolicies({ client: iam }, { RoleName: name });
  const attached = await pages(attachedCall, listing, (page) => page.AttachedPolicies);
  return {
    name,
    arn: role.Arn,
    path: role.Path,
    component: componentOf(role.Tags),
    sessionSecondsMax: role.MaxSessionDuration ?? SESSION_SECONDS_DEFAULT,
    trust: decoded(role.AssumeRolePolicyDocument, call),
    inline: await readInlinePolicies(iam, name),
    attached: await Promise.all(attached.map((policy) => policies(policy.PolicyArn ?? ''))),
    boundary: await boundaryOf(role, policies),
  };
}

/** Only `GetRole` answers tags and boundary; the list leaves both out. */
async function readRoleItself(iam: IAMClient, RoleName: string, call: AwsCall): Promise<Role | undefined> {
  const { GetRoleCommand } = await import('@aws-sdk/client-iam');
  return ask(call, async () => {
    try {
      const { Role: role } = await iam.send(new GetRoleCommand({ RoleName }));
      if (!role) throw unreadable(call, 'no role');
      return role;
    } catch (error) {
      if (isGone(error)) return undefined;
      throw error;
    }
  });
}

async function boundaryOf(role: Role, policies: PolicyReader): Promise<DeployedManagedPolicy | undefined> {
  const arn = role.PermissionsBoundary?.PermissionsBoundaryArn;
  return arn === undefined ? undefined : policies(arn);
}

async function readInlinePolicies(iam: IAMClient, RoleName: string): Promise<DeployedPolicy[]> {
  const { GetRolePolicyCommand, paginateListRolePolicies } = await import('@aws-sdk/client-iam');
  const listCall = { action: 'iam:ListRolePolicies', about: RoleName };
  const names = await pages(
    listCall,
    paginateListRolePolicies({ client: iam }, { RoleName }),
    (page) => page.PolicyNames,
  );
  const policies: DeployedPolicy[] = [];
  for (const PolicyName of names) {
    const call = { action: 'iam:GetRolePolicy', about: `${RoleName} ${PolicyName}` };
    const answer = await ask(call, () => iam.send(new GetRolePolicyCommand({ RoleName, PolicyName })));
    policies.push({ name: PolicyName, document: decoded(answer.PolicyDocument, call) });
  }
  return policies;
}

/** Reads managed policies, each once however many roles bear it. */
function managedPolicyReader(iam: IAMClient): PolicyReader {
  const known = new Map<string, Promise<DeployedManagedPolicy>>();
  return (arn) => {
    const policy = known.get(arn) ?? readManagedPolicy(iam, arn);
    known.set(arn, policy);
    return policy;
  };
}

async function readManagedPolicy(iam: IAMClient, arn: string): Promise<DeployedManagedPolicy> {
  if (OWNED_BY_AWS.test(arn)) return { arn };
  const { GetPolicyCommand, GetPolicyVersionCommand } = await import('@aws-sdk/client-iam');
  const call = { action: 'iam:GetPolicy', about: arn };
  const { Policy: policy } = await ask(call, () => iam.send(new GetPolicyCommand({ PolicyArn: arn })));
  const VersionId = policy?.DefaultVersionId;
  if (!VersionId) throw unreadable(call, 'no policy');
  const versionCall = { action: 'iam:GetPolicyVersion', about: `${arn} ${VersionId}` };
  const command = new GetPolicyVersionCommand({ PolicyArn: arn, VersionId });
  const { PolicyVersion: version } = await ask(versionCall, () => iam.send(command));
  return { arn, document: decoded(version?.Document, versionCall) };
}

/** IAM percent-encodes documents inside its XML. */
function decoded(document: string | undefined, call: AwsCall): unknown {
  try {
    return JSON.parse(decodeURIComponent(document ?? ''));
  } catch {
    throw unreadable(call, 'a policy that is not JSON');
  }
}

function componentOf(tags: readonly Tag[] | undefined): string | undefined {
  return tags?.find((tag) => tag.Key === TAG_COMPONENT)?.Value;
}
