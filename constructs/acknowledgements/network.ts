import { type AcknowledgedFinding, solutions } from './acknowledged-finding';

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
];
