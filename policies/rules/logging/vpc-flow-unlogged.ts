import { flowLogsOf } from '../../questions/flow-logs';
import { whyPossible } from '../../judge';
import { defineRule } from '../../rule';

/** Where findings point: what is missing stands outside the resource's properties. */
const WANTED = 'FlowLogs';

export default defineRule({
  id: 'vpc-flow-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'VPC does not log its traffic',
  why: 'After an incident nobody can say what the vendor reached, or tried to reach and was refused.',
  fix: 'Add a flow log on the VPC with `TrafficType` ALL.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12', 'si-4'] },
  appliesTo: ['AWS::EC2::VPC'],

  check(vpc, world, report) {
    const { certain, possible } = flowLogsOf(vpc, world);
    if (certain.length > 0) return;
    const property = vpc.read(WANTED);
    const want = 'a flow log of ALL traffic';
    const [hiding] = possible;
    if (hiding) {
      const saw = `flow log ${hiding.id} ${whyPossible(hiding, 'ResourceId')}`;
      report.unknown(property, { saw, want });
    } else report.fail(property, { saw: 'no flow log', want });
  },

  bad: [
    {
      title: 'no flow log',
      template: `
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }`,
    },
    {
      title: 'a flow log of another VPC',
      template: `
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
          Other:
            Type: AWS::EC2::VPC
          Everything:
            Type: AWS::EC2::FlowLog
            Properties: { ResourceType: VPC, ResourceId: !Ref Other, TrafficType: ALL }`,
    },
    {
      title: 'a flow log that says its resource is a subnet',
      template: `
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
          Flow:
            Type: AWS::EC2::FlowLog
            Properties: { ResourceType: Subnet, ResourceId: !Ref Vpc, TrafficType: ALL }`,
    },
  ],
  good: [
    {
      title: 'all traffic',
      template: `
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
          Flow:
            Type: AWS::EC2::FlowLog
            Properties: { ResourceType: VPC, ResourceId: !GetAtt Vpc.VpcId, TrafficType: ALL }`,
    },
    {
      title: 'accepted and refused traffic in two logs, under the condition of the VPC',
      template: `
        Parameters:
          Account: { Type: String }
        Conditions:
          Wanted: !Equals [!Ref Account, vendor]
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Condition: Wanted
          Accepted:
            Type: AWS::EC2::FlowLog
            Condition: Wanted
            Properties: { ResourceType: VPC, ResourceId: !Ref Vpc, TrafficType: ACCEPT }
          Refused:
            Type: AWS::EC2::FlowLog
            Condition: Wanted
            Properties: { ResourceType: VPC, ResourceId: !Ref Vpc, TrafficType: REJECT }`,
    },
  ],
  unknown: [
    {
      title: 'a flow log on a VPC that a parameter names',
      template: `
        Parameters:
          VpcId: { Type: 'AWS::EC2::VPC::Id' }
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
          Flow:
            Type: AWS::EC2::FlowLog
            Properties: { ResourceType: VPC, ResourceId: !Ref VpcId, TrafficType: ALL }`,
    },
    {
      title: 'a flow log under a condition that is misspelt',
      template: `
        Parameters:
          Stage: { Type: String }
        Conditions:
          IsLive: !Equals [!Ref Stage, live]
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
          Flow:
            Type: AWS::EC2::FlowLog
            Condition: IsLife
            Properties: { ResourceType: VPC, ResourceId: !Ref Vpc, TrafficType: ALL }`,
    },
  ],
});
