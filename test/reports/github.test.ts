import type { Finding, Proof } from '../../lib/common/finding';
import { findingsReport } from '../../lib/reports/findings-report';
import { renderGithub } from '../../lib/reports/github';
import { finding, reportContext } from '../support/reports';

function github(findings: Finding[], proofs: Proof[] = []) {
  const target = { name: 'acme', file: findings[0]!.resource.file, resources: 1 };
  const { text, notes } = renderGithub(findingsReport([{ target, findings, proofs, passed: 5 }]), reportContext());
  return { lines: text.split('\n'), notes };
}

test('each finding is a command with its place, worst first, then the summary', () => {
  const proof: Proof = {
    claim: 'no way out',
    target: 'acme',
    verdict: 'fail',
    explanation: ['a route'],
    witness: null,
  };
  const given = [
    finding({ verdict: 'unknown' }),
    finding({ severity: 'warning' }),
    finding(),
    finding({ tier: 'opinion' }),
  ];
  expect(github(given, [proof]).lines).toEqual([
    '::error file=t.yaml,title=proof::no way out%0Aa route',
    '::error file=t.yaml,line=3,col=5,title=vpn-session-unlogged::Vpn ConnectionLogOptions.Enabled: saw false; want true. Turn it on.',
    '::warning file=t.yaml,line=3,col=5,title=vpn-session-unlogged::Vpn ConnectionLogOptions.Enabled: saw false; want true. Turn it on.',
    '::notice file=t.yaml,line=3,col=5,title=vpn-session-unlogged::Cannot tell before deployment. Vpn ConnectionLogOptions.Enabled: saw false; want true. Turn it on.',
    '5 pass, 3 fail, 1 unknown, 0 excepted, 1 opinion',
  ]);
});

test('no name or value can begin a command of its own, or end a property', () => {
  const resource = { ...finding().resource, logicalId: 'A\n::stop-commands::x', file: 'a,b:c%.yaml' };
  const [line, ...more] = github([finding({ resource, saw: '100%\r\n::error::forged' })]).lines;
  expect(more).toHaveLength(1);
  expect(line).toContain('file=a%2Cb%3Ac%25.yaml,line=3');
  expect(line).toContain('A%0A::stop-commands::x ConnectionLogOptions.Enabled: saw 100%25%0D%0A::error::forged');
});

test('more than GitHub shows is told', () => {
  const many = Array.from({ length: 11 }, () => finding());
  expect(github(many).notes).toEqual(['GitHub shows 10 of these 11 errors beside the code']);
  expect(github(many.slice(1)).notes).toEqual([]);
});
