import { type AcknowledgedFinding, nist, pci, solutions } from './acknowledged-finding';

const ROUTE_TO_INTERNET = {
  resourceType: 'AWS::EC2::Route',
  rules: [nist('VPCNoUnrestrictedRouteToIGW'), pci('VPCNoUnrestrictedRouteToIGW')],
  reason:
    'It is for the subnet of a NAT gateway, which holds nothing else: what leaves the vendor’s subnets has passed the ' +
    'firewall before, and nothing comes in.',
};

/** What the packs still find in the network. */
export const NETWORK_FINDINGS: readonly AcknowledgedFinding[] = [
  {
    resourceType: 'AWS::EC2::NetworkAcl',
    rules: [solutions('VPC3')],
    reason:
      'The vendor’s subnets hold endpoints only, which speak HTTPS. A few rules say that, and hold when somebody opens a ' +
      'security group.',
  },
  {
    resourceType: 'AWS::EC2::NetworkAclEntry',
    rules: [solutions('VPC3')],
    reason: 'They are the rules of the second wall around the vendor’s subnets, made in one place.',
  },
  { ...ROUTE_TO_INTERNET, pathEnd: '/Route-Internet1' },
  { ...ROUTE_TO_INTERNET, pathEnd: '/Route-Internet2' },
];
