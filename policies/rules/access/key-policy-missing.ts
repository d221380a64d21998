import { defineRule } from '../../rule';

export default defineRule({
  id: 'key-policy-missing',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Key has no policy of its own',
  why: 'The default policy gives the whole account `kms:*`, so every administrator of IAM also decides who may decrypt.',
  fix: 'Set `KeyPolicy` and name who administers the key and who uses it.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'sc-12'] },
  appliesTo: ['AWS::KMS::Key'],

  // Source: Default key policy. CloudFormation gives a key without one the policy that the API gives.
  check(resource, _world, report) {
    const policy = resource.read('KeyPolicy');
    if (policy.value.kind !== 'absent') return;
    const saw = 'not set, which means kms:* for the account';
    report.fail(policy, { saw, want: 'a policy that names administrators and users' });
  },

  bad: [
    {
      title: 'nothing but a description',
      template: `
        Resources:
          Key:
            Type: AWS::KMS::Key
            Properties:
              Description: claims`,
    },
    {
      title: 'a policy that CloudFormation drops',
      template: `
        Resources:
          Key:
            Type: AWS::KMS::Key
            Properties:
              KeyPolicy: !Ref AWS::NoValue`,
    },
  ],
  good: [
    {
      title: 'a policy',
      template: `
        Resources:
          Policy:
            Type: AWS::KMS::Key
            Properties:
              KeyPolicy:
                Statement:
                  - { Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:role/keeper' }, Action: kms:Decrypt, Resource: '*' }`,
    },
    {
      title: 'a policy that a parameter holds',
      template: `
        Parameters:
          Policy: { Type: String }
        Resources:
          Key:
            Type: AWS::KMS::Key
            Properties:
              KeyPolicy: !Ref Policy`,
    },
  ],
  unknown: [
    {
      title: 'a policy only with one value of a parameter',
      template: `
        Parameters:
          Mode: { Type: String, AllowedValues: [own, default], Default: own }
        Conditions:
          Own: !Equals [!Ref Mode, own]
        Resources:
          Key:
            Type: AWS::KMS::Key
            Properties:
              KeyPolicy: !If [Own, { Statement: [] }, !Ref AWS::NoValue]`,
    },
  ],
});
