import { mustNotBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'identity-pool-guests-allowed',
  topic: 'access',
  severity: 'error',
  title: 'Identity pool gives AWS credentials to guests',
  why: 'Anybody on the internet gets credentials of this account without signing in.',
  fix: 'Set `AllowUnauthenticatedIdentities` to false.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-14', 'ia-2', 'ia-8'], fsbp: ['cognito.2'] },
  appliesTo: ['AWS::Cognito::IdentityPool'],

  check(resource, _world, report) {
    mustNotBeTrue(resource.read('AllowUnauthenticatedIdentities'), { want: 'false' }, report);
  },

  bad: [
    {
      title: 'guests are allowed',
      template: `
        Resources:
          Pool:
            Type: AWS::Cognito::IdentityPool
            Properties: { AllowUnauthenticatedIdentities: true }`,
    },
    {
      title: 'the same as a text',
      template: `
        Resources:
          Pool:
            Type: AWS::Cognito::IdentityPool
            Properties: { AllowUnauthenticatedIdentities: 'true' }`,
    },
  ],
  good: [
    {
      title: 'only those who signed in',
      template: `
        Resources:
          Pool:
            Type: AWS::Cognito::IdentityPool
            Properties: { AllowUnauthenticatedIdentities: false }`,
    },
    {
      title: 'guests are refused by a text',
      template: `
        Resources:
          Pool:
            Type: AWS::Cognito::IdentityPool
            Properties: { AllowUnauthenticatedIdentities: 'False' }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Guests: { Type: String }
        Resources:
          Pool:
            Type: AWS::Cognito::IdentityPool
            Properties: { AllowUnauthenticatedIdentities: !Ref Guests }`,
    },
  ],
});
