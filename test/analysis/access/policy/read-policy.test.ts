/** What cannot be read of a policy never lets it pass: an Allow counts as more, a Deny as nothing, and both are told. */
import { compareDocuments } from '../../../../lib/analysis/access/questions/compare-documents';
import { exposureOf } from '../../../../lib/analysis/access/questions/exposure';

const READ = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::letters/*' };
const document = (...Statement: unknown[]) => ({ Version: '2012-10-17', Statement });
const compared = (reference: unknown[], candidate: unknown[], type: 'identity' | 'resource' = 'identity') =>
  compareDocuments({ reference: document(...reference), candidate: document(...candidate), type });

const REFUSED: readonly (readonly [string, object, string])[] = [
  ['a number for an action', { Action: 1 }, 'Action holds something that is no text'],
  ['nothing for an action', { Action: null }, 'Action holds something that is no text'],
  ['a number beside an action', { Action: ['s3:GetObject', 1] }, 'Action holds something that is no text'],
  ['an action without its service', { Action: 's3GetObject' }, '`s3GetObject`, which is no action'],
  ['an action with a space', { Action: 's3:Get Object' }, '`s3:Get Object`, which is no action'],
  ['nothing for a resource', { Resource: null }, 'Resource holds something that is no text'],
  ['a name for a resource', { Resource: 'letters' }, '`letters`, which is no ARN'],
  ['an ARN that stops early', { Resource: 'arn:aws:s3' }, '`arn:aws:s3`, which is no ARN'],
  ['an ARN in capitals', { Resource: 'ARN:AWS:S3:::letters/*' }, 'which is no ARN'],
  ['an ARN of five parts', { Resource: 'arn:aws:sqs:eu-west-1:queue' }, 'which is no ARN'],
  ['an empty resource', { Resource: ['arn:aws:s3:::letters/*', ''] }, '``, which is no ARN'],
  ['an element that no statement has', { Conditions: {} }, '`Conditions` is no element of a statement'],
  [
    'a test without values',
    { Condition: { IpAddress: { 'aws:SourceIp': [] } } },
    'aws:SourceIp is compared with nothing',
  ],
];

describe.each(REFUSED)('%s', (_, refused, problem) => {
  const odd = { ...READ, ...refused };

  test('never passes as an Allow of the candidate', () => {
    const { answer, problems } = compared([{ ...READ, Resource: 'arn:aws:s3:::others/*' }], [odd]);
    expect(answer.verdict).not.toBe('pass');
    expect(problems.join('\n')).toContain(`candidate, statement 1: `);
    expect(problems.join('\n')).toContain(problem);
  });

  test('passes within everything', () => {
    expect(compared([{ Effect: 'Allow', Action: '*', Resource: '*' }], [odd]).answer.verdict).toBe('pass');
  });

  test('takes nothing back for certain as a Deny, nor leaves it', () => {
    const { answer } = compared([{ ...READ, Resource: 'arn:aws:s3:::others/*' }], [READ, { ...odd, Effect: 'Deny' }]);
    expect(answer.verdict).toBe('unknown');
  });

  test('lets no candidate pass as an Allow of the reference', () => {
    expect(compared([odd], [READ]).answer.verdict).toBe('unknown');
  });
});

test('what is left out of a list under Not is left out only as far as it can be read', () => {
  const all = { Effect: 'Allow', NotAction: ['iam:*', 7], Resource: '*' };
  expect(compared([{ ...all, NotAction: 'iam:*' }], [all]).answer.verdict).toBe('pass');
  expect(compared([{ ...all, NotAction: ['iam:*', 's3:*'] }], [all]).answer.verdict).toBe('unknown');
});

test('a list of no actions allows nothing', () => {
  expect(compared([READ], [READ, { ...READ, Action: [], Resource: '*' }]).answer.verdict).toBe('pass');
});

test('an account that is none is the same account wherever it is written the same, and else may be any', () => {
  const queue = (account: string) => ({
    ...READ,
    Action: 'sqs:SendMessage',
    Resource: `arn:aws:sqs:eu-west-1:${account}:q`,
  });
  expect(compared([queue('$account')], [queue('$account')]).answer.verdict).toBe('pass');
  expect(compared([queue('111122223333')], [queue('<ACCOUNT ID>')]).answer.verdict).toBe('unknown');
  expect(compared([queue('*')], [queue('<ACCOUNT ID>')]).answer.verdict).toBe('pass');
  const by = (AWS: string) => ({ ...READ, Principal: { AWS } });
  expect(compared([by('111122223333')], [by('11112222333')], 'resource').answer.verdict).toBe('unknown');
  expect(compared([by('11112222333')], [by('arn:aws:iam::11112222333:root')], 'resource').answer.verdict).toBe('pass');
});

test('a variable with a colon in it is no account', () => {
  const queue = { ...READ, Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:${aws:RequestedRegion}:111122223333:q' };
  const { answer, problems } = compared([{ ...queue, Resource: 'arn:aws:sqs:*:111122223333:q' }], [queue]);
  expect([answer.verdict, problems]).toEqual(['pass', []]);
});

test.each([
  ['no map', 'text' as never],
  ['no Statement', { Version: '2012-10-17', Statements: [READ] }],
  ['more than a policy has', { Version: '2012-10-17', Statement: [READ], Sid: 'a' }],
  ['more statements than anybody reads', document(...Array.from({ length: 20_001 }, () => READ))],
])('a document that holds %s does not pass', (_, candidate) => {
  const { answer, problems } = compareDocuments({ reference: document(), candidate, type: 'identity' });
  expect([answer.verdict, problems.length > 0]).toEqual(['unknown', true]);
});

test.each([
  ['a name', { AWS: 'clerk' }],
  ['everybody of some account', { AWS: 'arn:aws:iam::*:root' }],
  ['a service without its domain', { Service: 's3' }],
  ['a kind that is none', { Aws: '111122223333' }],
  ['a text', 'arn:aws:iam::111122223333:root'],
  ['nothing', null],
])('a principal that is %s may be anybody', (_, Principal) => {
  const { verdict, notes } = exposureOf({ policy: document({ ...READ, Principal }) });
  expect([verdict, notes.join('\n')]).toEqual(['unknown', expect.stringContaining('Principal')]);
});

test('a service is meant in any case, and a star in a name is no wildcard', () => {
  for (const Principal of [{ Service: 'Lambda.AmazonAWS.com' }, { AWS: 'arn:aws:iam::111122223333:role/clerk*' }])
    expect(compared([{ ...READ, Principal }], [{ ...READ, Principal }], 'resource')).toMatchObject({
      answer: { verdict: 'pass' },
      problems: [],
    });
});
