import type { Property } from '../../../lib/template';
import { type Ternary, all, any, not, says } from '../../judge';
import { ingressOf, internetIn } from '../../questions/traffic';
import { defineRule } from '../../rule';

const WANT = 'ports 80 and 443 alone, or the ranges that may connect';

export default defineRule({
  id: 'security-group-open-beyond-web',
  topic: 'exposure',
  severity: 'error',
  title: 'Security group lets the internet in on more than the ports of the web',
  why: 'What is not a website has no business on the internet: each such port is a service that everybody tries to break.',
  fix: 'Name the address ranges that may connect, or open ports 80 and 443 alone.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'], fsbp: ['ec2.18'] },
  appliesTo: ['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress'],

  check(resource, world, report) {
    for (const rule of ingressOf(resource)) {
      const web = isWeb(rule);
      if (web) continue;
      for (const { range, open } of internetIn(rule, world)) {
        if (all([not(web), open])) report.fail(range, { want: WANT });
        else report.unknown(range, { want: WANT });
      }
    }
  },

  bad: [
    {
      title: 'another port',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }, { IpProtocol: tcp, FromPort: 46, ToPort: 46, CidrIp: 0.0.0.0/0 }] }`,
    },
    {
      title: 'more ports than those of the web',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, FromPort: 80, ToPort: 443, CidrIpv6: '::/0' }`,
    },
    {
      title: 'a span that ends with one',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, FromPort: 79, ToPort: 80, CidrIp: 0.0.0.0/0 }`,
    },
    {
      title: 'no ports at all',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, CidrIp: 0.0.0.0/0 }`,
    },
    {
      title: 'the number of a port of the web, but every protocol',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: -1, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }`,
    },
  ],
  good: [
    {
      title: 'the ports of the web',
      template: `
        Resources:
          Plain:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0 }
          Tls:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: '6', FromPort: '443', ToPort: '443', CidrIpv6: '::/0' }
          Quic:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: udp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }
          Number:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: 17, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }`,
    },
    {
      title: 'another port for a private network',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, FromPort: 46, ToPort: 46, CidrIp: 10.0.0.0/16 }`,
    },
  ],
  unknown: [
    {
      title: 'the range is a parameter',
      template: `
        Parameters:
          From: { Type: String }
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, FromPort: 46, ToPort: 46, CidrIp: !Ref From }`,
    },
    {
      title: 'the port is a parameter',
      template: `
        Parameters:
          Port: { Type: Number }
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, FromPort: !Ref Port, ToPort: !Ref Port, CidrIp: 0.0.0.0/0 }`,
    },
  ],
});

/** Is a rule about one port of the web, HTTP/3 included? */
function isWeb(rule: Property): Ternary {
  const onPort = (port: string) => all([says(rule.get('FromPort'), port), says(rule.get('ToPort'), port)]);
  return all([says(rule.get('IpProtocol'), 'tcp', '6', 'udp', '17'), any([onPort('80'), onPort('443')])]);
}
