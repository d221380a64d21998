import type { Principal } from '../../../lib/template';
import { all, any, not, says } from '../../judge';
import { judgeStatements } from '../../questions/judge-statements';
import { narrowsAccess } from '../../questions/narrowing';
import { reads } from '../../questions/spelling';
import { defineRule } from '../../rule';

// Services whose guides ask for such a condition. Source: The confused deputy problem, and the guide of each service.
const SERVICES =
  /^(bedrock|codebuild|ecs-tasks|kinesisanalytics|logs|monitoring\.rds|pipes|sagemaker|scheduler|ssm|states|transfer|vpc-flow-logs)\./;

export default defineRule({
  id: 'service-trust-unbounded',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Service may take the role for another customer',
  why: 'The service acts for all its customers; one of them who learns the ARN can have it use your role for their resource.',
  fix: 'Add a condition on `aws:SourceAccount` or `aws:SourceArn` to the statement.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: ['AWS::IAM::Role'],

  check(resource, _world, report) {
    judgeStatements(
      [resource.read('AssumeRolePolicyDocument')],
      {
        ask: ({ effect, principals = [], conditions, hiddenConditions }) =>
          all([
            says(effect, 'Allow'),
            any(principals.map(actsForOthers)),
            not(any([...conditions.map(narrowsAccess), ...hiddenConditions.map(() => undefined)])),
          ]),
        part: 'Principal',
        want: 'a condition on aws:SourceAccount or aws:SourceArn',
      },
      report,
    );
  },

  bad: [
    {
      title: 'states without a condition',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { Service: states.amazonaws.com }, Action: sts:AssumeRole }`,
    },
    {
      title: 'monitoring.rds without a condition',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { Service: monitoring.rds.amazonaws.com }, Action: sts:AssumeRole }`,
    },
    {
      title: 'one of several services, with a condition that holds without the key',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: { Service: [ec2.amazonaws.com, !Sub 'scheduler.\${AWS::URLSuffix}'] }
                    Action: sts:AssumeRole
                    Condition: { StringEqualsIfExists: { aws:SourceAccount: !Ref AWS::AccountId } }`,
    },
  ],
  good: [
    {
      title: 'the own account, or one source',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: { Service: scheduler.amazonaws.com }
                    Action: sts:AssumeRole
                    Condition: { StringEquals: { aws:SourceAccount: !Ref AWS::AccountId } }
                  - Effect: Allow
                    Principal: { Service: states.amazonaws.com }
                    Action: sts:AssumeRole
                    Condition: { ArnLike: { aws:SourceArn: !Sub 'arn:aws:states:*:\${AWS::AccountId}:stateMachine:*' } }`,
    },
    {
      title: 'services that only act for whoever owns the role, and a Deny',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { Service: [ec2.amazonaws.com, lambda.amazonaws.com, my-states.amazonaws.com] }, Action: sts:AssumeRole }
                  - { Effect: Deny, Principal: { Service: states.amazonaws.com }, Action: sts:AssumeRole }
                  - { Effect: Allow, Principal: { AWS: !Ref AWS::AccountId }, Action: sts:AssumeRole }`,
    },
  ],
  unknown: [
    {
      title: 'a condition that is imported',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: { Service: states.amazonaws.com }
                    Action: sts:AssumeRole
                    Condition: !ImportValue guard`,
    },
  ],
});

function actsForOthers({ kind, property }: Principal): boolean {
  return kind === 'Service' && reads(property.value, SERVICES);
}
