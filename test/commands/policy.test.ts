/** Questions about bare documents: one in words, or thousands line by line. What decides them is tested with the engine. */
import { policyCompare } from '../../lib/commands/policy-compare';
import { policyEscalate } from '../../lib/commands/policy-escalate';
import { policyExposure } from '../../lib/commands/policy-exposure';
import { UserError } from '../../lib/common/user-error';
import { fakeIo } from '../support/fake-io';
import { temporaryFolder } from '../support/temporary';

const allow = (Action: string, more: object = {}) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource: '*', ...more }],
});
const READ = allow('s3:GetObject');
const ALL = allow('s3:*');
const PUBLIC = allow('s3:GetObject', { Principal: '*' });
const lines = (...cases: unknown[]) =>
  cases.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n');

interface Line {
  readonly id: string;
  readonly verdict: string;
  readonly because: readonly string[];
  readonly path: readonly string[] | null;
}

/** Runs a command over cases on standard input. */
async function answered(command: typeof policyExposure, input: string) {
  const io = fakeIo(temporaryFolder(), undefined, input);
  const outcome = await command(undefined, { cases: '-' }, io).catch((error: unknown) => error);
  return {
    outcome,
    answers: io
      .stdout()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Line),
  };
}

const compare: typeof policyExposure = (_, options, io) => policyCompare([], options, io);

test('a pair is compared in words, with the request that shows it', async () => {
  const io = fakeIo(temporaryFolder({ 'agreed.json': JSON.stringify(READ), 'wanted.json': JSON.stringify(ALL) }));
  expect(await policyCompare(['agreed.json', 'wanted.json'], {}, io)).toBe(1);
  expect(io.stdout()).toMatch(/^fail {2}the candidate allows what the reference does not\n {2}request {2}s3:/);
  expect(await policyCompare(['wanted.json', 'agreed.json'], {}, io)).toBe(0);
});

test('cases are answered one a line, with every field', async () => {
  const { outcome, answers } = await answered(
    compare,
    lines(
      { id: 'a', policyType: 'identity', reference: ALL, candidate: READ },
      { id: 'b', reference: READ, candidate: ALL },
    ),
  );
  expect(outcome).toBe(1);
  expect(answers.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['a', 'pass'],
    ['b', 'fail'],
  ]);
  expect(Object.keys(answers[0]!)).toEqual(['id', 'verdict', 'witness', 'path', 'grants', 'because', 'notes']);
});

test.each([
  ['is no JSON', 'oops', 'is no case'],
  ['is a list', '[]', 'is no case'],
  ['lacks a field', { id: 'x', candidate: READ }, '`reference` is no policy document'],
  [
    'has a wrong type',
    { id: 'x', policyType: 'bucket', reference: READ, candidate: READ },
    '`policyType` is none we know',
  ],
  [
    'holds a text for a document',
    { id: 'x', reference: 'Allow', candidate: READ },
    '`reference` is no policy document',
  ],
  ['holds letters of ours', { id: 'x', reference: allow('s3:\ue000'), candidate: READ }, 'private use area'],
  [
    'holds a text of megabytes',
    { id: 'x', reference: READ, candidate: allow('s3:Get', { Resource: 'a'.repeat(6_000_000) }) },
    'a text of 6000000 characters',
  ],
  [
    'nests without end',
    `{"id":"x","candidate":{},"reference":{"Statement":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`,
    'without end',
  ],
])('a line that %s is unknown and a mistake; the others are answered', async (_, line, because) => {
  const { outcome, answers } = await answered(compare, lines(line, { id: 'good', reference: READ, candidate: READ }));
  expect(answers.map(({ verdict }) => verdict)).toEqual(['unknown', 'pass']);
  expect(answers[0]!.because.join()).toContain(because);
  expect(outcome).toBeInstanceOf(UserError);
  expect((outcome as UserError).problems).toMatchObject([{ where: '-:1:1', code: 'policy/case' }]);
});

test('documents may be JSON in a text, as many tools write them', async () => {
  const { answers } = await answered(
    compare,
    lines({ id: 'x', reference: JSON.stringify(READ), candidate: JSON.stringify(READ) }),
  );
  expect(answers[0]!.verdict).toBe('pass');
});

test('ten thousand statements are answered', async () => {
  const many = { Version: '2012-10-17', Statement: Array(10_000).fill(READ.Statement[0]) as object[] };
  const { answers } = await answered(compare, lines({ id: 'x', reference: READ, candidate: many }));
  expect(answers[0]!.verdict).toBe('pass');
});

test('an action that does not exist is a warning, not a mistake', async () => {
  const io = fakeIo(temporaryFolder({ 'p.json': JSON.stringify(allow('s3:GetObjekt')) }));
  expect(await policyCompare(['p.json', 'p.json'], {}, io)).toBe(0);
  expect(io.stdout()).toContain('warning: candidate Statement[0].Action: saw s3:GetObjekt, want `s3:GetObject`');
});

test('exposure names who is let in', async () => {
  const io = fakeIo(temporaryFolder({ 'p.json': JSON.stringify(PUBLIC) }));
  expect(await policyExposure('p.json', {}, io)).toBe(1);
  expect(io.stdout()).toContain('\nanybody without credentials\n  may      s3:GetObject\n  on       *');
});

test('exposure takes the account of a case, or of the option', async () => {
  const theirs = allow('s3:GetObject', { Principal: { AWS: '444455556666' } });
  const { answers } = await answered(
    policyExposure,
    lines({ id: 'a', policy: theirs }, { id: 'b', policy: theirs, account: '111122223333' }),
  );
  expect(answers.map(({ verdict }) => verdict)).toEqual(['pass', 'fail']);
  const io = fakeIo(temporaryFolder({ 'p.json': JSON.stringify(theirs) }));
  expect(await policyExposure('p.json', { account: '444455556666' }, io)).toBe(0);
});

const RAISES = allow('iam:PutUserPolicy');
const ana = { id: 'ana', type: 'user', name: 'ana', policies: [RAISES], boundary: null, trust: null };
const ben = { ...ana, id: 'ben', name: 'ben', policies: [READ] };

test('principals on lines of their own are one account, each with its answer', async () => {
  const { outcome, answers } = await answered(policyEscalate, lines(ana, 'oops', ben));
  expect(answers.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['line 2', 'unknown'],
    ['ana', 'fail'],
    ['ben', 'pass'],
  ]);
  expect(answers[1]!.path).toHaveLength(1);
  expect(outcome).toBeInstanceOf(UserError);
});

test('a line with principals is an account of its own, with one answer', async () => {
  const { answers } = await answered(
    policyEscalate,
    lines({ id: 'x', principals: [ben, ana] }, { id: 'y', principals: [ben] }),
  );
  expect(answers.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['x', 'fail'],
    ['y', 'pass'],
  ]);
  expect(answers[0]!.because[0]).toBe('ana');
});

test.each([
  ['lines', lines(ana, ben)],
  ['a list', JSON.stringify([ana, ben])],
])('principals of a file are told in words, from %s', async (_, text) => {
  const io = fakeIo(temporaryFolder({ 'p.jsonl': text }));
  expect(await policyEscalate('p.jsonl', {}, io)).toBe(1);
  expect(io.stdout()).toMatch(/^ana\nfail {2}can come to more rights\n[^]*\n\nben\npass {2}/);
});

test.each<[string, () => Promise<unknown>, string]>([
  ['no documents', () => policyCompare(['a.json'], {}, fakeIo('.')), 'policy/arguments'],
  ['no policy', () => policyExposure(undefined, {}, fakeIo('.')), 'policy/arguments'],
  ['no principals', () => policyEscalate(undefined, {}, fakeIo('.')), 'policy/principals'],
  ['an account that is none', () => policyExposure('a.json', { account: '1' }, fakeIo('.')), 'policy/account'],
  ['an organisation that is none', () => policyExposure('a.json', { org: 'x' }, fakeIo('.')), 'policy/organization'],
  ['a file that is not there', () => policyExposure('a.json', {}, fakeIo(temporaryFolder())), 'file/missing'],
  [
    'a file that is no JSON',
    () => policyExposure('a.json', {}, fakeIo(temporaryFolder({ 'a.json': '{\n oops' }))),
    'policy/json',
  ],
])('%s is a mistake with a mend', async (_, run, code) => {
  const error: unknown = await run().catch((thrown: unknown) => thrown);
  expect((error as UserError).problems[0]).toMatchObject({ code, mend: expect.any(String) as string });
});
