import { databaseRangesOf, databasesIn, databasesOf, usersFor } from '../../lib/manifest/databases';
import { proxyNameOf } from '../../lib/manifest/names';
import { accessTo, recordedResources, servicesOf } from '../../lib/manifest/verbs';
import { vpnReachOf } from '../../lib/manifest/vpn-reach';
import { complaintsOf, parse, shortManifestWith } from '../support/manifests';

const SECRET = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret';
const RO = `{ name: vendor_ro, secretArn: "${SECRET}:ro-a1b2c3" }`;
const RW = `{ name: vendor_rw, secretArn: "${SECRET}:rw-d4e5f6" }`;
const DATABASE = `database: { engine: postgresql, users: { read: ${RO}, write: ${RW} }, vpcId: vpc-0a1b2c3d, subnetIds: [subnet-0a1b2c3d, subnet-1b2c3d4e], securityGroupId: sg-0a1b2c3d, auditLogGroup: /aws/rds/cluster/claims/postgresql }`;
const CLUSTER = 'arn:aws:rds:eu-central-1:111122223333:cluster:claims';

/** The short manifest with a database in the place of its bucket. */
const TEXT = shortManifestWith(
  ['resources: ["arn:aws:s3:::client-letters/inbox/*"]', `resources: ["${CLUSTER}"], ${DATABASE}`],
  ['verbs: [list, read]', 'verbs: [read, write]'],
);

const changed = (...changes: [from: string, to: string][]) =>
  changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the manifest does not say: ${from}`);
    return text.replace(from, to);
  }, TEXT);

const manifest = () => parse(TEXT).manifest;

test('a database is what its ARN says, and people come to it at the port of its engine', () => {
  expect(databasesOf(manifest())).toMatchObject([
    { kind: 'cluster', identifier: 'claims', port: 5432, ownPort: 5432, ranges: ['10.64.3.0/28', '10.64.3.16/28'] },
  ]);
  const instance = changed(
    ['cluster:claims', 'db:claims'],
    ['/aws/rds/cluster', '/aws/rds/instance'],
    ['engine: postgresql', 'port: 3307, engine: mysql'],
  );
  expect(databasesOf(parse(instance).manifest)).toMatchObject([
    { kind: 'instance', identifier: 'claims', port: 3306, ownPort: 3307 },
  ]);
});

test('each verb is a user of its own', () => {
  const [{ spec }] = databasesOf(manifest()) as [ReturnType<typeof databasesOf>[number]];
  expect(usersFor(spec, ['read'], []).map(({ name }) => name)).toEqual(['vendor_ro']);
  expect(usersFor(spec, ['list', 'delete', 'read', 'write'], []).map(({ name }) => name)).toEqual([
    'vendor_ro',
    'vendor_rw',
  ]);
});

test('no endpoint, no trail and no key of the vendor’s has to do with a database', () => {
  const [boundary] = manifest().dataBoundaries;
  expect(accessTo(boundary!, ['read', 'write'], 'eu-central-1')).toEqual([]);
  expect(recordedResources(boundary!)).toEqual([]);
  expect(servicesOf(boundary!)).toEqual([]);
});

test('only a job function that was granted a database is let in to the ranges of its door', () => {
  const other = changed(
    ['jobFunctions: [{ id: clerk }]', 'jobFunctions: [{ id: clerk }, { id: typist }]'],
    [
      'people:\n',
      'people:\n  - { name: C, email: c@x.example, jobFunction: typist }\n  - { name: D, email: d@x.example, jobFunction: typist }\n',
    ],
    [
      'dataBoundaries:\n',
      'dataBoundaries:\n  - { id: mail, dataset: Mail, purpose: Mail, resources: ["arn:aws:s3:::client-mail/in/*"] }\n',
    ],
    [
      'grants:\n',
      'grants:\n  - { jobFunction: typist, boundary: mail, verbs: [read], requestedBy: ana@acme.example, approvedBy: owner@client.example, reason: Work, expires: 2027-06-30 }\n',
    ],
  );
  const reach = vpnReachOf(parse(other).manifest).map(({ jobFunction, destinations }) => [jobFunction, destinations]);
  const subnets = ['10.64.0.0/24', '10.64.1.0/24'];
  expect(reach).toEqual([
    ['clerk', [...subnets, '10.64.3.0/28', '10.64.3.16/28']],
    ['typist', subnets],
  ]);
});

test('doors stand in the last quarter of the network, as many as have room there', () => {
  expect(['10.0.0.0/16', '10.0.0.0/22', '10.0.0.0/24', 'nothing'].map(databasesIn)).toEqual([8, 8, 2, 0]);
  expect(databaseRangesOf('10.0.0.0/24', 1)).toEqual(['10.0.0.224/28', '10.0.0.240/28']);
  expect(databaseRangesOf('10.0.0.0/24', 2)).toEqual([]);
});

test('a long name of a proxy ends in a digest, and has no two hyphens in a row', () => {
  const long = proxyNameOf('a'.repeat(32), `${'b'.repeat(9)}-${'c'.repeat(20)}`);
  expect(long).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
  expect(long.length).toBeLessThanOrEqual(60);
  expect(proxyNameOf('acme', 'claims')).toBe('enclave-acme-claims');
});

test.each<[string, [string, string][], string[]]>([
  ['a database as it should be', [], []],
  ['a database without a way to it', [[`, ${DATABASE}`, '']], [`manifest/database @ "${CLUSTER}"`]],
  [
    'a way to a database where there is none',
    [[CLUSTER, 'arn:aws:s3:::client-letters/inbox/*']],
    ['manifest/database @ { engine: postgresql'],
  ],
  [
    'a database beside other data',
    [[`"${CLUSTER}"]`, `"arn:aws:s3:::client-letters/inbox/*", "${CLUSTER}"]`]],
    [`manifest/database @ "${CLUSTER}"`],
  ],
  [
    'a key of the database, which nobody of the vendor uses',
    [[DATABASE, `keyArn: "arn:aws:kms:eu-central-1:111122223333:key/abc", ${DATABASE}`]],
    ['manifest/database @ "arn:aws:kms:eu-central-1:111122223333:key/abc"'],
  ],
  [
    'a snapshot',
    [['cluster:claims', 'cluster-snapshot:claims']],
    [`manifest/boundary-shape @ "${CLUSTER.replace('cluster:', 'cluster-snapshot:')}"`],
  ],
  [
    'a database of another account',
    [['111122223333:cluster', '999999999999:cluster']],
    ['manifest/account-mismatch @ "arn:aws:rds:eu-central-1:999999999999:cluster:claims"'],
  ],
  [
    'a secret of another region',
    [['secretsmanager:eu-central-1:111122223333:secret:ro', 'secretsmanager:eu-west-1:111122223333:secret:ro']],
    ['manifest/region-mismatch @ "arn:aws:secretsmanager:eu-west-1:111122223333:secret:ro-a1b2c3"'],
  ],
  [
    'the log of another database',
    [['/aws/rds/cluster/claims/', '/aws/rds/cluster/rates/']],
    ['manifest/database-audit-log @ /aws/rds/cluster/rates/postgresql'],
  ],
  [
    'a log that is none of RDS',
    [['/aws/rds/cluster/claims/postgresql', '/claims/audit']],
    ['manifest/database-audit-log @ /claims/audit'],
  ],
  [
    'no log at all',
    [[', auditLogGroup: /aws/rds/cluster/claims/postgresql', '']],
    ['manifest/missing @ { engine: postgresql'],
  ],
  ['an administrator', [['vendor_rw', 'Postgres']], ['manifest/database-administrator @ Postgres']],
  ['a user with a wildcard', [['vendor_rw', '"*"']], ['manifest/database-user-name @ "*"']],
  ['one user for both verbs', [['vendor_rw', 'vendor_ro']], ['manifest/database-users @ { name: vendor_ro']],
  ['one secret for both users', [['rw-d4e5f6', 'ro-a1b2c3']], ['manifest/database-users @ { name: vendor_rw']],
  ['a verb without a user', [[`, write: ${RW}`, '']], ['manifest/database-users @ { read: { name: vendor_ro']],
  [
    'a verb that databases do not know',
    [['verbs: [read, write]', 'verbs: [read, write, delete]']],
    ['manifest/verb-unsupported @ delete'],
  ],
  [
    'one subnet',
    [['[subnet-0a1b2c3d, subnet-1b2c3d4e]', '[subnet-0a1b2c3d]']],
    ['manifest/too-few @ [subnet-0a1b2c3d'],
  ],
])('%s', (_title, changes, expected) => {
  expect(complaintsOf(changed(...changes))).toEqual(expected);
});

const OWN = (person: string, name = person) =>
  `{ person: ${person}@acme.example, verb: write, name: ${name}, secretArn: "${SECRET}:${name}-a1b2c3" }`;
const BEN = '{ name: Ben, email: ben@acme.example, jobFunction: clerk }';
const withOwn = (...own: string[]): [string, string] => [`write: ${RW}`, `people: [${own.join(', ')}]`];

test('people may have users of their own, which are nobody else’s', () => {
  const { dataBoundaries, people } = parse(changed(withOwn(OWN('ana'), OWN('BEN', 'ben')))).manifest;
  const { database } = dataBoundaries[0]!;
  const namesFor = (index: number) => usersFor(database!, ['write'], [people[index]!]).map(({ name }) => name);
  expect([namesFor(0), namesFor(1), usersFor(database!, ['read'], people).map(({ name }) => name)]).toEqual([
    ['ana'],
    ['ben'],
    ['vendor_ro'],
  ]);
});

test.each<[string, [string, string][], string[]]>([
  ['somebody who is left out', [withOwn(OWN('ana'))], ['manifest/database-users @ [{ person: ana@acme.example']],
  [
    'somebody who leaves next month, and works until then',
    [withOwn(OWN('ana')), [BEN, BEN.replace(' }', ', left: 2026-12-31 }')]],
    ['manifest/database-users @ [{ person: ana@acme.example'],
  ],
  [
    'somebody whom nobody knows',
    [withOwn(OWN('ana'), OWN('ben'), OWN('eve'))],
    ['manifest/unknown-person @ eve@acme.example'],
  ],
  [
    'a user for everybody beside those of people',
    [[`write: ${RW}`, `write: ${RW}, people: [${OWN('ana')}, ${OWN('ben')}]`]],
    ['manifest/database-users @ { name: vendor_rw'],
  ],
  [
    'one user for two people',
    [withOwn(OWN('ana', 'both'), OWN('ben', 'both'))],
    ['manifest/database-users @ { person: ben@acme.example'],
  ],
  [
    'two users of one person',
    [withOwn(OWN('ana'), OWN('ben'), OWN('ana', 'other'))],
    ['manifest/duplicate @ ana@acme.example'],
  ],
])('%s is refused', (_title, changes, expected) => {
  expect([...complaintsOf(changed(...changes))].sort()).toEqual([...expected].sort());
});

test('users may be there before a verb is granted, and after it was taken away', () => {
  const less: [string, string] = ['verbs: [read, write]', 'verbs: [read]'];
  expect(complaintsOf(changed(less))).toEqual([]);
  expect(complaintsOf(changed(withOwn(OWN('ana'), OWN('ben')), less))).toEqual([]);
});

test('a database that no device can reach is refused', () => {
  const text = changed([
    / {2}clientVpn: .*\n/.exec(TEXT)![0],
    '  secureBrowser: { samlMetadataUrl: "https://idp.example/metadata", urls: ["https://s3.eu-central-1.amazonaws.com/client-letters"] }\n',
  ]);
  expect(complaintsOf(text)).toContain('manifest/database-without-vpn @ { engine: postgresql');
});

test('more databases than the network has room for are refused', () => {
  const more = [1, 2, 3].map((at) => ({
    boundary: `  - { id: db${at}, dataset: X, purpose: X, resources: ["${CLUSTER}${at}"], ${DATABASE.replace('/claims/', `/claims${at}/`)} }\n`,
    grant: `  - { jobFunction: clerk, boundary: db${at}, verbs: [read, write], requestedBy: ana@acme.example, approvedBy: owner@client.example, reason: Work, expires: 2027-06-30 }\n`,
  }));
  const text = changed(
    ['region: eu-central-1 }', 'region: eu-central-1, cidr: 10.64.0.0/24 }'],
    [
      'grants:\n',
      `${more.map(({ boundary }) => boundary).join('')}grants:\n${more.map(({ grant }) => grant).join('')}`,
    ],
  );
  expect(complaintsOf(text)).toEqual(['manifest/databases-many @ { engine: postgresql']);
});

test('a service of the client’s stands beside the door of a database, not in its addresses', () => {
  const service = (range: string) =>
    changed([
      'connect:\n',
      `privateServices: [{ id: ledger, serviceName: com.amazonaws.vpce.eu-central-1.vpce-svc-0a1b2c3d4e5f60718, domain: ledger.client.example, range: ${range}, jobFunctions: [clerk] }]\nconnect:\n`,
    ]);
  expect(complaintsOf(service('10.64.3.32/27'))).toEqual([]);
  expect(complaintsOf(service('10.64.3.0/27'))).toEqual(['manifest/service-range @ 10.64.3.0/27']);
});
