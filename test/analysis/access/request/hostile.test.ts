import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { evaluateRequest } from '../../../../lib/analysis/access/request/evaluate-request';
import { written } from './written-statement';
import type { JsonStatement } from '../../../../lib/analysis/access/policy/json-policy';
import type { Request } from '../../../../lib/analysis/access/request/request';

const REQUEST: Request = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', context: { k: 'v' } };

function evaluate(source: unknown, request: unknown = REQUEST) {
  return evaluateRequest(request as Request, { ways: [[[written(source as JsonStatement, { where: 'it' })]]] });
}

/** Lists within lists, too deep for anything that calls itself. */
function deep(levels: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}

describe('statements that are none', () => {
  it.each([[null], [undefined], [1], ['Allow'], [[]], [{}], [deep(100_000)]])(
    '%#: nothing is thrown, and nothing guessed',
    (source) => {
      const wrapped = source as JsonStatement | null | undefined;
      expect(
        evaluateRequest(REQUEST, { ways: [[[{ ...written({}), source: wrapped as JsonStatement }]]] }).outcome,
      ).toBe('unknown');
    },
  );

  it.each(['Effect', 'Action', 'Resource', 'Principal', 'Condition'])('a deep %s is unknown', (part) => {
    expect(evaluate({ Effect: 'Allow', Action: '*', [part]: deep(100_000) }).outcome).toBe('unknown');
  });

  test('an unknown part makes the statement unknown, and is named', () => {
    const { outcome, reason } = evaluate({ Effect: 'Allow', Action: '*', Conditions: {} });
    expect([outcome, reason]).toEqual(['unknown', 'it: it has an unknown part `Conditions`']);
  });

  test('names that every object has are names like others', () => {
    const condition = JSON.parse('{"StringEquals": {"__proto__": "x", "constructor": "y"}}') as unknown;
    expect(evaluate({ Effect: 'Allow', Action: '*', Condition: condition }).outcome).toBe('not-allowed');
    const context = JSON.parse('{"__proto__": "x", "constructor": "y"}') as unknown;
    const allowed = evaluate({ Effect: 'Allow', Action: '*', Condition: condition }, { ...REQUEST, context });
    expect(allowed.outcome).toBe('allowed');
    const part = JSON.parse('{"Effect": "Allow", "Action": "*", "__proto__": {}}') as unknown;
    expect(evaluate(part).reason).toBe('it: it has an unknown part `__proto__`');
  });

  test('nothing at all is thrown', () => {
    const part = fc.constantFrom(
      'Effect',
      'Action',
      'NotAction',
      'Resource',
      'NotResource',
      'Principal',
      'NotPrincipal',
      'Condition',
    );
    const source = fc.dictionary(part, fc.jsonValue({ maxDepth: 3 }));
    fc.assert(
      fc.property(source, fc.jsonValue(), (written, context) => void evaluate(written, { ...REQUEST, context })),
      { numRuns: 1000 },
    );
  });

  test('what is written on a terminal holds no control characters and is not endless', () => {
    const source = {
      Effect: 'Allow',
      Action: `s3:Get*`,
      Resource: '*',
      Condition: { StringEquals: { ['k\u001b[2J']: 'x'.repeat(1000) } },
    };
    const [miss] = evaluate(source).misses;
    expect(miss).not.toContain('\u001b');
    expect(miss!.length).toBeLessThan(400);
  });
});

describe('requests that are none', () => {
  it.each([
    [{ ...REQUEST, action: undefined }, 'the action of the request is not a text'],
    [{ ...REQUEST, action: 's3:*' }, 'the request asks for `s3:*`, which is more than one action'],
    [{ ...REQUEST, resource: 1 }, 'the resource of the request is not a text'],
    [{ ...REQUEST, principal: {} }, 'the principal of the request is not a text'],
    [{ ...REQUEST, context: null }, 'the request has no context'],
    [{ ...REQUEST, context: { k: { v: 1 } } }, "the request's value of `k` is not a text"],
    [{ ...REQUEST, context: { k: [deep(100_000)] } }, "the request's value of `k` is not a text"],
    [{ ...REQUEST, resource: 'x'.repeat(5000) }, 'the resource of the request is not a text'],
  ])('%#: unknown, %s', (request, reason) => {
    expect(evaluate({ Effect: 'Allow', Action: '*' }, request)).toMatchObject({ outcome: 'unknown', reason });
  });
});

describe('large policies', () => {
  test('ten thousand statements take seconds at most', () => {
    const one = (index: number) =>
      written({
        Effect: 'Allow',
        Action: 's3:Get*',
        Resource: `arn:aws:s3:::*b${index}*/*`,
        Condition: { StringLike: { k: '*w*' } },
      });
    const layer = Array.from({ length: 10_000 }, (_, index) => one(index));
    const start = performance.now();
    expect(evaluateRequest(REQUEST, { ways: [[layer, layer]] }).misses.length).toBeLessThanOrEqual(5);
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  test('a text longer than any policy is unknown', () => {
    expect(evaluate({ Effect: 'Allow', Action: '*', Resource: '*a'.repeat(3_000_000) }).outcome).toBe('unknown');
  });
});

test('nothing of the engine is shared: only types are taken from the other folders of access', () => {
  const folder = join(__dirname, '../../../../lib/analysis/access/request');
  const imports = readdirSync(folder).flatMap(
    (file) => readFileSync(join(folder, file), 'utf8').match(/^import [^;]* from '\.\.\/[^;]*;/gm) ?? [],
  );
  const taken = imports.filter((line) => !line.startsWith('import type ') && !line.includes('/common/printable'));
  expect(taken).toEqual([]);
  expect(imports.length).toBeGreaterThan(0);
});
