import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../bin/enclave';
import { fakeIo } from '../support/fake-io';
import { GOVERNED, governedWith } from '../support/governed';
import { SHORT_MANIFEST } from '../support/manifests';
import { temporaryFolder } from '../support/temporary';

async function written(files: Record<string, string>, ...args: string[]) {
  const folder = temporaryFolder(files);
  const io = fakeIo(folder);
  const code = await run(['workflow', ...args], io);
  const read = (name: string) => (code === 0 ? readFileSync(join(folder, '.github', name), 'utf8') : '');
  return {
    code,
    said: io.stdout(),
    complaints: io.stderr(),
    owners: read('CODEOWNERS'),
    template: read('pull_request_template.md'),
  };
}

test('each manifest and its ledger belong to its approvers, and the rules to the owner and a second role (R10)', async () => {
  const { code, owners, said } = await written({ 'enclave.yaml': GOVERNED });
  expect(code).toBe(0);
  expect(owners)
    .toBe(`# Who approves a change of which manifest. Written by \`enclave workflow\`: change the manifests instead.

# acme, data-owner: dora@client.example sara@client.example
# acme, owner: owner@client.example
# acme, security: sara@client.example tom@client.example
/enclave.yaml dora@client.example owner@client.example sara@client.example tom@client.example
/ledger.jsonl dora@client.example owner@client.example sara@client.example tom@client.example

# Who approves a change of this file, and of the form that changes are described in.
/.github/CODEOWNERS dora@client.example owner@client.example sara@client.example
/.github/pull_request_template.md dora@client.example owner@client.example sara@client.example
`);
  expect(said).toContain('require approval by code owners');
});

test('the same manifests give the same files, in whatever order they are named (R11)', async () => {
  const files = { 'vendors/b/enclave.yaml': governedWith(['id: acme', 'id: beta']), 'vendors/a b.yaml': GOVERNED };
  const one = await written(files, 'vendors/b', 'vendors/a b.yaml');
  const other = await written(files, 'vendors/a b.yaml', 'vendors/b');
  expect([one.owners, one.template]).toEqual([other.owners, other.template]);
  expect(one.owners).toContain('\n/vendors/a\\ b.yaml dora@');
  expect(one.owners).toContain('\n/vendors/a\\ b.ledger.jsonl dora@');
});

test('a manifest without approvers says so, instead of naming nobody in silence (R10)', async () => {
  const { owners } = await written({ 'enclave.yaml': SHORT_MANIFEST });
  expect(owners).toContain('# acme: the manifest names nobody who approves\n/enclave.yaml\n');
});

test('the template asks what whoever approves has to see (R10)', async () => {
  const { template } = await written({ 'enclave.yaml': GOVERNED });
  for (const piece of [
    '`enclave.yaml`',
    'approve --rules',
    'ledger verify',
    'Nobody approves what they asked for themselves',
  ])
    expect(template).toContain(piece);
});

test('a manifest outside of the repository is a mistake with a mend', async () => {
  const { code, complaints } = await written({ 'enclave.yaml': GOVERNED, 'repo/x': '' }, '.', '--out', 'repo');
  expect([code, complaints]).toEqual([2, expect.stringContaining('code  grants/outside-repository')]);
});
