import { rolesThroughDoors } from '../../../../lib/analysis/access/proven/roles-through-doors';
import { changesOfEnclave } from '../../../support/proofs';

const ROLE = 'EnclaveRoleclaimsadjusterRole';
const WALL = '"PermissionsBoundary":{"Ref":"EnclaveBoundaryPolicy509DCA25"}';
const given = (condition: string) =>
  `"Policies":[{"PolicyName":"x","PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":${condition}}]}}]`;

describe('a role may do something past the endpoints, or after its time, without a boundary', () =>
  changesOfEnclave(
    (manifest) =>
      rolesThroughDoors(
        manifest,
        manifest.jobFunctions.find(({ id }) => id === 'claims-adjuster')!,
      ),
    [
      ['at any time, from anywhere', ROLE, WALL, given('{}'), /s3:GetObject on /i],
      ['from another endpoint', ROLE, WALL, given('{"StringEquals":{"aws:SourceVpce":"vpce-1"}}'), /s3:GetObject on /i],
      [
        'until a later day',
        ROLE,
        WALL,
        given('{"DateLessThan":{"aws:CurrentTime":"2099-01-01T00:00:00Z"}}'),
        /s3:GetObject on /i,
      ],
    ],
  ));
