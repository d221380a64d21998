import { assessorNeverWrites } from '../../../../lib/analysis/access/proven/assessor-never-writes';
import { changesOfEnclave } from '../../../support/proofs';

const ROLE = 'EnclaveAssessorRole';
const WALL = '"PermissionsBoundary":{"Ref":"EnclaveAssessorBoundaryF46523EA"}';
const given = (action: string) =>
  `"Policies":[{"PolicyName":"x","PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"${action}","Resource":"*"}]}}]`;

describe('the assessor may do another thing than read, without a boundary', () =>
  changesOfEnclave(assessorNeverWrites, [
    ['anything', ROLE, WALL, given('*'), /EnclaveAssessorRole.* on /],
    ['a write', ROLE, WALL, given('s3:PutObject'), /s3:PutObject on /i],
    ['a tag of a role', ROLE, WALL, given('iam:TagRole'), /iam:TagRole on /i],
    [
      'nobody can tell, under another name',
      ROLE,
      'bayanihan-assessor',
      'bayanihan-other',
      /no role of the assessor/,
      'unknown',
    ],
  ]));
