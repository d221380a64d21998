import { besideServices } from './add-services';
import { type Addition, one } from './addition';
import { type Json, type Mutant, type RawTemplate } from './mutant';
import { STRANGER } from './stranger';

const ADMIN = { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
const STRANGERS_ROOT = { AWS: `arn:aws:iam::${STRANGER}:root` };
const ALL_OUT = { DestinationCidrBlock: '0.0.0.0/0' };

/** Every resource somebody could slip in; those that point at a part of the enclave once for each such part. */
export function addResources(template: RawTemplate): Mutant[] {
  const idsOf = (type: string) =>
    Object.entries(template.Resources)
      .filter(([, resource]) => resource.Type === type)
      .map(([id]) => id);
  const each = (type: string, make: (id: string) => Addition[]) => idsOf(type).flatMap(make);
  const additions = [
    ...alone(),
    ...each('AWS::EC2::VPC', besideNetwork),
    ...each('AWS::EC2::RouteTable', besideRouteTable),
    ...each('AWS::EC2::Subnet', inSubnet),
    ...each('AWS::EC2::NetworkAcl', besideAcl),
    ...each('AWS::EC2::SecurityGroup', besideGroup),
    ...each('AWS::EC2::ClientVpnEndpoint', besideVpn),
    ...each('AWS::IAM::Role', besideRole),
    ...each('AWS::Lambda::Function', besideFunction),
    ...each('AWS::S3::Bucket', besideBucket),
    ...each('AWS::KMS::Key', besideKey),
    ...each('AWS::Logs::LogGroup', besideLogGroup),
    ...each('AWS::ApiGateway::RestApi', besideApi),
    ...each('AWS::DynamoDB::Table', besideTable),
    ...each('AWS::VpcLattice::ServiceNetwork', besideServices),
  ];
  return additions.map(([kind, resources]) => {
    const [id, resource] = Object.entries(resources).at(-1)!;
    return { resource: id, type: resource.Type, path: '-', kind: `added:${kind}`, apply: adding(resources) };
  });
}

function adding(resources: Addition[1]) {
  return (template: RawTemplate): void => void Object.assign(template.Resources, structuredClone(resources));
}

function alone(): Addition[] {
  const trust = (Principal: Json, Action = 'sts:AssumeRole') => ({
    Statement: [{ Effect: 'Allow', Principal, Action }],
  });
  const rootRole = (Principal: Json) => ({
    AssumeRolePolicyDocument: trust(Principal),
    Policies: [{ PolicyName: 'admin', PolicyDocument: ADMIN }],
  });
  return [
    one('user-with-rights', 'AWS::IAM::User', { Policies: [{ PolicyName: 'admin', PolicyDocument: ADMIN }] }),
    one('user', 'AWS::IAM::User', { UserName: 'backdoor' }),
    one('access-key', 'AWS::IAM::AccessKey', { UserName: 'somebody' }),
    one('group-with-rights', 'AWS::IAM::Group', { Policies: [{ PolicyName: 'admin', PolicyDocument: ADMIN }] }),
    one('role-for-stranger', 'AWS::IAM::Role', rootRole(STRANGERS_ROOT)),
    one('role-for-everybody', 'AWS::IAM::Role', rootRole('*')),
    one('role-for-instances', 'AWS::IAM::Role', rootRole({ Service: 'ec2.amazonaws.com' })),
    one('role-that-reads-letters', 'AWS::IAM::Role', {
      AssumeRolePolicyDocument: trust(
        { Federated: 'arn:aws:iam::111122223333:saml-provider/other' },
        'sts:AssumeRoleWithSAML',
      ),
      Policies: [
        {
          PolicyName: 'read',
          PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' }] },
        },
      ],
    }),
    one('saml-provider', 'AWS::IAM::SAMLProvider', { SamlMetadataDocument: '<x/>' }),
    one('oidc-provider', 'AWS::IAM::OIDCProvider', { Url: 'https://evil.example', ClientIdList: ['x'] }),
    one('policy-for-user', 'AWS::IAM::Policy', { PolicyName: 'admin', PolicyDocument: ADMIN, Users: ['somebody'] }),
    one('roles-anywhere', 'AWS::RolesAnywhere::TrustAnchor', { Name: 'x', Source: {} }),
    one('transit-gateway', 'AWS::EC2::TransitGateway', {}),
    one('public-api', 'AWS::ApiGatewayV2::Api', { Name: 'public', ProtocolType: 'HTTP' }),
    one('nested-stack', 'AWS::CloudFormation::Stack', { TemplateURL: 'https://s3.amazonaws.com/x/y.json' }),
    one('access-portal', 'AWS::SSO::PermissionSet', { Name: 'x', InstanceArn: 'arn:aws:sso:::instance/x' }),
    one('bucket', 'AWS::S3::Bucket', { AccessControl: 'PublicRead' }),
  ];
}

function besideNetwork(vpc: string): Addition[] {
  const VpcId = { Ref: vpc };
  const door = { VpcId, VpcEndpointType: 'Interface', PrivateDnsEnabled: true };
  return [
    one('internet-gateway', 'AWS::EC2::VPCGatewayAttachment', { VpcId, InternetGatewayId: 'igw-1' }),
    one('peering', 'AWS::EC2::VPCPeeringConnection', { VpcId, PeerVpcId: 'vpc-1', PeerOwnerId: STRANGER }),
    one('transit-attachment', 'AWS::EC2::TransitGatewayAttachment', {
      VpcId,
      SubnetIds: [],
      TransitGatewayId: 'tgw-1',
    }),
    one('vpn-gateway', 'AWS::EC2::VPCGatewayAttachment', { VpcId, VpnGatewayId: 'vgw-1' }),
    one('egress-only-gateway', 'AWS::EC2::EgressOnlyInternetGateway', { VpcId }),
    one('open-endpoint', 'AWS::EC2::VPCEndpoint', { ...door, ServiceName: 'com.amazonaws.eu-central-1.ssm' }),
    one('strange-endpoint', 'AWS::EC2::VPCEndpoint', {
      ...door,
      ServiceName: 'com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0',
    }),
    one('open-gateway-endpoint', 'AWS::EC2::VPCEndpoint', { VpcId, ServiceName: 'com.amazonaws.eu-central-1.s3' }),
    one('second-range', 'AWS::EC2::VPCCidrBlock', { VpcId, CidrBlock: '100.64.0.0/16' }),
    one('ipv6-range', 'AWS::EC2::VPCCidrBlock', { VpcId, AmazonProvidedIpv6CidrBlock: true }),
    one('open-group', 'AWS::EC2::SecurityGroup', {
      VpcId,
      GroupDescription: 'open',
      SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }],
    }),
    one('outbound-resolver', 'AWS::Route53Resolver::ResolverEndpoint', { Direction: 'OUTBOUND', IpAddresses: [] }),
    one('resolver-rule', 'AWS::Route53Resolver::ResolverRuleAssociation', { VPCId: VpcId, ResolverRuleId: 'rslvr-1' }),
    one('false-zone', 'AWS::Route53::HostedZone', {
      Name: 'amazonaws.com',
      VPCs: [{ VPCId: VpcId, VPCRegion: 'eu-central-1' }],
    }),
    one('lattice', 'AWS::VpcLattice::ServiceNetworkVpcAssociation', { VpcIdentifier: VpcId }),
  ];
}

function besideRouteTable(table: string): Addition[] {
  const RouteTableId = { Ref: table };
  return [
    one('internet-route', 'AWS::EC2::Route', { RouteTableId, ...ALL_OUT, GatewayId: 'igw-1' }, table),
    one('nat-route', 'AWS::EC2::Route', { RouteTableId, ...ALL_OUT, NatGatewayId: 'nat-1' }, table),
    one(
      'peer-route',
      'AWS::EC2::Route',
      { RouteTableId, DestinationCidrBlock: '10.0.0.0/8', VpcPeeringConnectionId: 'pcx-1' },
      table,
    ),
  ];
}

function inSubnet(subnet: string): Addition[] {
  const SubnetId = { Ref: subnet };
  return [
    one('nat-gateway', 'AWS::EC2::NatGateway', { SubnetId, AllocationId: 'eipalloc-1' }, subnet),
    one('instance', 'AWS::EC2::Instance', { SubnetId, ImageId: 'ami-1' }, subnet),
    one('network-interface', 'AWS::EC2::NetworkInterface', { SubnetId }, subnet),
  ];
}

function besideAcl(acl: string): Addition[] {
  const rule = { NetworkAclId: { 'Fn::GetAtt': [acl, 'Id'] }, RuleNumber: 1, RuleAction: 'allow', Protocol: -1 };
  const type = 'AWS::EC2::NetworkAclEntry';
  return [
    one('everything-in', type, { ...rule, CidrBlock: '0.0.0.0/0', Egress: false }, acl),
    one('everything-out', type, { ...rule, CidrBlock: '0.0.0.0/0', Egress: true }, acl),
    one('everything-in-by-ipv6', type, { ...rule, Ipv6CidrBlock: '::/0', Egress: false }, acl),
  ];
}

function besideGroup(group: string): Addition[] {
  const GroupId = { 'Fn::GetAtt': [group, 'GroupId'] };
  const https = { GroupId, IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };
  const type = (way: 'Ingress' | 'Egress') => `AWS::EC2::SecurityGroup${way}`;
  return [
    one('in-from-everywhere', type('Ingress'), { GroupId, IpProtocol: '-1', CidrIp: '0.0.0.0/0' }, group),
    one('in-from-private-range', type('Ingress'), { ...https, CidrIp: '10.0.0.0/8' }, group),
    one('in-from-stranger', type('Ingress'), { ...https, SourceSecurityGroupId: 'sg-1' }, group),
    one('in-from-itself', type('Ingress'), { ...https, SourceSecurityGroupId: GroupId }, group),
    one('out-to-everywhere', type('Egress'), { GroupId, IpProtocol: '-1', CidrIp: '0.0.0.0/0' }, group),
    one('out-to-private-range', type('Egress'), { ...https, CidrIp: '10.0.0.0/8' }, group),
    one('out-to-stranger', type('Egress'), { ...https, DestinationSecurityGroupId: 'sg-1' }, group),
    one('out-to-prefix-list', type('Egress'), { ...https, DestinationPrefixListId: 'pl-1' }, group),
  ];
}

function besideVpn(endpoint: string): Addition[] {
  const ClientVpnEndpointId = { Ref: endpoint };
  const rule = 'AWS::EC2::ClientVpnAuthorizationRule';
  return [
    one('rule-for-all', rule, { ClientVpnEndpointId, TargetNetworkCidr: '10.64.0.0/24', AuthorizeAllGroups: true }),
    one('rule-for-everywhere', rule, { ClientVpnEndpointId, TargetNetworkCidr: '0.0.0.0/0', AccessGroupId: 'x' }),
    one('rule-for-stranger', rule, { ClientVpnEndpointId, TargetNetworkCidr: '10.64.0.0/24', AccessGroupId: 'x' }),
    one('vpn-route', 'AWS::EC2::ClientVpnRoute', { ClientVpnEndpointId, ...ALL_OUT, TargetVpcSubnetId: 'subnet-1' }),
    one('second-vpn', 'AWS::EC2::ClientVpnEndpoint', {
      ClientCidrBlock: '10.100.0.0/22',
      ServerCertificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/x',
      AuthenticationOptions: [{ Type: 'certificate-authentication' }],
      ConnectionLogOptions: { Enabled: false },
    }),
    one('vpn-association', 'AWS::EC2::ClientVpnTargetNetworkAssociation', {
      ClientVpnEndpointId,
      SubnetId: 'subnet-1',
    }),
  ];
}

function besideRole(role: string): Addition[] {
  const RoleName = { Ref: role };
  const little = {
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::somebody-elses-bucket/*' }],
  };
  return [
    one('admin-inline', 'AWS::IAM::RolePolicy', { RoleName, PolicyName: 'more', PolicyDocument: ADMIN }, role),
    one('little-inline', 'AWS::IAM::RolePolicy', { RoleName, PolicyName: 'more', PolicyDocument: little }, role),
    one('little-managed', 'AWS::IAM::ManagedPolicy', { Roles: [RoleName], PolicyDocument: little }, role),
    one('instance-profile', 'AWS::IAM::InstanceProfile', { Roles: [RoleName] }, role),
    [
      `admin-by-arn:${role}`,
      // CloudFormation has no resource that attaches a policy by its ARN, so a second role shows the same hole.
      { Added: { Type: 'AWS::IAM::ManagedPolicy', Properties: { Roles: [RoleName], PolicyDocument: ADMIN } } },
    ],
  ];
}

function besideFunction(handler: string): Addition[] {
  const FunctionName = { 'Fn::GetAtt': [handler, 'Arn'] };
  const Action = 'lambda:InvokeFunction';
  const permission = 'AWS::Lambda::Permission';
  return [
    one('function-url', 'AWS::Lambda::Url', { TargetFunctionArn: FunctionName, AuthType: 'NONE' }, handler),
    one('function-url-iam', 'AWS::Lambda::Url', { TargetFunctionArn: FunctionName, AuthType: 'AWS_IAM' }, handler),
    one('invoked-by-everybody', permission, { FunctionName, Action, Principal: '*' }, handler),
    one('invoked-by-stranger', permission, { FunctionName, Action, Principal: STRANGER }, handler),
    one('invoked-by-service', permission, { FunctionName, Action, Principal: 's3.amazonaws.com' }, handler),
    one(
      'event-source',
      'AWS::Lambda::EventSourceMapping',
      { FunctionName, EventSourceArn: `arn:aws:sqs:eu-central-1:${STRANGER}:x` },
      handler,
    ),
  ];
}

function besideBucket(bucket: string): Addition[] {
  const Bucket = { Ref: bucket };
  const Statement = [{ Effect: 'Allow', Principal: STRANGERS_ROOT, Action: 's3:GetObject', Resource: '*' }];
  return [
    one('second-bucket-policy', 'AWS::S3::BucketPolicy', { Bucket, PolicyDocument: { Statement } }, bucket),
    one('access-point', 'AWS::S3::AccessPoint', { Bucket, Policy: { Statement } }, bucket),
  ];
}

function besideKey(key: string): Addition[] {
  const PrimaryKeyArn = { 'Fn::GetAtt': [key, 'Arn'] };
  const Statement = [{ Effect: 'Allow', Principal: STRANGERS_ROOT, Action: 'kms:*', Resource: '*' }];
  return [one('replica-key', 'AWS::KMS::ReplicaKey', { PrimaryKeyArn, KeyPolicy: { Statement } }, key)];
}

function besideLogGroup(group: string): Addition[] {
  const DestinationArn = `arn:aws:logs:eu-central-1:${STRANGER}:destination:x`;
  const filter = { LogGroupName: { Ref: group }, FilterPattern: '', DestinationArn };
  return [one('logs-to-stranger', 'AWS::Logs::SubscriptionFilter', filter, group)];
}

function besideApi(api: string): Addition[] {
  const RestApiId = { Ref: api };
  const ResourceId = { 'Fn::GetAtt': [api, 'RootResourceId'] };
  const method = { RestApiId, ResourceId, HttpMethod: 'ANY', Integration: { Type: 'HTTP_PROXY', Uri: 'https://x' } };
  return [
    one('open-method', 'AWS::ApiGateway::Method', { ...method, AuthorizationType: 'NONE' }, api),
    one('unnamed-method', 'AWS::ApiGateway::Method', { ...method, AuthorizationType: 'AWS_IAM' }, api),
    one('second-stage', 'AWS::ApiGateway::Stage', { RestApiId, StageName: 'x', DeploymentId: 'x' }, api),
    one('second-deployment', 'AWS::ApiGateway::Deployment', { RestApiId, StageName: 'y' }, api),
    one('public-rest-api', 'AWS::ApiGateway::RestApi', { Name: 'public' }, api),
    one('domain-name', 'AWS::ApiGateway::BasePathMapping', { RestApiId, DomainName: 'api.evil.example' }, api),
    one('api-key', 'AWS::ApiGateway::Authorizer', { RestApiId, Name: 'x', Type: 'TOKEN' }, api),
  ];
}

function besideTable(table: string): Addition[] {
  const EventSourceArn = { 'Fn::GetAtt': [table, 'StreamArn'] };
  return [one('table-stream', 'AWS::Lambda::EventSourceMapping', { EventSourceArn, FunctionName: 'x' }, table)];
}
