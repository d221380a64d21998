import { vendorsNeverEscalate } from '../../../../lib/analysis/access/proven/vendors-never-escalate';
import { NOW } from '../../../support/manifests';
import { changesOfEnclave, decideEnclave, reference, resourcesOf } from '../../../support/proofs';

const ROLE = 'EnclaveRoleclaimsadjusterRole';
const WALL = '"PermissionsBoundary":{"Ref":"EnclaveBoundaryPolicy509DCA25"}';
const given = (actions: string) =>
  `"Policies":[{"PolicyName":"x","PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":${actions},"Resource":"*"}]}}]`;

test('what a role may do until a day counts until that day, by the time that is told (R10)', () => {
  const until = given('["iam:PutRolePolicy"]').replace(
    '"Resource":"*"',
    '"Resource":"*","Condition":{"DateLessThan":{"aws:CurrentTime":"2027-01-01T00:00:00Z"}}',
  );
  const verdictOn = (day: string) => {
    const [id, role] = Object.entries(resourcesOf(reference())).find(([name]) => name.startsWith(ROLE))!;
    const broken = JSON.parse(JSON.stringify(role).replace(WALL, until)) as unknown;
    return decideEnclave((manifest) => vendorsNeverEscalate(manifest, new Date(day)), { [id]: broken }).verdict;
  };
  expect([verdictOn('2026-11-21'), verdictOn('2027-01-15')]).toEqual(['fail', 'pass']);
});

describe('somebody who enters comes to more rights, without a boundary (R06)', () =>
  changesOfEnclave(
    (manifest) => vendorsNeverEscalate(manifest, NOW),
    [
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
    ],
  ));
