import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'endpoint-service-unsupervised',
  topic: 'exposure',
  severity: 'error',
  title: 'Endpoint service takes every connection without asking',
  why: 'Each account that is allowed to ask gets a way into the network, and nobody approves it.',
  fix: 'Set `AcceptanceRequired` to true.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-4', 'ca-3'] },
  appliesTo: ['AWS::EC2::VPCEndpointService'],

  check(resource, _world, report) {
    mustBeTrue(resource.read('AcceptanceRequired'), { want: 'true' }, report);
  },

  bad: [
    {
      title: 'connections are taken without asking',
      template: `
        Resources:
          S:
            Type: AWS::EC2::VPCEndpointService
            Properties: { AcceptanceRequired: false }`,
    },
    {
      title: 'nothing said: AWS documents no default',
      template: `
        Resources:
          S:
            Type: AWS::EC2::VPCEndpointService
            Properties: { NetworkLoadBalancerArns: [!Ref Balancer] }`,
    },
  ],
  good: [
    {
      title: 'connections are approved',
      template: `
        Resources:
          S:
            Type: AWS::EC2::VPCEndpointService
            Properties: { AcceptanceRequired: true }`,
    },
    {
      title: 'the same as a text',
      template: `
        Resources:
          S:
            Type: AWS::EC2::VPCEndpointService
            Properties: { AcceptanceRequired: 'true' }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Ask: { Type: String }
        Resources:
          S:
            Type: AWS::EC2::VPCEndpointService
            Properties: { AcceptanceRequired: !Ref Ask }`,
    },
  ],
});
