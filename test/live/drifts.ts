import type { FakeAccount } from '../support/fake-aws';
import { BOUNDARY_ARN } from '../support/live-meridian';

/** One change to a deployed enclave, and the items an audit must answer with besides matches. */
export type Drift = readonly [title: string, change: (account: FakeAccount) => void, items: readonly string[]];

export const role = (account: FakeAccount, index = 0) => account.roles[index]!;
const vpn = (account: FakeAccount) => account.vpns[0]!;
const settings = (account: FakeAccount) => vpn(account).settings;
const bucket = (name: string) => (account: FakeAccount) => {
  const text = JSON.stringify(role(account).inline).replaceAll(/enclave-meridian-claimsbucket-1abcdefghijk/g, name);
  role(account).inline = JSON.parse(text) as Record<string, unknown>;
};

export const DRIFTS: readonly Drift[] = [
  ['a longer session', (a) => (role(a).sessionSeconds = 43200), ['drifted role/adjuster MaxSessionDuration']],
  ['no boundary', (a) => delete role(a).boundary, ['drifted role/adjuster PermissionsBoundary']],
  [
    'another boundary on one role',
    (a) => {
      a.policies['arn:aws:iam::111122223333:policy/open'] = { document: { Statement: [] } };
      role(a).boundary = 'arn:aws:iam::111122223333:policy/open';
    },
    ['drifted role/adjuster PermissionsBoundary'],
  ],
  [
    'another boundary on every role',
    (a) => {
      a.policies['arn:aws:iam::111122223333:policy/open'] = { document: { Statement: [] } };
      for (const one of a.roles) one.boundary = 'arn:aws:iam::111122223333:policy/open';
    },
    [
      'drifted role/adjuster PermissionsBoundary',
      'drifted role/auditor PermissionsBoundary',
      'drifted permissions-boundary PolicyDocument',
    ],
  ],
  [
    'a boundary opened to all actions',
    (a) => {
      const policy = a.policies[BOUNDARY_ARN]!;
      policy.document = JSON.parse(JSON.stringify(policy.document).replace('"s3:*"', '"*"'));
    },
    ['drifted permissions-boundary PolicyDocument'],
  ],
  [
    'a trust without its date',
    (a) => {
      const text = JSON.stringify(role(a).trust).replace('2027-12-31', '2037-12-31');
      role(a).trust = JSON.parse(text);
    },
    ['drifted role/adjuster AssumeRolePolicyDocument'],
  ],
  [
    'one bucket for another in one policy of three',
    bucket('somebody-elses-bucket'),
    ['drifted role/adjuster Policies[claims]'],
  ],
  ['all buckets instead of one', bucket('*'), ['drifted role/adjuster Policies[claims]']],
  ['an inline policy more', (a) => (role(a).inline.backdoor = {}), ['extra role/adjuster Policies[backdoor]']],
  ['an inline policy less', (a) => (role(a).inline = {}), ['missing role/adjuster Policies[claims]']],
  [
    'a managed policy more',
    (a) => role(a).attached.push('arn:aws:iam::aws:policy/AdministratorAccess'),
    ['extra role/adjuster ManagedPolicyArns[arn:aws:iam::aws:policy/AdministratorAccess]'],
  ],
  ['a role less', (a) => a.roles.splice(0, 1), ['missing role/adjuster']],
  ['a role more', (a) => a.roles.push({ ...role(a), name: 'shadow', tags: {} }), ['extra shadow']],
  [
    'a role more that copies a tag',
    (a) => a.roles.unshift({ ...role(a), name: 'a-shadow', sessionSeconds: 43200 }),
    ['extra role/adjuster'],
  ],
  [
    'a role more with a tag of its own',
    (a) => a.roles.push({ ...role(a), name: 'ghost', tags: { 'vendor-enclave:component': 'role/ghost' } }),
    ['extra role/ghost'],
  ],
  ['no VPN', (a) => a.vpns.shift(), ['missing client-vpn']],
  ['a VPN being deleted', (a) => (vpn(a).status = 'deleting'), ['missing client-vpn']],
  ['a second VPN', (a) => a.vpns.push({ ...vpn(a), id: 'cvpn-endpoint-2' }), ['extra client-vpn']],
  ['split tunnel', (a) => (settings(a).splitTunnel = true), ['drifted client-vpn SplitTunnel']],
  ['a day-long session', (a) => (settings(a).sessionTimeoutHours = 24), ['drifted client-vpn SessionTimeoutHours']],
  [
    'reconnecting sessions',
    (a) => (settings(a).disconnectOnSessionTimeout = false),
    ['drifted client-vpn DisconnectOnSessionTimeout'],
  ],
  [
    'a self-service portal',
    (a) => (settings(a).selfServicePortalUrl = 'https://x'),
    ['drifted client-vpn SelfServicePortal'],
  ],
  ['another port', (a) => (settings(a).vpnPort = 1194), ['drifted client-vpn VpnPort']],
  ['another transport', (a) => (settings(a).transportProtocol = 'tcp'), ['drifted client-vpn TransportProtocol']],
  ['another range', (a) => (settings(a).clientCidrBlock = '10.0.0.0/12'), ['drifted client-vpn ClientCidrBlock']],
  ['no security group', (a) => delete settings(a).securityGroupIdSet, ['drifted client-vpn SecurityGroupIds']],
  [
    'a security group that is open to all',
    (a) => (settings(a).securityGroupIdSet = ['sg-open-to-all']),
    ['drifted client-vpn SecurityGroupIds'],
  ],
  [
    'a security group without our tag',
    (a) => {
      a.network!.push({ id: 'sg-0bad', tags: {} });
      settings(a).securityGroupIdSet = ['sg-0bad'];
    },
    ['drifted client-vpn SecurityGroupIds'],
  ],
  [
    'a security group that copies our tag',
    (a) => {
      a.network!.push({ id: 'sg-0bad', tags: { 'vendor-enclave:vendor': 'meridian' } });
      settings(a).securityGroupIdSet = ['sg-0bad'];
    },
    ['drifted client-vpn SecurityGroupIds'],
  ],
  [
    'a security group with our tag in the place of ours, which is gone',
    (a) => {
      a.network![1] = { id: 'sg-0bad', tags: { 'vendor-enclave:vendor': 'meridian' } };
      settings(a).securityGroupIdSet = ['sg-0bad'];
    },
    ['unverified client-vpn SecurityGroupIds'],
  ],
  [
    'two VPCs of two stacks of one name',
    (a) => a.network!.push({ ...a.network![0]!, id: 'vpc-0bb' }),
    [
      'unverified client-vpn VpcId',
      'unverified role/adjuster Policies[claims]',
      'unverified role/auditor Policies[claims]',
    ],
  ],
  ['the VPC of somebody else', (a) => (settings(a).vpcId = 'vpc-corporate'), ['drifted client-vpn VpcId']],
  ['another VPC', (a) => (settings(a).vpcId = 'vpc-0bad'), ['drifted client-vpn VpcId']],
  [
    'an endpoint that is being deleted',
    (a) => (a.network![2]!.state = 'deleting'),
    ['drifted role/adjuster Policies[claims]', 'drifted role/auditor Policies[claims]'],
  ],
  [
    'two endpoints to one service',
    (a) => a.network!.push({ ...a.network![2]!, id: 'vpce-0bb' }),
    ['unverified role/adjuster Policies[claims]', 'unverified role/auditor Policies[claims]'],
  ],
  [
    'an endpoint out of another VPC, in every role',
    (a) => {
      a.network![2] = { ...a.network![2]!, more: { ...a.network![2]!.more, vpcId: 'vpc-0bad' } };
    },
    ['unverified role/adjuster Policies[claims]', 'unverified role/auditor Policies[claims]'],
  ],
  [
    'an endpoint to another service that copies our tag, in every role',
    (a) => {
      const more = { ...a.network![2]!.more, serviceName: 'com.amazonaws.eu-central-1.sts' };
      a.network!.push({ ...a.network![2]!, id: 'vpce-0bad', more });
      a.roles = JSON.parse(JSON.stringify(a.roles).replaceAll('vpce-0aa', 'vpce-0bad')) as FakeAccount['roles'];
    },
    ['drifted role/adjuster Policies[claims]', 'drifted role/auditor Policies[claims]'],
  ],
  [
    'another endpoint in every role',
    (a) => {
      a.roles = JSON.parse(JSON.stringify(a.roles).replaceAll('vpce-0aa', 'vpce-0bad')) as FakeAccount['roles'];
    },
    ['drifted role/adjuster Policies[claims]', 'drifted role/auditor Policies[claims]'],
  ],
  [
    'another bucket everywhere',
    (a) => {
      const swapped = JSON.stringify(a).replaceAll('enclave-meridian-claimsbucket-1abcdefghijk', 'somebody-elses');
      Object.assign(a, JSON.parse(swapped));
    },
    [
      'drifted role/adjuster Policies[claims]',
      'drifted role/auditor Policies[claims]',
      'drifted permissions-boundary PolicyDocument',
    ],
  ],
  [
    'a log group that nobody reads',
    (a) => (settings(a).connectionLogOptions = { Enabled: true, CloudwatchLogGroup: '/aws/devnull' }),
    ['drifted client-vpn ConnectionLogOptions.CloudwatchLogGroup'],
  ],
  [
    'no banner',
    (a) => (settings(a).clientLoginBannerOptions = { enabled: false }),
    ['drifted client-vpn ClientLoginBannerOptions.Enabled', 'drifted client-vpn ClientLoginBannerOptions.BannerText'],
  ],
  [
    'no connection log',
    (a) => (settings(a).connectionLogOptions = { Enabled: false }),
    ['drifted client-vpn ConnectionLogOptions.Enabled', 'drifted client-vpn ConnectionLogOptions.CloudwatchLogGroup'],
  ],
  [
    'no connect handler',
    (a) => (settings(a).clientConnectOptions = { enabled: false }),
    ['drifted client-vpn ClientConnectOptions.Enabled', 'drifted client-vpn ClientConnectOptions.LambdaFunctionArn'],
  ],
  [
    'another connect handler',
    (a) =>
      (settings(a).clientConnectOptions = {
        enabled: true,
        lambdaFunctionArn: 'arn:aws:lambda:eu-central-1:111122223333:function:AWSClientVPN-yes-to-all',
      }),
    ['drifted client-vpn ClientConnectOptions.LambdaFunctionArn'],
  ],
  [
    'certificates instead of SAML',
    (a) =>
      (settings(a).authenticationOptions = [
        { type: 'certificate-authentication', mutualAuthentication: { clientRootCertificateChain: 'arn:ca' } },
      ]),
    [
      'drifted client-vpn AuthenticationOptions',
      'drifted client-vpn AuthenticationOptions.SAMLProviderArn',
      'drifted client-vpn AuthenticationOptions.ClientRootCertificateChainArn',
    ],
  ],
  [
    'another identity provider',
    (a) =>
      (settings(a).authenticationOptions = [
        {
          type: 'federated-authentication',
          federatedAuthentication: { samlProviderArn: 'arn:aws:iam::111122223333:saml-provider/other' },
        },
      ]),
    ['drifted client-vpn AuthenticationOptions.SAMLProviderArn'],
  ],
  [
    'a rule for everybody',
    (a) => vpn(a).rules.push({ cidr: '0.0.0.0/0', all: true }),
    ['extra client-vpn AuthorizationRules[0.0.0.0/0 for group , all groups true]'],
  ],
  ['a rule that failed', (a) => vpn(a).rules.push({ cidr: '0.0.0.0/0', all: true, status: 'failed' }), []],
  [
    'a rule being revoked, which still lets people in',
    (a) => vpn(a).rules.push({ cidr: '0.0.0.0/0', all: true, status: 'revoking' }),
    ['extra client-vpn AuthorizationRules[0.0.0.0/0 for group , all groups true]'],
  ],
  [
    'a rule for another group',
    (a) => (vpn(a).rules[0]!.group = 'everyone'),
    [
      'missing client-vpn AuthorizationRules[10.64.1.0/24 for group enclave-meridian-auditor, all groups false]',
      'extra client-vpn AuthorizationRules[10.64.1.0/24 for group everyone, all groups false]',
    ],
  ],
];
