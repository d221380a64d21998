import { internetThrough } from '../../questions/network-acl';
import { defineRule } from '../../rule';

const WANT = 'the address ranges that may connect';

export default defineRule({
  id: 'network-acl-open-to-internet',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'Network ACL lets the internet in',
  why: 'The network ACL is the second wall; open to everybody, every mistake in a security group counts at once.',
  fix: 'Set `CidrBlock` to the address ranges that may connect.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'] },
  appliesTo: ['AWS::EC2::NetworkAclEntry'],

  check(entry, _world, report) {
    for (const { range, open } of internetThrough(entry)) {
      if (open) report.fail(range, { want: WANT });
      else report.unknown(range, { want: WANT });
    }
  },

  bad: [
    {
      title: 'everybody, on one port',
      template: `
        Resources:
          E:
            Type: AWS::EC2::NetworkAclEntry
            Properties: { Protocol: 6, RuleAction: allow, CidrBlock: 0.0.0.0/0, PortRange: { From: 443, To: 443 } }`,
    },
    {
      title: 'everybody over IPv6, and it says that it is not for traffic out',
      template: `
        Resources:
          E:
            Type: AWS::EC2::NetworkAclEntry
            Properties: { Protocol: -1, RuleAction: Allow, Egress: 'false', Ipv6CidrBlock: '::/0' }`,
    },
  ],
  good: [
    {
      title: 'traffic out, a refusal, and a private range',
      template: `
        Resources:
          Out:
            Type: AWS::EC2::NetworkAclEntry
            Properties: { Protocol: -1, RuleAction: allow, Egress: true, CidrBlock: 0.0.0.0/0 }
          No:
            Type: AWS::EC2::NetworkAclEntry
            Properties: { Protocol: -1, RuleAction: deny, CidrBlock: 0.0.0.0/0 }
          In:
            Type: AWS::EC2::NetworkAclEntry
            Properties: { Protocol: -1, RuleAction: allow, CidrBlock: 10.0.0.0/8 }`,
    },
    {
      title: 'traffic out, by a text',
      template: `
        Resources:
          Out:
            Type: AWS::EC2::NetworkAclEntry
            Properties: { Protocol: -1, RuleAction: allow, Egress: 'true', CidrBlock: 0.0.0.0/0 }`,
    },
  ],
  unknown: [
    {
      title: 'the range is a parameter',
      template: `
        Parameters:
          From: { Type: String }
        Resources:
          E:
            Type: AWS::EC2::NetworkAclEntry
            Properties: { Protocol: -1, RuleAction: allow, CidrBlock: !Ref From }`,
    },
    {
      title: 'the direction is imported',
      template: `
        Resources:
          E:
            Type: AWS::EC2::NetworkAclEntry
            Properties: { Protocol: -1, RuleAction: allow, Egress: !ImportValue is-out, CidrBlock: 0.0.0.0/0 }`,
    },
    {
      title: 'what is done is a parameter',
      template: `
        Parameters:
          Action: { Type: String }
        Resources:
          E:
            Type: AWS::EC2::NetworkAclEntry
            Properties: { Protocol: -1, RuleAction: !Ref Action, CidrBlock: 0.0.0.0/0 }`,
    },
  ],
});
