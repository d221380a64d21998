import type { Finding, Proof } from '../../lib/common/finding';
import { findingsReport } from '../../lib/reports/findings-report';
import { renderMarkdown } from '../../lib/reports/markdown';
import { finding, reportContext } from '../support/reports';

function markdown(findings: Finding[], proofs: Proof[] = []) {
  const target = { name: 'acme', file: 't.yaml', resources: 1 };
  return renderMarkdown(findingsReport([{ target, findings, proofs, passed: 5 }]), reportContext());
}

test('a summary, then a folded block for each resource, worst first', () => {
  const warning = finding({ severity: 'warning', resource: { ...finding().resource, logicalId: 'Mild' } });
  expect(markdown([warning, finding(), finding({ property: 'Two' })]).text).toBe(`## Enclave: 3 to mend

| pass | fail | unknown | excepted | opinions |
|---:|---:|---:|---:|---:|
| 5 | 3 | 0 | 0 | 0 |

### What to mend first

1. visibility: <code>vpn-session-unlogged</code>, 1 affected. **Turn it on.**
2. visibility: <code>vpn-session-unlogged</code>, 1 affected. **Turn it on.**

<details><summary><code>Vpn</code> (<code>AWS&#58;&#58;EC2&#58;&#58;ClientVpnEndpoint</code>): 2 findings</summary>

<code>acme</code>, <code>t.yaml&#58;3</code>

| | rule | property | saw | want |
|---|---|---|---|---|
| error | <code>vpn-session-unlogged</code> | <code>ConnectionLogOptions.Enabled</code> | <code>false</code> | <code>true</code> |
| error | <code>vpn-session-unlogged</code> | <code>Two</code> | <code>false</code> | <code>true</code> |

- <code>vpn-session-unlogged</code>: Nobody could say who was inside. **Turn it on.**

</details>

<details><summary><code>Mild</code> (<code>AWS&#58;&#58;EC2&#58;&#58;ClientVpnEndpoint</code>): 1 finding</summary>

<code>acme</code>, <code>t.yaml&#58;3</code>

| | rule | property | saw | want |
|---|---|---|---|---|
| warning | <code>vpn-session-unlogged</code> | <code>ConnectionLogOptions.Enabled</code> | <code>false</code> | <code>true</code> |

- <code>vpn-session-unlogged</code>: Nobody could say who was inside. **Turn it on.**

</details>`);
});

test('clean, unknown and disproved each have their headline', () => {
  const headline = (...given: Parameters<typeof markdown>) => markdown(...given).text.split('\n')[0];
  expect(headline([])).toBe('## Enclave: clean');
  expect(headline([finding({ verdict: 'unknown' })])).toBe('## Enclave: nothing to mend, 1 unknown');
  const proof: Proof = { claim: 'no way out', target: 'acme', verdict: 'fail', explanation: ['a'], witness: null };
  expect(headline([], [proof])).toBe('## Enclave: 1 to mend');
  expect(markdown([], [proof]).text).toContain('<details open><summary>Not so: no way out</summary>');
});

test('no text of a template becomes mark-up, a mention, a link or a cell', () => {
  const saw = '</code><img src=x> | @octocat **b** [a](http://x) `c` www.x.example\n# d';
  const { text } = markdown([finding({ saw })]);
  const cell = text.split('\n').find((line) => line.startsWith('| error'))!;
  expect(cell.split(' | ')).toHaveLength(5);
  expect(cell).not.toMatch(/<img|@|\*|\[|`|www\./);
  expect(cell).toContain('&#60;/code&#62;');
});

test('what GitHub would not take is cut at a whole block, and counted', () => {
  const many = Array.from({ length: 400 }, (_, index) =>
    finding({ resource: { ...finding().resource, logicalId: `Vpn${index}` } }),
  );
  const { text, notes } = markdown(many);
  expect(text.length).toBeLessThanOrEqual(65_536);
  const shown = text.match(/<details>/g)!.length;
  expect(shown).toBeGreaterThan(50);
  expect(text.match(/<\/details>/g)).toHaveLength(shown);
  expect(notes).toEqual([`${400 - shown} findings did not fit into the 65536 characters GitHub takes`]);
  expect(text.endsWith(`_${notes[0]}; \`enclave check\` prints them all._`)).toBe(true);
});

test('the last line fits too, wherever the cut falls', () => {
  const many = Array.from({ length: 200 }, (_, index) =>
    finding({ resource: { ...finding().resource, logicalId: `Vpn${index}` } }),
  );
  for (let padding = 0; padding < 700; padding += 20) {
    const { text, notes } = markdown([finding({ saw: 'x'.repeat(padding) }), ...many]);
    expect([text.length <= 65_536, notes.length]).toEqual([true, 1]);
  }
});
