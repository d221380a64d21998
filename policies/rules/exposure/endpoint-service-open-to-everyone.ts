import { isStar } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'endpoint-service-open-to-everyone',
  topic: 'exposure',
  severity: 'error',
  title: 'Endpoint service may be used by every AWS account',
  why: 'Anybody with an AWS account can ask for, or simply get, a way into the network.',
  fix: 'Name the accounts or roles in `AllowedPrincipals`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-4', 'ca-3'] },
  appliesTo: ['AWS::EC2::VPCEndpointServicePermissions'],

  check(permissions, _world, report) {
    for (const principal of permissions.read('AllowedPrincipals').each()) {
      const everyone = isStar(principal.value);
      if (everyone) report.fail(principal, { want: 'accounts or roles by their ARN' });
      if (everyone === undefined) report.unknown(principal, { want: 'accounts or roles by their ARN' });
    }
  },

  bad: [
    {
      title: 'everyone among others',
      template: `
        Resources:
          E:
            Type: AWS::EC2::VPCEndpointServicePermissions
            Properties: { AllowedPrincipals: ['arn:aws:iam::111122223333:root', '*'] }`,
    },
    {
      title: 'everyone, and no list',
      template: `
        Resources:
          E:
            Type: AWS::EC2::VPCEndpointServicePermissions
            Properties: { AllowedPrincipals: '*' }`,
    },
  ],
  good: [
    {
      title: 'one account',
      template: `
        Resources:
          E:
            Type: AWS::EC2::VPCEndpointServicePermissions
            Properties: { AllowedPrincipals: ['arn:aws:iam::111122223333:root'] }`,
    },
    {
      title: 'a role of this template, and nobody',
      template: `
        Resources:
          E:
            Type: AWS::EC2::VPCEndpointServicePermissions
            Properties: { AllowedPrincipals: [!GetAtt R.Arn] }
          R:
            Type: AWS::IAM::Role
          N:
            Type: AWS::EC2::VPCEndpointServicePermissions
            Properties: { ServiceId: vpce-svc-0123456789abcdef0 }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Who: { Type: String }
        Resources:
          E:
            Type: AWS::EC2::VPCEndpointServicePermissions
            Properties: { AllowedPrincipals: [!Ref Who] }`,
    },
  ],
});
