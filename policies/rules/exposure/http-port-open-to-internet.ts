import { portsIn } from '../../questions/ports';
import { ingressOf, reportInternet } from '../../questions/traffic';
import { defineRule } from '../../rule';

const PORTS = portsIn('80', 'tcp');

export default defineRule({
  id: 'http-port-open-to-internet',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'Security group opens port 80 to the internet',
  why: 'What comes in on port 80 is plain text, and the enclave has no public website.',
  fix: 'Open port 443 instead, and only to those who need it.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'] },
  appliesTo: ['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress'],

  check(resource, world, report) {
    reportInternet(ingressOf(resource), world, report, { ports: PORTS, want: 'port 80 closed to the internet' });
  },

  bad: [
    {
      title: 'port 80',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0 }] }`,
    },
    {
      title: 'all TCP ports, over IPv6',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, CidrIpv6: '::/0' }`,
    },
  ],
  good: [
    {
      title: 'port 443',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }`,
    },
    {
      title: 'UDP on port 80, and port 80 for a private network',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: udp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0 }, { IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 10.0.0.0/16 }] }`,
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
            Properties: { IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: !Ref From }`,
    },
  ],
});
