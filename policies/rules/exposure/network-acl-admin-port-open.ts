import { all } from '../../judge';
import { coversAclPort, internetThrough } from '../../questions/network-acl';
import { defineRule } from '../../rule';

const WANT = 'ports 22 and 3389 closed to the internet';

export default defineRule({
  id: 'network-acl-admin-port-open',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'Network ACL opens SSH or Remote Desktop to the internet',
  why: 'With these ports open in the network ACL one loose security group is enough to put a sign-in screen on the internet.',
  fix: 'Set `CidrBlock` to the VPN, or refuse ports 22 and 3389.',
  controls: { 'nist-800-53-r5': ['ac-4', 'ac-17', 'sc-7'], fsbp: ['ec2.21'] },
  appliesTo: ['AWS::EC2::NetworkAclEntry'],

  check(entry, _world, report) {
    const covers = coversAclPort(entry, [22, 3389]);
    if (covers === false) return;
    for (const { range, open } of internetThrough(entry)) {
      if (all([covers, open])) report.fail(range, { want: WANT });
      else report.unknown(range, { want: WANT });
    }
  },

  bad: [
    {
      title: 'port 22',
      template: `
        Resources:
          E:
            Type: AWS::EC2::NetworkAclEntry
            Properties: { Protocol: 6, RuleAction: allow, CidrBlock: 0.0.0.0/0, PortRange: { From: 22, To: 22 } }`,
    },
    {
      title: 'port 3389 alone',
      template: `
        Resources:
          E:
            Type: AWS::EC2::NetworkAclEntry
            Properties: { Protocol: 6, RuleAction: allow, CidrBlock: 0.0.0.0/0, PortRange: { From: 3389, To: 3389 } }`,
    },
    {
      title: 'a span that holds 3389, over UDP',
      template: `
        Resources:
          E:
            Type: AWS::EC2::NetworkAclEntry
            Properties: { Protocol: '17', RuleAction: allow, Ipv6CidrBlock: '::/0', PortRange: { From: 1024, To: 65535 } }`,
    },
    {
      title: 'all protocols',
      template: `
        Resources:
          E:
            Type: AWS::EC2::NetworkAclEntry
            Properties: { Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0, PortRange: { From: 443, To: 443 } }`,
    },
  ],
  good: [
    {
      title: 'port 443, and pings',
      template: `
        Resources:
          Web:
            Type: AWS::EC2::NetworkAclEntry
            Properties: { Protocol: 6, RuleAction: allow, CidrBlock: 0.0.0.0/0, PortRange: { From: 443, To: 443 } }
          Ping:
            Type: AWS::EC2::NetworkAclEntry
            Properties: { Protocol: 1, RuleAction: allow, CidrBlock: 0.0.0.0/0 }`,
    },
    {
      title: 'port 22 for the VPN, traffic out, and a refusal',
      template: `
        Resources:
          In:
            Type: AWS::EC2::NetworkAclEntry
            Properties: { Protocol: 6, RuleAction: allow, CidrBlock: 10.9.0.0/22, PortRange: { From: 22, To: 22 } }
          Out:
            Type: AWS::EC2::NetworkAclEntry
            Properties: { Protocol: 6, RuleAction: allow, Egress: true, CidrBlock: 0.0.0.0/0, PortRange: { From: 22, To: 22 } }
          No:
            Type: AWS::EC2::NetworkAclEntry
            Properties: { Protocol: 6, RuleAction: deny, CidrBlock: 0.0.0.0/0, PortRange: { From: 22, To: 22 } }`,
    },
  ],
  unknown: [
    {
      title: 'the protocol is a parameter',
      template: `
        Parameters:
          Protocol: { Type: Number }
        Resources:
          E:
            Type: AWS::EC2::NetworkAclEntry
            Properties: { Protocol: !Ref Protocol, RuleAction: allow, CidrBlock: 0.0.0.0/0, PortRange: { From: 22, To: 22 } }`,
    },
    {
      title: 'the range is a parameter',
      template: `
        Parameters:
          From: { Type: String }
        Resources:
          E:
            Type: AWS::EC2::NetworkAclEntry
            Properties: { Protocol: 6, RuleAction: allow, CidrBlock: !Ref From, PortRange: { From: 22, To: 22 } }`,
    },
    {
      title: 'the ports are imported',
      template: `
        Resources:
          E:
            Type: AWS::EC2::NetworkAclEntry
            Properties: { Protocol: 6, RuleAction: allow, CidrBlock: 0.0.0.0/0, PortRange: !ImportValue ports }`,
    },
  ],
});
