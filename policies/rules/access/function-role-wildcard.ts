import { type Principal, type Statement, identityPoliciesFor, statementsOf } from '../../../lib/template';
import { allowsAction } from '../../questions/grants';
import { all, any, isStar } from '../../judge';
import { judgeStatements } from '../../questions/judge-statements';
import { reads } from '../../questions/spelling';
import { defineRule } from '../../rule';

const WILD = /^([\w-]+:)?\*$/;

/** Actions of these take no resource. Source: Service Authorization Reference. */
const NO_RESOURCE = /^(xray:|cloudwatch:putmetricdata$|ec2:\w+networkinterfaces?$|ec2:\w*privateipaddresses$)/;

export default defineRule({
  id: 'function-role-wildcard',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Role of a function has wildcards in its policies',
  why: 'A flaw in the function, or in a library it loads, then reaches whatever the wildcard takes in.',
  fix: 'List the actions and resources that the function needs.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: ['AWS::IAM::Role'],

  check(resource, world, report) {
    const trust = statementsOf(resource.read('AssumeRolePolicyDocument')).statements;
    if (!trust.some(({ principals = [] }) => principals.some(isLambda))) return;
    const ask = (statement: Statement) =>
      any([allowsAction(statement, (action) => WILD.test(action)), allowsAnything(statement)]);
    const documents = [...new Set(identityPoliciesFor(resource, world).certain)];
    judgeStatements(documents, { ask, part: 'Action', want: 'the actions and resources the function needs' }, report);
  },

  bad: [
    {
      title: 'a lone star',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }] }
              Policies:
                - PolicyName: rights
                  PolicyDocument:
                    Statement: [{ Effect: Allow, Action: '*', Resource: 'arn:aws:s3:::claims' }]`,
    },
    {
      title: 'every action of a service',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }] }
              Policies:
                - PolicyName: rights
                  PolicyDocument:
                    Statement: [{ Effect: Allow, Action: [s3:GetObject, 's3:*'], Resource: 'arn:aws:s3:::claims' }]`,
    },
    {
      title: 'one action on everything, edge functions too',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: [edgelambda.amazonaws.com, lambda.amazonaws.com] }, Action: sts:AssumeRole }] }
              Policies:
                - PolicyName: rights
                  PolicyDocument:
                    Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: '*' }]`,
    },
    {
      title: 'everything among resources, in a role that trusts others too',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }
                  - { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: sts:AssumeRole }
              Policies: [{ PolicyName: rights, PolicyDocument: { Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: ['arn:aws:s3:::claims/*', '*'] }] } }]`,
    },
    {
      title: 'a policy that is attached',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }] }
          Rights:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: rights
              Roles: [!Ref Helper]
              PolicyDocument: { Statement: [{ Effect: Allow, Action: 's3:*', Resource: 'arn:aws:s3:::claims' }] }`,
    },
  ],
  good: [
    {
      title: 'named actions, objects of one bucket, and a function with its versions',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }] }
              Policies:
                - PolicyName: rights
                  PolicyDocument:
                    Statement: [{ Effect: Allow, Action: [s3:GetObject, s3:Get*], Resource: 'arn:aws:s3:::claims/*' }, { Effect: Allow, Action: lambda:InvokeFunction, Resource: !Sub 'arn:aws:lambda:\${AWS::Region}:\${AWS::AccountId}:function:next:*' }]`,
    },
    {
      title: 'traces, metrics and network interfaces, which name no resource, and a Deny',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }] }
              Policies:
                - PolicyName: rights
                  PolicyDocument:
                    Statement: [{ Effect: Allow, Action: [xray:PutTraceSegments, cloudwatch:PutMetricData, ec2:CreateNetworkInterface], Resource: '*' }, { Effect: Deny, Action: 's3:*', Resource: '*' }]`,
    },
    {
      title: 'a role of another service',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: sts:AssumeRole }] }
              Policies:
                - PolicyName: rights
                  PolicyDocument:
                    Statement: [{ Effect: Allow, Action: '*', Resource: '*' }]`,
    },
  ],
  unknown: [
    {
      title: 'the action is a parameter',
      template: `
        Parameters:
          Action: { Type: String }
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }] }
              Policies:
                - PolicyName: rights
                  PolicyDocument:
                    Statement: [{ Effect: Allow, Action: !Ref Action, Resource: 'arn:aws:s3:::claims' }]`,
    },
  ],
});

function isLambda({ kind, property }: Principal): boolean {
  return kind === 'Service' && reads(property.value, /^lambda\./);
}

function allowsAnything(statement: Statement) {
  return all([
    allowsAction(statement, (action) => !NO_RESOURCE.test(action)),
    any((statement.resources ?? []).map(({ value }) => isStar(value))),
  ]);
}
