/** The type of two documents says which requests are asked about; what decides them is the engine's, and tested there. */
import type { PolicyType } from '../../../../lib/analysis/access/policy/check-document';
import { compareDocuments } from '../../../../lib/analysis/access/questions/compare-documents';

const policy = (statement: object, Version = '2012-10-17') => ({
  Version,
  Statement: [{ Effect: 'Allow', ...statement }],
});
const compared = (reference: object, candidate: object, type: PolicyType) =>
  compareDocuments({ reference: policy(reference), candidate: policy(candidate), type }).answer;

test('a candidate that allows more is shown by a request', () => {
  const answer = compared(
    { Action: 's3:Get*', Resource: 'arn:aws:s3:::letters/in/*' },
    { Action: 's3:GetObject', Resource: 'arn:aws:s3:::letters/*' },
    'identity',
  );
  expect(answer).toMatchObject({
    verdict: 'fail',
    witness: { action: expect.stringMatching(/^s3:getobject$/i) as string },
  });
});

test('principals are asked about, also where the type was named wrong', () => {
  const read = { Action: 's3:GetObject', Resource: '*' };
  const [ours, theirs] = ['111122223333', '444455556666'].map((AWS) => ({ ...read, Principal: { AWS } }));
  for (const type of ['resource', 'identity'] as const) {
    expect(compared(ours!, theirs!, type).verdict).toBe('fail');
    expect(compared(ours!, ours!, type).verdict).toBe('pass');
  }
});

test('a trust policy is asked about taking the role, and nothing else', () => {
  const trust = (Action: string | string[]) => ({ Action, Principal: { AWS: '111122223333' } });
  expect(compared(trust('sts:AssumeRole'), trust(['sts:AssumeRole', 's3:GetObject']), 'trust').verdict).toBe('pass');
  expect(compared(trust('sts:AssumeRole'), trust('sts:*'), 'trust').verdict).toBe('fail');
});

test('what cannot be read is told, and never lets a candidate pass', () => {
  const hidden = {
    Action: 's3:GetObject',
    Resource: '*',
    Condition: { StringAlike: { 'aws:SourceVpce': 'vpce-0a1b' } },
  };
  const { answer, problems } = compareDocuments({
    reference: policy(hidden),
    candidate: policy({ Action: 's3:GetObject', Resource: '*' }),
    type: 'identity',
  });
  expect(answer.verdict).not.toBe('pass');
  expect(problems.join()).toContain('reference, statement 1');
});

test('work above the budget is unknown', () => {
  const halves = (first: string) => ({
    Version: '2012-10-17',
    Statement: ['a', 'b', 'c', 'd'].map((letter) => ({
      Effect: 'Allow',
      Action: 's3:Get*',
      Resource: [`arn:aws:s3:::${first}${letter}*`, `arn:aws:s3:::*${letter}/*`],
      Condition: { StringLike: { 'aws:PrincipalTag/team': `${letter}*`, 'aws:username': `*${letter}` } },
    })),
  });
  const asked = { reference: halves('in-'), candidate: halves(''), type: 'identity' as const };
  expect(compareDocuments(asked).answer.verdict).toBe('fail');
  expect(compareDocuments({ ...asked, budget: 1 }).answer.verdict).toBe('unknown');
});
