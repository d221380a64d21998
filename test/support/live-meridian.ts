import type { FakeAccount } from './fake-aws';
import type { FakePart } from './fake-ec2';
import type { FakeRole } from './fake-iam';

const ACCOUNT = '111122223333';
const BUCKET = 'enclave-meridian-claimsbucket-1abcdefghijk';
const ENDPOINT_ID = 'cvpn-endpoint-0123456789abcdef0';
export const BOUNDARY_ARN = `arn:aws:iam::${ACCOUNT}:policy/enclave/meridian/enclave-meridian-boundary`;

const tags = (component: string) => ({
  'vendor-enclave:vendor': 'meridian',
  'vendor-enclave:component': component,
});
const tagList = (component: string) => Object.entries(tags(component)).map(([Key, Value]) => ({ Key, Value }));

/** A role as a template writes it: one value instead of a list, references, `Fn::Sub`. */
function role(id: string, actions: readonly string[]) {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      Path: '/enclave/meridian/',
      RoleName: `enclave-meridian-${id}`,
      MaxSessionDuration: 14400,
      PermissionsBoundary: { Ref: 'Boundary' },
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Federated: `arn:aws:iam::${ACCOUNT}:saml-provider/meridian` },
            Action: ['sts:AssumeRoleWithSAML', 'sts:SetSourceIdentity'],
            Condition: {
              StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' },
              DateLessThan: { 'aws:CurrentTime': '2027-12-31T23:59:59Z' },
            },
          },
        ],
      },
      Policies: [
        {
          PolicyName: 'claims',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Sid: 'Read',
                Effect: 'Allow',
                Action: actions,
                Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['ClaimsBucket', 'Arn'] }, '/*']] },
                Condition: { StringEquals: { 'aws:SourceVpce': { Ref: 'S3Endpoint' } } },
              },
              {
                Effect: 'Allow',
                Action: 's3:ListBucket',
                Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::${ClaimsBucket}' },
              },
            ],
          },
        },
      ],
      Tags: tagList(`role/${id}`),
    },
  };
}

const rule = (properties: object) => ({
  Type: 'AWS::EC2::ClientVpnAuthorizationRule',
  Properties: { ClientVpnEndpointId: { Ref: 'Vpn' }, ...properties },
});

/** What an enclave for Meridian synthesises to, as far as an audit compares it. */
export function meridianTemplate() {
  return {
    Resources: {
      ClaimsBucket: { Type: 'AWS::S3::Bucket' },
      S3Endpoint: {
        Type: 'AWS::EC2::VPCEndpoint',
        Properties: { ServiceName: { 'Fn::Sub': 'com.amazonaws.${AWS::Region}.s3' }, VpcId: { Ref: 'Vpc' } },
      },
      Vpc: { Type: 'AWS::EC2::VPC', Properties: {} },
      VpnGroup: { Type: 'AWS::EC2::SecurityGroup', Properties: {} },
      VpnLog: { Type: 'AWS::Logs::LogGroup', Properties: {} },
      Handler: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'AWSClientVPN-enclave-meridian' } },
      HandlerRole: { Type: 'AWS::IAM::Role', Properties: { Tags: tagList('client-vpn') } },
      Adjuster: role('adjuster', ['s3:GetObject', 's3:PutObject']),
      Auditor: role('auditor', ['s3:GetObject']),
      Boundary: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          Path: '/enclave/meridian/',
          ManagedPolicyName: 'enclave-meridian-boundary',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: ['s3:*'],
                Resource: [
                  { 'Fn::GetAtt': ['ClaimsBucket', 'Arn'] },
                  { 'Fn::Join': ['/', [{ 'Fn::GetAtt': 'ClaimsBucket.Arn' }, '*']] },
                ],
              },
              {
                Effect: 'Deny',
                Action: '*',
                Resource: '*',
                Condition: { Bool: { 'aws:ViaAWSService': false }, NumericLessThan: { 's3:TlsVersion': 1.2 } },
              },
            ],
          },
        },
      },
      Vpn: {
        Type: 'AWS::EC2::ClientVpnEndpoint',
        Properties: {
          AuthenticationOptions: [
            {
              Type: 'federated-authentication',
              FederatedAuthentication: { SAMLProviderArn: `arn:aws:iam::${ACCOUNT}:saml-provider/vpn` },
            },
          ],
          ClientCidrBlock: '10.96.0.0/22',
          ClientConnectOptions: { Enabled: true, LambdaFunctionArn: { 'Fn::GetAtt': ['Handler', 'Arn'] } },
          ClientLoginBannerOptions: { Enabled: true, BannerText: 'Meridian only. <Everything> is recorded & read.' },
          ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: { Ref: 'VpnLog' } },
          DisconnectOnSessionTimeout: true,
          SecurityGroupIds: [{ 'Fn::GetAtt': ['VpnGroup', 'GroupId'] }],
          SelfServicePortal: 'disabled',
          ServerCertificateArn: `arn:aws:acm:eu-central-1:${ACCOUNT}:certificate/server`,
          SessionTimeoutHours: 8,
          SplitTunnel: false,
          VpcId: { Ref: 'Vpc' },
          TagSpecifications: [{ ResourceType: 'client-vpn-endpoint', Tags: tagList('client-vpn') }],
          TransportProtocol: 'udp',
          VpnPort: 443,
        },
      },
      RuleClaims: rule({ TargetNetworkCidr: '10.64.0.0/24', AccessGroupId: 'enclave-meridian-adjuster' }),
      RuleAudit: rule({ TargetNetworkCidr: '10.64.1.0/24', AccessGroupId: 'enclave-meridian-auditor' }),
    },
  };
}

/** The role as IAM holds it: lists, other order, other case, no Sid, references filled in. */
function deployedRole(id: string, actions: readonly string[]): FakeRole {
  return {
    name: `enclave-meridian-${id}`,
    path: '/enclave/meridian/',
    sessionSeconds: 14400,
    boundary: BOUNDARY_ARN,
    attached: [],
    tags: tags(`role/${id}`),
    trust: {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { Federated: [`arn:aws:iam::${ACCOUNT}:saml-provider/meridian`] },
        Action: ['sts:SetSourceIdentity', 'sts:AssumeRoleWithSAML'],
        Condition: {
          DateLessThan: { 'aws:CurrentTime': '2027-12-31T23:59:59Z' },
          StringEquals: { 'saml:aud': ['https://signin.aws.amazon.com/saml'] },
        },
      },
    },
    inline: {
      claims: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: ['S3:listbucket'], Resource: [`arn:aws:s3:::${BUCKET}`] },
          {
            Effect: 'Allow',
            Action: [...actions].reverse(),
            Resource: [`arn:aws:s3:::${BUCKET}/*`],
            Condition: { stringEquals: { 'aws:sourceVpce': 'vpce-0aa' } },
          },
        ],
      },
    },
  };
}

/** A part of the network as the stack made it. */
const part = (id: string, logicalId: string): FakePart => ({
  id,
  tags: {
    'vendor-enclave:vendor': 'meridian',
    'aws:cloudformation:stack-name': 'enclave-meridian',
    'aws:cloudformation:logical-id': logicalId,
  },
});

/** CloudFormation leaves its own tags off endpoints. */
const S3_ENDPOINT: FakePart = {
  id: 'vpce-0aa',
  tags: { 'vendor-enclave:vendor': 'meridian' },
  more: { serviceName: 'com.amazonaws.eu-central-1.s3', vpcEndpointType: 'Gateway', vpcId: 'vpc-0aa' },
};

/** The same enclave as AWS describes it once deployed. Every call answers a fresh one. */
export function meridianAccount(): FakeAccount {
  return {
    account: ACCOUNT,
    roles: [
      deployedRole('adjuster', ['s3:GetObject', 's3:PutObject']),
      deployedRole('auditor', ['s3:GetObject']),
      { name: 'platform', path: '/', trust: {}, inline: {}, attached: [], tags: {} },
    ],
    policies: {
      [BOUNDARY_ARN]: {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: '*',
              Resource: '*',
              Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' }, Bool: { 'aws:ViaAWSService': 'false' } },
            },
            {
              Effect: 'Allow',
              Action: 's3:*',
              Resource: [`arn:aws:s3:::${BUCKET}/*`, `arn:aws:s3:::${BUCKET}`],
            },
          ],
        },
      },
    },
    network: [part('vpc-0aa', 'Vpc'), part('sg-0aa', 'VpnGroup'), { ...S3_ENDPOINT }],
    vpns: [
      {
        id: ENDPOINT_ID,
        tags: tags('client-vpn'),
        settings: {
          splitTunnel: false,
          transportProtocol: 'udp',
          vpnPort: 443,
          clientCidrBlock: '10.96.0.0/22',
          serverCertificateArn: `arn:aws:acm:eu-central-1:${ACCOUNT}:certificate/server`,
          sessionTimeoutHours: 8,
          disconnectOnSessionTimeout: true,
          securityGroupIdSet: ['sg-0aa'],
          vpcId: 'vpc-0aa',
          authenticationOptions: [
            {
              type: 'federated-authentication',
              federatedAuthentication: { samlProviderArn: `arn:aws:iam::${ACCOUNT}:saml-provider/vpn` },
            },
          ],
          connectionLogOptions: {
            Enabled: true,
            CloudwatchLogGroup: 'enclave-meridian-VpnLog-1ABCDEFGHIJK',
            CloudwatchLogStream: 's',
          },
          clientConnectOptions: {
            enabled: true,
            lambdaFunctionArn: `arn:aws:lambda:eu-central-1:${ACCOUNT}:function:AWSClientVPN-enclave-meridian`,
            status: { code: 'applied' },
          },
          clientLoginBannerOptions: { enabled: true, bannerText: 'Meridian only. <Everything> is recorded & read.' },
        },
        rules: [
          { cidr: '10.64.1.0/24', group: 'enclave-meridian-auditor' },
          { cidr: '10.64.0.0/24', group: 'enclave-meridian-adjuster' },
        ],
      },
      {
        id: 'cvpn-endpoint-0fff',
        tags: { 'vendor-enclave:vendor': 'other', 'vendor-enclave:component': 'client-vpn' },
        settings: {},
        rules: [{ cidr: '0.0.0.0/0', all: true }],
      },
    ],
  };
}
