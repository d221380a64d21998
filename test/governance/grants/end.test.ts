import { heldOn, lapseAccess, revokeAccess } from '../../../lib/governance/grants';
import { editManifest } from '../../../lib/manifest/edit';
import { parseManifest } from '../../../lib/manifest/load-manifest';
import { asked, BY_SECURITY, GOVERNED, outcomeOf } from '../../support/governed';
import { NOW, parse } from '../../support/manifests';

const BY = 'sara@client.example';

const grant = (id: string, expires: string, verbs = 'read', boundary = 'letters') =>
  `  - { id: ${id}, jobFunction: clerk, boundary: ${boundary}, verbs: [${verbs}], requestedBy: ana@acme.example, approvedBy: tom@client.example, reason: Work, expires: ${expires} }\n`;

const withGrants = (...grants: string[]) => GOVERNED.replace('grants: []\n', `grants:\n${grants.join('')}`);

const revoked = (text: string, id: string) =>
  revokeAccess(parse(text).manifest, { id, by: BY, reason: 'Work is done' }, NOW);

test('of two grants for the same, the revoke of one leaves the other, and says so (R10)', () => {
  const text = withGrants(grant('short', '2026-12-01', 'list, read'), grant('long', '2027-03-01'));
  const verdict = revoked(text, 'long');
  expect(parse(outcomeOf(text, verdict) as string).manifest.grants.map(({ id }) => id)).toEqual(['short']);
  expect(verdict).toMatchObject({
    says: [expect.any(String), 'clerk still may read letters until 2026-12-01, by short', expect.any(String)],
  });
  expect(revoked(text, 'short')).toMatchObject({
    says: [expect.any(String), 'clerk still may read letters until 2027-03-01, by long', expect.any(String)],
  });
});

test('overlapping grants are a union: the end of one drops nothing that another still gives (R10)', () => {
  const text = withGrants(
    grant('short', '2026-12-01', 'list, read'),
    grant('long', '2027-03-01'),
    grant('other', '2027-04-01', 'read', 'claims'),
  );
  const held = (day: string) =>
    heldOn(parse(text).manifest.grants, { jobFunction: 'clerk', boundary: 'letters' }, day).map(
      ({ verb, until, by }) => `${verb} ${until} ${by}`,
    );
  expect(held('2026-12-01')).toEqual(['list 2026-12-01 short', 'read 2027-03-01 long']);
  expect(held('2026-12-02')).toEqual(['read 2027-03-01 long']);
  expect(held('2027-03-02')).toEqual([]);
});

test('what was approved can be taken back before anybody activates it (R10)', () => {
  const text = asked({ approvals: BY_SECURITY });
  const verdict = revoked(text, 'more');
  expect(parse(outcomeOf(text, verdict) as string).manifest.requests).toEqual([]);
  expect(verdict).toMatchObject({
    records: [{ action: 'revoke', subject: 'more', details: { reason: 'Work is done' } }],
  });
});

test('the last grant can be revoked, also one that was written by hand (R10)', () => {
  const text = withGrants(grant('x', '2027-03-01').replace('id: x, ', ''));
  const verdict = revoked(text, 'clerk:letters:2027-03-01');
  expect(parse(outcomeOf(text, verdict) as string).manifest.grants).toEqual([]);
  expect(outcomeOf(text, revoked(text, 'clerk:letters:2027-03-02'))).toEqual([
    'grants/unknown-access @ apiVersion: vendor-enclave/v1',
  ]);
});

test('what is over is taken out together: grants after their last day, approvals nobody used (R10)', () => {
  const now = new Date('2026-12-21T00:00:00Z');
  const text = asked({ approvals: BY_SECURITY }).replace(
    'grants: []\n',
    `grants:\n${grant('first', '2026-12-20')}${grant('last', '2026-12-21')}${grant('second', '2026-12-01')}`,
  );
  const { manifest } = parseManifest({ file: 'enclave.yaml', text }, now, undefined, ['manifest/grant-expired']);
  const { edits, records } = lapseAccess(manifest, BY, now);
  const after = parse(editManifest({ file: 'enclave.yaml', text }, edits), now).manifest;
  expect([after.grants.map(({ id }) => id), after.requests]).toEqual([['last'], []]);
  expect(records.map(({ subject, details }) => `${subject}: ${String(details.because)}`).sort()).toEqual([
    'first: expired',
    'more: not activated',
    'second: expired',
  ]);
});

test('an approval on its last day, and a request that waits, stay (R10)', () => {
  const now = new Date('2026-12-20T23:59:59Z');
  expect(lapseAccess(parse(asked({ approvals: BY_SECURITY }), now).manifest, BY, now).edits).toEqual([]);
  const later = new Date('2027-06-01T00:00:00Z');
  expect(lapseAccess(parse(asked(), later).manifest, BY, later).edits).toEqual([]);
});
