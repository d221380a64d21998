import { serviceHost } from '../../common/arn';
import { endOfDay } from '../../common/clock';
import { type Manifest, iamPathOf } from '../../manifest';
import type { World } from '../../template';
import { archivesOf } from '../logging/archives';
import { placeOf } from '../placed-text';
import type { Words } from '../spelled-statement';

/** Words that name their actions one by one. */
export interface Access extends Words {
  readonly actions: readonly string[];
}

/**
 * Reading the evidence: the archive, with versions and locks, the log groups, and how roles, VPN and network are set up.
 * Every action reads, and where AWS lets an action be held to a resource, it is.
 */
export function evidenceWords(world: World, manifest: Manifest): Access[] {
  const { partition, region, account } = placeOf(manifest);
  const { buckets } = archivesOf(world);
  const arns = (ids: readonly { readonly id: string }[], below = '') => ids.map(({ id }) => `\${${id}.Arn}${below}`);
  const key = 'BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.KMSMasterKeyID';
  const keys = buckets.flatMap((bucket) => world.follow(bucket.read(key)) ?? []);
  const through = { 'StringEquals kms:ViaService': [serviceHost('s3', region)] };
  const iam = (resource: string, owner = account) => `arn:${partition}:iam::${owner}:${resource}`;
  const may = (actions: readonly string[], resources: readonly string[], conditions = {}): Access => ({
    effect: 'Allow',
    actions,
    resources,
    conditions,
  });
  return [
    may(['s3:ListBucket', 's3:ListBucketVersions'], arns(buckets)),
    may(['s3:GetObject', 's3:GetObjectRetention', 's3:GetObjectVersion'], arns(buckets, '/*')),
    may(['kms:Decrypt'], arns(keys), through),
    may(
      ['logs:DescribeLogStreams', 'logs:FilterLogEvents', 'logs:GetLogEvents'],
      arns(world.ofType('AWS::Logs::LogGroup')),
    ),
    may(
      ['iam:GetRole', 'iam:GetRolePolicy', 'iam:ListAttachedRolePolicies', 'iam:ListRolePolicies'],
      [iam(`role${iamPathOf(manifest)}*`)],
    ),
    // What somebody attached by hand can be any policy, also one of AWS.
    may(['iam:GetPolicy', 'iam:GetPolicyVersion'], [iam('policy/*'), iam('policy/*', 'aws')]),
    may(
      ['ec2:DescribeClientVpnAuthorizationRules'],
      [`arn:${partition}:ec2:${region}:${account}:client-vpn-endpoint/*`],
    ),
    may(LISTS, ['*']),
  ];
}

/** Lists, which AWS holds to no resource (Service Authorization Reference, the pages of IAM, EC2 and CloudWatch Logs). */
const LISTS = [
  'ec2:DescribeClientVpnEndpoints',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeVpcEndpoints',
  'ec2:DescribeVpcs',
  'iam:ListRoles',
  'logs:DescribeLogGroups',
];

/** What stays forbidden whatever somebody attaches: every other action, and the data the vendor works on, with its keys. */
export function ceilingWords(accesses: readonly Access[], { dataBoundaries }: Manifest): Words[] {
  const data = dataBoundaries.flatMap(({ resources, keyArn }) => [...resources, ...(keyArn ? [keyArn] : [])]);
  const denies = { effect: 'Deny', resources: ['*'] } as const;
  return [
    ...accesses,
    { ...denies, notActions: accesses.flatMap(({ actions }) => actions) },
    ...(data.length > 0 ? [{ ...denies, actions: ['*'], resources: data }] : []),
  ];
}

/** The last second of the audit, which never outlives the engagement. */
export function lastSecondOf({ assessor, engagement }: Pick<Manifest, 'assessor' | 'engagement'>): string {
  return endOfDay([assessor?.until ?? engagement.ends, engagement.ends].sort()[0]!);
}
