import { apisPrivate } from '../../lib/analysis/access/apis-private';
import { type Change, LINKED, saidOfLinked, swap, without } from '../support/linked-api';

const claim = apisPrivate(LINKED);
const METHOD = 'AWS::ApiGateway::Method';
const LINK = 'AWS::ApiGatewayV2::VpcLink';

test('calls that go to the load balancer of the manifest alone are proven', () => {
  expect(saidOfLinked(claim)).toBe('pass: 1 APIs, 2 methods');
});

test.each<[string, Change, RegExp]>([
  [
    'the address is another',
    swap(METHOD, 'https://claims.client', 'https://other.client'),
    /answered by https:\/\/other/,
  ],
  ['the address is not TLS', swap(METHOD, '"https://', '"http://'), /answered by http:/],
  ['the path is another’s', swap(METHOD, 'api/claims/{claimId}', 'api/claims'), /answered by/],
  [
    'a read is passed on as something else',
    swap(METHOD, '"IntegrationHttpMethod":"GET"', '"IntegrationHttpMethod":"DELETE"'),
    /by DELETE/,
  ],
  ['calls go by the internet', swap(METHOD, '"VPC_LINK"', '"INTERNET"'), /by INTERNET/],
  ['the load balancer is another', swap(METHOD, 'app/claims', 'app/other'), /loadbalancer\/app\/other/],
  ['the link is another', without(LINK), /answered through/],
  ['the link stands elsewhere', swap(LINK, 'subnet-0a1b', 'subnet-1a1b'), /leads elsewhere/],
  ['the link has other groups', swap(LINK, '"sg-0a1b2c3d4e5f60718"', '"sg-1"'), /leads elsewhere/],
  [
    'any certificate will do',
    swap(METHOD, '"Uri"', '"TlsConfig":{"InsecureSkipVerification":true},"Uri"'),
    /whoever says so/,
  ],
  [
    'a part of the path is made up',
    swap(METHOD, ':"method.request.path.claimId"', ':"context.requestId"'),
    /other words than the caller’s/,
  ],
  ['the stage shows no certificate', without('AWS::ApiGateway::ClientCertificate'), /shows no certificate/],
  [
    'routes stand in a document',
    swap('AWS::ApiGateway::RestApi', '"Name"', '"Body":{},"Name"'),
    /a document of its own/,
  ],
])('it is lost when %s', (_title, change, reason) => {
  expect(saidOfLinked(claim, change)).toMatch(reason);
  expect(saidOfLinked(claim, change)).not.toMatch(/^pass/);
});
