import { servicesKeepOff } from '../../../../lib/analysis/access/proven/services-keep-off';
import { type EnclaveRow, changesOfEnclave } from '../../../support/proofs';
import { exampleManifest } from '../../../constructs/fixtures';

const STATEMENTS = '"PolicyDocument":{"Statement":';
const more = (action: string, resource = '"*"') =>
  `${STATEMENTS}[{"Effect":"Allow","Action":"${action}","Resource":${resource}},`;
const to = `${STATEMENTS}[`;

describe('a service of the enclave reaches data or identities', () =>
  changesOfEnclave(servicesKeepOff, [
    ['it writes policies', 'EnclaveVpnConnectHandlerPolicy', to, more('iam:PutRolePolicy'), /iam:PutRolePolicy on/i],
    ['it becomes anybody', 'EnclaveVpnConnectHandlerPolicy', to, more('sts:AssumeRole'), /sts:AssumeRole on/i],
    ['it reads data', 'EnclaveVpnConnectHandlerPolicy', to, more('s3:GetObject'), /s3:GetObject on/i],
    ...[
      'secretsmanager:GetSecretValue',
      'ssm:GetParameter',
      'dynamodb:PutItem',
      'rds-db:connect',
      'execute-api:Invoke',
      'lambda:UpdateFunctionCode',
    ].map((action): EnclaveRow => [
      `it has ${action}`,
      'EnclaveVpnConnectHandlerPolicy',
      to,
      more(action),
      new RegExp(`${action} on `, 'i'),
    ]),
    [
      'it reads another table',
      'EnclaveVpnConnectHandlerPolicy',
      to,
      more('dynamodb:GetItem', '"arn:aws:dynamodb:eu-central-1:111122223333:table/other"'),
      /dynamodb:GetItem on .*table\/other/i,
    ],
  ]));

describe('a proxy of the enclave reads more secrets than those of its database', () =>
  changesOfEnclave(
    servicesKeepOff,
    [
      [
        'another secret',
        'EnclaveDatabaseclaimsDatabasePolicy',
        to,
        more('secretsmanager:GetSecretValue', '"arn:aws:secretsmanager:eu-west-1:444455556666:secret:other-a1b2c3"'),
        /secretsmanager:GetSecretValue on .*:secret:other/i,
      ],
    ],
    exampleManifest('claims-database'),
  ));
