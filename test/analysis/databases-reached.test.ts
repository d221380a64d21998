import { boundaryWithinGrants } from '../../lib/analysis/access/boundary-within-grants';
import { roleBounded } from '../../lib/analysis/access/role-bounded';
import { roleWithinGrants } from '../../lib/analysis/access/role-within-grants';
import { servicesBounded } from '../../lib/analysis/access/services-bounded';
import { vpnConfined } from '../../lib/analysis/access/vpn-confined';
import { alarmsRing } from '../../lib/analysis/alarms/alarms-ring';
import type { Claim } from '../../lib/analysis/claim';
import { trailRecords } from '../../lib/analysis/logging/trail-records';
import { dnsClosed } from '../../lib/analysis/network/dns-closed';
import { doorsClosed } from '../../lib/analysis/network/doors-closed';
import { noWayOut } from '../../lib/analysis/network/no-way-out';
import { subnetsWalled } from '../../lib/analysis/network/subnets-walled';
import type { Manifest } from '../../lib/manifest';
import { manifest, withMore } from '../support/claims-database';
import { changesOfEnclave } from '../support/proofs';

test.each<[string, (manifest: Manifest) => Claim]>([
  ['no way out', noWayOut],
  ['closed doors', doorsClosed],
  ['walled subnets', subnetsWalled],
  ['the resolver', dnsClosed],
  ['VPN sessions', vpnConfined],
  ['the trail', trailRecords],
  ['services', servicesBounded],
  ['the permissions boundary', boundaryWithinGrants],
  ['alarms', alarmsRing],
  ['the boundary of a role', (one) => roleBounded(one, one.jobFunctions[0]!)],
  ['the grants of a role', (one) => roleWithinGrants(one, one.jobFunctions[0]!)],
])('the claim about %s takes a database as it should be', (_title, claim) => {
  expect(withMore(claim(manifest), {})).toEqual(['pass', expect.any(String)]);
});

describe('doors and devices', () => {
  const opening = 'EnclaveDatabaseclaimsOpensVpn';
  const devices = 'EnclaveVpnSecurityGroup';
  changesOfEnclave(
    doorsClosed,
    [
      ['open at one port', opening, '"FromPort":5432', '"FromPort":0', /by tcp 0-5432/],
      ['open at their own port', opening, '"FromPort":5432,', '"FromPort":443,', /by tcp 443-5432/],
      [
        'open to devices alone',
        opening,
        '"SourceSecurityGroupId":{',
        '"CidrIp":"10.76.0.0/22","Other":{',
        /10\.76\.0\.0\/22 reaches/,
      ],
      [
        'are left by one port',
        devices,
        '"FromPort":5432,"IpProtocol":"tcp","ToPort":5432',
        '"FromPort":1,"IpProtocol":"tcp","ToPort":5432',
        /tcp 1-5432/,
      ],
    ],
    manifest,
  );
  const rule = 'EnclaveVpnRuleenclaveharbouradjusterto';
  changesOfEnclave(
    vpnConfined,
    [
      [
        'belong to a job function',
        rule,
        '"enclave-harbour.adjuster"',
        '"enclave-harbour.clerk"',
        /lets enclave-harbour\.clerk go to 10\.76\.3\.0\/28/,
      ],
      ['are left by one port, sessions too', devices, '"ToPort":5432', '"ToPort":5433', /at another port than 5432/],
    ],
    manifest,
  );
});
