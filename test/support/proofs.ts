import { type Claim, prove } from '../../lib/analysis/claim';
import type { Proof } from '../../lib/common/finding';
import { outdent } from '../../lib/common/outdent';
import type { Manifest } from '../../lib/manifest';
import { Template } from '../../lib/template';
import { enclaveTemplate, referenceManifest } from '../constructs/fixtures';

/** Decides a claim on a template written in a test. */
export function decide(claim: Claim, template: string): Proof {
  return prove(Template.parse({ file: 'template.yaml', text: outdent(template) }), 'test', claim);
}

export type Row = readonly [title: string, from: string, to: string, verdict: string, reason: RegExp];

/** One template that passes, and what each change of it turns the verdict into. */
export function changes(claim: Claim, template: string, rows: readonly Row[]): void {
  test.each(rows)('%s', (_title, from, to, verdict, reason) => {
    expect(template).toContain(from);
    const proof = decide(claim, template.replace(from, to));
    expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([
      verdict,
      expect.stringMatching(reason),
    ]);
  });
}

/**
 * What a change of an enclave's text, in a resource whose id begins so, turns a claim into: it fails, unless the row says
 * that nobody can tell.
 */
export type EnclaveRow = readonly [
  title: string,
  id: string,
  from: string,
  to: string,
  reason: RegExp,
  verdict?: 'unknown',
];

/** What a resource that is slipped into an enclave turns a claim into. */
export type AdditionRow = readonly [title: string, resource: object, reason: RegExp, verdict?: 'unknown'];

/**
 * The reference enclave, or another whole one, passes, and each change of it and each addition to it fails, or cannot be told
 * where its row says so. What another stack exports never can.
 */
export function changesOfEnclave(
  claimOf: (manifest: Manifest) => Claim,
  rows: readonly EnclaveRow[],
  manifest = reference(),
  additions: readonly AdditionRow[] = [],
): void {
  const mustBreak = (others: Record<string, unknown>, reason: RegExp, verdict: 'unknown' | 'fail' = 'fail') => {
    const { witness, explanation, ...found } = decideEnclave(claimOf, others, manifest);
    expect([found.verdict, witness ?? explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
  };
  test('the whole enclave passes', () => {
    expect(decideEnclave(claimOf, {}, manifest)).toMatchObject({ verdict: 'pass' });
  });
  for (const [title, start, from, to, reason, verdict] of rows) {
    test(title, () => {
      const [id, resource] = Object.entries(resourcesOf(manifest)).find(
        ([name, one]) => name.startsWith(start) && JSON.stringify(one).includes(from),
      )!;
      const broken = JSON.parse(JSON.stringify(resource).replace(from, to)) as unknown;
      mustBreak({ [id]: broken }, reason, to.includes('Fn::ImportValue') ? 'unknown' : verdict);
    });
  }
  for (const [title, resource, reason, verdict] of additions) {
    test(title, () => mustBreak({ Added: resource }, reason, verdict));
  }
}

/** Decides a claim on an enclave in which some resources are others, or stand beside those that are there. */
export function decideEnclave(
  claimOf: (manifest: Manifest) => Claim,
  others: Record<string, unknown> = {},
  manifest = reference(),
): Proof {
  const Resources = { ...resourcesOf(manifest), ...others };
  const template = Template.parse({ file: 'enclave.json', text: JSON.stringify({ Resources }) });
  return prove(template, 'test', claimOf(manifest));
}

/** The resource of the reference enclave whose id begins so, under a condition that nobody can read. */
export function unread(start: string): Record<string, unknown> {
  const [id, resource] = Object.entries(resourcesOf(reference())).find(([name]) => name.startsWith(start))!;
  return { [id]: { ...(resource as object), Condition: 'Unread' } };
}

const built = new Map<Manifest, Record<string, unknown>>();
let read: Manifest | undefined;

export function reference(): Manifest {
  return (read ??= referenceManifest());
}

export function resourcesOf(manifest: Manifest): Record<string, unknown> {
  const known = built.get(manifest) ?? (enclaveTemplate(manifest).toJSON()['Resources'] as Record<string, unknown>);
  built.set(manifest, known);
  return known;
}

/** A value that only the deployment knows. */
export const HIDDEN = '{"Fn::ImportValue":"x"}';

/** The beginning of a template with a parameter that nobody knows. */
export const ANY = 'Parameters: { Any: { Type: String } }\nResources:';

/** The endpoint of `clerkTemplate`, and the last second of the short manifest’s grant, as conditions of an Allow. */
export const DOOR = 'StringEquals: { aws:SourceVpce: [!Ref Door] }';
export const UNTIL = 'DateLessThan: { aws:CurrentTime: "2027-06-30T23:59:59Z" }';
/** What the short manifest grants to `clerk`, or one of its two verbs. */
export const READ = 'Action: s3:GetObject, Resource: "arn:aws:s3:::client-letters/inbox/*"';

/** The statements of a clerk's role, in a network with one endpoint, beside an API. */
export function clerkTemplate(statements: readonly string[], { role = '', more = '' } = {}): string {
  return `
Parameters:
  Any: { Type: String }
Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/22 } }
  Door: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !Ref Net, ServiceName: com.amazonaws.eu-central-1.s3 } }
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: other } }
  Clerk:
    Type: AWS::IAM::Role
    Properties:
      Tags: [{ Key: vendor-enclave:component, Value: role/clerk }]
      ${role}
  Grants:
    Type: AWS::IAM::Policy
    Properties:
      Roles: [!Ref Clerk]
      PolicyDocument:
        Statement:
${statements.map((statement) => `          - { ${statement} }`).join('\n')}
${more}`;
}

export function allow(access: string, conditions = `${DOOR}, ${UNTIL}`): string {
  return `Effect: Allow, ${access}, Condition: { ${conditions} }`;
}
