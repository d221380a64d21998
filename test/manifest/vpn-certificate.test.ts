import { UserError } from '../../lib/common/user-error';
import { pem } from '../support/certificates';
import { complaintsOf, parse, shortManifestWith } from '../support/manifests';

const ARN =
  'serverCertificateArn: "arn:aws:acm:eu-central-1:111122223333:certificate/0f0f0f0f-1111-2222-3333-444444444444"';
const MADE =
  'serverCertificate: { domain: vpn.acme.example, authorityArn: "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/x" }';
const pasted = (text: string) => shortManifestWith([ARN, `${ARN}, serverCertificatePem: ${JSON.stringify(text)}`]);
const codesOf = (text: string) => complaintsOf(text).map((complaint) => complaint.split(' ')[0]);

test.each([
  ['good', pem('good', 'root'), []],
  ['4096', pem('rsa4096', 'root'), ['manifest/vpn-certificate-key']],
  ['nameless', pem('nameless', 'root'), ['manifest/vpn-certificate-name']],
  ['for clients', pem('client', 'root'), ['manifest/vpn-certificate-purpose']],
  ['alone', pem('good'), ['manifest/vpn-certificate-chain']],
  ['not one', 'vpn.pem', ['manifest/vpn-certificate-unreadable']],
])('a pasted certificate that is %s', (_title, text, codes) => {
  expect(codesOf(pasted(text))).toEqual(codes);
});

test('the complaint points at the certificate', () => {
  expect(complaintsOf(pasted('vpn.pem'))).toEqual(['manifest/vpn-certificate-unreadable @ "vpn.pem"']);
});

test('a private key is refused, and nothing of it is repeated', () => {
  const key = '-----BEGIN PRIVATE KEY-----\nc2VjcmV0LXNlY3JldA==\n-----END PRIVATE KEY-----\n';
  let refused: unknown;
  try {
    parse(pasted(key));
  } catch (error) {
    refused = error;
  }
  const problems = refused instanceof UserError ? refused.problems : [];
  expect(problems.map(({ code }) => code)).toEqual(['manifest/vpn-certificate-private-key']);
  expect(JSON.stringify(problems)).not.toContain('c2VjcmV0');
});

test.each([
  ['one made by ACM', [ARN, MADE], []],
  ['neither', [ARN, 'transport: udp'], ['manifest/vpn-certificate-missing']],
  ['both', [ARN, `${ARN}, ${MADE}`], ['manifest/vpn-certificate-missing']],
  ['a CA of another region', [ARN, MADE.replace('eu-central-1', 'eu-west-1')], ['manifest/region-mismatch']],
  ['a CA that is none', [ARN, MADE.replace('acm-pca', 'acm')], ['manifest/arn-acm-pca']],
] as [string, [string, string], string[]][])('of server certificates: %s', (_title, change, codes) => {
  expect(codesOf(shortManifestWith(change))).toEqual(codes);
});
