/** Parts of manifests that the examples of several rules are made of, as lines at the indent of an example. */

/** Who answers for the controls of both parties. */
export const OWNED = `
        controlOwners:
          client: { accountable: kim@client.example, backup: lee@client.example }
          vendor: { accountable: ben@acme.example, backup: ana@acme.example }`;

/** The same, with a control of the engagement’s own, and what is said of how it is verified. */
export function ownControl(...lines: readonly string[]): string {
  return `${OWNED}
        controls:
          - id: calls-announced
            statement: Each call is announced
            owner: vendor
            evaluation: No call is exempt
            approvers: [kim@client.example]${below(lines)}
      `;
}

/** Somebody has asked for access; further lines belong to the request. */
export function requested(...lines: readonly string[]): string {
  return `
        engagement: { ends: 2027-12-31, owner: owner@client.example }
        requests:
          - id: r-1
            jobFunction: clerk
            boundary: letters
            verbs: [read]
            requestedBy: ana@acme.example
            requestedOn: 2027-01-10
            days: 20
            reason: Backlog${below(lines)}
      `;
}

/** The access that came of it. */
export function activated({ verbs = 'read', expires = '2027-01-30', id = 'r-1' } = {}): string {
  return `
        engagement: { ends: 2027-12-31, owner: owner@client.example }
        grants:
          - id: ${id}
            jobFunction: clerk
            boundary: letters
            verbs: [${verbs}]
            requestedBy: ana@acme.example
            approvedBy: owner@client.example
            reason: Backlog
            expires: ${expires}
            request: r-1
            activated: { by: ben@acme.example, on: 2027-01-10 }
      `;
}

function below(lines: readonly string[]): string {
  return lines.map((line) => `\n            ${line}`).join('');
}
