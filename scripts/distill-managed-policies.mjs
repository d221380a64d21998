// Writes lib/analysis/access/data/managed-policies.json from the Python package `moto` (Apache-2.0), whose authors keep what AWS
// gives out about its managed policies: `pip download moto==5.2.5 --no-deps -d <folder>`, unzip what came there, then
// `node scripts/distill-managed-policies.mjs <folder>`. The short forms are said where they are read, in managed-policies.ts.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.argv[2] ?? '.';
const target = join(dirname(fileURLToPath(import.meta.url)), '../lib/analysis/access/data/managed-policies.json');
const version = readdirSync(folder)
  .map((name) => /^moto-([\d.]+)\.dist-info$/.exec(name)?.[1])
  .find(Boolean);
if (!version) throw new Error(`no moto in ${folder}`);
const text = readFileSync(join(folder, 'moto/iam/aws_managed_policies.py'), 'utf8');
if (text.includes('\\')) throw new Error('Python reads a backslash in another way than JSON');
const policies = JSON.parse(/"""([^]*)"""/.exec(text)[1]);

/** Longer ones are left out, but for those that people attach by name. */
const LENGTH_MAX = 800;
const LONG_AND_USED = [
  'AdministratorAccess-Amplify',
  'AmazonAppStreamServiceAccess',
  'AmazonAthenaFullAccess',
  'AmazonBedrockFullAccess',
  'AmazonCognitoPowerUser',
  'AmazonDocDBFullAccess',
  'AmazonDynamoDBFullAccess',
  'AmazonEC2ContainerServiceforEC2Role',
  'AmazonEC2SpotFleetTaggingRole',
  'AmazonECS_FullAccess',
  'AmazonECSInfrastructureRolePolicyForManagedInstances',
  'AmazonEKS_CNI_Policy',
  'AmazonEKSClusterPolicy',
  'AmazonElastiCacheFullAccess',
  'AmazonElasticFileSystemFullAccess',
  'AmazonElasticMapReduceRole',
  'AmazonEMRServicePolicy_v2',
  'AmazonEventBridgeFullAccess',
  'AmazonKinesisAnalyticsFullAccess',
  'AmazonMSKFullAccess',
  'AmazonRDSFullAccess',
  'AmazonRDSReadOnlyAccess',
  'AmazonRedshiftFullAccess',
  'AmazonRoute53FullAccess',
  'AmazonSageMakerFullAccess',
  'AmazonSSMAutomationRole',
  'AmazonSSMFullAccess',
  'AmazonSSMManagedInstanceCore',
  'AmazonTextractServiceRole',
  'AmazonVPCFullAccess',
  'AmazonWorkSpacesAdmin',
  'AWSAppRunnerFullAccess',
  'AWSBackupFullAccess',
  'AWSBackupServiceRolePolicyForBackup',
  'AWSBackupServiceRolePolicyForRestores',
  'AWSBatchServiceRole',
  'AWSBillingReadOnlyAccess',
  'AWSCloud9Administrator',
  'AWSCloudTrail_FullAccess',
  'AWSCodeBuildAdminAccess',
  'AWSCodeBuildDeveloperAccess',
  'AWSCodeCommitFullAccess',
  'AWSCodeDeployRole',
  'AWSCodePipeline_FullAccess',
  'AWSCodePipeline_ReadOnlyAccess',
  'AWSCodeStarFullAccess',
  'AWSConfigUserAccess',
  'AWSDataPipeline_FullAccess',
  'AWSDirectConnectFullAccess',
  'AWSElasticBeanstalkEnhancedHealth',
  'AWSElasticBeanstalkMulticontainerDocker',
  'AWSElasticBeanstalkWebTier',
  'AWSElasticBeanstalkWorkerTier',
  'AWSGlueConsoleFullAccess',
  'AWSGlueServiceNotebookRole',
  'AWSGlueServiceRole',
  'AWSImageBuilderFullAccess',
  'AWSLambda_FullAccess',
  'AWSMarketplaceManageSubscriptions',
  'AWSOrganizationsReadOnlyAccess',
  'AWSQuicksightAthenaAccess',
  'AWSSecurityHubFullAccess',
  'AWSServiceCatalogAdminFullAccess',
  'AWSServiceCatalogEndUserFullAccess',
  'AWSStepFunctionsFullAccess',
  'AWSTransferFullAccess',
  'Billing',
  'CloudFrontFullAccess',
  'CloudWatchFullAccess',
  'CloudWatchLogsFullAccess',
  'CloudWatchReadOnlyAccess',
  'CloudWatchSyntheticsFullAccess',
  'DatabaseAdministrator',
  'DataScientist',
  'EC2InstanceProfileForImageBuilder',
  'NetworkAdministrator',
  'ReadOnlyAccess',
  'ResourceGroupsandTagEditorFullAccess',
  'SecretsManagerReadWrite',
  'SecurityAudit',
  'SupportUser',
  'SystemAdministrator',
  'ViewOnlyAccess',
];

const list = (value) => (Array.isArray(value) ? value : [value]);
const single = (value) => (Array.isArray(value) && value.length === 1 ? value[0] : value);

/** `['s3:Get*', 's3:List*', 'ec2:Run*']` as `s3:Get*,List* ec2:Run*`; the order of actions means nothing. */
function actionsText(actions) {
  const names = new Map();
  for (const action of list(actions)) {
    const [service, name, ...more] = action.split(':');
    if (more.length > 0 || /[ ,]/.test(action)) throw new Error(`cannot shorten ${action}`);
    names.set(service, [...(names.get(service) ?? []), ...(name === undefined ? [] : [name])]);
  }
  return [...names].map(([service, all]) => (all.length === 0 ? service : `${service}:${all.join(',')}`)).join(' ');
}

const KNOWN = ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];

function shortStatement(statement) {
  const unknown = Object.keys(statement).filter((key) => !KNOWN.includes(key));
  if (unknown.length > 0) throw new Error(`cannot shorten ${unknown}`);
  return {
    ...(statement.Effect === 'Allow' ? {} : { E: statement.Effect }),
    ...(statement.Action ? { A: actionsText(statement.Action) } : {}),
    ...(statement.NotAction ? { NA: actionsText(statement.NotAction) } : {}),
    ...(statement.Resource && single(statement.Resource) !== '*' ? { R: single(statement.Resource) } : {}),
    ...(statement.NotResource ? { NR: single(statement.NotResource) } : {}),
    ...(statement.Condition ? { C: statement.Condition } : {}),
  };
}

/** Quotes become apostrophes, so that JSON need not escape them. */
function shortText(name, { Document: document }) {
  if (document.Version !== '2012-10-17') throw new Error(`${name} is of another version`);
  const json = JSON.stringify(list(document.Statement).map(shortStatement));
  if (/['\\]/.test(json)) throw new Error(`${name} holds an apostrophe or a backslash`);
  return json.replaceAll('"', "'");
}

// Those of service-linked roles cannot be attached by anybody.
const attachable = Object.entries(policies).filter(([, { Path: path }]) => path !== '/aws-service-role/');
const short = attachable.map(([name, policy]) => [name, shortText(name, policy)]);
const kept = short.filter(([name, json]) => json.length <= LENGTH_MAX || LONG_AND_USED.includes(name)).sort();
const missing = LONG_AND_USED.filter((name) => !kept.some(([one]) => one === name));
if (missing.length > 0) throw new Error(`no policy ${missing}`);
const newest = attachable.map(([, { UpdateDate: date }]) => date.slice(0, 10)).sort();
const data = {
  source: `moto ${version}, Apache-2.0, Copyright the moto contributors; documents by AWS, the newest of ${newest.at(-1)}`,
  policies: Object.fromEntries(kept),
};
writeFileSync(target, `${JSON.stringify(data, null, 2)}\n`);
const left = short.filter(([name]) => !(name in data.policies));
console.log(
  `${kept.length} of ${attachable.length} policies; the longest left out:`,
  left
    .sort((a, b) => b[1].length - a[1].length)
    .slice(0, 5)
    .map(([name]) => name)
    .join(', '),
);
