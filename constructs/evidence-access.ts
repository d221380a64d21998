import { Lazy, Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { serviceHost } from '../lib/common/arn';
import { iamPathOf } from '../lib/manifest/names';
import type { LogArchive } from './log-archive';
import type { Access } from './merge-accesses';

/** What `enclave audit` asks AWS about roles, call by call: see `lib/live`. */
const AUDITS_ROLES = ['iam:GetRole', 'iam:GetRolePolicy', 'iam:ListAttachedRolePolicies', 'iam:ListRolePolicies'];

/** What it asks that names no resource (Service Authorization Reference, the pages of IAM, EC2 and CloudWatch Logs). */
const AUDITS_ANYTHING = [
  'ec2:DescribeClientVpnEndpoints',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeVpcEndpoints',
  'ec2:DescribeVpcs',
  'iam:ListRoles',
  'logs:DescribeLogGroups',
];

/**
 * What somebody may do who reads the evidence of one enclave: the archive and the log groups beside it, and how roles,
 * VPN and network are set up. Every action reads.
 */
export function evidenceAccess(scope: IConstruct, vendor: string, archive: LogArchive): Access[] {
  const stack = Stack.of(scope);
  const { bucketArn } = archive.bucket;
  const iamArn = (resource: string, account?: string) =>
    stack.formatArn({ service: 'iam', region: '', account, resource });
  const vpns = stack.formatArn({ service: 'ec2', resource: 'client-vpn-endpoint', resourceName: '*' });
  const through = { StringEquals: { 'kms:ViaService': serviceHost('s3', stack.region) } };
  return [
    { actions: ['s3:ListBucket', 's3:ListBucketVersions'], resources: [bucketArn] },
    // Versions and locks too: whoever checks the archive must see behind a delete marker.
    { actions: ['s3:GetObject', 's3:GetObjectRetention', 's3:GetObjectVersion'], resources: [`${bucketArn}/*`] },
    { actions: ['kms:Decrypt'], resources: [archive.key.keyArn], conditions: through },
    // CloudWatch Logs decrypts for its readers itself.
    {
      actions: ['logs:DescribeLogStreams', 'logs:FilterLogEvents', 'logs:GetLogEvents'],
      resources: Lazy.list({ produce: () => archive.logGroupArns() }),
    },
    { actions: AUDITS_ROLES, resources: [iamArn(`role${iamPathOf({ vendor: { id: vendor } })}*`)] },
    // A policy somebody attached by hand can be any, AWS's own included.
    { actions: ['iam:GetPolicy', 'iam:GetPolicyVersion'], resources: [iamArn('policy/*'), iamArn('policy/*', 'aws')] },
    { actions: ['ec2:DescribeClientVpnAuthorizationRules'], resources: [vpns] },
    { actions: AUDITS_ANYTHING, resources: ['*'] },
  ];
}
