import { asNumber } from '../../../lib/template';
import { all } from '../../judge';
import { defineRule } from '../../rule';
import { takenByPeople } from '../../questions/taken-by-people';

/** One working day. AWS takes up to twelve hours. */
const SECONDS_MAX = 8 * 3600;

export default defineRule({
  id: 'role-session-long',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Role that people take gives sessions longer than a working day',
  why: 'Credentials that are stolen in the evening still work at night, and nobody asks who is there.',
  fix: 'Set `MaxSessionDuration` to 28800 seconds or less.',
  controls: { 'nist-800-53-r5': ['ac-12', 'ac-2.5', 'ia-11'] },
  appliesTo: ['AWS::IAM::Role'],

  // Not set is one hour ("Update the maximum session duration for a role", IAM User Guide).
  check(role, _world, report) {
    const duration = role.read('MaxSessionDuration');
    const answer = asNumber(duration.value);
    const long = answer.kind === 'hidden' ? undefined : answer.kind === 'known' && answer.value > SECONDS_MAX;
    const verdict = all([long, takenByPeople(role)]);
    const difference = { want: `at most ${SECONDS_MAX} seconds` };
    if (verdict) report.fail(duration, difference);
    else if (verdict === undefined) report.unknown(duration, difference);
  },

  bad: [
    {
      title: 'twelve hours for another account',
      template: `
        Resources:
          Support:
            Type: AWS::IAM::Role
            Properties:
              MaxSessionDuration: 43200
              AssumeRolePolicyDocument: { Statement: { Effect: Allow, Principal: { AWS: '111122223333' }, Action: sts:AssumeRole } }`,
    },
    {
      title: 'a second more than eight hours, as a text, for those who come through a provider',
      template: `
        Resources:
          Support:
            Type: AWS::IAM::Role
            Properties:
              MaxSessionDuration: '28801'
              AssumeRolePolicyDocument:
                Statement:
                  Effect: Allow
                  Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/vendor' }
                  Action: sts:AssumeRoleWithSAML`,
    },
  ],
  good: [
    {
      title: 'eight hours for another account',
      template: `
        Resources:
          Support:
            Type: AWS::IAM::Role
            Properties:
              MaxSessionDuration: 28800
              AssumeRolePolicyDocument: { Statement: { Effect: Allow, Principal: { AWS: '111122223333' }, Action: sts:AssumeRole } }`,
    },
    {
      title: 'nothing said, and twelve hours for a service',
      template: `
        Resources:
          Support:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: { Statement: { Effect: Allow, Principal: { AWS: '111122223333' }, Action: sts:AssumeRole } }
          Worker:
            Type: AWS::IAM::Role
            Properties:
              MaxSessionDuration: 43200
              AssumeRolePolicyDocument: { Statement: { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: sts:AssumeRole } }`,
    },
  ],
  unknown: [
    {
      title: 'the duration is a parameter',
      template: `
        Parameters:
          Seconds: { Type: Number }
        Resources:
          Support:
            Type: AWS::IAM::Role
            Properties:
              MaxSessionDuration: !Ref Seconds
              AssumeRolePolicyDocument: { Statement: { Effect: Allow, Principal: { AWS: '111122223333' }, Action: sts:AssumeRole } }`,
    },
  ],
});
