import type { Relation } from '../../../lib/template';
import { any, isText, says } from '../../judge';
import { hasReferrer, mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

const SOURCES: Relation = { type: 'AWS::Logs::DeliverySource', path: 'ResourceArn' };

export default defineRule({
  id: 'distribution-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'Distribution keeps no access log',
  why: 'Nobody can say which addresses fetched what through the edge, or tried to.',
  fix: 'Name a bucket in `Logging`, or deliver ACCESS_LOGS of the distribution through a delivery source.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'], fsbp: ['cloudfront.5'] },
  appliesTo: ['AWS::CloudFront::Distribution', 'AWS::CloudFront::StreamingDistribution'],

  check(distribution, world, report) {
    if (distribution.type === 'AWS::CloudFront::StreamingDistribution') {
      const enabled = distribution.read('StreamingDistributionConfig.Logging.Enabled');
      return mustHold(says(enabled, 'true'), enabled, { want: 'true' }, report);
    }
    const bucket = distribution.read('DistributionConfig.Logging.Bucket');
    const isAccess = (source: { read: typeof distribution.read }) => says(source.read('LogType'), 'ACCESS_LOGS');
    const delivered = hasReferrer(distribution, world, SOURCES, isAccess);
    mustHold(any([isText(bucket.value), delivered]), bucket, { want: 'a bucket that takes access logs' }, report);
  },

  bad: [
    {
      title: 'no logging',
      template: `
        Resources:
          Edge:
            Type: AWS::CloudFront::Distribution
            Properties: { DistributionConfig: { Enabled: true } }`,
    },
    {
      title: 'logging with a prefix and no bucket',
      template: `
        Resources:
          Edge:
            Type: AWS::CloudFront::Distribution
            Properties: { DistributionConfig: { Enabled: true, Logging: { Prefix: edge/ } } }`,
    },
    {
      title: 'a delivery of something else',
      template: `
        Resources:
          Edge:
            Type: AWS::CloudFront::Distribution
            Properties: { DistributionConfig: { Enabled: true } }
          Source:
            Type: AWS::Logs::DeliverySource
            Properties: { Name: edge, LogType: CONNECTION_LOGS, ResourceArn: !GetAtt Edge.Arn }`,
    },
    {
      title: 'a streaming distribution that logs only on paper',
      template: `
        Resources:
          Stream:
            Type: AWS::CloudFront::StreamingDistribution
            Properties: { StreamingDistributionConfig: { Logging: { Enabled: false, Bucket: logs.s3.amazonaws.com } } }`,
    },
  ],
  good: [
    {
      title: 'a bucket of the template',
      template: `
        Resources:
          Edge:
            Type: AWS::CloudFront::Distribution
            Properties: { DistributionConfig: { Enabled: true, Logging: { Bucket: !GetAtt Logs.DomainName } } }
          Logs:
            Type: AWS::S3::Bucket`,
    },
    {
      title: 'a delivery source, and a streaming distribution that logs',
      template: `
        Resources:
          Edge:
            Type: AWS::CloudFront::Distribution
            Properties: { DistributionConfig: { Enabled: true } }
          Source:
            Type: AWS::Logs::DeliverySource
            Properties: { Name: edge, LogType: ACCESS_LOGS, ResourceArn: !GetAtt Edge.Arn }
          Stream:
            Type: AWS::CloudFront::StreamingDistribution
            Properties: { StreamingDistributionConfig: { Logging: { Enabled: true, Bucket: logs.s3.amazonaws.com } } }`,
    },
  ],
  unknown: [
    {
      title: 'the bucket is a parameter, which may be empty',
      template: `
        Parameters:
          Logs: { Type: String }
        Resources:
          Edge:
            Type: AWS::CloudFront::Distribution
            Properties: { DistributionConfig: { Enabled: true, Logging: { Bucket: !Ref Logs } } }`,
    },
    {
      title: 'a delivery source of a distribution that a parameter names',
      template: `
        Parameters:
          Arn: { Type: String }
        Resources:
          Edge:
            Type: AWS::CloudFront::Distribution
            Properties: { DistributionConfig: { Enabled: true } }
          Source:
            Type: AWS::Logs::DeliverySource
            Properties: { Name: edge, LogType: ACCESS_LOGS, ResourceArn: !Ref Arn }`,
    },
  ],
});
