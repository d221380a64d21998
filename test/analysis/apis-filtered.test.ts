import { apisFiltered } from '../../lib/analysis/access/apis-filtered';
import { type Change, LINKED, saidOfLinked, swap, without } from '../support/linked-api';

const claim = apisFiltered(LINKED);
const ACL = 'AWS::WAFv2::WebACL';
const JOINT = 'AWS::WAFv2::WebACLAssociation';
const LOG = 'AWS::WAFv2::LoggingConfiguration';

test('a filter that blocks and records is proven', () => {
  expect(saidOfLinked(claim)).toBe('pass: 1 stages');
});

const KNOWN = '"Name":"AWSManagedRulesCommonRuleSet","VendorName"';
const COUNTS = '"RuleActionOverrides":[{"Name":"x","ActionToUse":{"Count":{}}}],';

test.each<[string, Change, RegExp]>([
  ['no filter stands before the stage', without(JOINT), /0 filters stand before/],
  ['it stands before another stage', swap(JOINT, '"EnclaveApiclaimsApiDeploymentStage', '"Other'), /0 filters/],
  ['it is somebody else’s', without(ACL), /somebody else’s/],
  [
    'known attacks are counted alone',
    swap(ACL, '"OverrideAction":{"None"', '"OverrideAction":{"Count"'),
    /lets through what AWS/,
  ],
  [
    'a rule of the group is counted alone',
    swap(ACL, KNOWN, COUNTS + KNOWN),
    /lets through what AWSManagedRulesCommonRuleSet/,
  ],
  ['the group is somebody else’s', swap(ACL, '"VendorName":"AWS"', '"VendorName":"x"'), /lets through what AWS/],
  [
    'the group is another',
    swap(ACL, KNOWN, KNOWN.replace('Common', 'Linux')),
    /lets through what AWSManagedRulesCommonRuleSet/,
  ],
  ['floods are allowed', swap(ACL, '"Limit":10000', '"Limit":10001'), /one address take everything/],
  [
    'floods are counted in less time',
    swap(ACL, '"EvaluationWindowSec":300', '"EvaluationWindowSec":60'),
    /one address/,
  ],
  ['floods are counted alone', swap(ACL, '"Block":{}', '"Count":{}'), /one address/],
  ['callers say their own address', swap(ACL, '"IP"', '"FORWARDED_IP"'), /one address/],
  ['a rule lets calls around', swap(ACL, '"Rules":[', '"Rules":[{"Action":{"Allow":{}}},'), /around the other rules/],
  [
    'requests are sampled',
    swap(ACL, '"SampledRequestsEnabled":false', '"SampledRequestsEnabled":true'),
    /takes samples/,
  ],
  ['nothing is recorded', without(LOG), /nothing records/],
  ['another filter is recorded', swap(LOG, '"EnclaveApiclaimsFilterAcl', '"Other'), /nothing records/],
  ['it is recorded elsewhere', swap(LOG, 'aws-waf-logs-enclave', 'aws-waf-logs-other'), /records to/],
  ['it is recorded in another account', swap(LOG, ':111122223333:', ':999922223333:'), /records to/],
  ['signatures are recorded', swap(LOG, '"authorization"', '"other"'), /records authorization/],
  ['queries are recorded', swap(LOG, '"QueryString"', '"UriPath"'), /records the query/],
  [
    'requests are left out',
    swap(LOG, '"RedactedFields"', '"LoggingFilter":{},"RedactedFields"'),
    /leaves requests out/,
  ],
])('it is lost when %s', (_title, change, reason) => {
  expect(saidOfLinked(claim, change)).toMatch(/^(fail|unknown): /);
  expect(saidOfLinked(claim, change)).toMatch(reason);
});
