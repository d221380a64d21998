import type { Manifest } from '../../manifest';
import { approvalRoles, OWNER_ROLE } from '../../manifest/approvers';

/** A manifest in a repository: its path from the root, with `/`. */
export interface Kept {
  readonly path: string;
  readonly ledgerPath: string;
  readonly manifest: Manifest;
}

/**
 * CODEOWNERS for a repository of manifests: who has to approve a change of which. The host of the repository knows
 * e-mail addresses there, and asks one of the people of a line.
 *
 * `CODEOWNERS` itself names the owner and a second role, so that nobody changes alone who has to approve.
 */
export function codeOwners(kept: readonly Kept[]): string {
  const sorted = [...kept].sort((one, other) => (one.path < other.path ? -1 : 1));
  const lines = sorted.flatMap(({ path, ledgerPath, manifest }) => {
    const roles = [...approvalRoles(manifest)].sort(([one], [other]) => (one < other ? -1 : 1));
    const people = distinct(roles.flatMap(([, members]) => members));
    return [
      '',
      ...roles.map(([role, members]) => `# ${manifest.vendor.id}, ${role}: ${members.join(' ')}`),
      ...(people.length === 0 ? [`# ${manifest.vendor.id}: the manifest names nobody who approves`] : []),
      `${pattern(path)} ${people.join(' ')}`.trimEnd(),
      `${pattern(ledgerPath)} ${people.join(' ')}`.trimEnd(),
    ];
  });
  return `${[
    '# Who approves a change of which manifest. Written by `enclave workflow`: change the manifests instead.',
    ...lines,
    '',
    '# Who approves a change of this file, and of the form that changes are described in.',
    ...['/.github/CODEOWNERS', '/.github/pull_request_template.md'].map((path) =>
      `${path} ${ruleKeepers(sorted).join(' ')}`.trimEnd(),
    ),
  ].join('\n')}\n`;
}

/** The owner and one role more: of each manifest, the first that has people of its own. */
function ruleKeepers(kept: readonly Kept[]): string[] {
  return distinct(
    kept.flatMap(({ manifest }) => {
      const roles = approvalRoles(manifest);
      const owner = roles.get(OWNER_ROLE) ?? [];
      const second = [...roles]
        .filter(([role]) => role !== OWNER_ROLE)
        .sort(([one], [other]) => (one < other ? -1 : 1))[0];
      return [...owner, ...(second?.[1] ?? [])];
    }),
  );
}

function distinct(emails: readonly string[]): string[] {
  return [...new Map(emails.map((email) => [email.toLowerCase(), email])).values()].sort();
}

/** Anchored at the root; a space in a path ends the pattern unless it is escaped. */
function pattern(path: string): string {
  return `/${path.replaceAll(' ', '\\ ')}`;
}

/** What a pull request says, so that whoever approves finds what they decide on; the same for every repository. */
export function pullRequestTemplate(kept: readonly Kept[]): string {
  const names = [...kept].map(({ path }) => `\`${path}\``).sort();
  return `<!-- Written by \`enclave workflow\`. Manifests here: ${names.join(', ')} -->
## What changes

- [ ] Access: ids of the requests or grants (\`enclave list\`):
- [ ] Rules of approval (\`approval\`, \`engagement.owner\`), approved by \`enclave approve --rules\`
- [ ] Something else of a manifest:

## Why

## Before somebody approves

- [ ] Nobody approves what they asked for themselves
- [ ] Every change of access was made by \`enclave request\`, \`approve\`, \`activate\`, \`reject\`, \`revoke\` or \`lapse\`
- [ ] \`enclave ledger verify\` finds no broken link
- [ ] \`enclave check\` finds nothing new
`;
}
