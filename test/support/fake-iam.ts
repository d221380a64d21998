import { FakeRefusal, page, type Content } from './fake-xml';

export interface FakeRole {
  name: string;
  path: string;
  trust: unknown;
  inline: Record<string, unknown>;
  /** ARNs. */
  attached: string[];
  boundary?: string;
  sessionSeconds?: number;
  tags: Record<string, string>;
}

export interface FakePolicy {
  document: unknown;
}

export interface FakeIam {
  account: string;
  roles: FakeRole[];
  /** By ARN. */
  policies: Record<string, FakePolicy>;
}

/** The answers of IAM to the operations an audit asks, 2010-05-08. */
export function answerIam(iam: FakeIam, action: string, parameters: URLSearchParams, pageSize: number): Content {
  const role = () => {
    const found = iam.roles.find((one) => one.name === parameters.get('RoleName'));
    return found ?? refuseUnknown();
  };
  const policy = (arn: string | null) => iam.policies[arn ?? ''] ?? refuseUnknown();
  const paged = (name: string, items: readonly Content[]): Content => {
    const size = Math.min(pageSize, Number(parameters.get('MaxItems') ?? 100));
    const { items: some, next } = page(items, parameters.get('Marker'), size);
    return { [name]: some, IsTruncated: next !== undefined, Marker: next };
  };
  switch (action) {
    case 'ListRoles': {
      const prefix = parameters.get('PathPrefix') ?? '/';
      const roles = iam.roles.filter((one) => one.path.startsWith(prefix));
      return paged(
        'Roles',
        roles.map((one) => briefly(one, iam.account)),
      );
    }
    case 'GetRole':
      return { Role: { ...briefly(role(), iam.account), ...inFull(role()) } };
    case 'ListRolePolicies':
      return paged('PolicyNames', Object.keys(role().inline));
    case 'GetRolePolicy': {
      const [RoleName, PolicyName] = [role().name, parameters.get('PolicyName') ?? ''];
      return { RoleName, PolicyName, PolicyDocument: encoded(role().inline[PolicyName] ?? refuseUnknown()) };
    }
    case 'ListAttachedRolePolicies':
      return paged(
        'AttachedPolicies',
        role().attached.map((PolicyArn) => ({ PolicyName: nameIn(PolicyArn), PolicyArn })),
      );
    case 'GetPolicy': {
      const Arn = parameters.get('PolicyArn') ?? '';
      policy(Arn);
      return { Policy: { PolicyName: nameIn(Arn), Arn, DefaultVersionId: 'v2' } };
    }
    case 'GetPolicyVersion': {
      const { document } = policy(parameters.get('PolicyArn'));
      const current = parameters.get('VersionId') === 'v2';
      return { PolicyVersion: { Document: encoded(current ? document : {}), VersionId: 'v2', IsDefaultVersion: true } };
    }
    default:
      throw new FakeRefusal('InvalidAction', 400, action);
  }
}

/** What a list shows of a role: neither tags nor boundary, as in the real service. */
function briefly(role: FakeRole, account: string) {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: 'AROAEXAMPLE',
    Arn: `arn:aws:iam::${account}:role${role.path}${role.name}`,
    CreateDate: '2027-01-01T00:00:00Z',
    AssumeRolePolicyDocument: encoded(role.trust),
  };
}

function inFull(role: FakeRole): Record<string, Content> {
  const boundary = role.boundary && { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: role.boundary };
  return { MaxSessionDuration: role.sessionSeconds ?? 3600, PermissionsBoundary: boundary, Tags: tagList(role.tags) };
}

function tagList(tags: Readonly<Record<string, string>>): Content {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

function encoded(document: unknown): string {
  return encodeURIComponent(typeof document === 'string' ? document : JSON.stringify(document));
}

function nameIn(arn: string): string {
  return arn.split('/').at(-1) ?? arn;
}

function refuseUnknown(): never {
  throw new FakeRefusal('NoSuchEntity', 404);
}
