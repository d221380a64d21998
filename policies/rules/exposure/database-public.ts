import { isPublicByDefault } from '../../questions/database-address';
import { mustNotBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'database-public',
  topic: 'exposure',
  severity: 'error',
  title: 'Database has a public address',
  why: 'The database answers on the internet; one password, which applications share, is all that protects the data.',
  fix: 'Set `PubliclyAccessible` to false.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'], fsbp: ['rds.2'] },
  appliesTo: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],

  // Of a cluster only what is said counts: its default concerns clusters of another kind than Aurora, and members say more.
  check(instance, world, report) {
    const property = instance.read('PubliclyAccessible');
    if (property.value.kind !== 'absent' || instance.type === 'AWS::RDS::DBCluster')
      return mustNotBeTrue(property, { want: 'false' }, report);
    const open = isPublicByDefault(instance, world);
    const saw = 'not set, which means public where the VPC has an internet gateway';
    if (open) report.fail(property, { saw, want: 'false' });
    if (open === undefined) report.unknown(property, { saw, want: 'false' });
  },

  bad: [
    {
      title: 'a public address',
      template: `
        Resources:
          D:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: postgres, PubliclyAccessible: true }`,
    },
    {
      title: 'a cluster over several zones',
      template: `
        Resources:
          C:
            Type: AWS::RDS::DBCluster
            Properties: { Engine: mysql, PubliclyAccessible: true }`,
    },
    {
      title: 'the same as a text',
      template: `
        Resources:
          D:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: postgres, PubliclyAccessible: 'true' }`,
    },
    {
      title: 'nothing said, in the default VPC',
      template: `
        Resources:
          D:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: postgres }`,
    },
    {
      title: 'nothing said, in a VPC with an internet gateway',
      template: `
        Resources:
          D:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: postgres, DBSubnetGroupName: !Ref G }
          G:
            Type: AWS::RDS::DBSubnetGroup
            Properties: { SubnetIds: [!Ref S] }
          S:
            Type: AWS::EC2::Subnet
            Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24 }
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }
          A:
            Type: AWS::EC2::VPCGatewayAttachment
            Properties: { VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway }
          Gateway:
            Type: AWS::EC2::InternetGateway`,
    },
    {
      title: 'nothing said, for a member of a cluster in such a VPC',
      template: `
        Resources:
          D:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: aurora-mysql, DBClusterIdentifier: !Ref C }
          C:
            Type: AWS::RDS::DBCluster
            Properties: { Engine: aurora-mysql, DBSubnetGroupName: !Ref G }
          G:
            Type: AWS::RDS::DBSubnetGroup
            Properties: { SubnetIds: [!Ref S] }
          S:
            Type: AWS::EC2::Subnet
            Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24 }
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }
          A:
            Type: AWS::EC2::VPCGatewayAttachment
            Properties: { VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway }
          Gateway:
            Type: AWS::EC2::InternetGateway`,
    },
  ],
  good: [
    {
      title: 'a private address, and a cluster that says nothing',
      template: `
        Resources:
          C:
            Type: AWS::RDS::DBCluster
            Properties: { Engine: aurora-mysql }
          D:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: postgres, PubliclyAccessible: false }
          T:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: postgres, PubliclyAccessible: 'false' }`,
    },
    {
      title: 'nothing said, in a VPC without an internet gateway',
      template: `
        Resources:
          D:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: postgres, DBSubnetGroupName: !Ref G }
          G:
            Type: AWS::RDS::DBSubnetGroup
            Properties: { SubnetIds: [!Ref S] }
          S:
            Type: AWS::EC2::Subnet
            Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24 }
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }
          A:
            Type: AWS::EC2::VPCGatewayAttachment
            Properties: { VpcId: !Ref Vpc, VpnGatewayId: vgw-0123456789abcdef0 }
          B:
            Type: AWS::EC2::VPCGatewayAttachment
            Properties: { VpcId: !Ref Other, InternetGatewayId: igw-0123456789abcdef0 }
          Other:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.1.0.0/16 }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Public: { Type: String }
        Resources:
          D:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: postgres, PubliclyAccessible: !Ref Public }`,
    },
    {
      title: 'nothing said, in subnets of another stack',
      template: `
        Resources:
          D:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: postgres, DBSubnetGroupName: claims }`,
    },
    {
      title: 'nothing said, in a subnet by its id',
      template: `
        Resources:
          D:
            Type: AWS::RDS::DBInstance
            Properties: { DBSubnetGroupName: !Ref G }
          G:
            Type: AWS::RDS::DBSubnetGroup
            Properties: { SubnetIds: [subnet-0123456789abcdef0] }`,
    },
    {
      title: 'nothing said, in a VPC by its id',
      template: `
        Resources:
          D:
            Type: AWS::RDS::DBInstance
            Properties: { DBSubnetGroupName: !Ref G }
          G:
            Type: AWS::RDS::DBSubnetGroup
            Properties: { SubnetIds: [!Ref S] }
          S:
            Type: AWS::EC2::Subnet
            Properties: { VpcId: vpc-0123456789abcdef0 }`,
    },
    {
      title: 'nothing said, for a member of a cluster of another stack',
      template: `
        Resources:
          D:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: aurora-mysql, DBClusterIdentifier: claims }`,
    },
    {
      title: 'nothing said, and a gateway that may be of this VPC',
      template: `
        Parameters:
          Network: { Type: 'AWS::EC2::VPC::Id' }
        Resources:
          D:
            Type: AWS::RDS::DBInstance
            Properties: { DBSubnetGroupName: !Ref G }
          G:
            Type: AWS::RDS::DBSubnetGroup
            Properties: { SubnetIds: [!Ref S] }
          S:
            Type: AWS::EC2::Subnet
            Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24 }
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }
          A:
            Type: AWS::EC2::VPCGatewayAttachment
            Properties: { VpcId: !Ref Network, InternetGatewayId: igw-0123456789abcdef0 }`,
    },
  ],
});
