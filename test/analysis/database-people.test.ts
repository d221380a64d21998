import { boundaryWithinGrants } from '../../lib/analysis/access/boundary-within-grants';
import { roleWithinGrants } from '../../lib/analysis/access/role-within-grants';
import type { Manifest } from '../../lib/manifest';
import { enclaveTemplate, exampleManifest, statementsIn } from '../constructs/fixtures';
import { changesOfEnclave, decideEnclave } from '../support/proofs';

const bySaml = exampleManifest('claims-database');
const LIND = '"aws:SourceIdentity":["maya.lind@harbour.example"]';

describe('the line around all roles knows whose user of a database is whose', () => {
  changesOfEnclave(
    boundaryWithinGrants,
    [
      [
        'nobody in particular',
        'EnclaveBoundaryPolicy',
        `,"Condition":{"StringEquals":{${LIND}}}`,
        '',
        /allows rds-db:connect/,
      ],
      [
        'somebody else',
        'EnclaveBoundaryPolicy',
        LIND,
        LIND.replace('maya.lind', 'otto.brandt'),
        /allows rds-db:connect/,
      ],
      [
        'whoever bears no name',
        'EnclaveBoundaryPolicy',
        `"StringEquals":{${LIND}`,
        `"StringEqualsIfExists":{${LIND}`,
        /allows rds-db:connect/,
      ],
    ],
    bySaml,
  );
});

test('whoever comes by IAM Identity Center has a user of their own under the id that they bear then', () => {
  const ids = ['1', '2', '3', '4'].map((digit) => `93672a9b-4c${digit}0-4f6e-9a1b-0c1d2e3f4a5b`);
  const { people, connect, ...rest } = bySaml;
  const byCenter: Manifest = {
    ...rest,
    people: people.map((person, at) => ({ ...person, identityCenterUserId: ids[at] })),
    connect: {
      ...connect,
      samlProviderArn: undefined,
      clientVpn: { ...connect.clientVpn!, samlProviderArn: connect.samlProviderArn },
      identityCenter: exampleManifest('identity-center').connect.identityCenter,
    },
  };
  const [adjuster] = byCenter.jobFunctions;
  expect(decideEnclave((manifest) => roleWithinGrants(manifest, adjuster!), {}, byCenter).verdict).toBe('pass');
  const policies = Object.values(enclaveTemplate(byCenter).findResources('AWS::IAM::ManagedPolicy'));
  const named = policies
    .flatMap(({ Properties }) => statementsIn((Properties as { PolicyDocument: unknown }).PolicyDocument))
    .filter(({ Action }) => Action === 'rds-db:connect')
    .flatMap(({ Condition }) => Condition?.StringEquals?.['aws:SourceIdentity'] ?? []);
  expect([...new Set(named)].sort()).toEqual(ids.slice(0, 2));
});
