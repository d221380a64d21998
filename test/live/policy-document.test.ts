import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { readDeployedText, readPolicy, solvePolicy } from '../../lib/live/policy-document';
import { textReader } from '../../lib/live/template-text';
import { first, nothingBound } from '../../lib/live/unify';

interface Row {
  readonly title: string;
  readonly expected: unknown;
  readonly deployed: unknown;
  readonly equal: boolean;
}

const ROWS = parse(readFileSync(join(__dirname, 'policy-document.yaml'), 'utf8')) as Row[];

const read = textReader(
  new Map(['Bucket', 'Archive'].map((id) => [id, { Type: 'AWS::S3::Bucket', Properties: {} }] as const)),
  'enclave-x',
);

function says(expected: unknown, deployed: unknown): boolean {
  const wanted = readPolicy(expected, read);
  const found = readPolicy(deployed, readDeployedText);
  return first(solvePolicy(wanted, found, nothingBound())) !== undefined;
}

const document = (Statement: unknown) => ({ Version: '2012-10-17', Statement });

describe('a deployed policy against the template', () => {
  it.each(ROWS)('$title: $equal', ({ expected, deployed, equal }) => {
    expect(says(document(expected), document(deployed))).toBe(equal);
  });

  it('minds the version, which decides whether variables are read', () => {
    const statement = { Effect: 'Allow', Action: 'a:b', Resource: 'a' };
    expect(says(document(statement), { Statement: statement })).toBe(false);
    expect(says({ Statement: statement }, { Version: '2008-10-17', Statement: statement })).toBe(true);
  });

  it('takes no document whose statements stand there in two spellings', () => {
    const statement = { Effect: 'Allow', Action: 'a:b', Resource: 'a' };
    expect(says(document(statement), { ...document(statement), statement: [] })).toBe(false);
  });

  it.each([undefined, null, 'text', 7, [], { 'Fn::If': ['A', {}, {}] }])(
    'takes %j for no policy at all',
    (template) => {
      expect(says(template, document({ Effect: 'Allow', Action: '*', Resource: '*' }))).toBe(false);
    },
  );
});

describe('for any policy', () => {
  const texts = fc.array(fc.constantFrom('s3:Get*', 's3:PutObject', 'iam:*', 'a', 'b', '*'), {
    minLength: 1,
    maxLength: 4,
  });
  const statement = fc.record({
    Sid: fc.string(),
    Effect: fc.constantFrom('Allow', 'Deny'),
    Action: texts,
    Resource: texts,
    Condition: fc.dictionary(fc.constantFrom('StringEquals', 'Bool'), fc.dictionary(fc.constantFrom('k', 'l'), texts)),
  });
  const statements = fc.array(statement, { minLength: 1, maxLength: 5 });

  it('it says what it says itself, in any order', () => {
    fc.assert(
      fc.property(statements, (list) => {
        const turned = list.map((one) => ({ ...one, Sid: '', Action: [...one.Action].reverse() })).reverse();
        expect(says(document(list), document(turned))).toBe(true);
      }),
    );
  });

  it('without references, one says what the other says or neither does', () => {
    fc.assert(
      fc.property(statements, statements, (one, other) => {
        expect(says(document(one), document(other))).toBe(says(document(other), document(one)));
      }),
    );
  });

  it('any JSON is compared without an exception', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => void says(one, other)));
  });
});
