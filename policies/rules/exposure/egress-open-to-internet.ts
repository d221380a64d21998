import type { Relation } from '../../../lib/template';
import { EGRESS, egressOf, reportInternet } from '../../questions/traffic';
import { defineRule } from '../../rule';

const WANT = 'the ranges, groups or prefix lists that are needed';
const RULES_APART: Relation = { type: 'AWS::EC2::SecurityGroupEgress', path: 'GroupId' };

export default defineRule({
  id: 'egress-open-to-internet',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'Security group lets traffic out to the whole internet',
  why: 'Whoever breaks in, or works here as a vendor, can send data to any place in the world.',
  fix: 'Set `SecurityGroupEgress` to the ranges, groups or prefix lists that are needed.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7', 'sc-7.5'] },
  appliesTo: ['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupEgress'],

  // What a group without egress rules lets out: title "AWS::EC2::SecurityGroup" of the CloudFormation reference.
  check(resource, world, report) {
    const rules = egressOf(resource);
    reportInternet(rules, world, report, { want: WANT });
    if (rules.length > 0) return;
    const property = resource.read(EGRESS);
    const { certain, possible } = world.referrers(resource, RULES_APART);
    // CloudFormation takes the rule for everything away when it adds the first one of another resource.
    if (certain.length > 0) return;
    const saw = 'not set, which means everywhere';
    if (possible.length > 0) report.unknown(property, { saw, want: WANT });
    else report.fail(property, { saw, want: WANT });
  },

  bad: [
    {
      title: 'everywhere over IPv4',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupEgress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }] }`,
    },
    {
      title: 'everywhere over IPv6, in a rule that stands apart',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupEgress
            Properties: { GroupId: sg-0123456789abcdef0, IpProtocol: '-1', CidrIpv6: '::/0' }`,
    },
    {
      title: 'nothing is said, which means everywhere',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { GroupDescription: Claims }`,
    },
    {
      title: 'an empty list, and a rule that belongs to another group',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupEgress: [] }
          Other:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: 10.0.0.0/8 }] }
          R:
            Type: AWS::EC2::SecurityGroupEgress
            Properties: { GroupId: !Ref Other, IpProtocol: tcp, CidrIp: 10.0.0.0/8 }`,
    },
    {
      title: 'a prefix list that holds everybody',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupEgress: [{ IpProtocol: '-1', DestinationPrefixListId: !Ref Outside }] }
          Outside:
            Type: AWS::EC2::PrefixList
            Properties: { Entries: [{ Cidr: '::/0' }] }`,
    },
  ],
  good: [
    {
      title: 'a private range',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupEgress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16 }] }`,
    },
    {
      title: 'only one rule, which stands apart',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { GroupDescription: Claims }
          R:
            Type: AWS::EC2::SecurityGroupEgress
            Properties: { GroupId: !GetAtt G.GroupId, IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16 }`,
    },
  ],
  unknown: [
    {
      title: 'a rule that stands apart and may belong to this group',
      template: `
        Parameters:
          Group: { Type: 'AWS::EC2::SecurityGroup::Id' }
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { GroupDescription: Claims }
          R:
            Type: AWS::EC2::SecurityGroupEgress
            Properties: { GroupId: !Ref Group, IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16 }`,
    },
    {
      title: 'a prefix list of another stack',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupEgress
            Properties: { IpProtocol: tcp, FromPort: 443, ToPort: 443, DestinationPrefixListId: pl-0123456789abcdef0 }`,
    },
  ],
});
