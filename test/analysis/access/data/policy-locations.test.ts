import { POLICY_BEARERS, policyLocationsOf } from '../../../../lib/analysis/access/data/policy-locations';
import {
  RESOURCE_POLICY_BEARERS,
  resourcePolicyLocationsOf,
} from '../../../../lib/analysis/access/data/resource-policy-locations';
import { IDENTITY_POLICY_TYPES } from '../../../../lib/template/identity-policies';
import { RELATIONS } from '../../../../lib/template/relations';

test.each([
  ['AWS::IAM::Role', 'trust AssumeRolePolicyDocument, boundary PermissionsBoundary'],
  ['AWS::IAM::User', 'boundary PermissionsBoundary'],
  ['AWS::EC2::VPCEndpoint', 'endpoint PolicyDocument'],
  ['AWS::Organizations::Policy', 'service-control Content, resource-control Content'],
  ['AWS::Lambda::Permission', 'permission '],
  ['AWS::RolesAnywhere::Profile', 'session SessionPolicy, session ManagedPolicyArns.*'],
  ['AWS::MPA::ApprovalTeam', ''],
  ['__proto__', ''],
])('%s keeps %s', (type, expected) => {
  expect(
    policyLocationsOf(type)
      .map(({ role, path }) => `${role} ${path}`)
      .join(', '),
  ).toBe(expected);
});

test.each([
  ['AWS::S3::BucketPolicy', [{ path: 'PolicyDocument', subject: { properties: ['Bucket'] } }]],
  ['AWS::SQS::QueuePolicy', [{ path: 'PolicyDocument', subject: { properties: ['Queues'] } }]],
  ['AWS::KMS::Key', [{ path: 'KeyPolicy' }]],
  ['AWS::Events::EventBusPolicy', [{ path: '', subject: { properties: ['EventBusName'], default: 'default' } }]],
  ['AWS::Logs::ResourcePolicy', [{ path: 'PolicyDocument', subject: 'account' }]],
  ['AWS::OpenSearchService::Domain', [{ path: 'AccessPolicies' }]],
  ['AWS::SNS::Subscription', []],
  ['AWS::IoT::Policy', []],
  ['constructor', []],
])('%s says who may use something at %j', (type, expected) => {
  expect(resourcePolicyLocationsOf(type)).toEqual(expected);
});

test('a bucket policy names its bucket where the relations of the template say so', () => {
  const { type, path } = RELATIONS.bucketPolicies;
  expect(resourcePolicyLocationsOf(type)[0]!.subject).toEqual({ properties: [path] });
});

test('no type keeps its identity policies in two lists', () => {
  expect(IDENTITY_POLICY_TYPES.filter((type) => RESOURCE_POLICY_BEARERS.includes(type))).toEqual([]);
  const documents = POLICY_BEARERS.flatMap((type) => policyLocationsOf(type).map(({ path }) => path));
  expect(documents.filter((path) => path === 'Policies')).toEqual([]);
});

test('every place is a property that CloudFormation has', async () => {
  const { loadAwsServiceSpec } = await import('@aws-cdk/aws-service-spec');
  const spec = await loadAwsServiceSpec();
  const wrong = [...RESOURCE_POLICY_BEARERS, ...POLICY_BEARERS].flatMap((type) => {
    const { properties } = [...spec.lookup('resource', 'cloudFormationType', 'equals', type)][0] ?? { properties: {} };
    const resource = resourcePolicyLocationsOf(type).flatMap(({ path, subject }) => [
      path,
      ...(typeof subject === 'object' ? subject.properties : []),
    ]);
    const others = policyLocationsOf(type).flatMap(({ path, subject, where }) => [
      path,
      subject ?? '',
      where?.property ?? '',
    ]);
    const heads = [...resource, ...others].flatMap((path) => (path === '' ? [] : [path.split('.')[0]!]));
    return heads.filter((head) => !Object.hasOwn(properties, head)).map((head) => `${type}.${head}`);
  });
  // The spec misspells this one; the SAM specification has it.
  expect(wrong).toEqual(['AWS::Serverless::StateMachine.PermissionsBoundary']);
});
