import { evaluateRequest } from '../../../lib/analysis/access/request/evaluate-request';
import { lapseAccess } from '../../../lib/governance/grants';
import { isInForce } from '../../../lib/governance/grants/union';
import { decide } from '../../../lib/handlers/connect/decide';
import { loadManifest, type Manifest } from '../../../lib/manifest';
import { written } from '../../analysis/access/request/written-statement';
import { enclaveTemplate } from '../../constructs/fixtures';
import { GOVERNED } from '../../support/governed';
import { NOW, parse } from '../../support/manifests';
import { temporaryFolder } from '../../support/temporary';

const ACCESS = `grants:
  - { jobFunction: clerk, boundary: letters, verbs: [read], requestedBy: ana@acme.example, approvedBy: tom@client.example, reason: Work, expires: LAST }
`;

const withLastDay = (day: string) => GOVERNED.replace('grants: []\n', ACCESS.replace('LAST', day));

/** Everybody who judges the last day of a grant, and what each says at a moment. */
function verdictsAt(day: string, moment: string): Record<string, boolean> {
  const now = new Date(moment);
  const { manifest } = parse(withLastDay(day));
  return {
    manifest: accepts(withLastDay(day), now),
    list: isInForce(manifest.grants[0]!, now.toISOString().slice(0, 10)),
    lapse: lapseAccess(manifest, 'tom@client.example', now).edits.length === 0,
    vpn: admits(day, now),
    policy: allows(manifest, now),
  };
}

function accepts(text: string, now: Date): boolean {
  const folder = temporaryFolder({ 'enclave.yaml': text });
  try {
    loadManifest(`${folder}/enclave.yaml`, now);
    return true;
  } catch (error) {
    expect(String(error)).toContain('manifest/grant-expired');
    return false;
  }
}

function admits(until: string, now: Date): boolean {
  const event = {
    'connection-id': 'c',
    'endpoint-id': 'e',
    username: 'ana@acme.example',
    groups: ['vpn-mfa', 'clerk'],
    'schema-version': 'v3',
  };
  const { allow } = decide(
    event,
    { person: 'ana@acme.example', groups: ['clerk'], until },
    { mfaGroup: 'vpn-mfa' },
    now,
  );
  return allow;
}

/** By the earliest last second in the template: that of its one grant, as everything else lasts until the engagement ends. */
function allows(manifest: Manifest, now: Date): boolean {
  const earliest = lastSecondOf(manifest);
  const Condition = { DateLessThanEquals: JSON.parse(earliest) as Record<string, string> };
  const statement = written({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', Condition });
  const context = { 'aws:CurrentTime': now.toISOString().replace('.000Z', 'Z') };
  const asked = { action: 's3:GetObject', resource: 'arn:aws:s3:::client-letters/inbox/a', context };
  return evaluateRequest(asked, { ways: [[[statement]]], denies: [] }).outcome === 'allowed';
}

const known = new Map<string, string>();

/** Synthesised once for each last day. */
function lastSecondOf(manifest: Manifest): string {
  const day = manifest.grants[0]!.expires;
  const before = known.get(day);
  if (before !== undefined) return before;
  const text = JSON.stringify(enclaveTemplate(manifest).toJSON());
  const limits = [...text.matchAll(/"DateLessThanEquals":(\{"aws:CurrentTime":"[^"]*"\})/g)].map(([, one]) => one!);
  const earliest = limits.sort()[0]!;
  known.set(day, earliest);
  return earliest;
}

test.each<[string, string, string, boolean]>([
  ['its first second in UTC', '2027-03-31', '2027-03-31T00:00:00Z', true],
  ['its last second in UTC', '2027-03-31', '2027-03-31T23:59:59Z', true],
  ['the second after it in UTC', '2027-03-31', '2027-04-01T00:00:00Z', false],
  [
    'the first second of that day in Kiritimati, the day before in UTC',
    '2027-03-31',
    '2027-03-31T00:00:00+14:00',
    true,
  ],
  ['the afternoon of the next day in Kiritimati', '2027-03-31', '2027-04-01T13:59:59+14:00', true],
  ['one second later there', '2027-03-31', '2027-04-01T14:00:00+14:00', false],
  ['noon of that day in Pago Pago', '2027-03-31', '2027-03-31T12:59:59-11:00', true],
  ['one second later there, with eleven hours of the day to go', '2027-03-31', '2027-03-31T13:00:00-11:00', false],
  ['the last second of that day in Pago Pago', '2027-03-31', '2027-03-31T23:59:59-11:00', false],
  ['before the half hour in Kolkata', '2027-03-31', '2027-04-01T05:29:59+05:30', true],
  ['at the half hour in Kolkata', '2027-03-31', '2027-04-01T05:30:00+05:30', false],
  ['the night after clocks went forward in Berlin', '2027-03-28', '2027-03-29T01:59:59+02:00', true],
  ['two hours after midnight there', '2027-03-28', '2027-03-29T02:00:00+02:00', false],
  ['the night after clocks went back in Berlin', '2027-10-31', '2027-11-01T00:59:59+01:00', true],
  ['one hour after midnight there', '2027-10-31', '2027-11-01T01:00:00+01:00', false],
  ['the evening after clocks went forward in New York', '2027-03-14', '2027-03-14T19:59:59-04:00', true],
  ['eight in the evening there', '2027-03-14', '2027-03-14T20:00:00-04:00', false],
  ['the evening after clocks went back in New York', '2027-11-07', '2027-11-07T18:59:59-05:00', true],
  ['seven in the evening there', '2027-11-07', '2027-11-07T19:00:00-05:00', false],
])('all who judge a last day agree at %s (R10, R35)', (_title, day, moment, holds) => {
  expect(NOW.toISOString() < day).toBe(true);
  expect(verdictsAt(day, moment)).toEqual({ manifest: holds, list: holds, lapse: holds, vpn: holds, policy: holds });
});
