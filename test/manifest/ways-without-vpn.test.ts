import { UserError } from '../../lib/common/user-error';
import { complaintsOf, parse, shortManifestWith } from '../support/manifests';

const VPN = /  clientVpn: .*\n/.exec(shortManifestWith())![0];

const BROWSER = `  secureBrowser: { samlMetadataUrl: "https://login.client.example/m", urls: ["https://claims.client.example/inbox"], allowedRanges: [203.0.113.0/24] }\n`;

const OIDC =
  'oidc: { issuer: "https://l.example", authorizationEndpoint: "https://l.example/a", tokenEndpoint: "https://l.example/t", ' +
  'userInfoEndpoint: "https://l.example/u", clientId: acme, clientSecretArn: "arn:aws:secretsmanager:eu-central-1:111122223333:secret:s" }, ';
const applicationOf = (id: string, domain: string) =>
  `{ id: ${id}, domain: ${domain}, certificateArn: "arn:aws:acm:eu-central-1:111122223333:certificate/1", ` +
  'loadBalancerArn: "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/claims/1", ' +
  'loadBalancerSecurityGroupId: sg-0a1b2c3d, vpcId: vpc-0a1b2c3d, subnetIds: [subnet-0a1b2c3d], jobFunctions: [clerk] }';
const ACCESS = `  verifiedAccess: { ${OIDC}allowedRanges: [203.0.113.0/24], applications: [${applicationOf('claims', 'claims.client.example')}] }\n`;

const complaintsAbout = (way: string, ...changes: [string, string][]) =>
  complaintsOf(shortManifestWith([VPN, way], ...changes));

test.each([
  ['a browser', BROWSER],
  ['named applications', ACCESS],
])('%s alone is a way in', (_title, way) => {
  expect(complaintsAbout(way)).toEqual([]);
});

test.each<[string, [string, string], string]>([
  [
    'an address with a wildcard',
    ['claims.client.example/inbox', '*.client.example'],
    'manifest/browser-url @ "https://*.client.example"',
  ],
  [
    'an address with a port',
    ['claims.client.example/inbox', 'claims.client.example:8443'],
    'manifest/browser-url @ "https://claims.client.example:8443"',
  ],
  [
    'an address in plain text',
    ['"https://claims', '"http://claims'],
    'manifest/browser-url @ "http://claims.client.example/inbox"',
  ],
  [
    'the same address twice',
    ['inbox"]', 'inbox", "https://claims.client.example/inbox"]'],
    'manifest/duplicate @ "https://claims.client.example/inbox"',
  ],
  [
    'metadata in plain text',
    ['"https://login', '"http://login'],
    'manifest/https-url @ "http://login.client.example/m"',
  ],
  ['a session that never ends', ['allowedRanges', 'idleMinutesMax: 0, allowedRanges'], 'manifest/browser-minutes @ 0'],
  ['half the internet', ['203.0.113.0/24', '0.0.0.0/1'], 'manifest/range-too-wide @ 0.0.0.0/1'],
  [
    'a switch that does not exist',
    ['allowedRanges', 'copyAllowed: true, allowedRanges'],
    'manifest/unknown-key @ copyAllowed: true',
  ],
])('a browser with %s is refused', (_title, change, expected) => {
  expect(complaintsAbout(BROWSER, change)).toEqual([expected]);
});

test.each<[string, [string, string], string[]]>([
  ['everywhere as origin', ['203.0.113.0/24', '0.0.0.0/0'], ['manifest/range-too-wide @ 0.0.0.0/0']],
  ['no range', ['[203.0.113.0/24]', '[]'], ['manifest/too-few @ [']],
  ['an application for nobody', ['jobFunctions: [clerk] }]', 'jobFunctions: [] }]'], ['manifest/too-few @ [']],
  [
    'an unknown job function',
    ['jobFunctions: [clerk] }]', 'jobFunctions: [clark] }]'],
    ['manifest/unknown-job-function @ clark'],
  ],
  [
    'a certificate of another region',
    ['acm:eu-central-1', 'acm:us-east-1'],
    ['manifest/region-mismatch @ "arn:aws:acm:us-east-1:111122223333:certificate/1"'],
  ],
  [
    'a load balancer of another account',
    ['elasticloadbalancing:eu-central-1:111122223333', 'elasticloadbalancing:eu-central-1:999999999999'],
    ['manifest/account-mismatch @ "arn:aws:elasticloadbalancing:eu-central-1:999999999999:loadbalancer/app/claims/1"'],
  ],
  [
    'a secret instead of its name',
    ['"arn:aws:secretsmanager:eu-central-1:111122223333:secret:s"', 'hunter2'],
    ['manifest/arn-secretsmanager @ hunter2'],
  ],
  ['a VPC without an id', ['vpc-0a1b2c3d', 'main'], ['manifest/aws-id @ main']],
  [
    'a second application of the same name',
    ['[clerk] }]', `[clerk] }, ${applicationOf('claims', 'b.client.example')}]`],
    ['manifest/duplicate @ claims'],
  ],
  [
    'a second application of the same domain',
    ['[clerk] }]', `[clerk] }, ${applicationOf('b', 'claims.client.example')}]`],
    ['manifest/duplicate @ claims.client.example'],
  ],
  [
    'a score that is none',
    ['allowedRanges', 'device: { provider: crowdstrike, tenantId: x, scoreMin: 10 }, allowedRanges'],
    ['manifest/device-score @ 10'],
  ],
  [
    'a job function whose group is the second factor',
    ['jobFunctions: [{ id: clerk }]', 'jobFunctions: [{ id: clerk, idpGroup: vpn-mfa }]'],
    ['manifest/group-shared @ vpn-mfa'],
  ],
])('named applications with %s are refused', (_title, change, expected) => {
  expect(complaintsAbout(ACCESS, change)).toEqual(expected);
});

test('IAM Identity Center needs ids of groups', () => {
  const id = 'c242c5b0-6081-1845-6fa8-6e0d9513c107';
  const group: [string, string] = ['{ id: clerk }', `{ id: clerk, idpGroup: ${id} }`];
  const named = complaintsAbout(ACCESS.replace(OIDC, 'mfaGroup: strong, '));
  expect(named).toHaveLength(2);
  expect(named).toContain('manifest/identity-center-group @ strong');
  expect(complaintsAbout(ACCESS.replace(OIDC, `mfaGroup: ${id.replace('c2', 'd3')}, `), group)).toEqual([]);
});

test('a secret that stands where its name should is not repeated', () => {
  const secret = '"arn:aws:secretsmanager:eu-central-1:111122223333:secret:s"';
  try {
    parse(shortManifestWith([VPN, ACCESS.replace(secret, 'hunter2')]));
    throw new Error('accepted');
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    expect(JSON.stringify((error as UserError).problems)).not.toContain('hunter2');
  }
});
