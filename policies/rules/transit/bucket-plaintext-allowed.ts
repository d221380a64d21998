import { RELATIONS, type Resource, type World, keyOf } from '../../../lib/template';
import { type Attachment, checkAttached, documentOf } from '../../attached-policies';
import { anyActionOf, refusesPlaintext } from '../../refuses-plaintext';
import { ANYTHING, type Owner } from '../../resource-coverage';
import { defineRule } from '../../rule';

const POLICY: Attachment = {
  called: 'bucket policy',
  relations: [RELATIONS.bucketPolicies],
  requests: [{ action: anyActionOf('s3') }, { action: anyActionOf('s3'), suffix: `/${ANYTHING}` }],
  want: 'a Deny for everyone, on the bucket and its objects, when aws:SecureTransport is false',
};

export default defineRule({
  id: 'bucket-plaintext-allowed',
  topic: 'transit',
  severity: 'error',
  title: 'Bucket answers plain HTTP',
  why: 'S3 serves both HTTP and HTTPS; a client that forgets the s sends keys and data in plain text.',
  fix: 'Deny `s3:*` to everyone on the bucket and its objects when `aws:SecureTransport` is false.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1', 'ac-17.2'], fsbp: ['s3.5'] },
  appliesTo: ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy'],

  // Not judged: access points, to whose requests the bucket's own policy is put as well ("Configuring IAM policies for
  // using access points"); directory buckets, which answer HTTPS only ("Data protection in S3 Express One Zone").
  check(resource, world, report) {
    if (resource.type === 'AWS::S3::Bucket') {
      return checkAttached(ownerOf(resource), resource, world, POLICY, report);
    }
    // A bucket has one policy, so one that leaves HTTP open does so whatever stands in the stack of its bucket.
    if (isForBucketOfTemplate(resource, world)) return;
    const property = resource.read('PolicyDocument');
    const owner = { ...NAMING, name: resource.read('Bucket').value };
    const refused = refusesPlaintext([documentOf(resource)], POLICY.requests, owner);
    if (refused === undefined) report.unknown(property, { want: POLICY.want });
    else if (!refused) report.fail(property, { saw: 'a bucket policy that leaves plain HTTP open', want: POLICY.want });
  },

  bad: [
    {
      title: 'a policy that leaves HTTP open, for a bucket of another stack',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !ImportValue logs
              PolicyDocument:
                Statement: [{ Effect: Allow, Principal: { Service: logging.s3.amazonaws.com }, Action: s3:PutObject, Resource: '*' }]`,
    },
    {
      title: 'HTTPS is allowed, and nothing denied: an identity’s own policy opens HTTP',
      template: `
        Resources:
          Logs:
            Type: AWS::S3::Bucket
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Logs
              PolicyDocument:
                Statement:
                  Effect: Allow
                  Principal: '*'
                  Action: s3:*
                  Resource: '*'
                  Condition: { Bool: { aws:SecureTransport: true } }`,
    },
    {
      title: 'no policy at all',
      template: `
        Resources:
          Logs:
            Type: AWS::S3::Bucket`,
    },
    {
      title: 'the objects are covered, the bucket itself is not',
      template: `
        Resources:
          Logs:
            Type: AWS::S3::Bucket
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Logs
              PolicyDocument:
                Statement:
                  Effect: Deny
                  Principal: '*'
                  Action: s3:*
                  Resource: !Sub \${Logs.Arn}/*
                  Condition: { Bool: { aws:SecureTransport: false } }`,
    },
  ],
  good: [
    {
      title: 'a policy for a bucket of another stack',
      template: `
        Parameters:
          BucketName: { Type: String }
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref BucketName
              PolicyDocument:
                Statement:
                  Effect: Deny
                  Principal: '*'
                  Action: s3:*
                  Resource: [!Sub 'arn:aws:s3:::\${BucketName}', !Sub 'arn:aws:s3:::\${BucketName}/*']
                  Condition: { Bool: { aws:SecureTransport: false } }`,
    },
    {
      title: 'a directory bucket, which answers HTTPS only',
      template: `
        Resources:
          Scratch:
            Type: AWS::S3Express::DirectoryBucket
            Properties: { DataRedundancy: SingleAvailabilityZone, LocationName: euc1-az1 }`,
    },
    {
      title: 'as the CDK writes it with enforceSSL',
      template: `
        Resources:
          Logs:
            Type: AWS::S3::Bucket
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: { Ref: Logs }
              PolicyDocument:
                Version: 2012-10-17
                Statement:
                  - Effect: Deny
                    Principal: { AWS: '*' }
                    Action: s3:*
                    Resource: [{ Fn::GetAtt: [Logs, Arn] }, { Fn::Join: ['', [{ Fn::GetAtt: [Logs, Arn] }, '/*']] }]
                    Condition: { Bool: { aws:SecureTransport: 'false' } }`,
    },
    {
      title: 'by name, in two statements and with BoolIfExists',
      template: `
        Resources:
          Logs:
            Type: AWS::S3::Bucket
            Properties: { BucketName: !Sub 'logs-\${AWS::AccountId}' }
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Sub 'logs-\${AWS::AccountId}'
              PolicyDocument:
                Statement:
                  - Effect: Deny
                    Principal: '*'
                    Action: ['*']
                    Resource: !Sub 'arn:\${AWS::Partition}:s3:::logs-\${AWS::AccountId}'
                    Condition: { BoolIfExists: { AWS:SecureTransport: ['false'] } }
                  - Effect: Deny
                    Principal: { AWS: ['*'] }
                    Action: S3:*
                    Resource: !Sub 'arn:\${AWS::Partition}:s3:::logs-\${AWS::AccountId}/*'
                    Condition: { Bool: { aws:SecureTransport: false } }`,
    },
  ],
  unknown: [
    {
      title: 'a policy on a bucket that a parameter names',
      template: `
        Parameters:
          BucketName: { Type: String }
        Resources:
          Logs:
            Type: AWS::S3::Bucket
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref BucketName
              PolicyDocument:
                Statement:
                  Effect: Deny
                  Principal: '*'
                  Action: s3:*
                  Resource: '*'
                  Condition: { Bool: { aws:SecureTransport: false } }`,
    },
    {
      title: 'a policy on a name that may turn out to be the bucket’s',
      template: `
        Resources:
          Logs:
            Type: AWS::S3::Bucket
            Properties: { BucketName: !Sub 'logs-\${AWS::AccountId}' }
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: logs-111122223333
              PolicyDocument:
                Statement:
                  Effect: Deny
                  Principal: '*'
                  Action: s3:*
                  Resource: '*'
                  Condition: { Bool: { aws:SecureTransport: false } }`,
    },
    {
      title: 'the document is imported, for a bucket of another stack',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties: { Bucket: logs, PolicyDocument: !ImportValue tls-only }`,
    },
    {
      title: 'the policy is imported as a whole',
      template: `
        Resources:
          Logs:
            Type: AWS::S3::Bucket
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties: { Bucket: !Ref Logs, PolicyDocument: !ImportValue tls-only }`,
    },
  ],
});

const NAMING = { arnStart: /^arn:[^:]*:s3:::/, arnAttributes: ['Arn'], nameAttributes: ['Ref'] };

function ownerOf(bucket: Resource): Owner {
  return { ...NAMING, id: bucket.id, name: bucket.read('BucketName').value };
}

function isForBucketOfTemplate(policy: Resource, world: World): boolean {
  const bucket = policy.read('Bucket');
  return bucket.value.kind === 'reference' || namesOfBuckets(world).has(keyOf(bucket.value) ?? '');
}

/** Names under which policies may call the buckets of this template. */
function namesOfBuckets({ template }: World): ReadonlySet<string> {
  return template.once('bucket names', () => {
    const buckets = template.openWorld().ofType('AWS::S3::Bucket');
    return new Set(buckets.flatMap((bucket) => keyOf(bucket.read('BucketName').value) ?? []));
  });
}
