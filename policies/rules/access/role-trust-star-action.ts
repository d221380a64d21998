import type { Statement } from '../../../lib/template';
import { allowsAction, isStarAction } from '../../questions/grants';
import { says } from '../../judge';
import { judgeStatements } from '../../questions/judge-statements';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'role-trust-star-action',
  topic: 'access',
  severity: 'error',
  title: 'Role trust allows every action',
  why: 'Whoever is trusted may also tag the session or set its source identity, and so pass for somebody else in policies and logs.',
  fix: 'Name the actions in `Action`, such as `sts:AssumeRole`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ia-2'] },
  appliesTo: ['AWS::IAM::Role'],

  check(resource, _world, report) {
    const documents = [resource.read('AssumeRolePolicyDocument')];
    const want = 'the actions that are needed, such as sts:AssumeRole';
    judgeStatements(documents, { ask: (one) => allowsAction(one, isStarAction), part: 'Action', want }, report);
    const ask = (one: Statement) => one.notActions !== undefined && says(one.effect, 'Allow');
    judgeStatements(documents, { ask, part: 'NotAction', want }, report);
  },

  bad: [
    {
      title: 'a lone star',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: '*' }`,
    },
    {
      title: 'every action of STS, in a list',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: ['sts:*'] }`,
    },
    {
      title: 'all actions but one',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, NotAction: sts:TagSession }`,
    },
  ],
  good: [
    {
      title: 'named actions',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: [sts:AssumeRole, sts:TagSession] }`,
    },
    {
      title: 'stars that are denied',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Deny, Principal: '*', Action: '*' }
                  - { Effect: Deny, Principal: '*', NotAction: sts:AssumeRole }`,
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
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: !Ref Action }`,
    },
  ],
});
