import { mustBeText } from '../../judge';
import { ingressOf, isEveryProtocol, isLoopback } from '../../questions/traffic';
import { defineRule } from '../../rule';

// Without a protocol EC2 refuses the rule.
const EXPECTATION = { want: 'a protocol by name', preset: 'none', accepts: (text: string) => !isEveryProtocol(text) };

export default defineRule({
  id: 'ingress-every-protocol',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'Security group lets every protocol in',
  why: 'A rule for every protocol and port hides which services the group offers, so nobody notices one more.',
  fix: 'Name the protocol and the ports in `IpProtocol`, `FromPort` and `ToPort`.',
  controls: { 'nist-800-53-r5': ['cm-7', 'sc-7'] },
  appliesTo: ['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress'],

  check(resource, _world, report) {
    for (const rule of ingressOf(resource)) {
      if (!isLoopback(rule)) mustBeText(rule.get('IpProtocol'), EXPECTATION, report);
    }
  },

  bad: [
    {
      title: 'the number that means all protocols',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8 }, { IpProtocol: -1, CidrIp: 10.0.0.0/8 }] }`,
    },
    {
      title: 'the same as a word, in a rule that stands apart',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: ALL, CidrIp: 10.0.0.0/8 }`,
    },
    {
      title: 'the machine itself and more',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: -1, CidrIp: 127.0.0.1/32, CidrIpv6: 'fd00::/8' }`,
    },
    {
      title: 'a rule that names a group alone',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: -1, SourceSecurityGroupId: sg-0123456789abcdef0 }`,
    },
  ],
  good: [
    {
      title: 'one protocol, and none that is named',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: '6', FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8 }, { CidrIp: 10.0.0.0/8 }] }`,
    },
    {
      title: 'all protocols for the machine itself, which stands for nothing',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: 127.0.0.1/32 }, { IpProtocol: '-1', CidrIpv6: '::1/128' }] }`,
    },
    {
      title: 'all protocols in the other direction',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: 10.0.0.0/8 }] }`,
    },
  ],
  unknown: [
    {
      title: 'the protocol is a parameter',
      template: `
        Parameters:
          Protocol: { Type: String }
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: !Ref Protocol, CidrIp: 10.0.0.0/8 }`,
    },
  ],
});
