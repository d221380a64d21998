/** Every place where a type keeps a resource policy is read, and by a rule. */
import { rules } from '../../../policies';
import { RESOURCE_POLICY_TYPES, resourcePoliciesOf } from '../../../policies/questions/resource-policies';
import { inEveryWorld } from '../../../lib/template';
import { findingsOf, fromYaml } from '../from-yaml';

const OPEN = "{ Statement: [{ Effect: Allow, Principal: '*', Action: '*' }] }";
const STATEMENT = "Statement: { Effect: Allow, Principal: '*', Action: '*' }";

const ruleBy: Record<keyof typeof RESOURCE_POLICY_TYPES, string> = {
  bucket: 'bucket-policy-public',
  topic: 'topic-policy-public',
  queue: 'queue-policy-public',
  key: 'key-policy-public',
  repository: 'repository-policy-public',
  eventBus: 'event-bus-policy-public',
  searchDomain: 'search-policy-public',
  other: 'resource-policy-public',
};

/** Where AWS takes the policy, as its resource reference says. */
const PLACES: readonly (readonly [string, string])[] = [
  ['AWS::S3::BucketPolicy', `PolicyDocument: ${OPEN}`],
  ['AWS::S3::AccessPoint', `Policy: ${OPEN}`],
  ['AWS::S3::MultiRegionAccessPointPolicy', `Policy: ${OPEN}`],
  ['AWS::S3Express::AccessPoint', `Policy: ${OPEN}`],
  ['AWS::S3Express::BucketPolicy', `PolicyDocument: ${OPEN}`],
  ['AWS::S3ObjectLambda::AccessPointPolicy', `PolicyDocument: ${OPEN}`],
  ['AWS::S3Outposts::AccessPoint', `Policy: ${OPEN}`],
  ['AWS::S3Outposts::BucketPolicy', `PolicyDocument: ${OPEN}`],
  ['AWS::S3Tables::TableBucketPolicy', `ResourcePolicy: ${OPEN}`],
  ['AWS::S3Tables::TablePolicy', `ResourcePolicy: ${OPEN}`],
  ['AWS::S3Vectors::VectorBucketPolicy', `Policy: ${OPEN}`],
  ['AWS::SNS::TopicInlinePolicy', `PolicyDocument: ${OPEN}`],
  ['AWS::SNS::TopicPolicy', `PolicyDocument: ${OPEN}`],
  ['AWS::SQS::QueueInlinePolicy', `PolicyDocument: ${OPEN}`],
  ['AWS::SQS::QueuePolicy', `PolicyDocument: ${OPEN}`],
  ['AWS::KMS::Key', `KeyPolicy: ${OPEN}`],
  ['AWS::KMS::ReplicaKey', `KeyPolicy: ${OPEN}`],
  [
    'AWS::PaymentCryptography::Key',
    `Policy: '${JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', Action: '*' }] })}'`,
  ],
  ['AWS::ECR::PublicRepository', `RepositoryPolicyText: ${OPEN}`],
  ['AWS::ECR::RegistryPolicy', `PolicyText: ${OPEN}`],
  ['AWS::ECR::Repository', `RepositoryPolicyText: ${OPEN}`],
  ['AWS::ECR::RepositoryCreationTemplate', `RepositoryPolicy: ${OPEN}`],
  ['AWS::Events::EventBus', `Policy: ${OPEN}`],
  ['AWS::Events::EventBusPolicy', STATEMENT],
  ['AWS::Elasticsearch::Domain', `AccessPolicies: ${OPEN}`],
  ['AWS::OpenSearchService::Domain', `AccessPolicies: ${OPEN}`],
  ['AWS::APS::ResourcePolicy', `PolicyDocument: ${OPEN}`],
  ['AWS::Backup::BackupVault', `AccessPolicy: ${OPEN}`],
  ['AWS::Backup::LogicallyAirGappedBackupVault', `AccessPolicy: ${OPEN}`],
  ['AWS::Bedrock::KnowledgeBasePolicy', `PolicyDocument: ${OPEN}`],
  ['AWS::Bedrock::ResourcePolicy', `PolicyDocument: ${OPEN}`],
  ['AWS::BedrockAgentCore::ResourcePolicy', `Policy: ${OPEN}`],
  ['AWS::CloudTrail::ResourcePolicy', `ResourcePolicy: ${OPEN}`],
  ['AWS::CodeArtifact::Domain', `PermissionsPolicyDocument: ${OPEN}`],
  ['AWS::CodeArtifact::Repository', `PermissionsPolicyDocument: ${OPEN}`],
  ['AWS::DSQL::Cluster', `PolicyDocument: ${OPEN}`],
  ['AWS::DynamoDB::GlobalTable', `Replicas: [{ Region: eu-west-1 }, { ResourcePolicy: { PolicyDocument: ${OPEN} } }]`],
  [
    'AWS::DynamoDB::GlobalTable',
    `Replicas: [{ ReplicaStreamSpecification: { ResourcePolicy: { PolicyDocument: ${OPEN} } } }]`,
  ],
  ['AWS::DynamoDB::Table', `ResourcePolicy: { PolicyDocument: ${OPEN} }`],
  ['AWS::DynamoDB::Table', `StreamSpecification: { ResourcePolicy: { PolicyDocument: ${OPEN} } }`],
  ['AWS::EFS::FileSystem', `FileSystemPolicy: ${OPEN}`],
  ['AWS::EventSchemas::RegistryPolicy', `Policy: ${OPEN}`],
  ['AWS::Kinesis::ResourcePolicy', `ResourcePolicy: ${OPEN}`],
  ['AWS::Lambda::ResourcePolicy', `PolicyDocument: ${OPEN}`],
  ['AWS::Lex::ResourcePolicy', `Policy: ${OPEN}`],
  ['AWS::Logs::Destination', `DestinationPolicy: ${OPEN}`],
  ['AWS::Logs::LogGroup', `ResourcePolicyDocument: ${OPEN}`],
  ['AWS::Logs::ResourcePolicy', `PolicyDocument: ${OPEN}`],
  ['AWS::MSK::ClusterPolicy', `Policy: ${OPEN}`],
  ['AWS::MediaStore::Container', `Policy: ${OPEN}`],
  ['AWS::Oam::Sink', `Policy: ${OPEN}`],
  ['AWS::Omics::SequenceStore', `S3AccessPolicy: ${OPEN}`],
  ['AWS::Organizations::ResourcePolicy', `Content: ${OPEN}`],
  ['AWS::Redshift::Cluster', `NamespaceResourcePolicy: ${OPEN}`],
  ['AWS::RedshiftServerless::Namespace', `NamespaceResourcePolicy: ${OPEN}`],
  ['AWS::S3Files::FileSystemPolicy', `Policy: ${OPEN}`],
  ['AWS::SMSVOICE::ResourcePolicy', `PolicyDocument: ${OPEN}`],
  ['AWS::SSM::ResourcePolicy', `Policy: ${OPEN}`],
  ['AWS::SecretsManager::ResourcePolicy', `ResourcePolicy: ${OPEN}`],
  ['AWS::VpcLattice::AuthPolicy', `Policy: ${OPEN}`],
  ['AWS::VpcLattice::ResourcePolicy', `Policy: ${OPEN}`],
  ['AWS::XRay::ResourcePolicy', `PolicyDocument: ${OPEN}`],
];

const groupOf = (type: string) =>
  (Object.keys(ruleBy) as (keyof typeof ruleBy)[]).find((group) => RESOURCE_POLICY_TYPES[group].includes(type))!;

test.each(PLACES)('a star in a policy of %s at %s is found', (type, properties) => {
  const rule = rules.find(({ id }) => id === ruleBy[groupOf(type)])!;
  const found = findingsOf(rule, `Resources: { It: { Type: '${type}', Properties: { ${properties} } } }`);
  expect(found).toEqual([expect.stringMatching(/^fail It\[.*Principal\]: \*$/)]);
});

test('the table lists each type that is tried here, once', () => {
  const listed = Object.values(RESOURCE_POLICY_TYPES).flat();
  expect([...listed].sort()).toEqual([...new Set(PLACES.map(([type]) => type))].sort());
});

test('a type without resource policies has none', () => {
  const template = fromYaml('Resources: { It: { Type: AWS::SNS::Topic, Properties: { Policy: {} } } }');
  const { branches } = inEveryWorld(template, (world) => resourcePoliciesOf(world.resource('It')!).length);
  expect(branches[0]!.outcome).toBe(0);
});

test.each([
  ['-policy-notprincipal', "NotPrincipal: { AWS: '111122223333' }, Action: 'x:Do'"],
  ['-policy-notaction', "Principal: '*', NotAction: 'x:Do'"],
  ['-policy-star-action', "Principal: '*', Action: '*'"],
  ['-policy-foreign-account', "Principal: { AWS: '111122223333' }, Action: 'x:Do'"],
  ['policy-principal-wildcard', "Principal: { AWS: 'arn:aws:iam::111122223333:user/*' }, Action: 'x:Do'"],
  ['resource-policy-whole-account', "Principal: { AWS: '111122223333' }, Action: 'x:Do'"],
])('what %s is about is found in every type it is said to judge', (suffix, rest) => {
  for (const rule of rules.filter(isAbout(suffix))) {
    const types = rule.appliesTo.filter((type) => type !== 'AWS::IAM::Role');
    for (const type of types) {
      const [, properties] = PLACES.find(([one]) => one === type)!;
      const changed = properties
        .replace("Principal: '*', Action: '*'", rest)
        .replace('"Principal":"*","Action":"*"', JSON.stringify(inJson(rest)).slice(1, -1));
      const found = findingsOf(rule, `Resources: { It: { Type: '${type}', Properties: { ${changed} } } }`);
      expect([rule.id, type, found.map((line) => line.split(' ')[0])]).toEqual([rule.id, type, ['fail']]);
    }
  }
});

/** Policies of IoT belong to devices, not to resources. */
const isAbout = (suffix: string) => (rule: { id: string }) => rule.id.endsWith(suffix) && !rule.id.startsWith('iot-');

/** The same part of a statement as an object, for policies that are a text. */
function inJson(flow: string): Record<string, unknown> {
  return JSON.parse(`{${flow.replace(/'/g, '"').replace(/(\w+): /g, '"$1": ')}}`) as Record<string, unknown>;
}

test('each kind of policy is judged by the rule of its idea, and by no second one', () => {
  const kinds = Object.keys(ruleBy) as (keyof typeof ruleBy)[];
  const covered = (suffix: string) => rules.filter(isAbout(suffix)).flatMap(({ appliesTo }) => appliesTo);
  const all = kinds.flatMap((kind) => RESOURCE_POLICY_TYPES[kind]).sort();
  expect(covered('-policy-notprincipal').sort()).toEqual(all);
  expect(covered('-policy-notaction').sort()).toEqual(all);
  expect(covered('-policy-foreign-account').sort()).toEqual(all);
  const withoutKeys = all.filter((type) => !RESOURCE_POLICY_TYPES.key.includes(type));
  expect(covered('-policy-star-action').sort()).toEqual(withoutKeys);
});
