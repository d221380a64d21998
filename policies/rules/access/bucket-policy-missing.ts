import { RELATIONS, type Value, type World } from '../../../lib/template';
import { whyPossible } from '../../judge';
import { defineRule } from '../../rule';

/** No property of a bucket, but what people look for. */
const PATH = 'BucketPolicy';

export default defineRule({
  id: 'bucket-policy-missing',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Bucket has no bucket policy',
  why: 'Nothing on the bucket itself refuses plain HTTP or other accounts; every identity policy of the account that allows S3 opens it.',
  fix: 'Add an `AWS::S3::BucketPolicy` that denies what nobody should do.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: ['AWS::S3::Bucket'],

  check(resource, world, report) {
    const { certain, possible } = world.referrers(resource, RELATIONS.bucketPolicies);
    if (certain.length > 0) return;
    const property = resource.read(PATH);
    const want = 'a bucket policy';
    const hiding = possible.find((policy) => !pointsNowhere(policy.read('Bucket').value, world));
    if (hiding) report.unknown(property, { saw: `policy ${hiding.id} ${whyPossible(hiding, 'Bucket')}`, want });
    else report.fail(property, { saw: 'no bucket policy', want });
  },

  bad: [
    {
      title: 'no policy',
      template: `
        Resources:
          Claims:
            Type: AWS::S3::Bucket`,
    },
    {
      title: 'a policy of a bucket that nobody declares',
      template: `
        Resources:
          Claims:
            Type: AWS::S3::Bucket
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Lost
              PolicyDocument:
                Statement: [{ Effect: Deny, Principal: '*', Action: 's3:*', Resource: '*', Condition: { Bool: { aws:SecureTransport: false } } }]`,
    },
    {
      title: 'a policy of another bucket',
      template: `
        Resources:
          Claims:
            Type: AWS::S3::Bucket
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Other
              PolicyDocument:
                Statement: [{ Effect: Deny, Principal: '*', Action: 's3:*', Resource: '*', Condition: { Bool: { aws:SecureTransport: false } } }]
          Other:
            Type: AWS::S3::Bucket`,
    },
  ],
  good: [
    {
      title: 'a policy by reference',
      template: `
        Resources:
          Claims:
            Type: AWS::S3::Bucket
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Claims
              PolicyDocument:
                Statement: [{ Effect: Deny, Principal: '*', Action: 's3:*', Resource: '*', Condition: { Bool: { aws:SecureTransport: false } } }]`,
    },
    {
      title: 'a policy by name',
      template: `
        Resources:
          Claims:
            Type: AWS::S3::Bucket
            Properties: { BucketName: claims-files }
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims-files
              PolicyDocument:
                Statement: [{ Effect: Deny, Principal: '*', Action: 's3:*', Resource: '*', Condition: { Bool: { aws:SecureTransport: false } } }]`,
    },
  ],
  unknown: [
    {
      title: 'a policy of a bucket that a parameter names',
      template: `
        Parameters:
          Name: { Type: String }
        Resources:
          Claims:
            Type: AWS::S3::Bucket
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Name
              PolicyDocument:
                Statement: [{ Effect: Deny, Principal: '*', Action: 's3:*', Resource: '*', Condition: { Bool: { aws:SecureTransport: false } } }]`,
    },
    {
      title: 'a policy of a bucket that a custom resource makes',
      template: `
        Resources:
          Claims:
            Type: AWS::S3::Bucket
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Made
              PolicyDocument:
                Statement: [{ Effect: Deny, Principal: '*', Action: 's3:*', Resource: '*', Condition: { Bool: { aws:SecureTransport: false } } }]
          Made:
            Type: Custom::Bucket`,
    },
  ],
});

/** A name that the template does not declare: CloudFormation refuses it, so the policy protects no bucket. */
function pointsNowhere(value: Value, { declarations }: World): boolean {
  const [, name] = (value.kind === 'unresolved' && /^\{"Ref":"(\w+)"\}$/.exec(value.symbol)) || [];
  return name !== undefined && !(name in declarations.parameters) && !declarations.resourceTypes.has(name);
}
