import { portsIn } from '../../questions/ports';
import { ingressOf, reportInternet } from '../../questions/traffic';
import { defineRule } from '../../rule';

const PORTS = portsIn('3389', 'tcp', 'udp');

export default defineRule({
  id: 'remote-desktop-open-to-internet',
  topic: 'exposure',
  severity: 'error',
  title: 'Security group opens Remote Desktop to the internet',
  why: 'Remote Desktop is what ransomware looks for first, and here anybody reaches the sign-in screen.',
  fix: 'Let only the VPN or named address ranges reach port 3389.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'], fsbp: ['ec2.14', 'ec2.19'] },
  appliesTo: ['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress'],

  check(resource, world, report) {
    reportInternet(ingressOf(resource), world, report, { ports: PORTS, want: 'port 3389 closed to the internet' });
  },

  bad: [
    {
      title: 'port 3389',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 3389, ToPort: 3389, CidrIp: 0.0.0.0/0 }] }`,
    },
    {
      title: 'the same over UDP',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: udp, FromPort: 3380, ToPort: 3390, CidrIpv6: '::/0' }`,
    },
  ],
  good: [
    {
      title: 'the neighbours of port 3389',
      template: `
        Resources:
          Below:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, FromPort: 3300, ToPort: 3388, CidrIp: 0.0.0.0/0 }
          Above:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: udp, FromPort: 3390, ToPort: 4000, CidrIp: 0.0.0.0/0 }`,
    },
    {
      title: 'port 3389 for one office',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, FromPort: 3389, ToPort: 3389, CidrIp: 198.51.100.7/32 }`,
    },
  ],
  unknown: [
    {
      title: 'the end of the span is imported',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, FromPort: 3000, ToPort: !ImportValue last-port, CidrIp: 0.0.0.0/0 }`,
    },
  ],
});
