import { isTrue } from '../../questions/presence';
import { defineRule } from '../../rule';

const WANT = 'a private subnet';

export default defineRule({
  id: 'data-cluster-node-public',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'Nodes of a data cluster get public addresses',
  why: 'Consoles of Hadoop and Spark ask for no password, and here they stand on the internet.',
  fix: 'Put the cluster into a subnet whose `MapPublicIpOnLaunch` is false.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'], fsbp: ['emr.1'] },
  appliesTo: ['AWS::EMR::Cluster'],

  check(cluster, world, report) {
    const instances = cluster.read('Instances');
    const single = instances.get('Ec2SubnetId');
    const subnets = [...single.each(), ...instances.get('Ec2SubnetIds').each()];
    // Without a subnet EMR takes one of the default VPC, and those give public addresses.
    if (subnets.length === 0) report.fail(single, { want: WANT });
    for (const subnet of subnets) {
      const target = world.follow(subnet);
      // A subnet of another template is judged there.
      const open = target ? isTrue(target.read('MapPublicIpOnLaunch')) : false;
      if (open) report.fail(subnet, { want: WANT });
      if (open === undefined) report.unknown(subnet, { want: WANT });
    }
  },

  bad: [
    {
      title: 'a subnet that gives public addresses',
      template: `
        Resources:
          C:
            Type: AWS::EMR::Cluster
            Properties: { Instances: { Ec2SubnetId: !Ref S } }
          S:
            Type: AWS::EC2::Subnet
            Properties: { MapPublicIpOnLaunch: true }`,
    },
    {
      title: 'one of two such subnets',
      template: `
        Resources:
          C:
            Type: AWS::EMR::Cluster
            Properties: { Instances: { Ec2SubnetIds: [!Ref P, !Ref S] } }
          P:
            Type: AWS::EC2::Subnet
            Properties: { CidrBlock: 10.0.0.0/24 }
          S:
            Type: AWS::EC2::Subnet
            Properties: { MapPublicIpOnLaunch: 'true' }`,
    },
    {
      title: 'no subnet',
      template: `
        Resources:
          C:
            Type: AWS::EMR::Cluster
            Properties: { Instances: { CoreInstanceGroup: { InstanceCount: 1 } } }`,
    },
  ],
  good: [
    {
      title: 'a private subnet',
      template: `
        Resources:
          C:
            Type: AWS::EMR::Cluster
            Properties: { Instances: { Ec2SubnetId: !Ref S } }
          S:
            Type: AWS::EC2::Subnet
            Properties: { CidrBlock: 10.0.0.0/24 }`,
    },
    {
      title: 'a subnet that says it is private, and one of another stack',
      template: `
        Resources:
          C:
            Type: AWS::EMR::Cluster
            Properties: { Instances: { Ec2SubnetIds: [!Ref S, subnet-0123456789abcdef0] } }
          S:
            Type: AWS::EC2::Subnet
            Properties: { MapPublicIpOnLaunch: false }`,
    },
  ],
  unknown: [
    {
      title: 'whether the subnet is private is a parameter',
      template: `
        Parameters:
          Public: { Type: String }
        Resources:
          C:
            Type: AWS::EMR::Cluster
            Properties: { Instances: { Ec2SubnetId: !Ref S } }
          S:
            Type: AWS::EC2::Subnet
            Properties: { MapPublicIpOnLaunch: !Ref Public }`,
    },
  ],
});
