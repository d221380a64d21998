import { ingressOf, reportInternet } from '../../questions/traffic';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'security-group-open-to-internet',
  topic: 'exposure',
  severity: 'error',
  title: 'Security group lets the internet in',
  why: 'Whatever listens behind this group is found and tried by everybody within minutes.',
  fix: 'Name the address ranges or security groups that may connect instead of the whole internet.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'], fsbp: ['ec2.18'] },
  appliesTo: ['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress'],

  check(resource, world, report) {
    reportInternet(ingressOf(resource), world, report, { want: 'address ranges of those who may connect' });
  },

  bad: [
    {
      title: 'everybody over IPv4, on one port',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }] }`,
    },
    {
      title: 'everybody over IPv6, in a rule that stands apart',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, FromPort: 9000, ToPort: 9000, CidrIpv6: '::/0' }`,
    },
    {
      title: 'one half of the internet, in a single rule instead of a list',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: { IpProtocol: icmp, CidrIp: 128.0.0.0/1 } }`,
    },
    {
      title: 'a range of a parameter whose default is everybody',
      template: `
        Parameters:
          From: { Type: String, Default: 0.0.0.0/0 }
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, FromPort: 5000, ToPort: 5000, CidrIp: !Ref From }`,
    },
    {
      title: 'a prefix list that holds everybody',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: '-1', SourcePrefixListId: !Ref Partners }
          Partners:
            Type: AWS::EC2::PrefixList
            Properties: { Entries: [{ Cidr: 192.0.2.0/24 }, { Cidr: 0.0.0.0/0 }] }`,
    },
    {
      title: 'a list where one range is due',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: [0.0.0.0/0] }`,
    },
    {
      title: 'a protocol nobody knows',
      template: `
        Parameters:
          Protocol: { Type: String }
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: !Ref Protocol, CidrIp: 0.0.0.0/0 }`,
    },
  ],
  good: [
    {
      title: 'private ranges, one address, another group and a prefix list without the internet',
      template: `
        Parameters:
          Office: { Type: String }
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties:
              SecurityGroupIngress:
                - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8 }
                - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: !Sub '\${Office}/32' }
                - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: !GetAtt Vpc.CidrBlock }
                - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIpv6: 'fd00::/8' }
          Peers:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { GroupId: !Ref G, IpProtocol: '-1', SourceSecurityGroupId: !Ref G }
          Listed:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { GroupId: !Ref G, IpProtocol: '-1', SourcePrefixListId: !Ref Partners }
          Partners:
            Type: AWS::EC2::PrefixList
            Properties: { Entries: [{ Cidr: 192.0.2.0/24 }] }
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }`,
    },
    {
      title: 'no rules at all, and traffic out',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: 0.0.0.0/0 }] }`,
    },
  ],
  unknown: [
    {
      title: 'the range is a parameter without default',
      template: `
        Parameters:
          From: { Type: String }
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: !Ref From }`,
    },
    {
      title: 'a prefix list of another stack',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, SourcePrefixListId: pl-0123456789abcdef0 }] }`,
    },
  ],
});
