/** What joins a network to another one. An enclave has none of these. */
export const EXITS: Readonly<Record<string, string>> = {
  'AWS::EC2::CarrierGateway': 'a carrier gateway',
  'AWS::EC2::EgressOnlyInternetGateway': 'an egress-only internet gateway',
  'AWS::EC2::InternetGateway': 'an internet gateway',
  'AWS::EC2::LocalGatewayRouteTableVPCAssociation': 'a local gateway',
  'AWS::EC2::NatGateway': 'a NAT gateway',
  'AWS::EC2::TransitGatewayAttachment': 'a transit gateway',
  'AWS::EC2::TransitGatewayPeeringAttachment': 'a transit gateway',
  'AWS::EC2::TransitGatewayVpcAttachment': 'a transit gateway',
  'AWS::EC2::VPCGatewayAttachment': 'an attached gateway',
  'AWS::EC2::VPCPeeringConnection': 'a peering connection',
  'AWS::EC2::VPNConnection': 'a VPN connection',
  'AWS::EC2::VPNGateway': 'a VPN gateway',
  'AWS::EC2::VPNGatewayRoutePropagation': 'routes that others announce',
  'AWS::NetworkManager::VpcAttachment': 'a core network',
};

/** Services none of whose resources stands in a network: they hold data, keys, rights, records or messages. */
const SERVICES: readonly string[] = [
  'AWS::AccessAnalyzer',
  'AWS::Athena',
  'AWS::CertificateManager',
  'AWS::CloudTrail',
  'AWS::CloudWatch',
  'AWS::DynamoDB',
  'AWS::IAM',
  'AWS::KMS',
  'AWS::Kinesis',
  'AWS::KinesisFirehose',
  'AWS::Logs',
  'AWS::S3',
  'AWS::SNS',
  'AWS::SQS',
];

/** Resources that cannot lead out of a network, or whose properties `noWayOut` reads. */
const TYPES: readonly string[] = [
  'AWS::ApiGateway::Account',
  'AWS::ApiGateway::Deployment',
  'AWS::ApiGateway::GatewayResponse',
  'AWS::ApiGateway::Method',
  'AWS::ApiGateway::Model',
  'AWS::ApiGateway::RequestValidator',
  'AWS::ApiGateway::Resource',
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGateway::Stage',
  'AWS::CDK::Metadata',
  'AWS::EC2::ClientVpnAuthorizationRule',
  'AWS::EC2::ClientVpnEndpoint',
  'AWS::EC2::ClientVpnTargetNetworkAssociation',
  'AWS::EC2::FlowLog',
  'AWS::EC2::NetworkAcl',
  'AWS::EC2::NetworkAclEntry',
  'AWS::EC2::Route',
  'AWS::EC2::RouteTable',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::SecurityGroupEgress',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::EC2::Subnet',
  'AWS::EC2::SubnetNetworkAclAssociation',
  'AWS::EC2::SubnetRouteTableAssociation',
  'AWS::EC2::VPC',
  'AWS::EC2::VPCEndpoint',
  // Other resources of Glue stand in networks: connections, jobs, endpoints.
  'AWS::Glue::Database',
  'AWS::Glue::Table',
  'AWS::Events::Rule',
  'AWS::Lambda::Alias',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::LayerVersion',
  'AWS::Lambda::Permission',
  'AWS::Lambda::Version',
  'AWS::Route53Resolver::FirewallConfig',
  'AWS::Route53Resolver::FirewallDomainList',
  'AWS::Route53Resolver::FirewallRuleGroup',
  'AWS::Route53Resolver::FirewallRuleGroupAssociation',
  'AWS::Route53Resolver::ResolverQueryLoggingConfig',
  'AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation',
  'AWS::SSM::Parameter',
  'AWS::SecretsManager::ResourcePolicy',
  'AWS::SecretsManager::Secret',
  // Handlers of the enclave itself: one empties a security group, the other writes the roster.
  'Custom::EnclaveRoster',
  'Custom::VpcRestrictDefaultSG',
];

/** Is a type known not to lead out of a network? What is not known is not harmless. */
export function isHarmless(type: string): boolean {
  return TYPES.includes(type) || SERVICES.includes(type.split('::').slice(0, 2).join('::'));
}
