import { mustBeNumber, not, says } from '../../judge';
import { logWritersTo } from '../../questions/log-buckets';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'log-bucket-expires-early',
  topic: 'logging',
  severity: 'warning',
  title: 'Bucket of logs forgets within a year',
  why: 'What the vendor did last spring cannot be looked up when it turns out to matter.',
  fix: 'Set `ExpirationInDays` to 365 or more.',
  controls: { 'nist-800-53-r5': ['au-11'] },
  appliesTo: ['AWS::S3::Bucket'],

  check(bucket, world, report) {
    const rules = bucket.read('LifecycleConfiguration.Rules').each();
    if (rules.length === 0 || logWritersTo(bucket, world).length === 0) return;
    for (const rule of rules) {
      const days = rule.get('ExpirationInDays');
      const isOn = not(says(rule.get('Status'), 'Disabled'));
      // A rule that expires nothing keeps everything.
      const kept = {
        want: '365 days or more',
        preset: Number.POSITIVE_INFINITY,
        accepts: (count: number) => count >= 365,
      };
      if (isOn !== false) mustBeNumber(days, kept, report);
    }
  },

  bad: [
    {
      title: 'ninety days',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: !Ref Archive }
          Archive:
            Type: AWS::S3::Bucket
            Properties: { LifecycleConfiguration: { Rules: [{ Status: Enabled, ExpirationInDays: 90 }] } }`,
    },
    {
      title: 'a day less than a year, in the second rule',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: !Ref Archive }
          Archive:
            Type: AWS::S3::Bucket
            Properties: { LifecycleConfiguration: { Rules: [{ Status: Enabled, ExpirationInDays: 400 }, { Status: Enabled, ExpirationInDays: '364' }] } }`,
    },
  ],
  good: [
    {
      title: 'a year, and a shorter rule that is off',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: !Ref Archive }
          Archive:
            Type: AWS::S3::Bucket
            Properties: { LifecycleConfiguration: { Rules: [{ Status: Enabled, ExpirationInDays: 365 }, { Status: Disabled, ExpirationInDays: 1 }] } }`,
    },
    {
      title: 'a rule that only moves logs, and a bucket without logs',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: !Ref Archive }
          Archive:
            Type: AWS::S3::Bucket
            Properties: { LifecycleConfiguration: { Rules: [{ Status: Enabled, Transitions: [{ StorageClass: GLACIER, TransitionInDays: 90 }] }] } }
          Data:
            Type: AWS::S3::Bucket
            Properties: { LifecycleConfiguration: { Rules: [{ Status: Enabled, ExpirationInDays: 1 }] } }`,
    },
  ],
  unknown: [
    {
      title: 'the time is a parameter',
      template: `
        Parameters:
          Days: { Type: Number }
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: !Ref Archive }
          Archive:
            Type: AWS::S3::Bucket
            Properties: { LifecycleConfiguration: { Rules: [{ Status: Enabled, ExpirationInDays: !Ref Days }] } }`,
    },
  ],
});
