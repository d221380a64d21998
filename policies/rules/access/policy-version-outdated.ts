import {
  IDENTITY_POLICY_TYPES,
  type Property,
  type Statement,
  describe,
  identityPoliciesOf,
  statementsOf,
} from '../../../lib/template';
import { says } from '../../judge';
import { type Report, defineRule } from '../../rule';

const WANT = '2012-10-17, the version that knows variables';

export default defineRule({
  id: 'policy-version-outdated',
  topic: 'access',
  severity: 'warning',
  title: 'Policy uses variables that its version does not know',
  why: 'The variable is taken for plain text, so an Allow never fits and a Deny protects nobody.',
  fix: "Set `Version` to '2012-10-17'.",
  controls: { 'nist-800-53-r5': ['ac-3', 'cm-6'] },
  appliesTo: IDENTITY_POLICY_TYPES,

  // Not set is 2008-10-17 ("IAM JSON policy elements: Version", IAM User Guide).
  check(resource, _world, report) {
    const documents = [...identityPoliciesOf(resource), resource.read('AssumeRolePolicyDocument')];
    for (const document of documents) judgeDocument(document, report);
  },

  bad: [
    {
      title: 'the version of 2008, and a variable in a resource',
      template: `
        Resources:
          Home:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: '2008-10-17'
                Statement:
                  Effect: Allow
                  Action: s3:GetObject
                  Resource: ['arn:aws:s3:::shared/*', 'arn:aws:s3:::homes/\${aws:username}/*']`,
    },
    {
      title: 'no version, and a variable in a condition',
      template: `
        Resources:
          Home:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement:
                  Effect: Deny
                  Action: ec2:StopInstances
                  Resource: '*'
                  Condition: { StringNotEquals: { aws:ResourceTag/team: '\${aws:PrincipalTag/team}' } }`,
    },
    {
      title: 'a variable in what a Deny spares',
      template: `
        Resources:
          Home:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement: { Effect: Deny, Action: s3:GetObject, NotResource: !Sub 'arn:aws:s3:::\${AWS::Region}/\${!aws:username}/*' }`,
    },
    {
      title: 'a trust policy',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  Effect: Allow
                  Principal: { AWS: '111122223333' }
                  Action: sts:AssumeRole
                  Condition: { StringLike: { sts:RoleSessionName: '\${aws:username}' } }`,
    },
  ],
  good: [
    {
      title: 'the version that knows variables',
      template: `
        Resources:
          Home:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: 2012-10-17
                Statement: { Effect: Allow, Action: s3:GetObject, Resource: 'arn:aws:s3:::homes/\${aws:username}/*' }`,
    },
    {
      title: 'the version of 2008, and a bucket that the template names',
      template: `
        Resources:
          Home:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: '2008-10-17'
                Statement:
                  Effect: Allow
                  Action: s3:GetObject
                  Resource: !Sub 'arn:aws:s3:::homes-\${AWS::Region}/*'
                  Condition: { StringEquals: { aws:PrincipalTag/team: claims } }`,
    },
  ],
  unknown: [
    {
      title: 'the version is a parameter',
      template: `
        Parameters:
          Version: { Type: String }
        Resources:
          Home:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: !Ref Version
                Statement: { Effect: Allow, Action: s3:GetObject, Resource: 'arn:aws:s3:::homes/\${aws:username}/*' }`,
    },
  ],
});

/** Variables stand in resources and in conditions, nowhere else. */
function hasVariable({ resources = [], notResources = [], conditions }: Statement): boolean {
  const values = [...resources, ...notResources, ...conditions.flatMap((test) => test.values)];
  return values.some(({ value }) => {
    if (value.kind === 'known') return String(value.value).includes('${');
    return value.kind === 'composed' && value.parts.some((part) => typeof part === 'string' && part.includes('${'));
  });
}

function judgeDocument(document: Property, report: Report): void {
  const { statements } = statementsOf(document);
  if (!statements.some(hasVariable)) return;
  const version = document.get('Version');
  const current = says(version, '2012-10-17');
  const difference = { saw: describe(version.value), want: WANT };
  if (current === undefined) report.unknown(version, difference);
  else if (!current) report.fail(version, difference);
}
