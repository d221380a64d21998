import { logsBeyondReach } from '../../../../lib/analysis/access/proven/logs-beyond-reach';
import { type EnclaveRow, changesOfEnclave } from '../../../support/proofs';

const STATEMENTS = '"PolicyDocument":{"Statement":';
const more = (action: string, resource = '"*"') =>
  `${STATEMENTS}[{"Effect":"Allow","Action":"${action}","Resource":${resource}},`;
const to = `${STATEMENTS}[`;

describe('an identity of the enclave may end its logs', () =>
  changesOfEnclave(logsBeyondReach, [
    [
      'a handler stops the trail',
      'EnclaveVpnConnectHandlerPolicy',
      to,
      more('cloudtrail:StopLogging'),
      /cloudtrail:StopLogging/i,
    ],
    ['a handler deletes log groups', 'EnclaveVpnConnectHandlerPolicy', to, more('logs:Delete*'), /logs:Delete/i],
    ['a handler loosens the bucket', 'EnclaveVpnConnectHandlerPolicy', to, more('s3:*'), /s3:/i],
    [
      'a handler deletes what was recorded',
      'EnclaveVpnConnectHandlerPolicy',
      to,
      more('s3:DeleteObjectVersion'),
      /s3:DeleteObjectVersion on arn:aws:s3:::/,
    ],
    ...[
      'logs:PutRetentionPolicy',
      'logs:DeleteSubscriptionFilter',
      'cloudtrail:StopEventDataStoreIngestion',
      'firehose:UpdateDestination',
      'ec2:DeleteFlowLogs',
      'kms:CreateGrant',
      'kms:RevokeGrant',
    ].map((action): EnclaveRow => [
      `a handler has ${action}`,
      'EnclaveVpnConnectHandlerPolicy',
      to,
      more(action),
      new RegExp(`${action} on `, 'i'),
    ]),
    [
      'the role that delivers logs loosens their lock',
      'EnclaveArchiveDeliveryWriterPolicy',
      to,
      more('s3:PutObjectLegalHold'),
      /s3:PutObjectLegalHold on arn:aws:s3:::/i,
    ],
    [
      'the bucket lets everybody write',
      'EnclaveArchiveBucketPolicy',
      '"Bool":{"aws:PrincipalIsAWSService":"false"}},"Effect":"Deny"',
      '"Bool":{"aws:PrincipalIsAWSService":"false"}},"Effect":"Allow"',
      /s3:PutObject on arn:aws:s3:::/i,
    ],
    ['a handler ends a key', 'EnclaveVpnConnectHandlerPolicy', to, more('kms:*'), /kms:/i],
  ]));
