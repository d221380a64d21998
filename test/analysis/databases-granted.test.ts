import { boundaryWithinGrants } from '../../lib/analysis/access/boundary-within-grants';
import { roleBounded } from '../../lib/analysis/access/role-bounded';
import { roleWithinGrants } from '../../lib/analysis/access/role-within-grants';
import { prove } from '../../lib/analysis/claim';
import { Template } from '../../lib/template';
import { enclaveTemplate, exampleManifest } from '../constructs/fixtures';
import { manifest, PROXY, RATES } from '../support/claims-database';
import { changesOfEnclave } from '../support/proofs';

describe('a role signs in as the users that it was granted', () => {
  const grants = 'EnclaveRoleadjusterGrants';
  changesOfEnclave(
    (one) => roleWithinGrants(one, one.jobFunctions[0]!),
    [
      [
        'and not as another',
        grants,
        '/harbour_ro',
        '/postgres',
        /rds-db:connect on postgres of enclave-harbour-claims/,
      ],
      ['and not as everybody', grants, '"/harbour_ro"', '"/*"', /rds-db:connect/, 'unknown'],
      ['and not of another database', grants, `"${PROXY}","DBProxyArn"`, `"${RATES}","DBProxyArn"`, /rds-db:connect/],
      ['and not in another region', grants, ':rds-db:eu-west-1:', ':rds-db:eu-west-2:', /rds-db:connect/, 'unknown'],
      [
        'and not for ever',
        grants,
        '"DateLessThanEquals":{"aws:CurrentTime":"2027-03-31T23:59:59Z"}',
        '"Null":{"aws:CurrentTime":"false"}',
        /after 2027-03-31/,
      ],
      ['and not after the grant', grants, '2027-03-31T', '2028-03-31T', /after 2027-03-31/],
    ],
    manifest,
  );
});

describe('the user of one person is for that person alone', () => {
  const grants = 'EnclaveRoleadjusterGrants';
  const person = '"aws:SourceIdentity":["maya.lind@harbour.example"]';
  changesOfEnclave(
    (one) => roleWithinGrants(one, one.jobFunctions[0]!),
    [
      ['and not for another', grants, person, '"aws:SourceIdentity":["otto.brandt@harbour.example"]', /harbour_lind/],
      ['and not for two', grants, person, person.replace(']', ',"otto.brandt@harbour.example"]'), /harbour_lind/],
      ['and not for everybody', grants, `"StringEquals":{${person}},`, '', /harbour_lind/],
      [
        'and not for whoever bears no name',
        grants,
        `"StringEquals":{${person}`,
        `"StringEqualsIfExists":{${person}`,
        /harbour_lind/,
      ],
    ],
    manifest,
  );
});

describe('the boundary of all roles', () => {
  const policy = 'EnclaveBoundaryPolicy';
  changesOfEnclave(
    boundaryWithinGrants,
    [['names no other user', policy, '/harbour_rates', '/root', /rds-db:connect/]],
    manifest,
  );
  changesOfEnclave(
    (one) => roleBounded(one, one.jobFunctions[0]!),
    [
      [
        'spares nothing but signing in',
        policy,
        '"NotAction":"rds-db:connect"',
        '"NotAction":["rds-db:connect","s3:GetObject"]',
        /open from outside/,
        'unknown',
      ],
    ],
    manifest,
  );
  test('spares nothing at all where there is no database', () => {
    const other = exampleManifest('minimal');
    const text = JSON.stringify(enclaveTemplate(other).toJSON());
    const broken = text.replace(
      /"Action":"\*"(,"Condition":\{"StringNotEquals":\{"aws:SourceVpce")/,
      '"NotAction":"rds-db:connect"$1',
    );
    expect(broken).not.toBe(text);
    const claim = roleBounded(other, other.jobFunctions[0]!);
    expect(prove(Template.parse({ file: 'a.json', text: broken }), 'test', claim).verdict).toBe('unknown');
  });
});
