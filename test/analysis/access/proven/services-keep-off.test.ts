import { servicesKeepOff } from '../../../../lib/analysis/access/proven/services-keep-off';
import { changesOfEnclave } from '../../../support/proofs';

const STATEMENTS = '"PolicyDocument":{"Statement":';
const more = (action: string, resource = '"*"') =>
  `${STATEMENTS}[{"Effect":"Allow","Action":"${action}","Resource":${resource}},`;
const to = `${STATEMENTS}[`;

describe('a service of the enclave reaches data or identities', () =>
  changesOfEnclave(servicesKeepOff, [
    ['it writes policies', 'EnclaveVpnConnectHandlerPolicy', to, more('iam:PutRolePolicy'), /iam:PutRolePolicy on/i],
    ['it becomes anybody', 'EnclaveVpnConnectHandlerPolicy', to, more('sts:AssumeRole'), /sts:AssumeRole on/i],
    ['it reads data', 'EnclaveVpnConnectHandlerPolicy', to, more('s3:GetObject'), /s3:GetObject on/i],
  ]));
