import { readOrgPolicies } from '../../lib/commands/read-org-policies';
import { UserError } from '../../lib/common/user-error';
import { fakeIo } from '../support/fake-io';
import { temporaryFolder } from '../support/temporary';

const ALLOW = '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }';
const DENY = '{ "Statement": { "Effect": "Deny", "Action": "iam:*", "Resource": "*" } }';

function read(files: Record<string, string>) {
  const folder = temporaryFolder(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`org/${path}`, text])),
  );
  return readOrgPolicies('org', fakeIo(folder));
}

test('folders are levels, in the order of their names', () => {
  const levels = read({
    'scp/2-desk/deny.json': DENY,
    'scp/1-root/full.json': ALLOW,
    'scp/1-root/deny.json': DENY,
    'rcp-walls.json': ALLOW,
  });
  const wheres = levels.serviceControl.map((level) => level.map(({ where, certain }) => [where, certain]));
  expect(wheres).toEqual([
    [
      ['organization policy scp/1-root/deny.json', true],
      ['organization policy scp/1-root/full.json', true],
    ],
    // Nobody exported what AWS attaches; without it nothing would be allowed.
    [
      ['what AWS attaches to every level of an organization unless somebody takes it away', true],
      ['organization policy scp/2-desk/deny.json', true],
    ],
  ]);
  expect(levels.resourceControl).toMatchObject([[{ where: 'organization policy rcp-walls.json' }]]);
});

test.each<[string, Record<string, string>, string[]]>([
  ['another place', { 'policies/x.json': ALLOW }, ['org/policies/x.json:1:1 org-policies/unplaced']],
  ['no JSON', { 'scp/x.json': '{' }, ['org/scp/x.json:1:1 org-policies/not-a-policy']],
  ['JSON without end', { 'scp/x.json': '['.repeat(90_000) }, ['org/scp/x.json:1:1 org-policies/not-a-policy']],
  ['no policy', { 'scp/x.json': '[]' }, ['org/scp/x.json:1:1 org-policies/not-a-policy']],
  ['too much', { 'scp/x.json': ' '.repeat(200_001) }, ['org/scp/x.json:1:1 file/too-large']],
  ['nothing', { 'scp/x.json': '' }, ['org/scp/x.json:1:1 file/empty']],
  ['no policies', { 'readme.md': 'none' }, ['org org-policies/empty']],
  [
    'two mistakes',
    { 'scp/x.json': '{', 'y.json': DENY },
    ['org/scp/x.json:1:1 org-policies/not-a-policy', 'org/y.json:1:1 org-policies/unplaced'],
  ],
])('a folder with %s is a mistake', (_title, files, codes) => {
  expect(codesOf(() => read(files))).toEqual(codes);
});

test('no folder is a mistake', () => {
  expect(codesOf(() => readOrgPolicies('nowhere', fakeIo(temporaryFolder())))).toEqual([
    'nowhere org-policies/unreadable',
  ]);
});

function codesOf(run: () => unknown): string[] {
  try {
    run();
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map(({ where, code }) => `${where} ${code}`);
  }
}
