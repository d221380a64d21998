import type { Manifest } from '../../manifest';
import type { Document } from './document';
import { joined, list, page, section, table } from './markdown-parts';
import { ownerOf } from './parties';

/** Who answers for what, on both sides. */
export function responsibilityMatrix(manifest: Manifest): Document {
  const { vendor, controls, agreement, assessor, logging, concerns } = withConcerns(manifest);
  const rows = controls.map(({ id, statement, owner, accountable, backup = 'nobody', approvers }) => [
    id,
    statement,
    owner,
    accountable,
    backup,
    approvers.join(', '),
  ]);
  const signed = (agreement?.signatures ?? []).map(({ party, name, on }) => [party, name, on]);
  return {
    file: 'responsibility.md',
    text: page(
      `Who answers for what: ${vendor.name}`,
      section('Controls', table(['control', 'what it says', 'owner', 'accountable', 'backup', 'approved by'], rows)),
      section('Worries, and what answers them', table(['worry', 'controls'], concerns)),
      section(
        'Others',
        list([
          `the engagement: ${ownerOf(manifest)}`,
          `reading the logs: ${joined(logging.reviewers)}`,
          ...logging.criticalTransactions.map(({ id, reviewer }) => `critical transaction ${id}: ${reviewer}`),
          ...(assessor ? [`the audit: ${assessor.organisation}, ${assessor.contact}; ${assessor.independence}`] : []),
        ]),
      ),
      section(
        'Signed',
        agreement ? `Digest of the control set: \`${agreement.digest}\`` : 'Neither party has signed the control set.',
        table(['party', 'by', 'on'], signed),
      ),
    ),
  };
}

function withConcerns(manifest: Manifest) {
  const worries = [...new Set(manifest.controls.flatMap(({ concerns }) => concerns))];
  const concerns = worries.map((worry) => [
    worry,
    manifest.controls
      .filter((control) => control.concerns.includes(worry))
      .map(({ id }) => id)
      .join(', '),
  ]);
  return { ...manifest, concerns };
}
