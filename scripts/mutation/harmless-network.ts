import { ANY, GONE, GONE_ITEM, WHOLE, type Harmless, of } from './harmless';

/** What is not mutated of the network: subnets, groups, endpoints and names. */
export const HARMLESS_NETWORK: readonly Harmless[] = [
  of(/SecurityGroupIngress$|EC2::(Subnet|RouteTable|VPC)$/, WHOLE, 'without it nothing gets through', GONE),
  of(
    /EC2::SecurityGroup$/,
    /^SecurityGroupEgress\.\d+$/,
    'one of several rules that let out: with the others less gets out',
    /^dropped$/,
  ),
  of(/SubnetRouteTableAssociation$/, ANY, 'the main table of the network has no route but the local one either'),
  of(/NetworkAclEntry$/, WHOLE, 'AWS refuses what no rule lets through', GONE),
  of(/NetworkAclEntry$/, /^RuleNumber$/, 'rules that let through nothing but what is agreed do so in any order'),
  of(/NetworkAclEntry$/, /^Egress$/, 'a rule is for the way in unless told otherwise', /^dropped$/),
  of(/Route53::HostedZone$/, /^HostedZoneTags/, 'labels'),
  of(/VPCEndpoint$/, /^VpcEndpointType$/, 'the preset is a gateway, which AWS refuses with subnets', /^dropped$/),
  of(
    /VPCEndpoint$/,
    /^(RouteTableIds|SubnetIds)/,
    'AWS refuses those of another network, and with fewer of them fewer get through',
  ),
  of(/Route53::HostedZone$/, /VPCRegion$/, 'AWS refuses a network that is not in the region'),
  of(/EC2::RouteTable$/, /^VpcId$/, 'AWS refuses to join a subnet to a table of another network'),
  of(/EC2::SecurityGroup$/, /^SecurityGroupIngress$/, 'without a rule nobody comes in', /^dropped$/),
  of(/EC2::VPC$/, /^InstanceTenancy$/, 'nothing of the enclave’s own runs in the network'),
  of(/EC2::Subnet$/, /^AvailabilityZone$/, 'which data centre, within the region'),
  of(/EC2::VPC$/, /^EnableDns/, 'without names nobody reaches an endpoint'),
  of(
    /EC2::VPCEndpoint$/,
    /^(PrivateDnsEnabled|DnsOptions)/,
    'without its private name a service is reached at a public address, to which there is no way',
  ),
  of(
    /FirewallRuleGroup$/,
    /RedirectionAction$/,
    'whoever asks chooses the name that is asked for, and not where its owner lets it lead',
  ),
  of(
    /FirewallRuleGroup$/,
    /^FirewallRules\.\d+\.Priority$/,
    'rules that answer needed names alone, and one that blocks every name, answer no more in another order',
  ),
  of(/FirewallDomainList$/, /^Domains\.\d+$/, 'a name less is answered', GONE_ITEM),
];
