import { apisNamed } from '../../lib/analysis/access/apis-named';
import { beside, type Change, LINKED, saidOfLinked, swap, without } from '../support/linked-api';

const claim = apisNamed(LINKED);
const NAME = 'AWS::ApiGateway::DomainNameV2';
const WAY = 'AWS::ApiGateway::BasePathMappingV2';
const DOOR = 'AWS::ApiGateway::DomainNameAccessAssociation';
const ZONE = 'AWS::Route53::HostedZone';
const RECORD = 'AWS::Route53::RecordSet';

test('a name that leads to its own API through the endpoint is proven', () => {
  expect(saidOfLinked(claim)).toBe('pass: 1 names');
});

const CALL = '"execute-api:Invoke","Condition":{"StringEquals"';

test.each<[string, Change, RegExp]>([
  ['the name is gone', without(NAME), /asked for outside the enclave/],
  ['its zone is gone', without(ZONE), /asked for outside the enclave/],
  ['its record is gone', without(RECORD), /leads nowhere/],
  ['its door is gone', without(DOOR), /leads nowhere/],
  ['its way is gone', without(WAY), /leads nowhere/],
  ['it answers on the internet', swap(NAME, '"PRIVATE"', '"REGIONAL"'), /answers outside/],
  ['it shows another certificate', swap(NAME, 'certificate/two', 'certificate/one'), /another certificate/],
  ['its TLS is older', swap(NAME, 'SecurityPolicy_TLS13_1_3_2025_09', 'TLS_1_2'), /older TLS/],
  ['it answers to other names', swap(NAME, 'STRICT', 'BASIC'), /other names than its own/],
  ['calls come past the endpoint', swap(NAME, 'StringNotEquals', 'StringEquals'), /through no endpoint/],
  ['calls from anywhere are allowed', swap(NAME, '"StringEquals"', '"StringLike"'), /lets in more than calls/],
  ['more than calls is allowed', swap(NAME, CALL, CALL.replace('execute-api:Invoke', '*')), /lets in more than calls/],
  ['the zone has another name', swap(ZONE, 'claims.client.example.', 'amazonaws.com.'), /asked for outside/],
  ['another network asks the zone', swap(ZONE, '{"Ref":"EnclaveNetworkVpc', '{"Ref":"Other'), /other networks/],
  ['the record leads elsewhere', swap(RECORD, '"DnsEntries"', '"Other"'), /leads to/],
  ['the record leads to a name', swap(RECORD, '"Type":"A"', '"Type":"CNAME"'), /is no address/],
  [
    'the way leads to another API',
    swap(WAY, '{"Ref":"EnclaveApiclaimsApi2CDE2C21"}', '"abc"'),
    /another API than claims/,
  ],
  ['the way leads to no stage', swap(WAY, '"v1"', '"v2"'), /no stage/],
  [
    'the door is somebody else’s',
    swap(DOOR, '{"Ref":"EnclaveNetworkEndpointexecuteapi349E6B46"}', '"vpce-1"'),
    /none of our endpoints/,
  ],
  ['the door is of another kind', swap(DOOR, '"VPCE"', '"VPC"'), /no door of a private endpoint/],
  [
    'a zone hides other names',
    beside(ZONE, { Name: 's3.eu-central-1.amazonaws.com' }),
    /which the manifest does not name/,
  ],
  ['a public name stands beside it', beside('AWS::ApiGateway::DomainName'), /a name that is not private/],
  ['a record stands in a public zone', beside(RECORD, { HostedZoneId: 'Z1', Type: 'A' }), /zone of somebody else/],
])('it is lost when %s', (_title, change, reason) => {
  expect(saidOfLinked(claim, change)).toMatch(/^fail: /);
  expect(saidOfLinked(claim, change)).toMatch(reason);
});

test('records in groups are not read', () => {
  expect(saidOfLinked(claim, beside('AWS::Route53::RecordSetGroup'))).toMatch(/^unknown: .*not read/);
});
