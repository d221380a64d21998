import { App, CfnResource, type Stack } from 'aws-cdk-lib/core';
import { EnclaveStack } from '../../constructs';
import { EXAMPLES, exampleManifest, TODAY } from './fixtures';

/**
 * What holds something that nobody can make anew: the kinds that cfn-lint counts as stateful (its list
 * `StatefulResources.json`, rule I3011) with their neighbours, and keys. Wider than
 * what the proof `kept-when-deleted` knows, so that a part with a new kind of store is noticed here.
 */
const STATEFUL =
  /^AWS::(Backup::BackupVault|CloudFormation::Stack|Cognito::(Identity|User)Pool|(DocDB|EMR|Neptune|RDS|Redshift)::\w*(Cluster|Instance)|DynamoDB::\w*Table|EC2::Volume|EFS::FileSystem|ElastiCache::\w+|(Elasticsearch|OpenSearchService)::Domain|FSx::\w+|Kinesis::Stream|KMS::(Key|ReplicaKey)|Logs::LogGroup|QLDB::Ledger|S3\w*::\w*Bucket|SDB::Domain|SecretsManager::Secret|SQS::Queue|Timestream::\w+)$/;

/**
 * What only passes through: the stream of the Secure Browser reaches the archive within about a minute, and an alarm rings when
 * it is held back. Of a stack that goes, what it had not delivered is lost; kept, it would cost money every hour, and its name
 * would be taken when the enclave is built again.
 */
const PASSING_THROUGH = ['AWS::Kinesis::Stream'];

test.each(EXAMPLES)('every store of %s outlives its stack, which nobody can delete by one call', (example) => {
  const app = new App();
  new EnclaveStack(app, 'Enclave', { manifest: exampleManifest(example), today: TODAY });
  const stacks = app.node.children as Stack[];
  expect(stacks.map(({ terminationProtection }) => terminationProtection)).toEqual(stacks.map(() => true));
  const stores = app.node
    .findAll()
    .filter(CfnResource.isCfnResource)
    .filter(({ cfnResourceType }) => STATEFUL.test(cfnResourceType) && !PASSING_THROUGH.includes(cfnResourceType));
  const lost = stores.filter(
    ({ cfnOptions: { deletionPolicy, updateReplacePolicy } }) =>
      !([deletionPolicy, updateReplacePolicy] as unknown[]).every((policy) => policy === 'Retain'),
  );
  expect(stores.length).toBeGreaterThan(3);
  expect(lost.map(({ node }) => node.path)).toEqual([]);
});
