/** Resource control policies bind requests to resources of their own account, of the services that AWS applies them to. */
import { accessOf } from '../../../../lib/analysis/access/account/access-of';
import type { Account } from '../../../../lib/analysis/access/account/account';
import { accountOfPrincipals } from '../../../../lib/analysis/access/escalation/account-of-principals';
import { findEscalations } from '../../../../lib/analysis/access/escalation/find-escalations';
import { can } from '../../../../lib/analysis/access/questions/can';
import { never } from '../../../../lib/analysis/access/questions/never';

const ACCOUNT = '111122223333';
const QUEUE = `arn:aws:sqs:eu-west-1:${ACCOUNT}:letters`;
const NOW = new Date('2026-06-01T12:00:00Z');
const document = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
const FULL = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
const deny = (Action: unknown, more: object = {}) => ({
  Effect: 'Deny',
  Principal: '*',
  Action,
  Resource: '*',
  ...more,
});

/** Ana may do everything, under one resource control policy. */
function bound(...denies: object[]): Account {
  const account = accountOfPrincipals([
    {
      type: 'role',
      name: 'ana',
      arn: `arn:aws:iam::${ACCOUNT}:role/ana`,
      policies: [document({ Effect: 'Allow', Action: '*', Resource: '*' })],
      trust: document({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }),
    },
  ]);
  const policies = [FULL, ...denies].map((one, index) => ({
    document: document(one),
    where: `policy ${index}`,
    certain: true,
  }));
  return { ...account, resourceControl: [policies] };
}

const asked = (account: Account, action: string, resource: string, when = {}) =>
  can(account, account.identities[0]!, { action, resource, when, now: NOW }).outcome;

test.each([
  ['its own queue', 'sqs:SendMessage', QUEUE, 'denied'],
  ['a queue of another account', 'sqs:SendMessage', QUEUE.replace(ACCOUNT, '444455556666'), 'allowed'],
  ['a bucket of which nobody says whose it is', 's3:GetObject', 'arn:aws:s3:::letters/a', 'unknown'],
  ['a service that it does not bind for certain', 'sns:Publish', `arn:aws:sns:eu-west-1:${ACCOUNT}:letters`, 'unknown'],
  ['an action it does not name', 'sqs:ReceiveMessage', QUEUE, 'allowed'],
])('%s', (_, action, resource, outcome) => {
  const account = bound(deny(['sqs:Send*', 's3:*', 'sns:*']));
  expect(asked(account, action, resource)).toBe(outcome);
});

test('whose a bucket is counts where the request says it', () => {
  const account = bound(deny('s3:*'));
  const read = (owner: string) =>
    asked(account, 's3:GetObject', 'arn:aws:s3:::letters/a', { 'aws:ResourceAccount': owner });
  expect([read(ACCOUNT), read('444455556666')]).toEqual(['denied', 'allowed']);
});

test('conditions of its own still count, also on the account of the resource', () => {
  const outside = { Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } };
  const account = bound(deny('sqs:*', outside));
  expect(asked(account, 'sqs:SendMessage', QUEUE, { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' })).toBe('allowed');
  expect(asked(account, 'sqs:SendMessage', QUEUE)).toBe('denied');
  const ofOthers = { Condition: { StringEquals: { 'aws:resourceaccount': '444455556666' } } };
  expect(asked(bound(deny('sqs:*', ofOthers)), 'sqs:SendMessage', QUEUE)).toBe('allowed');
});

test('what it denies is proven of its own resources, and of no others', () => {
  const account = bound(deny('*'));
  const { access } = accessOf(account, account.identities[0]!);
  const does = (action: string, resource: string) =>
    never(access, { actions: [action], resources: [resource] }, account).verdict;
  expect(does('sqs:SendMessage', `arn:aws:sqs:eu-west-1:${ACCOUNT}:*`)).toBe('pass');
  expect(does('sqs:SendMessage', 'arn:aws:sqs:eu-west-1:444455556666:*')).toBe('fail');
  expect(does('sns:Publish', `arn:aws:sns:eu-west-1:${ACCOUNT}:*`)).toBe('unknown');
});

describe('ways to more rights', () => {
  const trusted = { Effect: 'Allow', Principal: { AWS: ACCOUNT }, Action: 'sts:AssumeRole' };
  const people = (...denies: object[]): Account => {
    const account = accountOfPrincipals([
      {
        id: 'ben',
        type: 'user',
        name: 'ben',
        arn: `arn:aws:iam::${ACCOUNT}:user/ben`,
        policies: [document({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' })],
      },
      {
        type: 'role',
        name: 'admin',
        arn: `arn:aws:iam::${ACCOUNT}:role/admin`,
        policies: [document({ Effect: 'Allow', Action: '*', Resource: '*' })],
        trust: document(trusted),
      },
    ]);
    const { resourceControl } = bound(...denies);
    return { ...account, resourceControl };
  };
  const verdict = (...denies: object[]) =>
    findEscalations(people(...denies), ['ben'], { now: NOW }).principals[0]?.verdict;

  test.each([
    ['no policy but the one of AWS leave a role open', [], 'fail'],
    ['a Deny of taking roles closes it', [deny('sts:AssumeRole')], 'pass'],
    ['a Deny of another service leaves it open', [deny('s3:*')], 'fail'],
    [
      'a Deny for others than the organisation leaves it open for somebody of the organisation',
      [deny('sts:*', { Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } })],
      'fail',
    ],
  ])('%s', (_, denies, expected) => {
    expect(verdict(...denies)).toBe(expected);
  });
});
