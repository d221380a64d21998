import { boundaryWithinGrants } from '../../lib/analysis/access/boundary-within-grants';
import { databasesGuarded } from '../../lib/analysis/access/databases-guarded';
import { roleBounded } from '../../lib/analysis/access/role-bounded';
import { roleWithinGrants } from '../../lib/analysis/access/role-within-grants';
import { servicesBounded } from '../../lib/analysis/access/services-bounded';
import { vpnConfined } from '../../lib/analysis/access/vpn-confined';
import { alarmsRing } from '../../lib/analysis/alarms/alarms-ring';
import type { Claim } from '../../lib/analysis/claim';
import { prove } from '../../lib/analysis/claim';
import { databasesRecorded } from '../../lib/analysis/logging/databases-recorded';
import { trailRecords } from '../../lib/analysis/logging/trail-records';
import { dnsClosed } from '../../lib/analysis/network/dns-closed';
import { doorsClosed } from '../../lib/analysis/network/doors-closed';
import { noWayOut } from '../../lib/analysis/network/no-way-out';
import { subnetsWalled } from '../../lib/analysis/network/subnets-walled';
import type { Manifest } from '../../lib/manifest';
import { Template } from '../../lib/template';
import { enclaveTemplate, exampleManifest, manifestWith } from '../constructs/fixtures';
import { ANY, changesOfEnclave, decide } from '../support/proofs';

const manifest = exampleManifest('claims-database');
const whole = enclaveTemplate(manifest).toJSON() as { Resources: Record<string, unknown> };

/** The example with some more resources. */
function withMore(claim: Claim, more: Record<string, unknown>) {
  const Resources = { ...whole.Resources, ...more };
  const text = JSON.stringify({ Parameters: { Any: { Type: 'String' } }, Resources });
  const { verdict, witness, explanation } = prove(Template.parse({ file: 'enclave.json', text }), 'test', claim);
  return [verdict, witness ?? explanation.join()];
}

const idOf = (start: string, type: string) =>
  Object.entries(whole.Resources).find(
    ([id, resource]) => id.startsWith(start) && (resource as { Type: string }).Type === type,
  )![0];

const PROXY = idOf('EnclaveDatabaseclaims', 'AWS::RDS::DBProxy');
const RATES = idOf('EnclaveDatabaserates', 'AWS::RDS::DBProxy');
const OWN_GROUP = idOf('EnclaveDatabaseclaimsDatabaseSecurityGroup', 'AWS::EC2::SecurityGroup');
const VENDOR_SUBNET = idOf('EnclaveNetworkVpcVendorSubnet1', 'AWS::EC2::Subnet');
const DOORS = idOf('EnclaveNetworkDoors', 'AWS::EC2::SecurityGroup');

describe('a database is guarded', () => {
  const proxy = 'EnclaveDatabaseclaimsDatabaseProxy';
  const endpoint = 'EnclaveDatabaseclaimsEndpoint';
  changesOfEnclave(
    databasesGuarded,
    [
      ['but by a password', proxy, '"REQUIRED"', '"DISABLED"', /takes a password for a token of IAM: DISABLED/],
      ['but for one of its users', proxy, ',"IAMAuth":"REQUIRED"', '', /takes a password for a token of IAM: not set/],
      ['but without TLS', proxy, '"RequireTLS":true', '"RequireTLS":false', /takes connections without TLS/],
      ['but TLS is not spoken of', proxy, ',"RequireTLS":true', '', /takes connections without TLS/],
      [
        'but whether by TLS is hidden',
        proxy,
        '"RequireTLS":true',
        '"RequireTLS":{"Ref":"Any"}',
        /RequireTLS is hidden/,
      ],
      ['but writes statements down', proxy, '"DebugLogging":false', '"DebugLogging":true', /writes statements/],
      ['but signs in as somebody else', proxy, 'harbour-ro-a1b2c3', 'master-a1b2c3', /no secret of the manifest/],
      [
        'but signs in as whom the deployment names',
        proxy,
        '"arn:aws:secretsmanager:eu-west-1:444455556666:secret:claims/harbour-ro-a1b2c3"',
        '{"Ref":"Any"}',
        /hidden/,
      ],
      [
        'but signs in by IAM',
        proxy,
        '"RequireTLS"',
        '"DefaultAuthScheme":"IAM_AUTH","RequireTLS"',
        /signs in .* by IAM/,
      ],
      ['but speaks another language', proxy, '"POSTGRESQL"', '"MYSQL"', /speaks another language/],
      [
        'but idle connections stand',
        proxy,
        '"IdleClientTimeout":900',
        '"IdleClientTimeout":28800',
        /nobody uses: 28800/,
      ],
      ['but idle connections stand as AWS presets', proxy, '"IdleClientTimeout":900,', '', /nobody uses: not set/],
      [
        'but takes all of its connections',
        'EnclaveDatabaseclaimsDatabaseTargets',
        '"MaxConnectionsPercent":20',
        '"MaxConnectionsPercent":100',
        /connections of others: 100/,
      ],
      ['but its proxy is another', proxy, '"enclave-harbour-claims"', '"theirs"', /no database of the manifest/],
      ['but its proxy bears the name of another', proxy, '"enclave-harbour-claims"', '"enclave-harbour-rates"', /./],
      ['but in another network', proxy, 'subnet-0a1b2c3d4e5f60718', 'subnet-9', /subnet-9, no subnet of the database/],
      [
        'but as another role',
        proxy,
        '{"Fn::GetAtt":["EnclaveDatabaseclaimsDatabaseRole',
        '{"Fn::GetAtt":["No',
        /acts as|dangling/,
      ],
      [
        'but by groups of nobody',
        proxy,
        `"VpcSecurityGroupIds":[{"Fn::GetAtt":["${OWN_GROUP}","GroupId"]}]`,
        '"VpcSecurityGroupIds":[]',
        /default security group/,
      ],
      [
        'but by a group of others',
        proxy,
        `{"Fn::GetAtt":["${OWN_GROUP}","GroupId"]}`,
        '"sg-9"',
        /lets .* in to a database/,
      ],
      [
        'but its role is assumed by others',
        'EnclaveDatabaseclaimsDatabaseRole',
        'rds.amazonaws.com',
        'ec2.amazonaws.com',
        /says more than agreed/,
      ],
      [
        'but its role reads more secrets',
        'EnclaveDatabaseclaimsDatabasePolicy',
        'harbour-ro-a1b2c3',
        '*',
        /says more than agreed/,
      ],
      [
        'but its key opens to more',
        'EnclaveDatabaseclaimsDatabasePolicy',
        '"kms:ViaService"',
        '"kms:CallerAccount"',
        /says more than agreed/,
      ],
      [
        'but its group is in another network',
        OWN_GROUP,
        'vpc-0a1b2c3d4e5f60718',
        'vpc-9',
        /belongs to another network/,
      ],
      ['but the proxy goes on to others', OWN_GROUP, 'sg-0a1b2c3d4e5f60718', 'sg-9', /elsewhere than to its database/],
      [
        'but the proxy goes on by other ports',
        OWN_GROUP,
        '"FromPort":5432',
        '"FromPort":0',
        /elsewhere than to its database/,
      ],
      ['but the proxy may go anywhere', OWN_GROUP, '"SecurityGroupEgress"', '"Other"', /all may go out/],
      [
        'but people of its network come too',
        OWN_GROUP,
        '"SecurityGroupEgress"',
        '"SecurityGroupIngress":[{"CidrIp":"10.0.0.0/8","IpProtocol":"tcp","FromPort":5432,"ToPort":5432}],"SecurityGroupEgress"',
        /from the database’s own network/,
      ],
      [
        'but it is another one',
        'EnclaveDatabaseclaimsDatabaseTargets',
        '["claims"]',
        '["payroll"]',
        /leads to payroll, not to claims/,
      ],
      [
        'but it is an instance',
        'EnclaveDatabaseclaimsDatabaseTargets',
        'DBClusterIdentifiers',
        'DBInstanceIdentifiers',
        /not to claims/,
      ],
      [
        'but a statement runs first',
        'EnclaveDatabaseclaimsDatabaseTargets',
        '"MaxConnectionsPercent"',
        '"InitQuery":"SET x=1","MaxConnectionsPercent"',
        /runs a statement of its own/,
      ],
      [
        'but opened at other ports',
        'EnclaveDatabaseclaimsDatabaseDatabaseOpens',
        '"ToPort":5432',
        '"ToPort":65535',
        /lets .* in to a database/,
      ],
      [
        'but opened to others',
        'EnclaveDatabaseclaimsDatabaseDatabaseOpens',
        `{"Fn::GetAtt":["${OWN_GROUP}","GroupId"]}`,
        '"sg-9"',
        /lets sg-9 in to a database/,
      ],
      ['but its door leads to another', endpoint, `{"Ref":"${PROXY}"}`, '"theirs"', /no proxy before a database/],
      [
        'but its door stands among the clerks',
        endpoint,
        '{"Ref":"EnclaveDatabaseclaimsSubnetsSubnet1',
        `{"Ref":"${VENDOR_SUBNET}"},{"Ref":"EnclaveDatabaseclaimsSubnetsSubnet1`,
        /who comes there by VPN/,
      ],
      [
        'but its door stands elsewhere',
        endpoint,
        '"VpcSubnetIds":[',
        '"VpcSubnetIds":["subnet-9",',
        /subnet-9, not in the enclave/,
      ],
      [
        'but its door has the group of all doors',
        endpoint,
        '"VpcSecurityGroupIds":[',
        `"VpcSecurityGroupIds":[{"Fn::GetAtt":["${DOORS}","GroupId"]},`,
        /no security group of its own/,
      ],
      ['but its door has no group', endpoint, '"VpcSecurityGroupIds"', '"Other"', /default security group/],
      [
        'but the wall of its door is wider',
        'EnclaveDatabaseclaimsSubnetsIn100',
        '"From":5432',
        '"From":1024',
        /lets ports 1024-5432 in/,
      ],
      [
        'but the wall of its door is hidden',
        'EnclaveDatabaseclaimsSubnetsIn100',
        '"From":5432',
        '"From":{"Ref":"Any"}',
        /is hidden/,
      ],
    ],
    manifest,
  );

  test('but two proxies have its name, or one that the deployment gives', () => {
    const twin = whole.Resources[PROXY] as { Properties: object };
    expect(withMore(databasesGuarded(manifest), { Twin: twin })).toEqual([
      'fail',
      expect.stringContaining('two proxies'),
    ]);
    const hidden = { ...twin, Properties: { ...twin.Properties, DBProxyName: { Ref: 'Any' } } };
    expect(withMore(databasesGuarded(manifest), { Twin: hidden })).toEqual([
      'unknown',
      expect.stringContaining('hidden'),
    ]);
  });

  test('but a rule beside it lets somebody in to the proxy', () => {
    const Properties = {
      GroupId: { 'Fn::GetAtt': [OWN_GROUP, 'GroupId'] },
      CidrIp: '10.0.0.0/8',
      IpProtocol: 'tcp',
      FromPort: 5432,
      ToPort: 5432,
    };
    const Rule = { Type: 'AWS::EC2::SecurityGroupIngress', Properties };
    expect(withMore(databasesGuarded(manifest), { Rule })).toEqual(['fail', expect.stringContaining('own network')]);
  });

  test('and where the manifest names none, there is no way to any', () => {
    const claim = databasesGuarded(manifestWith());
    expect(decide(claim, `${ANY}\n  Bucket: { Type: AWS::S3::Bucket }`).verdict).toBe('pass');
    const proxy = `${ANY}\n  Proxy: { Type: AWS::RDS::DBProxy, Properties: { DBProxyName: theirs } }`;
    expect(decide(claim, proxy)).toMatchObject({
      verdict: 'fail',
      witness: expect.stringContaining('theirs') as string,
    });
  });
});

describe('what a database writes down is recorded', () => {
  const filter = 'EnclaveArchiveDeliveryFilterdatabaseclaims';
  changesOfEnclave(
    databasesRecorded,
    [
      [
        'but of another',
        filter,
        '/aws/rds/cluster/claims/postgresql',
        '/aws/rds/cluster/other/postgresql',
        /is not copied/,
      ],
      ['but a part of it', filter, '"FilterPattern":""', '"FilterPattern":"error"', /is not copied, or not all of it/],
      ['but which part is hidden', filter, '"FilterPattern":""', '"FilterPattern":{"Ref":"Any"}', /is hidden/],
      [
        'but it goes elsewhere',
        filter,
        '{"Fn::GetAtt":["EnclaveArchiveDeliveryStreamdatabaseclaims',
        '{"Fn::GetAtt":["No',
        /is not copied|dangling/,
      ],
      [
        'but the log of the proxy is another',
        'EnclaveArchiveLogsproxyclaims',
        '/aws/rds/proxy/enclave-harbour-claims',
        '/aws/rds/proxy/other',
        /which nobody keeps/,
      ],
    ],
    manifest,
  );
});

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
      ['and not as everybody', grants, '"/harbour_ro"', '"/*"', /rds-db:connect/],
      ['and not of another database', grants, `"${PROXY}","DBProxyArn"`, `"${RATES}","DBProxyArn"`, /rds-db:connect/],
      ['and not in another region', grants, ':rds-db:eu-west-1:', ':rds-db:eu-west-2:', /rds-db:connect/],
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

test('an audit log that falls silent is heard of, and so is whoever tries the door', () => {
  const broken = (from: RegExp, to: string) => {
    const text = JSON.stringify(whole).replace(from, to);
    expect(text).not.toBe(JSON.stringify(whole));
    return prove(Template.parse({ file: 'a.json', text }), 'test', alarmsRing(manifest)).witness;
  };
  expect(broken(/"QueryRequests"/, '"QueryRequestsTLS"')).toMatch(/answers queries, and its audit log says nothing/);
  expect(broken(/"ClientConnectionsSetupFailedAuth"/, '"ClientConnections"')).toMatch(/somebody tries to sign in/);
});
