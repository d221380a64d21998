import { rulePages, renderRulesMarkdown } from '../../lib/reports/rule-pages';
import { card } from '../support/reports';

const peer = { source: 'checkov', rule: 'CKV_1', ours: ['vpn-session-unlogged'], reason: 'only v2' };
const opinion = card({
  id: 'bucket-unloved',
  tier: 'opinion',
  topic: 'exposure',
  waivable: false,
  appliesTo: ['AWS::S3::Bucket', 'AWS::S3::AccessPoint'],
  controls: { own: ['b-2', 'b-1'] },
  bad: [{ title: 'old', template: 'Resources: {}', profile: 'fips' }],
});

test('a page says everything a card holds, and what others call the rule', () => {
  const page = rulePages([card()], [peer])['vpn-session-unlogged.md']!;
  for (const part of [
    '# vpn-session-unlogged\n',
    'Client VPN does not log who connects.\n',
    '| severity | error |\n| tier | core |\n| waivable | yes |\n| judges | `AWS::EC2::ClientVpnEndpoint` |',
    '## Why\n\nNobody could say who was inside.',
    '## Mend\n\nTurn it on.',
    '**Off**\n\n```yaml\nResources: {}\n```',
    '- nist-800-53-r5: au-2',
    '## Elsewhere\n\n- checkov: `CKV_1` (only v2)\n',
  ]) {
    expect(page).toContain(part);
  }
  expect(page).not.toContain('## Unknown');
});

test('opinions, walls and profiles are marked', () => {
  const page = rulePages([opinion], [])['bucket-unloved.md']!;
  expect(page).toContain('| tier | opinion: shown and counted only with `--opinions` |');
  expect(page).toContain('| waivable | no: neither an exception nor a baseline covers it |');
  expect(page).toContain('| profiles | modern, fips |');
  expect(page).toContain('**Old** (profile `fips`)');
  expect(renderRulesMarkdown([opinion])).toContain('| exposure | error, opinion, not waivable |');
});

test('an example of a manifest says at the end where it is found', () => {
  const bad = [{ title: 'two', template: 'people: []', beside: 'A ledger.', at: ['people', 'engagement stage'] }];
  const page = rulePages([card({ bad })], [])['vpn-session-unlogged.md']!;
  expect(page).toContain('people: []\n```\n\nBeside it: A ledger.\n\nFound at `people`, `engagement stage`.\n');
});

test('the index has each rule by topic, once by service, and by control', () => {
  const index = rulePages([opinion, card()], [])['index.md']!;
  expect(index).toContain('### logging\n\n- [`vpn-session-unlogged`](vpn-session-unlogged.md) (error): Client');
  expect(index).toContain(
    '- **EC2**: [`vpn-session-unlogged`](vpn-session-unlogged.md)\n- **S3**: [`bucket-unloved`](bucket-unloved.md)\n',
  );
  expect(index).toContain('### own\n\n- b-1: [`bucket-unloved`](bucket-unloved.md)\n- b-2: ');
});
