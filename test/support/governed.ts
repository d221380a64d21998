import { editManifest } from '../../lib/manifest/edit';
import type { Verdict } from '../../lib/governance/grants';
import { NOW, parse } from './manifests';

/** A manifest with roles, trained people and data of two classes; nobody was granted anything. */
export const GOVERNED = `
apiVersion: vendor-enclave/v1
vendor: { id: acme, name: Acme Services }
placement: { account: "111122223333", region: eu-central-1 }
engagement: { stage: pilot, starts: 2026-11-01, ends: 2027-12-31, owner: owner@client.example }
approval:
  roles:
    - { id: security, people: [sara@client.example, tom@client.example] }
    - { id: data-owner, people: [dora@client.example, sara@client.example] }
  needs: # all lines that fit add up
    - { role: security }
    - { role: data-owner, classifications: [restricted] }
    - { role: security, verbs: [delete], stages: [pilot] }
jobFunctions: [{ id: clerk }, { id: typist }]
people:
  - { name: Ana, email: ana@acme.example, jobFunction: clerk, training: [{ course: Privacy, completed: 2026-01-10, expires: 2027-01-10 }] }
  - { name: Ben, email: ben@acme.example, jobFunction: clerk, training: [{ course: Privacy, completed: 2026-06-01, expires: 2027-06-01 }] }
  - { name: Cay, email: cay@acme.example, jobFunction: typist }
  - { name: Dan, email: dan@acme.example, jobFunction: typist, training: [{ course: Privacy, completed: 2026-06-01, expires: 2027-06-01 }] }
dataBoundaries:
  - { id: letters, dataset: Letters, purpose: Answering letters, resources: ["arn:aws:s3:::client-letters/inbox/*"] }
  - { id: claims, dataset: Claims, classification: restricted, purpose: Deciding claims, resources: ["arn:aws:s3:::client-claims/open/*"] }
grants: []
connect:
  samlProviderArn: arn:aws:iam::111122223333:saml-provider/acme
  clientVpn: { serverCertificateArn: "arn:aws:acm:eu-central-1:111122223333:certificate/0f0f0f0f-1111-2222-3333-444444444444" }
`.trimStart();

/** Replaces pieces of the governed manifest; a piece that is not there is a mistake in the test. */
export function governedWith(...changes: readonly [from: string, to: string][]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the manifest does not say: ${from}`);
    return text.replace(from, to);
  }, GOVERNED);
}

/** A request as the manifest has it, with the approvals given. */
export function requestOf(
  parts: { boundary?: string; verbs?: string; days?: number; approvals?: string } = {},
): string {
  const { boundary = 'letters', verbs = 'list, read', days = 14, approvals = '' } = parts;
  return `requests:
  - id: more
    jobFunction: clerk
    boundary: ${boundary}
    verbs: [${verbs}]
    requestedBy: ana@acme.example
    requestedOn: 2026-11-18
    reason: Backlog
    days: ${days}
    approvals: [${approvals}]
`;
}

export const BY_SECURITY = '{ by: tom@client.example, role: security, on: 2026-11-20 }';

/** A governed manifest with a request in it. */
export function asked(
  parts?: Parameters<typeof requestOf>[0],
  ...changes: readonly [from: string, to: string][]
): string {
  return governedWith(['grants: []\n', `grants: []\n${requestOf(parts)}`], ...changes);
}

/** What a verdict makes of a text; the codes of a refusal with the text each points at. */
export function outcomeOf(text: string, verdict: Verdict, now = NOW): string | string[] {
  if (verdict.kind === 'edit') return editManifest({ file: 'enclave.yaml', text }, verdict.edits);
  const loaded = parse(text, now);
  const lines = text.split('\n');
  return verdict.complaints.map(({ path, code }) => {
    const { line, column } = loaded.locate(path);
    return `${code} @ ${/^[^,}\]]*/.exec(lines[line - 1]!.slice(column - 1))![0].trim()}`;
  });
}
