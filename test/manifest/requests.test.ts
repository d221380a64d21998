import { trainedUntil } from '../../lib/manifest/training';
import { complaintsOf, parse, shortManifestWith } from '../support/manifests';

const APPROVAL = `
approval:
  roles:
    - { id: security, people: [sara@client.example, tom@client.example] }
  needs:
    - { role: owner }
    - { role: security, count: 2, classifications: [confidential], verbs: [read] }
  daysMax: { pilot: 14 }
`.trimStart();

const REQUESTS = `
requests:
  - id: more
    jobFunction: clerk
    boundary: letters
    verbs: [write]
    requestedBy: ana@acme.example
    requestedOn: 2026-11-18
    reason: Answers are filed
    days: 10
    approvals:
      - { by: owner@client.example, role: owner, on: 2026-11-19 }
      - { by: Sara@client.example, role: security, on: 2026-11-20 }
`.trimStart();

const GRANT =
  'requestedBy: ana@acme.example, approvedBy: owner@client.example, reason: Daily work, expires: 2027-06-30';

/** A manifest with roles and a request; changes are made in it. */
function manifestWith(...changes: readonly [from: string, to: string][]): string {
  const whole = shortManifestWith(
    ['ends: 2027-12-31', 'ends: 2027-12-31, owner: owner@client.example'],
    ['grants:', `${APPROVAL}${REQUESTS}grants:`],
  );
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the manifest does not say: ${from}`);
    return text.replace(from, to);
  }, whole);
}

test('roles, needs and a request with its approvals are accepted, and bounds may be stricter (R10)', () => {
  const { manifest } = parse(manifestWith());
  expect(manifest.approval.daysMax).toEqual({ pilot: 14, limited: 90, expanded: 180 });
  expect(manifest.requests[0]!.approvals.map(({ role }) => role)).toEqual(['owner', 'security']);
});

test('without any of it there are no roles, and the bounds of each stage hold (R10)', () => {
  const { manifest } = parse(shortManifestWith());
  expect(manifest.approval).toEqual({ roles: [], needs: [], daysMax: { pilot: 30, limited: 90, expanded: 180 } });
  expect(manifest.requests).toEqual([]);
});

test.each<[string, [string, string][], string[]]>([
  [
    'a need of a role that is not there',
    [['role: security, count', 'role: securty, count']],
    ['manifest/unknown-role @ securty'],
  ],
  [
    'a role twice',
    [
      [
        '  needs:',
        '    - { id: legal, people: [x@client.example] }\n    - { id: legal, people: [y@client.example] }\n  needs:',
      ],
    ],
    ['manifest/duplicate @ legal'],
  ],
  ['a person twice in a role', [['tom@client', 'SARA@client']], ['manifest/duplicate @ SARA@client.example']],
  [
    'a role that takes the place of the owner',
    [
      ['{ id: security,', '{ id: owner,'],
      ['role: security, count: 2', 'role: owner'],
      ['role: security, on', 'role: owner, on'],
    ],
    ['manifest/approval-role-reserved @ owner', 'manifest/approver-without-role @ Sara@client.example'],
  ],
  ['more approvals than people', [['count: 2', 'count: 3']], ['manifest/approval-count @ 3']],
  [
    'the owner where there is none',
    [[', owner: owner@client.example', '']],
    ['manifest/approval-without-owner @ owner', 'manifest/unknown-role @ owner'],
  ],
  ['a bound that is longer than ours', [['pilot: 14', 'pilot: 31']], ['manifest/grant-days @ 31']],
  [
    'an unknown job function',
    [['jobFunction: clerk\n', 'jobFunction: clark\n']],
    ['manifest/unknown-job-function @ clark'],
  ],
  ['an unknown boundary', [['boundary: letters\n', 'boundary: leters\n']], ['manifest/unknown-boundary @ leters']],
  ['a request for longer than any stage', [['days: 10', 'days: 181']], ['manifest/request-days @ 181']],
  [
    'a request of tomorrow',
    [['requestedOn: 2026-11-18', 'requestedOn: 2026-11-22']],
    ['manifest/day-in-future @ 2026-11-22', 'manifest/day-order @ 2026-11-19', 'manifest/day-order @ 2026-11-20'],
  ],
  ['an approval of tomorrow', [['on: 2026-11-20', 'on: 2026-11-22']], ['manifest/day-in-future @ 2026-11-22']],
  ['an approval before the request', [['on: 2026-11-19', 'on: 2026-11-17']], ['manifest/day-order @ 2026-11-17']],
  [
    'an approval by the requester',
    [
      ['by: Sara@client', 'by: ANA@acme'],
      ['people: [sara@client.example', 'people: [ana@acme.example'],
    ],
    ['manifest/self-approval @ ANA@acme.example'],
  ],
  [
    'an approver without the role',
    [['by: Sara@', 'by: una@']],
    ['manifest/approver-without-role @ una@client.example'],
  ],
  [
    'an approval in a role that is not there',
    [['role: security, on', 'role: secure, on']],
    ['manifest/unknown-role @ secure'],
  ],
  [
    'two approvals by one person',
    [
      ['by: owner@client', 'by: sara@client'],
      ['role: owner, on', 'role: security, on'],
    ],
    ['manifest/duplicate @ Sara@client.example'],
  ],
  [
    'an approval by somebody who had left',
    [
      ['people: [sara@client.example', 'people: [ben@acme.example'],
      ['by: Sara@client', 'by: ben@acme'],
      ['ben@acme.example, jobFunction', 'ben@acme.example, left: 2026-11-19, jobFunction'],
    ],
    ['manifest/approver-left @ ben@acme.example'],
  ],
  ['an id that a grant has', [['grants:\n  - { ', 'grants:\n  - { id: more, ']], ['manifest/duplicate @ more']],
])('%s is refused (R10)', (_title, changes, expected) => {
  expect(complaintsOf(manifestWith(...changes))).toEqual(expected);
});

test.each<[string, string, string[]]>([
  ['several approvers', '[owner@client.example, tom@client.example]', []],
  ['nobody', '[]', ['manifest/too-few @ [']],
  ['somebody twice', '[tom@client.example, Tom@client.example]', ['manifest/duplicate @ Tom@client.example']],
  [
    'the requester among others',
    '[tom@client.example, Ana@acme.example]',
    ['manifest/self-approval @ Ana@acme.example'],
  ],
  ['a name instead of an address', '[Tom]', ['manifest/email @ Tom']],
])('a grant approved by %s is judged (R10)', (_title, approvedBy, expected) => {
  expect(complaintsOf(manifestWith(['approvedBy: owner@client.example', `approvedBy: ${approvedBy}`]))).toEqual(
    expected,
  );
});

test('a grant that was activated keeps to the bound of its stage (R10)', () => {
  const withActivation = (rest: string) =>
    complaintsOf(manifestWith([GRANT, GRANT.replace('expires: 2027-06-30', rest)]));
  const activated = 'request: first, activated: { by: ben@acme.example, on: 2026-11-20 }';
  expect(withActivation(`expires: 2026-12-04, ${activated}`)).toEqual([]);
  expect(withActivation(`expires: 2026-12-05, ${activated}`)).toEqual(['manifest/grant-too-long @ 2026-12-05']);
  expect(withActivation('expires: 2026-12-04, request: first')).toEqual([
    'manifest/grant-half-way @ { jobFunction: clerk',
  ]);
});

test('training is current from its day to its last, and the longest of several counts (R42)', () => {
  const training = [
    { course: 'One', completed: '2026-01-01', expires: '2026-11-21' },
    { course: 'Two', completed: '2026-11-21', expires: '2027-11-20' },
  ];
  expect(
    ['2025-12-31', '2026-01-01', '2026-11-21', '2027-11-20', '2027-11-21'].map((day) =>
      trainedUntil({ training }, { required: [], warnDays: 30 }, day),
    ),
  ).toEqual([undefined, '2026-11-21', '2027-11-20', '2027-11-20', undefined]);
});

test('of required courses each must be current, and the first to run out decides (R42)', () => {
  const training = [
    { course: 'One', completed: '2026-01-01', expires: '2026-12-31' },
    { course: 'Two', completed: '2026-06-01', expires: '2027-05-31' },
    { course: 'Three', completed: '2026-12-01', expires: '2027-11-30' },
  ];
  const until = (...required: string[]) => trainedUntil({ training }, { required, warnDays: 30 }, '2026-11-21');
  expect(until('One', 'Two')).toBe('2026-12-31');
  expect(until('Two')).toBe('2027-05-31');
  expect(until('Two', 'Three')).toBeUndefined();
  expect(until('Four')).toBeUndefined();
});
