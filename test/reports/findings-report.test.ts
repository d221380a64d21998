import { checkOutcome } from '../../lib/commands/check-outcome';
import type { Finding, Proof } from '../../lib/common/finding';
import { findingsReport } from '../../lib/reports/findings-report';
import { renderText } from '../../lib/reports/text';
import { reportContext } from '../support/reports';

const finding = (change: Partial<Finding> = {}): Finding => ({
  rule: 'vpn-session-unlogged',
  topic: 'logging',
  verdict: 'fail',
  severity: 'error',
  tier: 'core',
  target: 'acme',
  resource: { logicalId: 'Vpn', type: 'AWS::EC2::ClientVpnEndpoint', file: 't.yaml', line: 3, column: 5 },
  property: 'ConnectionLogOptions.Enabled',
  saw: 'false',
  want: 'true',
  why: 'Nobody could say who was inside.',
  fix: 'Turn it on.',
  controls: {},
  ...change,
});
const proof = (verdict: Proof['verdict']): Proof => ({
  claim: 'c',
  target: 'acme',
  verdict,
  explanation: [],
  witness: null,
});
const excepted = finding({ exception: { owner: 'o@client.example', reason: 'moving', expires: '2027-01-31' } });
const report = (findings: Finding[], proofs: Proof[] = []) =>
  findingsReport([{ target: { name: 'acme', file: 't.yaml', resources: 1 }, findings, proofs, passed: 5 }]);

test('every verdict is counted once; an excepted finding counts as excepted only', () => {
  const { summary } = report([finding(), finding({ verdict: 'unknown' }), excepted], [proof('pass'), proof('fail')]);
  expect(summary).toEqual({ pass: 6, fail: 2, unknown: 1, excepted: 1, baseline: 0, opinions: 0 });
});

test.each<[string, Finding[], Proof[], Parameters<typeof checkOutcome>[1], number]>([
  ['a failure', [finding()], [], {}, 1],
  ['an excepted failure', [excepted], [], {}, 0],
  ['a warning', [finding({ severity: 'warning' })], [], {}, 1],
  ['a warning where only errors count', [finding({ severity: 'warning' })], [], { failOn: 'error' }, 0],
  ['an unknown', [finding({ verdict: 'unknown' })], [], {}, 0],
  ['an unknown under --strict', [finding({ verdict: 'unknown' })], [], { strict: true }, 1],
  ['an excepted unknown under --strict', [{ ...excepted, verdict: 'unknown' }], [], { strict: true }, 0],
  ['a disproved claim, whatever the severity asked for', [], [proof('fail')], { failOn: 'error' }, 1],
  ['an undecided claim', [], [proof('unknown')], {}, 0],
  ['an undecided claim under --strict', [], [proof('unknown')], { strict: true }, 1],
])('%s ends as it should', (_title, findings, proofs, strictness, outcome) => {
  expect(checkOutcome(report(findings, proofs), strictness)).toBe(outcome);
});

test('an excepted finding says who excepted it, until when, and why', () => {
  expect(renderText(report([excepted]), reportContext())).toContain(
    'but   o@client.example excepts it until 2027-01-31: moving',
  );
});
