import { countsAsFinding } from '../../lib/commands/check-outcome';
import type { Finding } from '../../lib/common/finding';
import type { RuleCard } from '../../lib/common/rule-card';
import { noPaint } from '../../lib/reports/paint';
import type { ReportContext } from '../../lib/reports/report-context';

/** One finding of a rule that exists only here; tests change one thing in it. */
export const finding = (change: Partial<Finding> = {}): Finding => ({
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
  controls: { 'nist-800-53-r5': ['au-2'] },
  ...change,
});

export const card = (change: Partial<RuleCard> = {}): RuleCard => ({
  id: 'vpn-session-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'Client VPN does not log who connects',
  why: 'Nobody could say who was inside.',
  fix: 'Turn it on.',
  controls: { 'nist-800-53-r5': ['au-2'] },
  appliesTo: ['AWS::EC2::ClientVpnEndpoint'],
  bad: [{ title: 'off', template: 'Resources: {}' }],
  good: [{ title: 'on', template: 'Resources: {}' }],
  unknown: [],
  ...change,
});

export const reportContext = (change: Partial<ReportContext> = {}): ReportContext => ({
  version: '0.0.0-test',
  cards: [card()],
  cwd: '/srv/app',
  opinions: false,
  full: false,
  paint: noPaint,
  counts: (one) => countsAsFinding(one, {}),
  linesOf: () => undefined,
  ...change,
});
