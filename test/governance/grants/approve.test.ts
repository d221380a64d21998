import { approveRequest, rejectRequest } from '../../../lib/governance/grants';
import { asked, BY_SECURITY, outcomeOf } from '../../support/governed';
import { NOW, parse } from '../../support/manifests';

const approved = (text: string, by: string, role?: string, id = 'more') =>
  outcomeOf(text, approveRequest(parse(text).manifest, { id, by, role }, NOW));

const saysOf = (text: string, by: string, role?: string) => {
  const verdict = approveRequest(parse(text).manifest, { id: 'more', by, role }, NOW);
  return verdict.kind === 'edit' ? verdict.says.at(-1) : verdict.complaints.map(({ code }) => code);
};

test('an approval is one line below the request, and opens nothing (R10)', () => {
  const { requests, grants } = parse(approved(asked(), 'tom@client.example') as string).manifest;
  expect(grants).toEqual([]);
  expect(requests[0]!.approvals).toEqual([{ by: 'tom@client.example', role: 'security', on: '2026-11-21' }]);
});

test('it says whom the request still waits for, and until when it can be activated (R10)', () => {
  const claims = asked({ boundary: 'claims', verbs: 'read, delete' });
  expect(saysOf(claims, 'tom@client.example')).toBe('waits for 1 of 2: security, 1 of 1: data-owner');
  expect(saysOf(asked(), 'tom@client.example')).toContain('until 2026-12-21');
  // The days count from the first approval, not from the last.
  expect(saysOf(asked({ boundary: 'claims', approvals: BY_SECURITY }), 'dora@client.example')).toContain(
    'until 2026-12-20',
  );
});

test('who has two roles says in which one, unless only one is missing (R10)', () => {
  const claims = { boundary: 'claims', verbs: 'read' };
  expect(approved(asked(claims), 'sara@client.example')).toEqual(['grants/several-roles @ id: more']);
  const text = approved(asked(claims), 'sara@client.example', 'data-owner') as string;
  expect(parse(text).manifest.requests[0]!.approvals[0]!.role).toBe('data-owner');
  expect(saysOf(asked({ ...claims, approvals: BY_SECURITY }), 'sara@client.example')).toContain('approved by all');
});

test('one person never fills two places (R10)', () => {
  const claims = asked({ boundary: 'claims', verbs: 'delete' });
  const once = approved(claims, 'sara@client.example', 'security') as string;
  expect(approved(once, 'SARA@client.example', 'data-owner')).toEqual([
    'grants/approved-twice @ { by: sara@client.example',
  ]);
  expect(approved(once, 'sara@client.example', 'security')).toEqual([
    'grants/approved-twice @ { by: sara@client.example',
  ]);
});

const REQUESTER_APPROVES: [string, string] = ['tom@client.example', 'ana@acme.example'];

test.each<[string, string, string, string | undefined, string[]]>([
  [
    'the requester',
    asked({}, REQUESTER_APPROVES),
    'Ana@acme.example',
    undefined,
    ['grants/self-approval @ ana@acme.example'],
  ],
  ['somebody without a role', asked(), 'eve@client.example', undefined, ['grants/approver-without-role @ id: more']],
  [
    'somebody in a role of others',
    asked(),
    'tom@client.example',
    'data-owner',
    ['grants/approver-without-role @ id: more'],
  ],
  [
    'somebody in a role that is not there',
    asked(),
    'tom@client.example',
    'boss',
    ['grants/approver-without-role @ id: more'],
  ],
  [
    'the owner, where others are named',
    asked(),
    'owner@client.example',
    undefined,
    ['grants/role-not-needed @ id: more'],
  ],
  [
    'somebody whose role is not asked',
    asked(),
    'dora@client.example',
    undefined,
    ['grants/role-not-needed @ id: more'],
  ],
  [
    'one more than is needed',
    asked({ approvals: BY_SECURITY }),
    'sara@client.example',
    undefined,
    ['grants/role-not-needed @ id: more'],
  ],
  [
    'somebody who has left',
    asked(
      {},
      ['tom@client.example', 'ben@acme.example'],
      ['email: ben@acme.example', 'email: ben@acme.example, left: 2026-11-20'],
    ),
    'ben@acme.example',
    undefined,
    ['grants/approver-left @ 2026-11-20'],
  ],
])('%s does not approve (R10)', (_title, text, by, role, expected) => {
  expect(approved(text, by, role)).toEqual(expected);
});

test('somebody still approves on their last day (R10)', () => {
  const text = asked(
    {},
    ['tom@client.example', 'ben@acme.example'],
    ['email: ben@acme.example', 'email: ben@acme.example, left: 2026-11-21'],
  );
  expect(typeof approved(text, 'ben@acme.example')).toBe('string');
});

test('a name that no request has is mended by the nearest (R10)', () => {
  const verdict = approveRequest(parse(asked()).manifest, { id: 'mroe', by: 'tom@client.example' }, NOW);
  expect(verdict).toMatchObject({ complaints: [{ code: 'grants/unknown-request', mend: 'write `more`' }] });
});

test.each<[string, string, boolean]>([
  ['whoever might have approved it', 'sara@client.example', true],
  ['whoever asked for it', 'ANA@acme.example', true],
  ['somebody whose role is not asked', 'dora@client.example', false],
  ['anybody else', 'ben@acme.example', false],
])('a request is rejected by %s: %s, %s (R10)', (_title, by, may) => {
  const verdict = rejectRequest(parse(asked()).manifest, { id: 'more', by, reason: 'Not for this work' });
  const outcome = outcomeOf(asked(), verdict);
  if (!may) return expect(outcome).toEqual(['grants/reject-without-role @ id: more']);
  expect(parse(outcome as string).manifest.requests).toEqual([]);
  expect(verdict).toMatchObject({
    records: [{ action: 'reject', details: { reason: 'Not for this work', asked: 'Backlog' } }],
  });
});
