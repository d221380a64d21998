import { logsBeyondReach } from '../../../../lib/analysis/access/proven/logs-beyond-reach';
import { changesOfEnclave } from '../../../support/proofs';

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
    ['a handler ends a key', 'EnclaveVpnConnectHandlerPolicy', to, more('kms:*'), /kms:/i],
  ]));
