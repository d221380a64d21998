import { callsCounted } from '../../lib/analysis/access/calls-counted';
import { beside, type Change, LINKED, saidOfLinked, swap, without } from '../support/linked-api';

const claim = callsCounted(LINKED);
const API = 'AWS::ApiGateway::RestApi';
const METHOD = 'AWS::ApiGateway::Method';
const PLAN = 'AWS::ApiGateway::UsagePlan';
const KEY = 'AWS::ApiGateway::ApiKey';
const PLAN_KEY = 'AWS::ApiGateway::UsagePlanKey';

test('calls that each count for the plan of their job function are proven to', () => {
  expect(saidOfLinked(claim)).toBe('pass: 1 usage plans of 1 APIs');
});

/** Copies one resource of a type. */
const again =
  (type: string): Change =>
  (resources) => {
    resources['Again'] = Object.values(resources).find(({ Type }) => Type === type)!;
  };

test.each<[string, Change, RegExp]>([
  ['a method wants no key', swap(METHOD, '"ApiKeyRequired":true,', ''), /^fail: .*answers calls without a key/],
  [
    'keys come from an authorizer',
    swap(API, '"Properties":{', '"Properties":{"ApiKeySourceType":"AUTHORIZER",'),
    /^fail: .*takes keys from "?AUTHORIZER/,
  ],
  ['a plan takes more calls a second', swap(PLAN, '"RateLimit":20', '"RateLimit":21'), /^fail: .*21 calls, not 20/],
  ['a plan takes more at once', swap(PLAN, '"BurstLimit":40', '"BurstLimit":41'), /^fail: .*41 calls, not 40/],
  ['a plan takes more a day', swap(PLAN, '"Limit":5000', '"Limit":5001'), /^fail: .*5001 calls, not 5000/],
  ['a plan has no quota', swap(PLAN, '"Quota"', '"Tags"'), /^fail: .*Quota\.Limit/],
  ['a plan has no throttle', swap(PLAN, '"Throttle"', '"Tags"'), /^fail: .*Throttle\.RateLimit/],
  ['a plan begins below nothing', swap(PLAN, '"Limit":5000', '"Limit":5000,"Offset":-100'), /^fail: .*taken off or on/],
  ['a plan has no period', swap(PLAN, '"Period":"DAY"', '"Offset":0'), /^fail: .*counts for no day/],
  [
    'a plan has other numbers for a method',
    swap(PLAN, '"ApiStages":[{', '"ApiStages":[{"Throttle":{"/claims/GET":{"RateLimit":1}},'),
    /^fail: .*other numbers for some methods/,
  ],
  ['a plan is nobody’s', swap(PLAN, '.clerk"', '.other"'), /^fail: .*no plan of the manifest/],
  ['a plan has two keys', again(PLAN_KEY), /^fail: .*each of 2 keys/],
  ['a key is tied to the stage', swap(KEY, '"Enabled":true', '"StageKeys":[{"StageName":"v1"}]'), /^fail: .*no plan/],
  [
    'a plan over everything stands beside',
    beside(PLAN, { ApiStages: [{ ApiId: { 'Fn::ImportValue': 'Api' }, Stage: 'v1' }] }),
    /^fail: Added lets calls in/,
  ],
  [
    'a key is added to a plan that nobody can read',
    beside(PLAN_KEY, { KeyId: 'k', KeyType: 'API_KEY', UsagePlanId: { 'Fn::ImportValue': 'Plan' } }),
    /^unknown: which plan Added adds a key to is hidden/,
  ],
])('it is lost when %s', (_title, change, reason) => {
  expect(saidOfLinked(claim, change)).toMatch(reason);
});

test('without a plan nobody gets in, which is no more than was agreed', () => {
  expect(saidOfLinked(claim, without(PLAN))).toMatch(/^pass/);
});
