import type { Property, Relation, Resource, World } from '../../../lib/template';
import { isInternet } from '../../questions/internet';
import { ingressOf, reportInternet } from '../../questions/traffic';
import { defineRule } from '../../rule';

const WANT = 'the groups or address ranges of those who use the database';

/** How databases name the groups that guard them. A group of another template is judged there. */
const GUARDS: readonly Relation[] = [
  { type: 'AWS::RDS::DBInstance', path: 'VPCSecurityGroups' },
  { type: 'AWS::RDS::DBCluster', path: 'VpcSecurityGroupIds' },
  { type: 'AWS::RDS::DBProxy', path: 'VpcSecurityGroupIds' },
  { type: 'AWS::Redshift::Cluster', path: 'VpcSecurityGroupIds' },
  { type: 'AWS::DocDB::DBCluster', path: 'VpcSecurityGroupIds' },
  { type: 'AWS::Neptune::DBCluster', path: 'VpcSecurityGroupIds' },
];

export default defineRule({
  id: 'database-group-open-to-internet',
  topic: 'exposure',
  severity: 'error',
  title: 'Security group of a database lets the internet in',
  why: 'The data is one password away from everybody, whatever the network around it looks like.',
  fix: 'Let only the security groups of the applications reach the database.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'] },
  appliesTo: [
    'AWS::EC2::SecurityGroup',
    'AWS::EC2::SecurityGroupIngress',
    'AWS::RDS::DBSecurityGroup',
    'AWS::RDS::DBSecurityGroupIngress',
  ],

  check(resource, world, report) {
    if (!isClassic(resource)) {
      const group = resource.type === 'AWS::EC2::SecurityGroup' ? resource : world.follow(resource.read('GroupId'));
      if (group && guardsDatabase(group, world)) reportInternet(ingressOf(resource), world, report, { want: WANT });
      return;
    }
    for (const range of rangesOf(resource)) {
      const open = isInternet(range);
      if (open) report.fail(range, { want: WANT });
      if (open === undefined) report.unknown(range, { want: WANT });
    }
  },

  bad: [
    {
      title: 'a classic group that lets everybody in',
      template: `
        Resources:
          G:
            Type: AWS::RDS::DBSecurityGroup
            Properties: { GroupDescription: Claims, DBSecurityGroupIngress: [{ CIDRIP: 10.0.0.0/8 }, { CIDRIP: 0.0.0.0/0 }] }`,
    },
    {
      title: 'a classic rule that stands apart',
      template: `
        Resources:
          R:
            Type: AWS::RDS::DBSecurityGroupIngress
            Properties: { DBSecurityGroupName: claims, CIDRIP: 0.0.0.0/0 }`,
    },
    {
      title: 'the group of an instance',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIpv6: '::/0' }] }
          Db:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: postgres, VPCSecurityGroups: [!GetAtt G.GroupId] }`,
    },
    {
      title: 'a rule that stands apart, for the group of a cluster',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { GroupDescription: Claims }
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { GroupId: !GetAtt G.GroupId, IpProtocol: '-1', CidrIp: 0.0.0.0/0 }
          Db:
            Type: AWS::RDS::DBCluster
            Properties: { Engine: aurora-mysql, VpcSecurityGroupIds: [!Ref G] }`,
    },
    {
      title: 'the group of a warehouse',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: 0.0.0.0/0 }] }
          Db:
            Type: AWS::Redshift::Cluster
            Properties: { VpcSecurityGroupIds: [!Ref G] }`,
    },
    {
      title: 'the group of a document database',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: 0.0.0.0/0 }] }
          Db:
            Type: AWS::DocDB::DBCluster
            Properties: { VpcSecurityGroupIds: [!Ref G] }`,
    },
    {
      title: 'the group of a graph database',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: 0.0.0.0/0 }] }
          Db:
            Type: AWS::Neptune::DBCluster
            Properties: { VpcSecurityGroupIds: [!Ref G] }`,
    },
    {
      title: 'the group of a database proxy',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: 0.0.0.0/0 }] }
          Db:
            Type: AWS::RDS::DBProxy
            Properties: { VpcSecurityGroupIds: [!Ref G] }`,
    },
  ],
  good: [
    {
      title: 'the application alone, and a group that guards no database',
      template: `
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: !Ref App }] }
          Db:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: postgres, VPCSecurityGroups: [!Ref G] }
          App:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }] }
          R:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { GroupId: !Ref App, IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0 }
          Elsewhere:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: { GroupId: sg-0123456789abcdef0, IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0 }`,
    },
    {
      title: 'classic groups for one address and without rules',
      template: `
        Resources:
          One:
            Type: AWS::RDS::DBSecurityGroup
            Properties: { DBSecurityGroupIngress: { CIDRIP: 198.51.100.7/32 } }
          None:
            Type: AWS::RDS::DBSecurityGroup
            Properties: { DBSecurityGroupIngress: [] }
          App:
            Type: AWS::RDS::DBSecurityGroupIngress
            Properties: { DBSecurityGroupName: !Ref One, EC2SecurityGroupName: app }`,
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
            Type: AWS::RDS::DBSecurityGroupIngress
            Properties: { DBSecurityGroupName: claims, CIDRIP: !Ref From }`,
    },
    {
      title: 'the range for the group of an instance is a parameter',
      template: `
        Parameters:
          From: { Type: String }
        Resources:
          G:
            Type: AWS::EC2::SecurityGroup
            Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: !Ref From }] }
          Db:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: postgres, VPCSecurityGroups: [!Ref G] }`,
    },
  ],
});

function isClassic({ type }: Resource): boolean {
  return type.startsWith('AWS::RDS::');
}

/** The address ranges that a classic group, or one rule of it, lets in. */
function rangesOf(resource: Resource): readonly Property[] {
  if (resource.type === 'AWS::RDS::DBSecurityGroupIngress') return [resource.read('CIDRIP')];
  return resource
    .read('DBSecurityGroupIngress')
    .each()
    .map((rule) => rule.get('CIDRIP'));
}

function guardsDatabase(group: Resource, world: World): boolean {
  return GUARDS.some((relation) => world.referrers(group, relation).certain.length > 0);
}
