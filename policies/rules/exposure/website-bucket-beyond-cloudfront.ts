import { type Principal, RELATIONS, type Statement, statementsOf } from '../../../lib/template';
import { allowsAction, isStarAction } from '../../questions/grants';
import { type Ternary, all, not, says } from '../../judge';
import { HOLE, spell } from '../../questions/spelling';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'website-bucket-beyond-cloudfront',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'Website bucket can be read past CloudFront',
  why: 'Readers who go to the bucket directly pass by the firewall, the TLS settings and the logs of CloudFront.',
  fix: 'Allow `s3:GetObject` in the bucket policy to CloudFront alone.',
  controls: { 'nist-800-53-r5': ['ac-3', 'sc-7'] },
  appliesTo: ['AWS::S3::Bucket'],

  check(resource, world, report) {
    const property = resource.read('WebsiteConfiguration');
    if (property.value.kind === 'absent') return;
    const { certain, possible } = world.referrers(resource, RELATIONS.bucketPolicies);
    const documents = certain.map((policy) => statementsOf(policy.read('PolicyDocument')));
    const statements = documents.flatMap((document) => document.statements);
    const unread = possible.length > 0 || documents.some(({ hidden }) => hidden.length > 0);
    const answers = statements.flatMap((one) => (says(one.effect, 'Allow') === false ? [] : isForCloudFront(one)));
    const difference = { saw: 'a website', want: 'a bucket policy that allows reading to CloudFront alone' };
    if (answers.includes(false) || (answers.length === 0 && !unread)) report.fail(property, difference);
    else if (unread || answers.includes(undefined)) report.unknown(property, difference);
  },

  bad: [
    {
      title: 'no policy',
      template: `
        Resources:
          Site:
            Type: AWS::S3::Bucket
            Properties: { BucketName: site, WebsiteConfiguration: { IndexDocument: index.html } }`,
    },
    {
      title: 'everybody may read',
      template: `
        Resources:
          Site:
            Type: AWS::S3::Bucket
            Properties: { BucketName: site, WebsiteConfiguration: { IndexDocument: index.html } }
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Site
              PolicyDocument:
                Statement: [{ Effect: Allow, Principal: '*', Action: s3:GetObject, Resource: 'arn:aws:s3:::site/*' }]`,
    },
    {
      title: 'CloudFront and everybody',
      template: `
        Resources:
          Site:
            Type: AWS::S3::Bucket
            Properties: { BucketName: site, WebsiteConfiguration: { IndexDocument: index.html } }
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Site
              PolicyDocument:
                Statement: [{ Effect: Allow, Principal: { CanonicalUser: !GetAtt Oai.S3CanonicalUserId }, Action: s3:GetObject, Resource: 'arn:aws:s3:::site/*' }, { Effect: Allow, Principal: { AWS: '*' }, Action: s3:GetObject, Resource: 'arn:aws:s3:::site/*' }]
          Oai:
            Type: AWS::CloudFront::CloudFrontOriginAccessIdentity`,
    },
    {
      title: 'CloudFront may do everything',
      template: `
        Resources:
          Site:
            Type: AWS::S3::Bucket
            Properties: { BucketName: site, WebsiteConfiguration: { IndexDocument: index.html } }
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: site
              PolicyDocument:
                Statement: [{ Effect: Allow, Principal: { CanonicalUser: !GetAtt Oai.S3CanonicalUserId }, Action: [s3:GetObject, 's3:*'], Resource: 'arn:aws:s3:::site/*' }]
          Oai:
            Type: AWS::CloudFront::CloudFrontOriginAccessIdentity`,
    },
    {
      title: 'another service',
      template: `
        Resources:
          Site:
            Type: AWS::S3::Bucket
            Properties: { BucketName: site, WebsiteConfiguration: { IndexDocument: index.html } }
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Site
              PolicyDocument:
                Statement: [{ Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: s3:GetObject, Resource: 'arn:aws:s3:::site/*' }]`,
    },
    {
      title: 'a policy that only denies',
      template: `
        Resources:
          Site:
            Type: AWS::S3::Bucket
            Properties: { BucketName: site, WebsiteConfiguration: { IndexDocument: index.html } }
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Site
              PolicyDocument:
                Statement: [{ Effect: Deny, Principal: '*', Action: 's3:*', Resource: '*', Condition: { Bool: { aws:SecureTransport: false } } }]`,
    },
  ],
  good: [
    {
      title: 'an origin access identity of the template, or by its name',
      template: `
        Resources:
          Site:
            Type: AWS::S3::Bucket
            Properties: { BucketName: site, WebsiteConfiguration: { IndexDocument: index.html } }
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Site
              PolicyDocument:
                Statement: [{ Effect: Allow, Principal: { CanonicalUser: !GetAtt Oai.S3CanonicalUserId }, Action: s3:GetObject, Resource: 'arn:aws:s3:::site/*' }, { Effect: Allow, Principal: { AWS: 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1' }, Action: s3:GetObject, Resource: 'arn:aws:s3:::site/*' }]
          Oai:
            Type: AWS::CloudFront::CloudFrontOriginAccessIdentity`,
    },
    {
      title: 'the service CloudFront, and a Deny',
      template: `
        Resources:
          Site:
            Type: AWS::S3::Bucket
            Properties: { BucketName: site, WebsiteConfiguration: { IndexDocument: index.html } }
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Site
              PolicyDocument:
                Statement: [{ Effect: Allow, Principal: { Service: cloudfront.amazonaws.com }, Action: s3:GetObject, Resource: 'arn:aws:s3:::site/*' }, { Effect: Deny, Principal: '*', Action: 's3:*', Resource: '*', Condition: { Bool: { aws:SecureTransport: false } } }]`,
    },
    {
      title: 'no website',
      template: `
        Resources:
          Claims:
            Type: AWS::S3::Bucket`,
    },
  ],
  unknown: [
    {
      title: 'a policy of a bucket that a parameter names',
      template: `
        Parameters:
          Name: { Type: String }
        Resources:
          Site:
            Type: AWS::S3::Bucket
            Properties: { BucketName: site, WebsiteConfiguration: { IndexDocument: index.html } }
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Name
              PolicyDocument:
                Statement: [{ Effect: Deny, Principal: '*', Action: 's3:*', Resource: '*', Condition: { Bool: { aws:SecureTransport: false } } }]`,
    },
    {
      title: 'a policy that is imported',
      template: `
        Resources:
          Site:
            Type: AWS::S3::Bucket
            Properties: { BucketName: site, WebsiteConfiguration: { IndexDocument: index.html } }
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties: { Bucket: !Ref Site, PolicyDocument: !ImportValue policy }`,
    },
    {
      title: 'the reader is a parameter',
      template: `
        Parameters:
          Reader: { Type: String }
        Resources:
          Site:
            Type: AWS::S3::Bucket
            Properties: { BucketName: site, WebsiteConfiguration: { IndexDocument: index.html } }
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Site
              PolicyDocument:
                Statement: [{ Effect: Allow, Principal: { CanonicalUser: !Ref Reader }, Action: s3:GetObject, Resource: 'arn:aws:s3:::site/*' }]`,
    },
  ],
});

function isForCloudFront(statement: Statement): Ternary {
  return all([...(statement.principals ?? []).map(isCloudFront), not(allowsAction(statement, isStarAction))]);
}

/** An origin access identity by its canonical id or by its name, or the service itself. */
function isCloudFront({ kind, property }: Principal): Ternary {
  const { value } = property;
  if (kind === 'CanonicalUser' && value.kind === 'reference') return value.attribute === 'S3CanonicalUserId';
  const text = spell(value);
  if (text === undefined || text === HOLE) return undefined;
  return kind === 'Service' ? text.startsWith('cloudfront.') : /^arn:[^:]*:iam::cloudfront:user\//.test(text);
}
