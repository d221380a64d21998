import type { Finding, Proof } from '../../lib/common/finding';
import { findingsReport } from '../../lib/reports/findings-report';
import { renderJunit } from '../../lib/reports/junit';
import { escapeXml } from '../../lib/reports/xml';
import { finding, reportContext } from '../support/reports';

const proof: Proof = { claim: 'no way out', target: 'acme', verdict: 'pass', explanation: [], witness: null };
const exception = { owner: 'o@client.example', reason: 'moving', expires: '2027-01-31' };
const on = (logicalId: string, change: Partial<Finding> = {}) =>
  finding({ resource: { ...finding().resource, logicalId }, ...change });

function junit(findings: Finding[], proofs: Proof[] = []): string {
  const target = { name: 'acme', file: 't.yaml', resources: 1 };
  return renderJunit(findingsReport([{ target, findings, proofs, passed: 5 }]), reportContext()).text;
}

test('one suite for a target, one case for a rule on a resource, in the counts and places readers expect', () => {
  const findings = [
    on('Vpn'),
    on('Vpn', { property: 'Second' }),
    on('Unsure', { verdict: 'unknown' }),
    on('Agreed', { exception }),
    on('Taste', { tier: 'opinion' }),
  ];
  expect(junit(findings, [proof])).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="vendor-enclave" tests="5" failures="1" errors="0" skipped="2">
  <testsuite name="acme" tests="5" failures="1" errors="0" skipped="2">
    <testcase classname="vendor-enclave" name="every rule was asked"/>
    <testcase classname="logging.vpn-session-unlogged" name="vpn-session-unlogged on Vpn" file="t.yaml" line="3">
        <failure message="saw false; want true" type="error">ConnectionLogOptions.Enabled: saw false; want true&#10;Second: saw false; want true&#10;why: Nobody could say who was inside.&#10;mend: Turn it on.</failure>
    </testcase>
    <testcase classname="logging.vpn-session-unlogged" name="vpn-session-unlogged on Unsure" file="t.yaml" line="3">
        <skipped message="cannot tell before deployment: saw false; want true"/>
    </testcase>
    <testcase classname="logging.vpn-session-unlogged" name="vpn-session-unlogged on Agreed" file="t.yaml" line="3">
        <skipped message="excepted by o@client.example until 2027-01-31, moving: saw false; want true"/>
    </testcase>
    <testcase classname="proof" name="no way out"/>
  </testsuite>
</testsuites>`,
  );
});

test('a target without findings still has a case, or readers think that nothing ran', () => {
  expect(junit([])).toContain('tests="1" failures="0"');
});

test('a proof that does not hold fails, with its witness', () => {
  const text = junit([], [{ ...proof, verdict: 'fail', explanation: ['a route'], witness: '10.0.0.1 to 0.0.0.0/0' }]);
  expect(text).toContain(
    '<failure message="shown to be false" type="error">a route&#10;witness: 10.0.0.1 to 0.0.0.0/0',
  );
});

test('no text of a template breaks out of its place', () => {
  const text = junit([on('Vpn', { saw: `]]></failure><x a='"'>&\u0000\u001b\ud800`, want: '😀\n\ttab' })]);
  expect(text).not.toContain('<x');
  expect(text).toContain(']]&gt;&lt;/failure&gt;&lt;x a=&apos;&quot;&apos;&gt;&amp;···; want 😀&#10;&#9;tab');
});

test.each([
  ['\ufffe', '·'],
  ['\u0085', '·'],
  ['\ud83d\ude00', '😀'],
  ['\ude00\ud83d', '··'],
])('of %j XML keeps %j', (text, kept) => expect(escapeXml(text)).toBe(kept));
