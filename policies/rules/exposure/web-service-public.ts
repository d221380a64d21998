import { mustNotBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'web-service-public',
  topic: 'exposure',
  severity: 'error',
  title: 'App Runner service stands on the internet',
  why: 'The application is offered to everybody, whatever the VPN asks of vendors.',
  fix: 'Set `NetworkConfiguration.IngressConfiguration.IsPubliclyAccessible` to false and reach it through a VPC endpoint.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'] },
  appliesTo: ['AWS::AppRunner::Service'],

  // The default: title "AWS::AppRunner::Service IngressConfiguration" of the CloudFormation reference.
  check(service, _world, report) {
    const property = service.read('NetworkConfiguration.IngressConfiguration.IsPubliclyAccessible');
    mustNotBeTrue(property, { want: 'false', preset: true }, report);
  },

  bad: [
    {
      title: 'public',
      template: `
        Resources:
          W:
            Type: AWS::AppRunner::Service
            Properties: { NetworkConfiguration: { IngressConfiguration: { IsPubliclyAccessible: true } } }`,
    },
    {
      title: 'nothing said, which means public',
      template: `
        Resources:
          W:
            Type: AWS::AppRunner::Service
            Properties: { ServiceName: claims }`,
    },
  ],
  good: [
    {
      title: 'private',
      template: `
        Resources:
          W:
            Type: AWS::AppRunner::Service
            Properties: { NetworkConfiguration: { IngressConfiguration: { IsPubliclyAccessible: false } } }`,
    },
    {
      title: 'private, as a text',
      template: `
        Resources:
          W:
            Type: AWS::AppRunner::Service
            Properties: { NetworkConfiguration: { IngressConfiguration: { IsPubliclyAccessible: 'false' } } }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Public: { Type: String }
        Resources:
          W:
            Type: AWS::AppRunner::Service
            Properties: { NetworkConfiguration: { IngressConfiguration: { IsPubliclyAccessible: !Ref Public } } }`,
    },
  ],
});
