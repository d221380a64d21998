import { type LoadedManifest, parseManifest } from '../../lib/manifest/load-manifest';
import { UserError } from '../../lib/common/user-error';

/** The moment every test lives in, unless it says otherwise. */
export const NOW = new Date('2026-11-21T12:00:00Z');

/** A short manifest that is safe and complete; tests change one thing in it. */
export const SHORT_MANIFEST = `
apiVersion: vendor-enclave/v1
vendor: { id: acme, name: Acme Services }
placement: { account: "111122223333", region: eu-central-1 }
engagement: { ends: 2027-12-31 }
jobFunctions: [{ id: clerk }]
people:
  - { name: Ana, email: ana@acme.example, jobFunction: clerk }
  - { name: Ben, email: ben@acme.example, jobFunction: clerk }
dataBoundaries:
  - { id: letters, dataset: Letters, purpose: Answering letters, resources: ["arn:aws:s3:::client-letters/inbox/*"] }
grants:
  - { jobFunction: clerk, boundary: letters, verbs: [list, read], requestedBy: ana@acme.example, approvedBy: owner@client.example, reason: Daily work, expires: 2027-06-30 }
connect:
  samlProviderArn: arn:aws:iam::111122223333:saml-provider/acme
  clientVpn: { serverCertificateArn: "arn:aws:acm:eu-central-1:111122223333:certificate/0f0f0f0f-1111-2222-3333-444444444444" }
`.trimStart();

/** Replaces one piece of the short manifest; a piece that is not there is a mistake in the test. */
export function shortManifestWith(...changes: readonly [from: string, to: string][]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the short manifest does not say: ${from}`);
    return text.replace(from, to);
  }, SHORT_MANIFEST);
}

export function parse(text: string, now = NOW): LoadedManifest {
  return parseManifest({ file: 'enclave.yaml', text }, now);
}

/** The problems of a text as `line:column code`, or an empty list when it is accepted. */
export function problemsOf(run: () => unknown): string[] {
  try {
    run();
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map(({ where, code }) => `${where.split(':').slice(-2).join(':')} ${code}`);
  }
}

/** The problems of a manifest as `code @ <the text the position points at>`: a wrong position shows as wrong text. */
export function complaintsOf(text: string): string[] {
  const lines = text.split('\n');
  return problemsOf(() => parse(text)).map((problem) => {
    const [, line, column, code] = /^(\d+):(\d+) (.*)$/.exec(problem)!;
    const rest = lines[Number(line) - 1]!.slice(Number(column) - 1);
    return `${code} @ ${/^("[^"]*"|[^,}\]]*)/.exec(rest)![0].trim()}`;
  });
}
