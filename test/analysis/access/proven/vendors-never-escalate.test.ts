import { vendorsNeverEscalate } from '../../../../lib/analysis/access/proven/vendors-never-escalate';
import { changesOfEnclave } from '../../../support/proofs';

const ROLE = 'EnclaveRoleclaimsadjusterRole';
const WALL = '"PermissionsBoundary":{"Ref":"EnclaveBoundaryPolicy509DCA25"}';
const given = (actions: string) =>
  `"Policies":[{"PolicyName":"x","PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":${actions},"Resource":"*"}]}}]`;

describe('somebody who enters comes to more rights, without a boundary (R06)', () =>
  changesOfEnclave(vendorsNeverEscalate, [
    ['by writing policies', ROLE, WALL, given('["iam:PutRolePolicy"]'), /EnclaveRoleclaimsadjuster/],
    ['by being an administrator', ROLE, WALL, given('["*"]'), /allows everything/],
    ['by passing roles', ROLE, WALL, given('["iam:PassRole","lambda:*"]'), /EnclaveRoleclaimsadjuster/],
    [
      'under a tag that hides its job',
      ROLE,
      'role/claims-adjuster',
      'role/other',
      /no role of claims-adjuster/,
      'unknown',
    ],
  ]));
