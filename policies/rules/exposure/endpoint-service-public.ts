import { isStar } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'endpoint-service-public',
  topic: 'exposure',
  severity: 'error',
  title: 'Endpoint service can be found by every AWS account',
  why: 'Any account can ask for a private way into your service, and gets one where requests are accepted by themselves.',
  fix: 'List the accounts or roles of your consumers in `AllowedPrincipals`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-4', 'sc-7'] },
  appliesTo: ['AWS::EC2::VPCEndpointServicePermissions'],

  check(resource, _world, report) {
    for (const principal of resource.read('AllowedPrincipals').each()) {
      const star = isStar(principal.value);
      if (star) report.fail(principal, { want: 'named accounts or roles' });
      else if (star === undefined) report.unknown(principal, { want: 'named accounts or roles' });
    }
  },

  bad: [
    {
      title: 'a star',
      template: `
        Resources:
          Consumers:
            Type: AWS::EC2::VPCEndpointServicePermissions
            Properties:
              ServiceId: vpce-svc-0123
              AllowedPrincipals: ['*']`,
    },
    {
      title: 'a star among accounts',
      template: `
        Resources:
          Consumers:
            Type: AWS::EC2::VPCEndpointServicePermissions
            Properties:
              ServiceId: vpce-svc-0123
              AllowedPrincipals: ['arn:aws:iam::444455556666:root', '*']`,
    },
  ],
  good: [
    {
      title: 'one account',
      template: `
        Resources:
          Consumers:
            Type: AWS::EC2::VPCEndpointServicePermissions
            Properties:
              ServiceId: vpce-svc-0123
              AllowedPrincipals: ['arn:aws:iam::444455556666:root']`,
    },
    {
      title: 'nobody',
      template: `
        Resources:
          Consumers:
            Type: AWS::EC2::VPCEndpointServicePermissions
            Properties:
              ServiceId: vpce-svc-0123`,
    },
  ],
  unknown: [
    {
      title: 'the consumers are a parameter',
      template: `
        Parameters:
          Partners: { Type: CommaDelimitedList }
        Resources:
          Consumers:
            Type: AWS::EC2::VPCEndpointServicePermissions
            Properties:
              ServiceId: vpce-svc-0123
              AllowedPrincipals: !Ref Partners`,
    },
  ],
});
