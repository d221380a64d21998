import { createHash } from 'node:crypto';
import type { FakeAccount } from './fake-aws';
import type { FakeRole } from './fake-iam';
import type { Content } from './fake-xml';

type Properties = Readonly<Record<string, unknown>>;
interface Resource {
  readonly Type: string;
  readonly Properties?: Properties;
}

const ACCOUNT = '111122223333';
const REGION = 'eu-central-1';
const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::AccountId': ACCOUNT,
  'AWS::Partition': 'aws',
  'AWS::Region': REGION,
  'AWS::URLSuffix': 'amazonaws.com',
};

/** How the ids of what EC2 makes begin. */
const ID_PREFIXES: Readonly<Record<string, string>> = {
  'AWS::EC2::VPC': 'vpc-',
  'AWS::EC2::SecurityGroup': 'sg-',
  'AWS::EC2::VPCEndpoint': 'vpce-',
  'AWS::EC2::ClientVpnEndpoint': 'cvpn-endpoint-',
};

/** Properties that fix the name of what CloudFormation makes; all else gets a name of its own. */
const NAMES = ['RoleName', 'ManagedPolicyName', 'FunctionName', 'BucketName', 'LogGroupName', 'TableName'];

/**
 * "Deploys" a template into a fake account: gives every resource an id, fills the references in and keeps
 * what an audit reads. Written apart from `lib/live`, so that both may be wrong but not in the same way.
 */
export function deployFake(
  template: { readonly Resources: Readonly<Record<string, Resource>> },
  stackName: string,
): FakeAccount {
  const resources = Object.entries(template.Resources).map(([id, one]) => ({
    id,
    type: one.Type,
    given: one.Properties ?? {},
  }));
  const find = (id: string) => resources.find((one) => one.id === id);

  /** The id or name a service, or CloudFormation for it, gives to what has none. */
  const madeUp = (id: string): string => {
    const type = find(id)?.type ?? '';
    const digits = createHash('sha256').update(id).digest('hex').slice(0, 17);
    const prefix = ID_PREFIXES[type];
    if (prefix !== undefined) return `${prefix}${digits}`;
    if (type === 'AWS::ApiGateway::RestApi') return digits.slice(0, 10);
    const end = `-${digits.slice(0, 12)}`;
    if (type === 'AWS::S3::Bucket') return `${stackName}-${id}`.toLowerCase().slice(0, 63 - end.length) + end;
    const [stackMax, idMax] = `${stackName}-${id}${end}`.length <= 64 ? [64, 64] : [25, 24];
    const cut = type.startsWith('AWS::IAM::') || type === 'AWS::Lambda::Function';
    return cut ? `${stackName.slice(0, stackMax)}-${id.slice(0, idMax)}${end}` : `${stackName}-${id}${end}`;
  };
  const nameOf = (id: string): string => {
    const given = find(id)?.given ?? {};
    const fixed = NAMES.map((name) => given[name]).find((name) => name !== undefined);
    return fixed === undefined ? madeUp(id) : String(fill(fixed));
  };
  const arnOf = (id: string): string => {
    const { type = '', given = {} } = find(id) ?? {};
    const path = (given.Path as string | undefined) ?? '/';
    const [, service = '', kind = ''] = type.split('::');
    if (kind === 'Role') return `arn:aws:iam::${ACCOUNT}:role${path}${nameOf(id)}`;
    if (kind === 'ManagedPolicy') return `arn:aws:iam::${ACCOUNT}:policy${path}${nameOf(id)}`;
    if (kind === 'Bucket') return `arn:aws:s3:::${nameOf(id)}`;
    if (kind === 'Function') return `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${nameOf(id)}`;
    return `arn:aws:${service.toLowerCase()}:${REGION}:${ACCOUNT}:${kind.toLowerCase()}/${nameOf(id)}`;
  };
  const refer = (id: string): string =>
    PSEUDO[id] ??
    (id === 'AWS::StackName' ? stackName : undefined) ??
    (find(id)?.type === 'AWS::IAM::ManagedPolicy' ? arnOf(id) : nameOf(id));
  const attribute = (id: string, name: string): string =>
    name === 'Arn' ? arnOf(id) : name === 'GroupId' ? nameOf(id) : `${nameOf(id)}-${name}`.toLowerCase();
  const fill = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== 'object' || value === null) return value;
    const [[key, argument] = ['', undefined]] = Object.entries(value) as [string, unknown][];
    if (key === 'Ref') return refer(String(argument));
    if (key === 'Fn::GetAtt') return attribute(...(argument as [string, string]));
    if (key === 'Fn::Join') return (fill(argument) as [string, string[]])[1].join((argument as [string])[0]);
    if (key === 'Fn::Sub' && typeof argument === 'string') {
      return argument.replaceAll(/\$\{(\w[\w:]*)(?:\.(\w+))?\}/g, (_, id: string, name?: string) =>
        name === undefined ? refer(id) : attribute(id, name),
      );
    }
    if (key.startsWith('Fn::')) throw new Error(`${key} is not faked`);
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fill(item)]));
  };

  const madeFor = (id: string) => ({
    'aws:cloudformation:stack-name': stackName,
    'aws:cloudformation:logical-id': id,
  });
  const ofType = (type: string) =>
    resources.filter((one) => one.type === type).map(({ id, given }) => ({ id, given: fill(given) as Properties }));
  const policies = ofType('AWS::IAM::ManagedPolicy').map(({ id, given }) => ({ arn: arnOf(id), given }));
  return {
    account: ACCOUNT,
    roles: ofType('AWS::IAM::Role').map(({ id, given }): FakeRole => {
      const name = nameOf(id);
      const attached = policies.filter((one) => (one.given.Roles as string[] | undefined)?.includes(name));
      return {
        name,
        path: (given.Path as string | undefined) ?? '/',
        trust: given.AssumeRolePolicyDocument,
        inline: {},
        attached: [...attached.map((one) => one.arn), ...((given.ManagedPolicyArns as string[] | undefined) ?? [])],
        boundary: given.PermissionsBoundary as string | undefined,
        sessionSeconds: given.MaxSessionDuration as number | undefined,
        tags: tagsOf(given.Tags),
      };
    }),
    network: Object.keys(ID_PREFIXES)
      .flatMap((type) => ofType(type))
      .map(({ id, given }) => ({
        id: nameOf(id),
        // CloudFormation leaves its own tags off VPC endpoints.
        tags: { ...tagsOf(given.Tags), ...(given.ServiceName === undefined ? madeFor(id) : {}) },
        more: {
          serviceName: given.ServiceName as string,
          vpcEndpointType: (given.VpcEndpointType ?? 'Gateway') as string,
          vpcId: given.VpcId as string,
        },
      })),
    policies: Object.fromEntries(policies.map((one) => [one.arn, { document: one.given.PolicyDocument }])),
    vpns: ofType('AWS::EC2::ClientVpnEndpoint').map(({ id, given }) => ({
      id: nameOf(id),
      tags: tagsOf((given.TagSpecifications as { Tags: unknown }[])[0]?.Tags),
      settings: vpnSettings(given),
      rules: ofType('AWS::EC2::ClientVpnAuthorizationRule')
        .map((rule) => rule.given)
        .map((rule) => ({ cidr: String(rule.TargetNetworkCidr), group: rule.AccessGroupId as string })),
    })),
  };
}

function tagsOf(tags: unknown): Record<string, string> {
  const list = (tags ?? []) as readonly { Key: string; Value: string }[];
  return Object.fromEntries(list.map((tag) => [tag.Key, tag.Value]));
}

/** Template names to the names on the wire. */
function vpnSettings(given: Properties): Record<string, Content> {
  const part = (name: string) => (given[name] ?? {}) as Record<string, Content>;
  const connect = part('ClientConnectOptions');
  const banner = part('ClientLoginBannerOptions');
  const authentication = given.AuthenticationOptions as Record<string, Record<string, string>>[];
  return {
    splitTunnel: given.SplitTunnel as boolean,
    transportProtocol: given.TransportProtocol as string,
    vpnPort: given.VpnPort as number,
    clientCidrBlock: given.ClientCidrBlock as string,
    serverCertificateArn: given.ServerCertificateArn as string,
    sessionTimeoutHours: given.SessionTimeoutHours as number,
    disconnectOnSessionTimeout: given.DisconnectOnSessionTimeout as boolean,
    securityGroupIdSet: given.SecurityGroupIds as string[],
    vpcId: given.VpcId as string,
    dnsServer: given.DnsServers as string[],
    connectionLogOptions: { ...part('ConnectionLogOptions'), CloudwatchLogStream: 'stream-1' },
    clientConnectOptions: { enabled: connect.Enabled, lambdaFunctionArn: connect.LambdaFunctionArn },
    clientLoginBannerOptions: { enabled: banner.Enabled, bannerText: banner.BannerText },
    clientRouteEnforcementOptions: { enforced: part('ClientRouteEnforcementOptions').Enforced },
    authenticationOptions: authentication.map((one) => ({
      type: one.Type as unknown as string,
      federatedAuthentication: one.FederatedAuthentication && {
        samlProviderArn: one.FederatedAuthentication.SAMLProviderArn,
      },
      mutualAuthentication: one.MutualAuthentication && {
        clientRootCertificateChain: one.MutualAuthentication.ClientRootCertificateChainArn,
      },
    })),
  };
}
