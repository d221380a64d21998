import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { evaluateRequest } from '../../../../lib/analysis/access/request/evaluate-request';
import type { Statement } from '../../../../lib/analysis/access/policy/statement';
import { written } from './written-statement';

interface Row {
  readonly title: string;
  readonly ways: readonly (readonly (readonly string[])[])[];
  readonly denies?: readonly string[];
  readonly outcome: string;
  readonly deciding?: readonly string[];
  readonly misses?: readonly string[];
  readonly reason?: string;
}

const ROWS = parse(readFileSync(join(__dirname, 'layers.yaml'), 'utf8')) as Row[];

/** A statement from the words of the table. */
function statement(text: string, where: string): Statement {
  const [effect, ...words] = text.replace('?', '').split(' ');
  const conditions = {
    ...(words.includes('mfa') ? { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } : {}),
    ...(words.includes('broken') ? { StringMatches: { 'aws:username': 'a' } } : {}),
  };
  return written(
    {
      Effect: { allow: 'Allow', deny: 'Deny', perhaps: 'Perhaps' }[effect!],
      Action: words.includes('other') ? 'sqs:SendMessage' : 's3:Get*',
      Resource: words.includes('elsewhere') ? 'arn:aws:s3:::c/*' : 'arn:aws:s3:::b/*',
      ...(Object.keys(conditions).length > 0 ? { Condition: conditions } : {}),
    },
    { where, certain: !text.startsWith('?') },
  );
}

it.each(ROWS)('$title: $outcome', ({ ways, denies = [], ...expected }) => {
  // `1.1, statement 2 (Sid)` is how real statements are called; the table leaves out the comma.
  const layer = (texts: readonly string[], name: string) =>
    texts.map((text, index) => statement(text, `${name}, statement ${index + 1}`));
  const evaluation = evaluateRequest(
    { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', context: {} },
    {
      ways: ways.map((layers, way) => layers.map((texts, index) => layer(texts, `${way + 1}.${index + 1}`))),
      denies: layer(denies, 'denies'),
    },
  );
  const plain = (text: string) => text.replaceAll(', statement', ' statement');
  expect(evaluation.outcome).toBe(expected.outcome);
  if (expected.deciding) expect(evaluation.deciding.map(plain)).toEqual(expected.deciding);
  if (expected.misses) expect(evaluation.misses.map(plain)).toEqual(expected.misses);
  if (expected.reason !== undefined) expect(plain(evaluation.reason!)).toContain(expected.reason);
  expect(evaluation.reason !== undefined).toBe(expected.outcome === 'unknown');
});

test('a statement that was read into several is named once', () => {
  const deny = () => written({ Effect: 'Deny', Action: '*' }, { where: 'it' });
  const request = { action: 's3:GetObject', resource: '*', context: {} };
  expect(evaluateRequest(request, { ways: [[[deny(), deny()]]] }).deciding).toEqual(['it']);
  const doubtful = () => written({ Effect: 'Allow', Action: '*' }, { where: 'it', certain: false });
  expect(evaluateRequest(request, { ways: [[[doubtful(), doubtful()]]] })).toMatchObject({
    deciding: ['it'],
    reason: 'it: whether it, or all of it, applies cannot be known',
  });
});
