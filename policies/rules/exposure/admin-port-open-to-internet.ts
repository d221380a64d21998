import { portsIn } from '../../questions/ports';
import { ingressOf, reportInternet } from '../../questions/traffic';
import { defineRule } from '../../rule';

const PORTS = portsIn(
  '20-21 23 25 69 110-111 115 119 135 137-139 143 161 389 445 512-514 636 873 2049 2375-2376 3000 4505-4506 5000 5500 ' +
    '5601 5800 5900 5985-5986 6000 6443 7001 8000 8080 8088 8140 8888 9000 9090 10250 50070 50470',
  'tcp',
  'udp',
);

export default defineRule({
  id: 'admin-port-open-to-internet',
  topic: 'exposure',
  severity: 'error',
  title: 'Security group opens a port of administration or file sharing to the internet',
  why: 'Consoles, file shares and old protocols without encryption are tried from everywhere and often ask for no password.',
  fix: 'Let only the VPN or named address ranges reach these ports.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'], fsbp: ['ec2.19'] },
  appliesTo: ['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress'],

  check(resource, world, report) {
    reportInternet(ingressOf(resource), world, report, {
      ports: PORTS,
      want: 'ports of administration closed to the internet',
    });
  },

  bad: [
    {
      title: 'FTP',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 21, CidrIp: 0.0.0.0/0 }] }`,
    },
    {
      title: 'VNC in the middle of a span',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, FromPort: 5801, ToPort: 5984, CidrIpv6: '::/0' }`,
    },
    {
      title: 'SNMP over UDP, for one half of the internet',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: '17', FromPort: 161, ToPort: 161, CidrIp: 0.0.0.0/1 }`,
    },
    {
      title: 'a kubelet',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, FromPort: 10250, ToPort: 10250, CidrIp: 0.0.0.0/0 }`,
    },
  ],
  good: [
    {
      title: 'the web, SSH and a database, which other rules judge',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties:
              SecurityGroupIngress:
                - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }
                - { IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0 }
                - { IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 0.0.0.0/0 }`,
    },
    {
      title: 'a file share for a private network',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, FromPort: 445, ToPort: 445, CidrIp: 172.16.0.0/12 }`,
    },
  ],
  unknown: [
    {
      title: 'where the span begins is imported',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, FromPort: !ImportValue first-port, ToPort: 9999, CidrIp: 0.0.0.0/0 }`,
    },
  ],
});
