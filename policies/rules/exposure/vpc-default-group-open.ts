import type { Relation } from '../../../lib/template';
import { defineRule } from '../../rule';

const RESTRICTIONS: Relation = { type: 'Custom::VpcRestrictDefaultSG', path: 'DefaultSecurityGroupId' };
const PLACE = 'DefaultSecurityGroup';

export default defineRule({
  id: 'vpc-default-group-open',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'Default security group of a VPC keeps its open rules',
  why: 'What is launched without a group of its own lands in the default group and talks to everything there and to the internet.',
  fix: 'Take the rules away with a custom resource, as the CDK does with `restrictDefaultSecurityGroup`, and use it for nothing.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7', 'cm-7'], fsbp: ['ec2.2'] },
  appliesTo: ['AWS::EC2::VPC'],

  // CloudFormation cannot change the rules of a default group: only a custom resource can.
  check(vpc, world, report) {
    const { certain, possible } = world.referrers(vpc, RESTRICTIONS);
    if (certain.length > 0) return;
    const difference = { saw: 'a default group with its own rules', want: 'a default group without rules' };
    const property = vpc.read(PLACE);
    if (possible.length > 0) report.unknown(property, difference);
    else report.fail(property, difference);
  },

  bad: [
    {
      title: 'a VPC alone',
      template: `
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }`,
    },
    {
      title: 'the default group of another VPC is closed',
      template: `
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }
          Other:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.1.0.0/16 }
          Closed:
            Type: Custom::VpcRestrictDefaultSG
            Properties: { DefaultSecurityGroupId: !GetAtt Other.DefaultSecurityGroup }`,
    },
  ],
  good: [
    {
      title: 'a custom resource that takes the rules away',
      template: `
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }
          Closed:
            Type: Custom::VpcRestrictDefaultSG
            Properties: { DefaultSecurityGroupId: !GetAtt Vpc.DefaultSecurityGroup }`,
    },
    {
      title: 'the VPC and its custom resource under one condition',
      template: `
        Parameters:
          Stage: { Type: String }
        Conditions:
          Live: !Equals [!Ref Stage, live]
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Condition: Live
            Properties: { CidrBlock: 10.0.0.0/16 }
          Closed:
            Type: Custom::VpcRestrictDefaultSG
            Condition: Live
            Properties: { DefaultSecurityGroupId: !GetAtt Vpc.DefaultSecurityGroup }`,
    },
  ],
  unknown: [
    {
      title: 'the group that is closed is a parameter',
      template: `
        Parameters:
          Group: { Type: String }
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }
          Closed:
            Type: Custom::VpcRestrictDefaultSG
            Properties: { DefaultSecurityGroupId: !Ref Group }`,
    },
  ],
});
