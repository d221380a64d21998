import { asBoolean } from '../../../lib/template';
import { isInternet } from '../../questions/internet';
import { all, any } from '../../judge';
import { endpointOf } from '../../questions/kubernetes-endpoint';
import { defineRule } from '../../rule';

const WANT = 'the ranges that may connect';

export default defineRule({
  id: 'kubernetes-endpoint-open-to-internet',
  topic: 'exposure',
  severity: 'error',
  title: 'API of Kubernetes answers the whole internet',
  why: 'Anybody may try tokens and new flaws on the API that controls every container.',
  fix: 'Set `ResourcesVpcConfig.PublicAccessCidrs` to named ranges, or `EndpointPublicAccess` to false.',
  controls: { 'nist-800-53-r5': ['ac-4', 'ac-17', 'sc-7'], fsbp: ['eks.1'] },
  appliesTo: ['AWS::EKS::Cluster', 'Custom::AWSCDK-EKS-Cluster'],

  // Without ranges EKS lets everybody in: title "AWS::EKS::Cluster ResourcesVpcConfig" of the CloudFormation reference.
  check(cluster, _world, report) {
    const { access: property, ranges } = endpointOf(cluster);
    const access = asBoolean(property.value);
    if (access.kind === 'known' && !access.value) return;
    const wide = ranges.each().length === 0 ? true : any(ranges.each().map(isInternet));
    const open = all([wide, access.kind === 'hidden' ? undefined : true]);
    if (open) report.fail(ranges, { want: WANT });
    if (open === undefined) report.unknown(ranges, { want: WANT });
  },

  bad: [
    {
      title: 'everybody',
      template: `
        Resources:
          K:
            Type: AWS::EKS::Cluster
            Properties: { ResourcesVpcConfig: { EndpointPublicAccess: true, PublicAccessCidrs: [198.51.100.7/32, 0.0.0.0/0] } }`,
    },
    {
      title: 'nothing said, which means everybody',
      template: `
        Resources:
          K:
            Type: AWS::EKS::Cluster
            Properties: { ResourcesVpcConfig: { SubnetIds: [subnet-0123456789abcdef0] } }`,
    },
    {
      title: 'everybody, by a cluster of the CDK',
      template: `
        Resources:
          K:
            Type: Custom::AWSCDK-EKS-Cluster
            Properties: { Config: { resourcesVpcConfig: { publicAccessCidrs: ['::/0'] } } }`,
    },
    {
      title: 'an empty list',
      template: `
        Resources:
          K:
            Type: AWS::EKS::Cluster
            Properties: { ResourcesVpcConfig: { EndpointPublicAccess: 'true', PublicAccessCidrs: [] } }`,
    },
  ],
  good: [
    {
      title: 'one office',
      template: `
        Resources:
          K:
            Type: AWS::EKS::Cluster
            Properties: { ResourcesVpcConfig: { EndpointPublicAccess: true, PublicAccessCidrs: [198.51.100.7/32] } }
          C:
            Type: Custom::AWSCDK-EKS-Cluster
            Properties: { Config: { resourcesVpcConfig: { endpointPublicAccess: true, publicAccessCidrs: [198.51.100.7/32] } } }`,
    },
    {
      title: 'private',
      template: `
        Resources:
          K:
            Type: AWS::EKS::Cluster
            Properties: { ResourcesVpcConfig: { EndpointPublicAccess: false, PublicAccessCidrs: [0.0.0.0/0] } }`,
    },
  ],
  unknown: [
    {
      title: 'the ranges are a parameter',
      template: `
        Parameters:
          From: { Type: CommaDelimitedList }
        Resources:
          K:
            Type: AWS::EKS::Cluster
            Properties: { ResourcesVpcConfig: { EndpointPublicAccess: true, PublicAccessCidrs: !Ref From } }`,
    },
    {
      title: 'whether it is public is a parameter',
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
