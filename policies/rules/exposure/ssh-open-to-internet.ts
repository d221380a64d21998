import { portsIn } from '../../questions/ports';
import { ingressOf, reportInternet } from '../../questions/traffic';
import { defineRule } from '../../rule';

const PORTS = portsIn('22', 'tcp');

export default defineRule({
  id: 'ssh-open-to-internet',
  topic: 'exposure',
  severity: 'error',
  title: 'Security group opens SSH to the internet',
  why: 'Password guessing and every new flaw of SSH reach the machine from anywhere, past the VPN and its records.',
  fix: 'Let only the VPN or named address ranges reach port 22.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'], fsbp: ['ec2.13', 'ec2.19'] },
  appliesTo: ['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress'],

  check(resource, world, report) {
    reportInternet(ingressOf(resource), world, report, { ports: PORTS, want: 'port 22 closed to the internet' });
  },

  bad: [
    {
      title: 'port 22',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 22, ToPort: '22', CidrIp: 0.0.0.0/0 }] }`,
    },
    {
      title: 'a span of ports that holds 22, over IPv6',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: '6', FromPort: 1, ToPort: 1024, CidrIpv6: '::/0' }`,
    },
    {
      title: 'no protocol, which only a mistake leaves out',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0 }`,
    },
    {
      title: 'the number that means all ports',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, FromPort: -1, ToPort: -1, CidrIp: 0.0.0.0/0 }`,
    },
    {
      title: 'a span written backwards',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, FromPort: 80, ToPort: 0, CidrIp: 0.0.0.0/0 }`,
    },
    {
      title: 'all protocols, whatever the ports say',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: -1, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }`,
    },
  ],
  good: [
    {
      title: 'another port, another protocol, and port 22 for the VPN',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties:
              SecurityGroupIngress:
                - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }
                - { IpProtocol: udp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0 }
                - { IpProtocol: icmp, FromPort: -1, ToPort: -1, CidrIp: 0.0.0.0/0 }
                - { IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 10.1.0.0/16 }`,
    },
    {
      title: 'the neighbours of port 22',
      template: `
        Resources:
          Below:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, FromPort: 0, ToPort: 21, CidrIp: 0.0.0.0/0 }
          Above:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, FromPort: 23, ToPort: 80, CidrIp: 0.0.0.0/0 }`,
    },
  ],
  unknown: [
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
    {
      title: 'the protocol is a parameter',
      template: `
        Parameters:
          Protocol: { Type: String }
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: !Ref Protocol, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0 }`,
    },
    {
      title: 'the protocol is a parameter, and may be all of them',
      template: `
        Parameters:
          Protocol: { Type: String }
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: !Ref Protocol, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }`,
    },
    {
      title: 'the range is a parameter of its own',
      template: `
        Parameters:
          From: { Type: String }
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: !Ref From }`,
    },
  ],
});
