import { portsIn } from '../../questions/ports';
import { ingressOf, reportInternet } from '../../questions/traffic';
import { defineRule } from '../../rule';

const PORTS = portsIn(
  '1433-1434 1521 2382-2383 2483-2484 3020 3306 3309 4333 5432 5439 5984 6379-6380 7000 7199 7474 7687 8086 8182 8529 9042 ' +
    '9160 9200 9300 11211 11214-11215 26257 27017-27019 28017 50000 61620-61621',
  'tcp',
  'udp',
);

export default defineRule({
  id: 'database-port-open-to-internet',
  topic: 'exposure',
  severity: 'error',
  title: 'Security group opens a database port to the internet',
  why: 'Databases are scanned for all day; one weak password or one flaw gives all the data away.',
  fix: 'Let only the security groups of the applications reach these ports.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'], fsbp: ['ec2.19'] },
  appliesTo: ['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress'],

  check(resource, world, report) {
    reportInternet(ingressOf(resource), world, report, { ports: PORTS, want: 'database ports closed to the internet' });
  },

  bad: [
    {
      title: 'PostgreSQL',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 0.0.0.0/0 }] }`,
    },
    {
      title: 'memcached over UDP',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: udp, FromPort: 11211, ToPort: 11211, CidrIpv6: '::/0' }`,
    },
    {
      title: 'SQL Server, at the beginning of a span',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, FromPort: 1433, ToPort: 1433, CidrIp: 0.0.0.0/0 }`,
    },
  ],
  good: [
    {
      title: 'the web and a console, which other rules judge',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }, { IpProtocol: tcp, FromPort: 8080, ToPort: 8080, CidrIp: 0.0.0.0/0 }] }`,
    },
    {
      title: 'PostgreSQL for the application',
      template: `
        Resources:
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: sg-0123456789abcdef0 }`,
    },
  ],
  unknown: [
    {
      title: 'the port is a parameter without default',
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
