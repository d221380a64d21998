import { rolesKeepToGrants } from '../../../../lib/analysis/access/proven/roles-keep-to-grants';
import type { Manifest } from '../../../../lib/manifest';
import {
  everythingAtOnce,
  exampleManifest,
  enclaveTemplate,
  manifestWith,
  referenceManifest,
} from '../../../constructs/fixtures';
import { decideEnclave } from '../../../support/proofs';

const claimOf = (job: string) => (manifest: Manifest) =>
  rolesKeepToGrants(
    manifest,
    manifest.jobFunctions.find(({ id }) => id === job)!,
  );

/** What a change of one resource of an enclave, whose id begins so, turns the claim into. */
function changed(manifest: Manifest, job: string, start: string, from: string, to: string) {
  const resources = enclaveTemplate(manifest).toJSON()['Resources'] as Record<string, unknown>;
  const [id, resource] = Object.entries(resources).find(
    ([name, one]) => name.startsWith(start) && JSON.stringify(one).includes(from),
  )!;
  return decideEnclave(
    claimOf(job),
    { [id]: JSON.parse(JSON.stringify(resource).replace(from, to)) as unknown },
    manifest,
  );
}

const ROUTES = manifestWith({
  jobFunctions: [{ id: 'clerk' }, { id: 'lead' }],
  people: [
    { name: 'Ana', email: 'ana@acme.example', jobFunction: 'clerk' },
    { name: 'Ben', email: 'ben@acme.example', jobFunction: 'clerk' },
    { name: 'Eva', email: 'eva@acme.example', jobFunction: 'lead' },
    { name: 'Ivo', email: 'ivo@acme.example', jobFunction: 'lead' },
  ],
  apis: [
    {
      id: 'claims',
      backend: { lambdaArn: 'arn:aws:lambda:eu-central-1:111122223333:function:claims' },
      routes: [
        { method: 'GET', path: '/claims/{claimId}', jobFunctions: ['clerk'] },
        { method: 'GET', path: '/claims/{claimId}/notes', jobFunctions: ['lead'] },
      ],
    },
  ],
});

describe('within the boundary that all job functions share, a role is given more than its own grants (R06, R07, R08)', () => {
  const adjuster = [referenceManifest(), 'claims-adjuster', 'EnclaveRoleclaimsadjusterGrants'] as const;
  const clerk = [referenceManifest(), 'document-clerk', 'EnclaveRoledocumentclerkGrants'] as const;
  const databases = [exampleManifest('claims-database'), 'adjuster', 'EnclaveRoleadjusterGrants'] as const;
  const services = [exampleManifest('many-services'), 'servicing', 'EnclaveRoleservicingGrants'] as const;

  test.each([
    [
      'of another job function',
      adjuster,
      '"Action":"s3:GetObject"',
      '"Action":["s3:GetObject","s3:PutObject"]',
      /s3:PutObject on arn:aws:s3:::meridian-claim-documents\/open/i,
    ],
    [
      'after the grant, while another still holds',
      adjuster,
      '"2027-06-30T23:59:59Z"',
      '"2027-12-31T23:59:59Z"',
      /s3:ListBucket on .*aws:currenttime = 2027-/i,
    ],
    [
      'from elsewhere',
      adjuster,
      '"aws:SourceVpce":[{"Ref":"EnclaveNetworkEndpointdynamodb8ECF1CB1"}',
      '"aws:SourceVpce":["vpce-0123456789abcdef0"',
      /dynamodb:\w+ on .*vpce-0123456789abcdef0/i,
    ],
    [
      'by a key through another service',
      adjuster,
      '"kms:GenerateDataKey"],"Condition":{"StringEquals":{"kms:ViaService":["dynamodb',
      '"kms:GenerateDataKey"],"Condition":{"StringEquals":{"kms:ViaService":["s3',
      /kms:GenerateDataKey on .*s3\.eu-central-1/i,
    ],
    [
      'on a route of others',
      clerk,
      '/v1/GET/claims/*',
      '/v1/POST/claims/*/decision',
      /execute-api:Invoke on .*\/v1\/POST\/claims\//i,
    ],
    [
      'of a database of others',
      databases,
      'EnclaveDatabaseclaimsDatabaseProxy3715FB20","DBProxyArn"]}]}]},"/harbour_ro"',
      'EnclaveDatabaseratesDatabaseProxyC664F421","DBProxyArn"]}]}]},"/harbour_rates"',
      /rds-db:connect on .*EnclaveDatabaserates.*\/harbour_rates/i,
    ],
    [
      'of a service from another network',
      services,
      /"vpc-lattice-svcs:SourceVpc":\{[^}]*\}/.source,
      '"vpc-lattice-svcs:SourceVpc":"vpc-0123456789abcdef0"',
      /vpc-lattice-svcs:Invoke on /i,
    ],
  ] as const)('%s', (_title, [manifest, job, start], from, to, reason) => {
    const text = from.startsWith('"vpc-lattice') ? lattice(manifest) : from;
    const { verdict, witness } = changed(manifest, job, start, text, to);
    expect([verdict, witness]).toEqual(['fail', expect.stringMatching(reason)]);
  });
});

function lattice(manifest: Manifest): string {
  return /"vpc-lattice-svcs:SourceVpc":\{[^}]*\}/.exec(JSON.stringify(enclaveTemplate(manifest).toJSON()))![0];
}

test('the star of a granted route runs into one of others where no Deny takes that away', () => {
  expect(decideEnclave(claimOf('clerk'), {}, ROUTES).verdict).toBe('pass');
  const { verdict, witness } = changed(
    ROUTES,
    'clerk',
    'EnclaveRoleclerkGrants',
    '/v1/GET/claims/*/notes',
    '/v1/GET/claims/*/others',
  );
  expect([verdict, witness]).toEqual(['fail', expect.stringMatching(/\/GET\/claims\/.*\/notes/)]);
});

test('the policy of a bucket lets a role in by its name, from anywhere', () => {
  const manifest = everythingAtOnce();
  const Principal = { AWS: 'arn:aws:iam::111122223333:role/enclave/harbour/enclave-harbour.clerk' };
  const Statement = [
    { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::meridian-exchange-x/*', Principal },
  ];
  const policy = {
    Type: 'AWS::S3::BucketPolicy',
    Properties: { Bucket: 'meridian-exchange-x', PolicyDocument: { Version: '2012-10-17', Statement } },
  };
  const { verdict, witness } = decideEnclave(claimOf('clerk'), { Added: policy }, manifest);
  expect([verdict, witness]).toEqual([
    'fail',
    expect.stringMatching(/s3:GetObject on arn:aws:s3:::meridian-exchange-x\//i),
  ]);
});

test('nobody can tell of a role that is not there', () => {
  const { verdict, explanation } = changed(
    referenceManifest(),
    'claims-adjuster',
    'EnclaveRoleclaimsadjusterRole',
    'role/claims-adjuster',
    'role/other',
  );
  expect([verdict, explanation.join()]).toEqual(['unknown', expect.stringMatching(/no role of claims-adjuster/)]);
});
