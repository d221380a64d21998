import { mustNotBeTrue } from '../../judge';
import { endpointOf } from '../../questions/kubernetes-endpoint';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'kubernetes-endpoint-public',
  topic: 'exposure',
  severity: 'error',
  title: 'API of Kubernetes has a public endpoint',
  why: 'The API that controls every container answers on the internet.',
  fix: 'Set `ResourcesVpcConfig.EndpointPublicAccess` to false and `EndpointPrivateAccess` to true.',
  controls: { 'nist-800-53-r5': ['ac-4', 'ac-17', 'sc-7'], fsbp: ['eks.1'] },
  appliesTo: ['AWS::EKS::Cluster', 'Custom::AWSCDK-EKS-Cluster'],

  // The default: title "AWS::EKS::Cluster ResourcesVpcConfig" of the CloudFormation reference.
  check(cluster, _world, report) {
    mustNotBeTrue(endpointOf(cluster).access, { want: 'false', preset: true }, report);
  },

  bad: [
    {
      title: 'public',
      template: `
        Resources:
          K:
            Type: AWS::EKS::Cluster
            Properties: { ResourcesVpcConfig: { EndpointPublicAccess: true, PublicAccessCidrs: [198.51.100.7/32] } }`,
    },
    {
      title: 'a cluster of the CDK',
      template: `
        Resources:
          K:
            Type: Custom::AWSCDK-EKS-Cluster
            Properties: { Config: { resourcesVpcConfig: { endpointPublicAccess: true } } }`,
    },
    {
      title: 'nothing said, which means public',
      template: `
        Resources:
          K:
            Type: AWS::EKS::Cluster
            Properties: { ResourcesVpcConfig: { SubnetIds: [subnet-0123456789abcdef0] } }`,
    },
  ],
  good: [
    {
      title: 'private',
      template: `
        Resources:
          K:
            Type: AWS::EKS::Cluster
            Properties: { ResourcesVpcConfig: { EndpointPublicAccess: false, EndpointPrivateAccess: true } }
          C:
            Type: Custom::AWSCDK-EKS-Cluster
            Properties: { Config: { resourcesVpcConfig: { endpointPublicAccess: false } } }`,
    },
    {
      title: 'private, as a text',
      template: `
        Resources:
          K:
            Type: AWS::EKS::Cluster
            Properties: { ResourcesVpcConfig: { EndpointPublicAccess: 'false' } }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Public: { Type: String }
        Resources:
          K:
            Type: AWS::EKS::Cluster
            Properties: { ResourcesVpcConfig: { EndpointPublicAccess: !Ref Public } }`,
    },
  ],
});
