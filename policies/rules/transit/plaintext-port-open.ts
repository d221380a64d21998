import type { Relation, Resource, World } from '../../../lib/template';
import { letsInPlaintext, namePorts, plaintextPortsOf } from '../../questions/plaintext-ports';
import { defineRule } from '../../rule';

const OF_BALANCERS: readonly Relation[] = [
  { type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', path: 'SecurityGroups' },
  { type: 'AWS::ElasticLoadBalancing::LoadBalancer', path: 'SecurityGroups' },
];

/** The property at which findings stand: with its port the rule is named. */
const PLACE = 'FromPort';

export default defineRule({
  id: 'plaintext-port-open',
  topic: 'transit',
  severity: 'warning',
  tier: 'opinion',
  title: 'Security group lets strangers in on a port of a plaintext protocol',
  why: 'FTP, Telnet, LDAP and their like send passwords in the clear, so everybody on the path can use them next.',
  fix: 'Narrow `CidrIp` to private ranges, or open the port of the encrypted protocol instead.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-7', 'cm-7'] },
  appliesTo: ['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress'],

  check(resource, world, report) {
    const isGroup = resource.type === 'AWS::EC2::SecurityGroup';
    for (const ingress of isGroup ? resource.read('SecurityGroupIngress').each() : [resource.properties]) {
      // What a load balancer does on port 80 its listeners say.
      const group = isGroup ? resource : world.follow(resource.read('GroupId'));
      const isExcused = (port: number) => port === 80 && group !== undefined && servesBalancer(group, world);
      const open = letsInPlaintext(ingress, isExcused);
      if (open === false) continue;
      const saw = namePorts(plaintextPortsOf(ingress)?.filter((port) => !isExcused(port)));
      const difference = { saw, want: 'private ranges, or ports of encrypted protocols' };
      if (open) report.fail(ingress.get(PLACE), difference);
      else report.unknown(ingress.get(PLACE), difference);
    }
  },

  bad: [
    {
      title: 'Telnet open to the world',
      template: `
        Resources:
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 23, ToPort: 23, CidrIp: 0.0.0.0/0 }] }`,
    },
    {
      title: 'a range of ports with LDAP in it, open to the world in IPv6',
      template: `
        Resources:
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: '6', FromPort: '300', ToPort: '400', CidrIpv6: '::/0' }] }`,
    },
    {
      title: 'TFTP open to somebody outside, in a rule of its own',
      template: `
        Resources:
          Files:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { GroupId: sg-0123456789abcdef0, IpProtocol: udp, FromPort: 69, ToPort: 69, CidrIp: 203.0.113.0/24 }`,
    },
    {
      title: 'HTTP open to the world, on a machine',
      template: `
        Resources:
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0 }] }
          Machine:
            Type: AWS::EC2::Instance
            Properties: { SecurityGroupIds: [!Ref Group] }`,
    },
    {
      title: 'HTTP and POP3 open to the world, on a load balancer: only HTTP is for its listeners to say',
      template: `
        Resources:
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 80, ToPort: 110, CidrIp: 0.0.0.0/0 }] }
          Web:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: { SecurityGroups: [!Ref Group] }`,
    },
  ],
  good: [
    {
      title: 'encrypted protocols, private ranges, other groups, no ports, and every port',
      template: `
        Resources:
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties:
              SecurityGroupIngress:
                - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }
                - { IpProtocol: tcp, FromPort: 23, ToPort: 23, CidrIp: 10.1.0.0/16 }
                - { IpProtocol: tcp, FromPort: 23, ToPort: 23, CidrIp: 172.16.0.0/12 }
                - { IpProtocol: tcp, FromPort: 23, ToPort: 23, CidrIp: 192.168.7.0/24 }
                - { IpProtocol: tcp, FromPort: 23, ToPort: 23, CidrIp: 100.64.0.0/10 }
                - { IpProtocol: tcp, FromPort: 23, ToPort: 23, CidrIpv6: 'fd12:3456::/32' }
                - { IpProtocol: tcp, FromPort: 389, ToPort: 389, SourceSecurityGroupId: sg-0123456789abcdef0 }
                - { IpProtocol: icmp, FromPort: 0, ToPort: 255, CidrIp: 0.0.0.0/0 }
                - { IpProtocol: '-1', CidrIp: 0.0.0.0/0 }
                - { IpProtocol: tcp, FromPort: 1, ToPort: 65535, CidrIp: 0.0.0.0/0 }`,
    },
    {
      title: 'HTTP on load balancers, whose listeners tell what happens there',
      template: `
        Resources:
          Group:
            Type: AWS::EC2::SecurityGroup
          Rule:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { GroupId: !GetAtt Group.GroupId, IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0 }
          Web:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: { SecurityGroups: [!GetAtt Group.GroupId] }
          Other:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: { IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0 } }
          Classic:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties: { SecurityGroups: [!Ref Other] }`,
    },
  ],
  unknown: [
    {
      title: 'the range is a parameter',
      template: `
        Parameters:
          Range: { Type: String }
        Resources:
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 23, ToPort: 23, CidrIp: !Ref Range }] }`,
    },
    {
      title: 'the ports are a parameter, and the range is the world',
      template: `
        Parameters:
          Port: { Type: Number }
        Resources:
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: !Ref Port, ToPort: 9000, CidrIp: 0.0.0.0/0 }] }
          Other:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 1, ToPort: !Ref Port, CidrIp: 0.0.0.0/0 }] }`,
    },
  ],
});

function servesBalancer(group: Resource, world: World): boolean {
  return OF_BALANCERS.some((relation) => world.referrers(group, relation).certain.length > 0);
}
