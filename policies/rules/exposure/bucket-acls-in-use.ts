import { mustSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'bucket-acls-in-use',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'Bucket decides by access lists who may read',
  why: 'Access lists on single files escape every review of policies.',
  fix: 'Set `OwnershipControls.Rules` to BucketOwnerEnforced and remove `AccessControl`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'], fsbp: ['s3.12'] },
  appliesTo: ['AWS::S3::Bucket'],

  // Without ownership controls new buckets have no lists: title "Default settings for new S3 buckets FAQ" of the S3 user guide.
  check(bucket, _world, report) {
    const rules = bucket.read('OwnershipControls.Rules').each();
    for (const rule of rules) {
      mustSay(rule.get('ObjectOwnership'), { texts: ['BucketOwnerEnforced'], want: 'BucketOwnerEnforced' }, report);
    }
    const lists = { texts: ['Private', 'BucketOwnerFullControl'], want: 'no access list', preset: 'Private' };
    mustSay(bucket.read('AccessControl'), lists, report);
  },

  bad: [
    {
      title: 'whoever writes owns',
      template: `
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { OwnershipControls: { Rules: [{ ObjectOwnership: ObjectWriter }] } }`,
    },
    {
      title: 'a rule that says nothing',
      template: `
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { OwnershipControls: { Rules: [{}] } }`,
    },
    {
      title: 'a list for logs',
      template: `
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { AccessControl: LogDeliveryWrite }`,
    },
  ],
  good: [
    {
      title: 'lists are switched off',
      template: `
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { OwnershipControls: { Rules: [{ ObjectOwnership: BucketOwnerEnforced }] }, AccessControl: Private }
          F:
            Type: AWS::S3::Bucket
            Properties: { AccessControl: BucketOwnerFullControl }`,
    },
    {
      title: 'nothing said',
      template: `
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { BucketName: claims }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Owner: { Type: String }
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { OwnershipControls: { Rules: [{ ObjectOwnership: !Ref Owner }] } }`,
    },
    {
      title: 'the list is a parameter',
      template: `
        Parameters:
          Acl: { Type: String }
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { AccessControl: !Ref Acl }`,
    },
  ],
});
