import { RELATIONS, type Resource, type World, statementsOf } from '../../../lib/template';
import { type Attachment, checkAttached } from '../../questions/attached-policies';
import { resourceNamedBy } from '../../questions/resource-named-by';
import { anyActionOf, refusesPlaintext } from '../../questions/refuses-plaintext';
import { ANYTHING } from '../../questions/resource-coverage';
import { defineRule } from '../../rule';

const POLICY: Attachment = {
  called: 'bucket policy',
  relations: [RELATIONS.bucketPolicies],
  want: 'a Deny for everyone, on the bucket and its objects, when aws:SecureTransport is false',
  saw: 'that leaves plain HTTP open',
};

const BUCKET = 'AWS::S3::Bucket';
const REQUESTS = [{ action: anyActionOf('s3') }, { action: anyActionOf('s3'), suffix: `/${ANYTHING}` }];
const NAMING = { arnStart: /^arn:[^:]*:s3:::/, arnAttributes: ['Arn'], nameAttributes: ['Ref'] };

export default defineRule({
  id: 'bucket-plaintext-allowed',
  topic: 'transit',
  severity: 'error',
  title: 'Bucket answers plain HTTP',
  why: 'S3 serves both HTTP and HTTPS; a client that forgets the s sends keys and data in plain text.',
  fix: 'Deny `s3:*` to everyone on the bucket and its objects when `aws:SecureTransport` is false.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1', 'ac-17.2'], fsbp: ['s3.5'] },
  appliesTo: [BUCKET, 'AWS::S3::BucketPolicy'],

  // Not judged: access points, to whose requests the bucket's own policy is put as well ("Configuring IAM policies for
  // using access points"); directory buckets, which answer HTTPS only ("Data protection in S3 Express One Zone").
  check(resource, world, report) {
    if (resource.type === BUCKET) {
      const owner = { ...NAMING, id: resource.id, name: resource.read('BucketName').value };
      return checkAttached(
        resource,
        world,
        POLICY,
        (documents) => refusesPlaintext(documents, REQUESTS, owner),
        report,
      );
    }
    // A bucket has one policy, so one that leaves HTTP open does so whatever stands in the stack of its bucket.
    if (isForBucketOfTemplate(resource, world)) return;
    const property = resource.read('PolicyDocument');
    const owner = { ...NAMING, name: resource.read('Bucket').value };
    const refused = refusesPlaintext([statementsOf(property)], REQUESTS, owner);
    if (refused === undefined) report.unknown(property, { want: POLICY.want });
    else if (!refused) report.fail(property, { saw: `a bucket policy ${POLICY.saw}`, want: POLICY.want });
  },

  bad: [
    { title: 'no policy at all', template: withPolicies('') },
    {
      title: 'the objects are covered, the bucket itself is not',
      template: withPolicies(policyOn('!Ref Logs', '!Sub ${Logs.Arn}/*')),
    },
    {
      title: 'the bucket is covered, the objects are not',
      template: withPolicies(policyOn('!Ref Logs', '!GetAtt Logs.Arn')),
    },
    {
      title: 'only one account is denied',
      template: withPolicies(
        policyOn('!Ref Logs', "'*'").replace("Principal: '*'", "Principal: { AWS: '111122223333' }"),
      ),
    },
    {
      title: 'HTTPS is allowed, and nothing denied: an identity’s own policy opens HTTP',
      template: withPolicies(policyOn('!Ref Logs', "'*'").replace('Deny', 'Allow').replace('false', 'true')),
    },
    {
      title: 'a policy that leaves HTTP open, for a bucket of another stack',
      template: `
        Resources:${policyOn('logs', 'arn:aws:s3:::logs')}`,
    },
  ],
  good: [
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
    {
      title: 'the policy calls the bucket by its name, and in its statements by reference',
      template: withPolicies(
        policyOn('logs', "[!Sub 'arn:aws:s3:::${Logs}', !Sub '${Logs.Arn}/*']"),
        'Properties: { BucketName: logs }',
      ),
    },
    {
      title: 'a policy for a bucket of another stack',
      template: `
        Parameters:
          BucketName: { Type: String }
        Resources:${policyOn('!Ref BucketName', "[!Sub 'arn:aws:s3:::${BucketName}', !Sub 'arn:aws:s3:::${BucketName}/*']")}`,
    },
    {
      title: 'a directory bucket, which answers HTTPS only',
      template: `
        Resources:
          Scratch:
            Type: AWS::S3Express::DirectoryBucket
            Properties: { DataRedundancy: SingleAvailabilityZone, LocationName: euc1-az1 }`,
    },
  ],
  unknown: [
    {
      title: 'a policy on a bucket that a parameter names',
      template: `
        Parameters:
          BucketName: { Type: String }
        ${withPolicies(policyOn('!Ref BucketName', "'*'")).trim()}`,
    },
    {
      title: 'a policy on a name that may turn out to be the bucket’s',
      template: withPolicies(
        policyOn('logs-111122223333', "'*'"),
        "Properties: { BucketName: !Sub 'logs-${AWS::AccountId}' }",
      ),
    },
    {
      title: 'the document is imported',
      template: withPolicies(`
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties: { Bucket: !Ref Logs, PolicyDocument: !ImportValue tls-only }`),
    },
    {
      title: 'the document is imported, for a bucket of another stack',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties: { Bucket: logs, PolicyDocument: !ImportValue tls-only }`,
    },
  ],
});

function isForBucketOfTemplate(policy: Resource, world: World): boolean {
  const bucket = policy.read('Bucket');
  return bucket.value.kind === 'reference' || resourceNamedBy(bucket, world, BUCKET, 'BucketName') !== undefined;
}

/** A policy on a bucket that denies plain HTTP on some resource of it. */
function policyOn(bucket: string, resource: string): string {
  return `
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: ${bucket}
              PolicyDocument:
                Statement:
                  Effect: Deny
                  Principal: '*'
                  Action: s3:*
                  Resource: ${resource}
                  Condition: { Bool: { aws:SecureTransport: false } }`;
}

function withPolicies(policies: string, properties = ''): string {
  return `
        Resources:
          Logs:
            Type: AWS::S3::Bucket
            ${properties}${policies}`;
}
