import { emergencyTold } from '../../lib/analysis/oversight/emergency-told';
import { manifestWith } from '../constructs/fixtures';
import { HIDDEN, changesOfEnclave, decide, decideEnclave, unread } from '../support/proofs';

const RULE = 'EnclaveBreakGlassAlarmRuleF';
const RIGHTS = 'EnclaveBreakGlassAlarmRulePolicy';
const POLICY = 'EnclaveBreakGlassAlarmTopicPolicy';
const MAIL = 'EnclaveBreakGlassAlarmMail1';
const TOPIC = '{"Ref":"EnclaveBreakGlassAlarmTopicD509380D"}';
const STATE = '"State":"ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"';
const APPROVER = ',{"Fn::GetAtt":["EnclaveBreakGlassBrokerApprover4ACA5BD0","Arn"]}';
const SPEAKER = '"RoleArn":{"Fn::GetAtt":["EnclaveBreakGlassAlarmRuleRole691499CE","Arn"]}';
const ALARM = '"ArnEquals":{"aws:SourceArn":{"Fn::GetAtt":["EnclaveBreakGlassAlarmC32F8780","Arn"]}},';
const MORE = /says more than agreed/;

describe('somebody takes the emergency role and not everybody is told', () => {
  changesOfEnclave(emergencyTold, [
    ['one of them gets no mail', MAIL, 'jonas.weber@', 'eve@', /no topic mails all approvers/],
    ['one of them gets some mails', MAIL, '"Protocol"', '"FilterPolicy":{},"Protocol"', /no topic mails all approvers/],
    ['whom the topic mails is hidden', MAIL, '"jonas.weber@meridian.example"', HIDDEN, /mails is hidden/],
    ['the rule hears no reads', RULE, STATE, '"State":"ENABLED"', /does not hear of it: ENABLED/],
    ['the rule is off', RULE, STATE, '"State":"DISABLED"', /does not hear of it: DISABLED/],
    ['the rule may be off', RULE, STATE, `"State":${HIDDEN}`, /State is hidden/],
    ['the rule hears another bus', RULE, STATE, `${STATE},"EventBusName":"x"`, /by its EventBusName/],
    [
      'the rule hears of another call',
      RULE,
      '["AssumeRole"]',
      '["GetSessionToken"]',
      /other events by its .*eventName/,
    ],
    ['the rule hears of one role alone', RULE, APPROVER, '', /other events by its .*roleArn/],
    ['the rule hears of every role', RULE, '"requestParameters"', '"x"', /other events|asks for x/],
    [
      'the rule hears of some calls',
      RULE,
      '"eventName"',
      '"errorCode":["x"],"eventName"',
      /asks for errorCode as well/,
    ],
    ['what the rule hears of is hidden', RULE, '["AssumeRole"]', HIDDEN, /as far as can be read/],
    [
      'the rule tells somebody else',
      RULE,
      `"Arn":${TOPIC}`,
      '"Arn":"arn:aws:sns:eu-central-1:999999999999:x"',
      /tells no topic that mails them/,
    ],
    ['whom the rule tells is hidden', RULE, `"Arn":${TOPIC}`, `"Arn":${HIDDEN}`, /hidden/],
    [
      'the rule tells another thing',
      RULE,
      '"Id":"topic"',
      '"Id":"topic","Input":"all is well"',
      /changes what it tells by Input/,
    ],
    ['the rule speaks as nobody', RULE, `,${SPEAKER}`, '', /may not tell the topic/],
    ['the rule speaks as somebody unknown', RULE, SPEAKER, `"RoleArn":${HIDDEN}`, /hidden/],
    ['the role of the rule may not speak', RIGHTS, '"sns:Publish"', '"sns:ListTopics"', MORE],
    ['the role of the rule may not encrypt', RIGHTS, '"kms:Decrypt",', '', MORE],
    ['everybody speaks through the topic', POLICY, '{"Service":"cloudwatch.amazonaws.com"}', '"*"', MORE],
    ['every alarm speaks through the topic', POLICY, ALARM, '', MORE],
    ['alarms of other accounts do', POLICY, ',"StringEquals":{"aws:SourceAccount":"111122223333"}', '', MORE],
    [
      'somebody speaks in clear',
      POLICY,
      '"aws:SecureTransport":"false"',
      '"aws:SecureTransport":"true"',
      /does not say: Deny/,
    ],
    ['the topic has the policy of another', POLICY, `"Topics":[${TOPIC}]`, '"Topics":["x"]', /has 0 policies/],
    [
      'the policy is about another too',
      POLICY,
      `"Topics":[${TOPIC}`,
      `"Topics":[${TOPIC},"x"`,
      /about other topics too/,
    ],
    ['whose policy it is is hidden', POLICY, `"Topics":[${TOPIC}]`, `"Topics":[${HIDDEN}]`, /may be the policy of/],
  ]);
});

test('a topic takes one policy', () => {
  const Properties = { Topics: [JSON.parse(TOPIC) as unknown], PolicyDocument: { Statement: [] } };
  const proof = decideEnclave(emergencyTold, { Second: { Type: 'AWS::SNS::TopicPolicy', Properties } });
  expect(proof).toMatchObject({ verdict: 'fail', witness: expect.stringMatching(/has 2 policies/) as string });
});

test.each([
  ['a subscription', 'EnclaveBreakGlassAlarmMail1', 'fail'],
  ['a policy', 'EnclaveBreakGlassAlarmTopicPolicy', 'unknown'],
  ['a rule', 'EnclaveBreakGlassAlarmRuleF', 'unknown'],
])('%s that may not be there tells nobody', (_title, start, verdict) => {
  expect(decideEnclave(emergencyTold, unread(start))).toMatchObject({ verdict });
});

test('no rule hears of it', () => {
  const proof = decideEnclave(emergencyTold, {
    EnclaveBreakGlassAlarmRuleF5EDEF8A: { Type: 'AWS::SNS::Subscription' },
  });
  expect(proof).toMatchObject({ verdict: 'fail', witness: 'no rule hears of it' });
});

test('without an emergency role there is nothing to tell', () => {
  expect(decide(emergencyTold(manifestWith()), 'Resources: {}')).toMatchObject({ verdict: 'pass' });
});
