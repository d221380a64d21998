import { mustSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'user-pool-mfa-off',
  topic: 'access',
  severity: 'error',
  title: 'User pool asks for no second factor',
  why: 'One stolen or guessed password is enough to be a user.',
  fix: 'Set `MfaConfiguration` to ON.',
  controls: { 'nist-800-53-r5': ['ia-2', 'ia-2.1', 'ia-2.2', 'ia-8'] },
  appliesTo: ['AWS::Cognito::UserPool'],

  // The default: title "AWS::Cognito::UserPool" of the CloudFormation reference. YAML reads a bare ON as true.
  check(pool, _world, report) {
    mustSay(
      pool.read('MfaConfiguration'),
      { texts: ['ON', 'true', 'OPTIONAL'], want: 'ON; not set means OFF' },
      report,
    );
  },

  bad: [
    {
      title: 'switched off',
      template: `
        Resources:
          Pool:
            Type: AWS::Cognito::UserPool
            Properties: { MfaConfiguration: 'OFF' }`,
    },
    {
      title: 'nothing said, which means off',
      template: `
        Resources:
          Pool:
            Type: AWS::Cognito::UserPool
            Properties: { UserPoolName: claims }`,
    },
  ],
  good: [
    {
      title: 'switched on',
      template: `
        Resources:
          Text:
            Type: AWS::Cognito::UserPool
            Properties: { MfaConfiguration: 'ON' }
          Bare:
            Type: AWS::Cognito::UserPool
            Properties: { MfaConfiguration: true }`,
    },
    {
      title: 'left to the user, which another rule judges',
      template: `
        Resources:
          Pool:
            Type: AWS::Cognito::UserPool
            Properties: { MfaConfiguration: OPTIONAL }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Mfa: { Type: String }
        Resources:
          Pool:
            Type: AWS::Cognito::UserPool
            Properties: { MfaConfiguration: !Ref Mfa }`,
    },
  ],
});
