import { apisChecked } from '../../lib/analysis/access/apis-checked';
import { type Change, LINKED, saidOfLinked, swap, without } from '../support/linked-api';

const claim = apisChecked(LINKED);
const METHOD = 'AWS::ApiGateway::Method';
const MODEL = 'AWS::ApiGateway::Model';
const STAGE = 'AWS::ApiGateway::Stage';
const VALIDATOR = 'AWS::ApiGateway::RequestValidator';

test('routes that are checked and slowed down as the manifest says are proven', () => {
  expect(saidOfLinked(claim)).toBe('pass: 2 routes');
});

test.each<[string, Change, RegExp]>([
  ['nothing checks calls', without(VALIDATOR), /takes any call/],
  ['bodies are not checked', swap(VALIDATOR, '"ValidateRequestBody":true', '"ValidateRequestBody":false'), /is off/],
  ['the validator is of another API', swap(VALIDATOR, '"EnclaveApiclaimsApi', '"Other'), /takes any call/],
  [
    'a query parameter is optional',
    swap(METHOD, 'querystring.office":true', 'querystring.office":false'),
    /without querystring.office/,
  ],
  [
    'a part of the path is optional',
    swap(METHOD, '"method.request.path.claimId":true', '"a":true'),
    /without path.claimId/,
  ],
  ['bodies have no model', without(MODEL), /a body of any kind/],
  ['one type of content has a model', swap(METHOD, '"$default"', '"application/json"'), /a body of any kind/],
  [
    'the model lets longer texts through',
    swap(MODEL, '"maxLength":2000', '"maxLength":20000'),
    /bodies that the manifest does not/,
  ],
  ['the model demands less', swap(MODEL, '"required":["text"],', ''), /bodies that the manifest does not/],
  ['the model is written in another dialect', swap(MODEL, 'draft-04', 'draft-07'), /bodies that the manifest does not/],
  [
    'a route takes more calls',
    swap(STAGE, '"ThrottlingRateLimit":5}', '"ThrottlingRateLimit":6}'),
    /takes 6 calls, not 5/,
  ],
  [
    'a route takes more at once',
    swap(STAGE, '"ThrottlingBurstLimit":10,', '"ThrottlingBurstLimit":11,'),
    /takes 11 calls, not 10/,
  ],
  ['a route is not slowed down', swap(STAGE, '~1claims~1', '~1other~1'), /takes 50 calls, not 5/],
  ['calls are not counted', swap(STAGE, '"ThrottlingRateLimit":50', '"ThrottlingRateLimit":-1'), /takes -1 calls/],
  ['nothing is said of the others', swap(STAGE, '"HttpMethod":"*"', '"HttpMethod":"GET"'), /as many calls as come/],
])('it is lost when %s', (_title, change, reason) => {
  expect(saidOfLinked(claim, change)).toMatch(/^(fail|unknown): /);
  expect(saidOfLinked(claim, change)).toMatch(reason);
});
