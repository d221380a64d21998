import { defineRule } from '../../rule';

const PLACE = 'NetworkAcl';

export default defineRule({
  id: 'network-acl-custom',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'VPC has network ACLs of its own',
  why: 'Network ACLs hold no state and apply to whole subnets; rules in two places drift apart, and reviewers read only one.',
  fix: 'Remove the network ACL and let security groups decide.',
  controls: { 'nist-800-53-r5': ['cm-7', 'sc-7'] },
  appliesTo: ['AWS::EC2::NetworkAcl', 'AWS::EC2::NetworkAclEntry'],

  // Nothing decides but that it is there.
  check(resource, _world, report) {
    const difference = { saw: 'a network ACL beside the security groups', want: 'security groups alone' };
    const property = resource.read(PLACE);
    if (resource.existence === 'certain') report.fail(property, difference);
    else report.unknown(property, difference);
  },

  bad: [
    {
      title: 'a network ACL',
      template: `
        Resources:
          Acl:
            Type: AWS::EC2::NetworkAcl
            Properties: { VpcId: vpc-0123456789abcdef0 }`,
    },
    {
      title: 'an entry in one that exists',
      template: `
        Resources:
          E:
            Type: AWS::EC2::NetworkAclEntry
            Properties: { NetworkAclId: acl-0123456789abcdef0, RuleNumber: 100, Protocol: 6, RuleAction: deny, CidrBlock: 0.0.0.0/0 }`,
    },
  ],
  good: [
    {
      title: 'a VPC with security groups',
      template: `
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { VpcId: !Ref Vpc }`,
    },
    {
      title: 'a subnet that keeps the default network ACL',
      template: `
        Resources:
          Subnet:
            Type: AWS::EC2::Subnet
            Properties: { VpcId: vpc-0123456789abcdef0, CidrBlock: 10.0.0.0/24 }`,
    },
  ],
  unknown: [
    {
      title: 'a network ACL under a condition that is misspelt',
      template: `
        Parameters:
          Stage: { Type: String }
        Conditions:
          IsLive: !Equals [!Ref Stage, live]
        Resources:
          Acl:
            Type: AWS::EC2::NetworkAcl
            Condition: IsLife
            Properties: { VpcId: vpc-0123456789abcdef0 }`,
    },
  ],
});
