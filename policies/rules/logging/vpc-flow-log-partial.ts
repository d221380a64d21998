import type { Resource } from '../../../lib/template';
import { flowLogsOf } from '../../questions/flow-logs';
import { type Ternary, all, any, says } from '../../judge';
import { mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

/** Where findings point: what is missing stands outside the resource's properties. */
const WANTED = 'FlowLogs';

export default defineRule({
  id: 'vpc-flow-log-partial',
  topic: 'logging',
  severity: 'error',
  title: 'VPC logs only part of its traffic',
  why: 'Reviewers need both what got through and what was refused, to see what the vendor reached and what was tried.',
  fix: 'Set `TrafficType` of the flow log to ALL.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12', 'si-4'] },
  appliesTo: ['AWS::EC2::VPC'],

  check(vpc, world, report) {
    const { certain } = flowLogsOf(vpc, world);
    if (certain.length === 0) return;
    const logs = (kind: string): Ternary => any(certain.map((flowLog) => takes(flowLog, kind)));
    const difference = { saw: 'accepted or refused traffic alone', want: 'a flow log of ALL traffic' };
    mustHold(all([logs('ACCEPT'), logs('REJECT')]), vpc.read(WANTED), difference, report);
  },

  bad: [
    {
      title: 'refused traffic only, beside another VPC of which all is logged',
      template: `
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }
          Other:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.1.0.0/16 }
          Refused:
            Type: AWS::EC2::FlowLog
            Properties: { ResourceType: VPC, ResourceId: !Ref Vpc, TrafficType: REJECT }
          Everything:
            Type: AWS::EC2::FlowLog
            Properties: { ResourceType: VPC, ResourceId: !Ref Other, TrafficType: ALL }`,
    },
    {
      title: 'accepted traffic only',
      template: `
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }
          Accepted:
            Type: AWS::EC2::FlowLog
            Properties: { ResourceType: VPC, ResourceId: !Ref Vpc, TrafficType: ACCEPT }`,
    },
    {
      title: 'a flow log that does not say what it takes',
      template: `
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }
          Flow:
            Type: AWS::EC2::FlowLog
            Properties: { ResourceType: VPC, ResourceId: !Ref Vpc }`,
    },
  ],
  good: [
    {
      title: 'everything in one log',
      template: `
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }
          Flow:
            Type: AWS::EC2::FlowLog
            Properties: { ResourceType: VPC, ResourceId: !Ref Vpc, TrafficType: ALL }`,
    },
    {
      title: "accepted and refused traffic in two logs, and a VPC without any, which is another rule's business",
      template: `
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }
          Other:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.1.0.0/16 }
          Accepted:
            Type: AWS::EC2::FlowLog
            Properties: { ResourceType: VPC, ResourceId: !Ref Vpc, TrafficType: ACCEPT }
          Refused:
            Type: AWS::EC2::FlowLog
            Properties: { ResourceType: VPC, ResourceId: !Ref Vpc, TrafficType: REJECT }`,
    },
  ],
  unknown: [
    {
      title: 'the kind of traffic is a parameter',
      template: `
        Parameters:
          Kind: { Type: String }
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }
          Flow:
            Type: AWS::EC2::FlowLog
            Properties: { ResourceType: VPC, ResourceId: !Ref Vpc, TrafficType: !Ref Kind }`,
    },
  ],
});

function takes(flowLog: Resource, kind: string): Ternary {
  return says(flowLog.read('TrafficType'), 'ALL', kind);
}
