import { join } from 'node:path';
import { readAccount } from '../../../../lib/analysis/access/extract/read-account';
import { readPolicy } from '../../../../lib/analysis/access/policy/read-policy';
import { assemble } from '../../../../lib/commands/assemble';
import { type Manifest } from '../../../../lib/manifest';
import { loadTargets } from '../../../../lib/template';
import { EXAMPLES, everythingAtOnce, exampleManifest } from '../../../constructs/fixtures';
import { NOW } from '../../../support/manifests';
import { temporaryFolder } from '../../../support/temporary';

/** The accounts of all stacks of an enclave, each alone and beside the others. */
function accountsOf(manifest: Manifest) {
  const outdir = join(temporaryFolder(), 'cdk.out');
  assemble([{ manifest, file: 'enclave.yaml' } as never], { outdir, validated: false, now: NOW }).synth();
  return loadTargets([outdir]).map(({ template }) => readAccount(template.openWorld()));
}

test.each([...EXAMPLES, 'everything-at-once'])('all policies of the enclave %s can be read', (name) => {
  const accounts = accountsOf(name === 'everything-at-once' ? everythingAtOnce() : exampleManifest(name));
  expect(accounts.length).toBeGreaterThan(0);
  for (const { identities, guarded, endpoints, symbols, unseen } of accounts) {
    const bearers = [...identities, ...guarded, ...endpoints];
    const unread = bearers.flatMap((bearer) => bearer.unread);
    // What AWS says in its own policies stands in no template; what a permission set names stands in another account.
    const elsewhere = /arn:aws:iam::aws:policy\/|^permission set \w+, (managed policy|boundary) arn:/;
    expect(unread.filter((words) => !elsewhere.test(words))).toEqual([]);
    expect(unseen).toEqual([]);
    const limits = identities.flatMap(({ trust, boundary }) => [trust ?? [], boundary ?? []].flat());
    const policies = [...bearers.flatMap((bearer) => bearer.policies), ...limits];
    expect(policies.filter(({ certain, where }) => !certain && !elsewhere.test(where))).toEqual([]);
    expect(policies.flatMap((policy) => readPolicy(policy, symbols).problems)).toEqual([]);
  }
});

test('the people of an enclave have a role each, bounded and with names that are known', () => {
  const [account] = accountsOf(exampleManifest('meridian-claims'));
  const people = account!.identities.filter(({ tags }) => tags['vendor-enclave:component']?.startsWith('role/'));
  expect(people.length).toBeGreaterThan(1);
  for (const { arn, boundary, policies, trust } of people) {
    expect(account!.symbols.symbolsIn(arn)).toEqual([]);
    expect([boundary?.certain, trust?.certain, policies.length > 0]).toEqual([true, true, true]);
  }
});
