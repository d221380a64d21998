import type { Manifest } from '../../manifest';
import { controlSet, isGoverned } from '../controls';
import type { Document } from './document';
import { joined, list, page, section, table } from './markdown-parts';
import { ownerOf } from './parties';

/** Who answers for what, on both sides. */
export function responsibilityMatrix(manifest: Manifest): Document {
  const { vendor, agreement, assessor, logging } = manifest;
  // A pilot that has not spoken of controls is not told that nobody owns any.
  const controls = isGoverned(manifest) ? controlSet(manifest) : [];
  const rows = controls.map((control) => {
    const { id, statement, owner, split, accountable = 'nobody', backup = 'nobody' } = control;
    const parted = split ? `${owner}: the client ${split.client}; the vendor ${split.vendor}` : owner;
    return [id, statement, parted, accountable, backup, [...control.approverRoles, ...control.approvers].join(', ')];
  });
  const concerns = manifest.concerns.map(({ text, raisedBy, controls: ids }) => [text, raisedBy, joined(ids)]);
  const signed = (agreement?.signatures ?? []).map(({ party, name, on }) => [party, name, on]);
  return {
    file: 'responsibility.md',
    text: page(
      `Who answers for what: ${vendor.name}`,
      section('Controls', table(['control', 'what it says', 'owner', 'accountable', 'backup', 'approved by'], rows)),
      section('Worries, and what answers them', table(['worry', 'raised by', 'controls'], concerns)),
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
