import { any, says } from '../../judge';
import { logWritersTo } from '../../questions/log-buckets';
import { mustHold } from '../../questions/must-hold';
import { recordedByTrail } from '../../questions/recorded-by-trail';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'bucket-access-unlogged',
  topic: 'logging',
  severity: 'warning',
  title: 'Bucket does not log who reads and writes it',
  why: 'After a leak nobody can say which objects were fetched, from where, and with whose credentials.',
  fix: 'Set `LoggingConfiguration` with another bucket as `DestinationBucketName`.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'], fsbp: ['s3.9'] },
  appliesTo: ['AWS::S3::Bucket'],

  check(bucket, world, report) {
    const logging = bucket.read('LoggingConfiguration');
    // AWS::S3::Bucket LoggingConfiguration: without DestinationBucketName the bucket takes its own log.
    if (logging.value.kind === 'map') return;
    // Logging the bucket that takes such logs would make a log of the log without end.
    if (logWritersTo(bucket, world).some(({ type }) => type === 'AWS::S3::Bucket')) return;
    if (says(bucket.read('AccessControl'), 'LogDeliveryWrite')) return;
    const set = logging.value.kind === 'unresolved' ? undefined : false;
    mustHold(any([set, recordedByTrail(bucket, world)]), logging, { want: 'a bucket for the access log' }, report);
  },

  bad: [
    {
      title: 'no logging',
      template: `
        Resources:
          Claims:
            Type: AWS::S3::Bucket
            Properties: { BucketName: claims }`,
    },
    {
      title: 'a bucket that takes the logs of a trail, and whose own readers nobody logs',
      template: `
        Resources:
          Archive:
            Type: AWS::S3::Bucket
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: !Ref Archive }`,
    },
    {
      title: 'a bucket of which a stopped trail would record the objects',
      template: `
        Resources:
          Claims: { Type: AWS::S3::Bucket }
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties:
              IsLogging: false
              EventSelectors: [{ DataResources: [{ Type: 'AWS::S3::Object', Values: [!Sub '\${Claims.Arn}/'] }] }]`,
    },
    {
      title: 'a bucket of which a trail records the writing only, some names only, or functions',
      template: `
        Resources:
          Claims: { Type: AWS::S3::Bucket }
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties:
              EventSelectors:
                - { ReadWriteType: WriteOnly, DataResources: [{ Type: 'AWS::S3::Object', Values: [!Sub '\${Claims.Arn}/'] }] }
                - { DataResources: [{ Type: 'AWS::S3::Object', Values: [!Sub '\${Claims.Arn}/inbox/'] }] }
                - { DataResources: [{ Type: 'AWS::Lambda::Function', Values: [!Sub '\${Claims.Arn}/'] }] }
              AdvancedEventSelectors:
                - FieldSelectors:
                    - { Field: resources.type, Equals: [AWS::S3::Object] }
                    - { Field: resources.ARN, StartsWith: [!Sub '\${Claims.Arn}/'] }
                    - { Field: readOnly, Equals: ['false'] }
                - FieldSelectors:
                    - { Field: resources.type, Equals: [AWS::S3::Object] }
                    - { Field: resources.ARN, StartsWith: [!Sub '\${Claims.Arn}/'] }
                    - { Field: eventName, NotEquals: [GetObject] }
                - FieldSelectors:
                    - { Field: resources.type, Equals: [AWS::Lambda::Function] }
                    - { Field: resources.ARN, StartsWith: [!Sub '\${Claims.Arn}/'] }
                - FieldSelectors:
                    - { Field: resources.type, Equals: [AWS::S3::Object] }
                    - { Field: resources.ARN, StartsWith: ['arn:aws:s3:::another/'] }
                - FieldSelectors:
                    - { Field: resources.type, Equals: [AWS::S3::Object] }
                    - { Field: resources.ARN, StartsWith: [!Sub '\${Claims.Arn}/'] }
                    - { Field: eventName, NotEquals: [PutObject] }`,
    },
    {
      title: 'a text where a map is due',
      template: `
        Resources:
          Claims:
            Type: AWS::S3::Bucket
            Properties: { LoggingConfiguration: logs }`,
    },
  ],
  good: [
    {
      title: 'a bucket that logs, and the one that takes its log',
      template: `
        Resources:
          Claims:
            Type: AWS::S3::Bucket
            Properties: { LoggingConfiguration: { DestinationBucketName: !Ref Logs } }
          Logs:
            Type: AWS::S3::Bucket`,
    },
    {
      title: 'a bucket that takes its own log, and one whose access list takes logs',
      template: `
        Resources:
          Claims:
            Type: AWS::S3::Bucket
            Properties: { LoggingConfiguration: { LogFilePrefix: log/ } }
          Old:
            Type: AWS::S3::Bucket
            Properties: { AccessControl: LogDeliveryWrite }`,
    },
    {
      title: 'buckets whose reading and deleting a trail records, one by its selectors, two by fields',
      template: `
        Resources:
          Claims: { Type: AWS::S3::Bucket }
          Letters: { Type: AWS::S3::Bucket, Properties: { BucketName: letters } }
          Archive: { Type: AWS::S3::Bucket }
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties:
              S3BucketName: !Ref Archive
              EventSelectors:
                - { ReadWriteType: All, DataResources: [{ Type: 'AWS::S3::Object', Values: [!Sub '\${Claims.Arn}/'] }] }
              AdvancedEventSelectors:
                - FieldSelectors:
                    - { Field: eventCategory, Equals: [Data] }
                    - { Field: resources.type, Equals: [AWS::S3::Object] }
                    - { Field: resources.ARN, StartsWith: ['arn:aws:s3:::letters/', 'arn:aws:s3:::other/'] }
                - FieldSelectors:
                    - { Field: eventCategory, Equals: [Data] }
                    - { Field: resources.type, Equals: [AWS::S3::Object] }
                    - { Field: resources.ARN, StartsWith: [!Sub '\${Archive.Arn}/'] }
                    - { Field: eventName, NotEquals: [PutObject] }`,
    },
  ],
  unknown: [
    {
      title: 'a trail records the objects of a bucket that a parameter names',
      template: `
        Parameters: { Watched: { Type: String } }
        Resources:
          Claims: { Type: AWS::S3::Bucket, Properties: { BucketName: claims } }
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties:
              EventSelectors: [{ DataResources: [{ Type: 'AWS::S3::Object', Values: [!Sub 'arn:aws:s3:::\${Watched}/'] }] }]`,
    },
    {
      title: 'the configuration is imported',
      template: `
        Resources:
          Claims:
            Type: AWS::S3::Bucket
            Properties: { LoggingConfiguration: !ImportValue logging }`,
    },
  ],
});
