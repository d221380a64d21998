import { mustNotSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'user-pool-mfa-optional',
  topic: 'access',
  severity: 'warning',
  title: 'User pool leaves the second factor to the user',
  why: 'Those who need a second factor most are the ones who do not set it up.',
  fix: 'Set `MfaConfiguration` to ON.',
  controls: { 'nist-800-53-r5': ['ia-2', 'ia-2.1', 'ia-2.2', 'ia-8'] },
  appliesTo: ['AWS::Cognito::UserPool'],

  check(pool, _world, report) {
    mustNotSay(pool.read('MfaConfiguration'), { texts: ['OPTIONAL'], want: 'ON' }, report);
  },

  bad: [
    {
      title: 'left to the user',
      template: `
        Resources:
          Pool:
            Type: AWS::Cognito::UserPool
            Properties: { MfaConfiguration: OPTIONAL }`,
    },
    {
      title: 'left to the user by the default of a parameter',
      template: `
        Parameters:
          Mfa: { Type: String, Default: OPTIONAL }
        Resources:
          Pool:
            Type: AWS::Cognito::UserPool
            Properties: { MfaConfiguration: !Ref Mfa }`,
    },
  ],
  good: [
    {
      title: 'switched on',
      template: `
        Resources:
          Pool:
            Type: AWS::Cognito::UserPool
            Properties: { MfaConfiguration: 'ON' }`,
    },
    {
      title: 'switched off, which another rule judges',
      template: `
        Resources:
          Pool:
            Type: AWS::Cognito::UserPool
            Properties: { MfaConfiguration: 'OFF' }
          Silent:
            Type: AWS::Cognito::UserPool
            Properties: { UserPoolName: claims }`,
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
