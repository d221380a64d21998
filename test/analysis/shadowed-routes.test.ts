import { roleWithinGrants } from '../../lib/analysis/access/role-within-grants';
import { parse, shortManifestWith } from '../support/manifests';
import { DOOR, allow, clerkTemplate, decide } from '../support/proofs';

/** An API whose first route the clerk may call; a second job function may call the others. */
function proofFor(granted: string, others: string[], denies: string[] = [], given = `/v1/GET${granted}`) {
  const route = (path: string, job: string) => `{ method: GET, path: "${path}", jobFunctions: [${job}] }`;
  const routes = [route(granted, 'clerk'), ...others.map((path) => route(path, 'lead'))].join(', ');
  const { manifest } = parse(
    shortManifestWith(
      ['jobFunctions: [{ id: clerk }]', 'jobFunctions: [{ id: clerk }, { id: lead }]'],
      [
        'dataBoundaries:',
        '  - { name: Cem, email: cem@acme.example, jobFunction: lead }\n  - { name: Dan, email: dan@acme.example, jobFunction: lead }\ndataBoundaries:',
      ],
      [
        'connect:\n',
        `apis:\n  - { id: desk, backend: { lambdaArn: "arn:aws:lambda:eu-central-1:111122223333:function:f" }, routes: [${routes}] }\nconnect:\n`,
      ],
    ),
  );
  const arn = (path: string) => `!Sub "arn:\${AWS::Partition}:execute-api:eu-central-1:111122223333:\${Api}${path}"`;
  const statements = [
    allow(
      `Action: execute-api:Invoke, Resource: ${arn(given.replace(/\{[^}]*\}/g, '*'))}`,
      `${DOOR}, DateLessThan: { aws:CurrentTime: "2027-12-31T23:59:59Z" }`,
    ),
    ...denies.map((path) => `Effect: Deny, Action: execute-api:Invoke, Resource: ${arn(path)}`),
  ];
  const text = clerkTemplate(statements).replace('Name: other', 'Name: enclave-acme.desk');
  return decide(roleWithinGrants(manifest, manifest.jobFunctions[0]!), text);
}

describe('a permission for one route', () => {
  test.each<[string, string, string[], string | undefined]>([
    ['covers what lies below a parameter', '/claims/{id}', ['/claims/{id}/notes'], 'GET /claims/x/notes'],
    ['covers a literal beside a parameter', '/claims/{id}', ['/claims/search'], 'GET /claims/search'],
    ['covers a route it meets crosswise', '/a/{x}/c', ['/a/b/{y}'], 'GET /a/b/c'],
    ['covers a route further down', '/a/{x}/c', ['/a/{x}/d/c'], 'GET /a/x/d/c'],
    ['does not cover a parameter beside a literal', '/claims/search', ['/claims/{id}'], undefined],
    ['does not cover a parameter that never comes first', '/a/{x}/c', ['/a/{x}/{y}'], undefined],
    ['does not cover its parent', '/claims/{id}', ['/claims'], undefined],
  ])('%s', (_title, granted, others, witness) => {
    const proof = proofFor(granted, others);
    expect(proof.verdict).toBe(witness === undefined ? 'pass' : 'fail');
    expect(proof.witness ?? '').toContain(witness ?? '');
  });

  test('may cover more when a Deny takes it away again', () => {
    expect(proofFor('/claims/{id}', ['/claims/{id}/notes'], ['/v1/GET/claims/*/notes']).verdict).toBe('pass');
    expect(proofFor('/claims/{id}', ['/claims/{id}/notes'], ['/v1/*/claims/*/*']).verdict).toBe('pass');
    expect(proofFor('/claims/{id}', ['/claims/{id}/notes'], ['/v1/POST/claims/notes']).verdict).toBe('fail');
  });

  test('is not known to be safe when a Deny takes only some of it away', () => {
    expect(proofFor('/claims/{id}', ['/claims/{id}/notes'], ['/v1/GET/claims/x/notes']).verdict).toBe('unknown');
  });

  test('is not known to be safe when there are too many paths to try', () => {
    const many = Array.from({ length: 12 }, (_, index) => `/r${index}`);
    const deep = '/claims/{a}/{b}/{c}/{d}/{e}';
    expect(proofFor('/claims/{id}', [...many, deep])).toMatchObject({
      verdict: 'unknown',
      explanation: [expect.stringMatching(/which \/claims\/\* covers as well/)],
    });
  });
});
