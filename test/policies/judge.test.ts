/** The vocabulary of the rules: what each word answers for what is known, absent, hidden or no answer at all. */
import { type Property, inEveryWorld } from '../../lib/template';
import {
  type Ternary,
  all,
  any,
  isIdentity,
  isStar,
  mustBeNumber,
  mustBeSet,
  mustBeText,
  mustBeTrue,
  mustNotBeTrue,
  mustNotSay,
  mustSay,
  not,
  says,
  whyPossible,
} from '../../policies/judge';
import type { Report } from '../../policies/rule';
import { fromYaml } from './from-yaml';

const ABSENT = '!Ref AWS::NoValue';
const HIDDEN = '!Ref Open';

/** Hands the property that holds this value to a question. */
function ask<T>(value: string, question: (property: Property) => T): T {
  const template = fromYaml(`
    Parameters: { Open: { Type: String } }
    Conditions: { Odd: !Equals [!ImportValue odd, 'yes'], Copy: !Condition Odd }
    Resources:
      Topic: { Type: AWS::SNS::Topic, Properties: { TopicName: claims } }
      Answer: { Type: Custom::Answer }
      Probe: { Type: Test::Probe, Properties: { Value: ${value} } }`);
  const { branches } = inEveryWorld(template, (world) => question(world.resource('Probe')!.read('Value')));
  return branches[0]!.outcome;
}

type Must = (property: Property, report: Report) => void;

/** `silent`, or the verdict with what it saw. */
function verdictOf(value: string, must: Must): string {
  const said: string[] = [];
  ask(value, (property) =>
    must(property, {
      fail: (_, { saw, want }) => said.push(['fail', saw, want].filter(Boolean).join(': ')),
      unknown: (_, { saw, want }) => said.push(['unknown', saw, want].filter(Boolean).join(': ')),
    }),
  );
  return said.join('; ') || 'silent';
}

const want = 'W';
const beTrue: Must = (property, report) => mustBeTrue(property, { want }, report);
const beTrueByItself: Must = (property, report) => mustBeTrue(property, { want, preset: true }, report);
const notBeTrue: Must = (property, report) => mustNotBeTrue(property, { want }, report);
const notBeTrueByItself: Must = (property, report) => mustNotBeTrue(property, { want, preset: true }, report);
const sayTls: Must = (property, report) => mustSay(property, { want, texts: ['TLS', 'mTLS'] }, report);
const sayTlsByItself: Must = (property, report) => mustSay(property, { want, texts: ['TLS'], preset: 'TLS' }, report);
const notSayHttp: Must = (property, report) => mustNotSay(property, { want, texts: ['HTTP', 'FTP'] }, report);
const notSayHttpByItself: Must = (property, report) =>
  mustNotSay(property, { want, texts: ['HTTP'], preset: 'HTTP' }, report);
const beSet: Must = (property, report) => mustBeSet(property, want, report);
const atLeastTen: Must = (property, report) =>
  mustBeNumber(property, { want, accepts: (count) => count >= 10 }, report);
const atLeastTenByItself: Must = (property, report) =>
  mustBeNumber(property, { want, preset: 30, accepts: (count) => count >= 10 }, report);
const shortText: Must = (property, report) =>
  mustBeText(property, { want, accepts: (text) => (text === 'odd' ? undefined : text.length < 4) }, report);
const shortTextByItself: Must = (property, report) =>
  mustBeText(property, { want, preset: 'lengthy', accepts: (text) => text.length < 4 }, report);

test.each<[string, string, Must, string]>([
  ['true', 'true', beTrue, 'silent'],
  ['the text true', "'True'", beTrue, 'silent'],
  ['false', 'false', beTrue, 'fail: W'],
  ['not set', ABSENT, beTrue, 'fail: W'],
  ['not set, true by itself', ABSENT, beTrueByItself, 'silent'],
  ['false, though true by itself', 'false', beTrueByItself, 'fail: W'],
  ['a parameter', HIDDEN, beTrue, 'unknown: W'],
  ['true where it must not be', 'true', notBeTrue, 'fail: W'],
  ['false where it must not be true', "'false'", notBeTrue, 'silent'],
  ['not set where it must not be true', ABSENT, notBeTrue, 'silent'],
  ['not set, true by itself, where it must not be', ABSENT, notBeTrueByItself, 'fail: W'],
  ['false, though true by itself', 'false', notBeTrueByItself, 'silent'],
  ['a parameter where it must not be true', HIDDEN, notBeTrue, 'unknown: W'],
  ['one of the texts', 'TLS', sayTls, 'silent'],
  ['the other, in another case', 'MTLS', sayTls, 'silent'],
  ['another text', 'TCP', sayTls, 'fail: TCP: W'],
  ['no text at all', ABSENT, sayTls, 'fail: not set: W'],
  ['not set, and one of the texts by itself', ABSENT, sayTlsByItself, 'silent'],
  ['a parameter instead of a text', HIDDEN, sayTls, 'unknown: W'],
  ['a text that must not be', 'http', notSayHttp, 'fail: http: W'],
  ['the other one that must not be', 'FTP', notSayHttp, 'fail: FTP: W'],
  ['a text that may be', 'HTTPS', notSayHttp, 'silent'],
  ['not set where a text must not be', ABSENT, notSayHttp, 'silent'],
  ['not set, and by itself what must not be', ABSENT, notSayHttpByItself, 'fail: not set, which means HTTP: W'],
  ['a parameter where a text must not be', HIDDEN, notSayHttp, 'unknown: W'],
  ['a text that is set', 'x', beSet, 'silent'],
  ['a number that is set', '0', beSet, 'silent'],
  ['an empty text', "' '", beSet, 'fail: W'],
  ['nothing', ABSENT, beSet, 'fail: W'],
  ['a list is no text', '[x]', beSet, 'fail: W'],
  ['a map is no text', '{ x: y }', beSet, 'fail: W'],
  ['an ARN of the template', '!GetAtt Topic.TopicArn', beSet, 'silent'],
  ['an attribute that somebody chose', '!GetAtt Topic.Label', beSet, 'unknown: W'],
  ['a text with something in it for certain', "!Sub 'a${Open}'", beSet, 'silent'],
  ['parts that may all be empty', "!Sub '${Open}${Open}'", beSet, 'unknown: W'],
  ['a parameter that may be empty', HIDDEN, beSet, 'unknown: W'],
  ['enough', '10', atLeastTen, 'silent'],
  ['enough, as a text', "'12'", atLeastTen, 'silent'],
  ['too few', '9', atLeastTen, 'fail: W'],
  ['no number', 'many', atLeastTen, 'unknown: W'],
  ['not set where a number is due', ABSENT, atLeastTen, 'fail: W'],
  ['not set, and enough by itself', ABSENT, atLeastTenByItself, 'silent'],
  ['a parameter instead of a number', HIDDEN, atLeastTen, 'unknown: W'],
  ['an accepted text', 'abc', shortText, 'silent'],
  ['a refused text', 'abcd', shortText, 'fail: abcd: W'],
  ['a text that proves nothing', 'odd', shortText, 'unknown: odd: W'],
  ['not set where a text is due', ABSENT, shortText, 'fail: not set: W'],
  ['not set, and refused by itself', ABSENT, shortTextByItself, 'fail: not set, which means lengthy: W'],
  ['a list instead of a text', '[abc]', shortText, 'unknown: W'],
])('%s: %s', (_, value, must, verdict) => expect(verdictOf(value, must)).toBe(verdict));

const YES = true as Ternary;
const NO = false as Ternary;
const WHO_KNOWS = undefined as Ternary;

test.each<[readonly Ternary[], Ternary, Ternary]>([
  [[], YES, NO],
  [[YES, YES], YES, YES],
  [[YES, NO], NO, YES],
  [[YES, WHO_KNOWS], WHO_KNOWS, YES],
  [[NO, WHO_KNOWS], NO, WHO_KNOWS],
  [[WHO_KNOWS], WHO_KNOWS, WHO_KNOWS],
  [[NO, NO], NO, NO],
])('of %j all are %s and any is %s', (answers, everyOne, one) => {
  expect(all(answers)).toBe(everyOne);
  expect(any(answers)).toBe(one);
});

test('the opposite of what nobody can tell is what nobody can tell', () => {
  expect([not(YES), not(NO), not(WHO_KNOWS)]).toEqual([NO, YES, WHO_KNOWS]);
});

test.each<[string, Ternary]>([
  ['redirect', YES],
  ['REDIRECT', YES],
  ['forward', NO],
  [ABSENT, NO],
  [HIDDEN, WHO_KNOWS],
])('does %s say redirect, or refuse: %s', (value, answer) => {
  expect(ask(value, (property) => says(property, 'refuse', 'redirect'))).toBe(answer);
});

test.each<[string, Ternary]>([
  ["'*'", YES],
  ["'*a'", NO],
  ['!Ref Topic', NO],
  ['!GetAtt Topic.Label', WHO_KNOWS],
  ['!Ref AWS::AccountId', NO],
  [HIDDEN, WHO_KNOWS],
])('is %s the lone star: %s', (value, answer) => expect(ask(value, (property) => isStar(property.value))).toBe(answer));

test.each([
  ['Ref', true],
  ['Arn', true],
  ['TopicArn', true],
  ['ARN', true],
  ['GroupId', true],
  ['TopicName', true],
  ['Label', false],
  ['Arnold', false],
])('does %s name a resource as AWS does: %s', (attribute, answer) => {
  const type = 'AWS::SNS::Topic';
  expect(isIdentity({ kind: 'reference', logicalId: 'Topic', attribute, type } as never)).toBe(answer);
});

test('what only may protect says through what it points, or on what it hangs', () => {
  const template = fromYaml(`
    Conditions: { Odd: !Frobnicate x }
    Resources:
      Sure: { Type: AWS::EC2::FlowLog, Properties: { ResourceId: vpc-1 } }
      Maybe: { Type: AWS::EC2::FlowLog, Condition: Odd, Properties: { ResourceId: vpc-1 } }`);
  const said = inEveryWorld(template, (world) =>
    ['Sure', 'Maybe'].map((id) => whyPossible(world.resource(id)!, 'ResourceId')),
  ).branches[0]!.outcome;
  expect(said).toEqual(['on vpc-1', 'on vpc-1, whose condition Odd nobody can read']);
});
