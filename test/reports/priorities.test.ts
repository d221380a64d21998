import type { Finding, Proof } from '../../lib/common/finding';
import { findingsReport, type ReportOptions, type TargetResult } from '../../lib/reports/findings-report';
import { inOrder, ranksOf } from '../../lib/reports/priorities';
import { mendFirst } from '../../lib/reports/mend-first';
import { renderMarkdown } from '../../lib/reports/markdown';
import { renderSarif } from '../../lib/reports/sarif';
import { renderText } from '../../lib/reports/text';
import { finding, reportContext } from '../support/reports';

const at = (logicalId: string, change: Partial<Finding> = {}) =>
  finding({ resource: { ...finding().resource, logicalId }, ...change });
const wide = (logicalId: string, change: Partial<Finding> = {}) =>
  at(logicalId, { rule: 'policy-allows-everything', topic: 'access', fix: 'Name the actions.', ...change });
const proof = (claim: string, verdict: Proof['verdict'] = 'fail'): Proof => {
  return { claim, target: 'acme', verdict, explanation: [], witness: null };
};
const exception = { owner: 'kim@client.example', reason: 'moving', expires: '2027-01-31' };

function reportOf(findings: readonly Finding[], more: Partial<TargetResult> = {}, options: ReportOptions = {}) {
  const target = { name: 'acme', file: 't.yaml', resources: 1 };
  return findingsReport([{ target, findings, proofs: [], passed: 5, ...more }], options);
}

/** Names in the order of their priority. */
function order(findings: readonly Finding[], proofs: readonly Proof[] = [], options: ReportOptions = {}): string[] {
  const report = reportOf(findings, { proofs }, options);
  return [...report.findings, ...report.proofs]
    .filter(({ priority }) => priority !== undefined)
    .sort((one, other) => one.priority! - other.priority!)
    .map((one) => ('rule' in one ? `${one.rule} ${one.resource.logicalId}` : one.claim));
}

const rule = (id: string, topic: Finding['topic'], change: Partial<Finding> = {}) =>
  at('R', { rule: id, topic, ...change });

test.each<[string, Finding[], string[]]>([
  [
    'what nobody may waive, then errors, then warnings, and only then what nobody can tell',
    [
      rule('u', 'access', { verdict: 'unknown' }),
      rule('w', 'access', { severity: 'warning' }),
      rule('e', 'exposure'),
      rule('f', 'logging', { waivable: false }),
    ],
    ['f R', 'e R', 'w R', 'u R'],
  ],
  [
    'over-permission, leavers and governance before exposure, the way in and missing records, theft last',
    [
      rule('vpn-split-tunnel', 'exposure'),
      rule('logs', 'logging'),
      rule('tls', 'transit'),
      rule('open', 'exposure'),
      rule('training-missing', 'governance'),
      rule('leaver-holds-duty', 'governance'),
      rule('wide', 'access'),
    ],
    ['wide R', 'leaver-holds-duty R', 'training-missing R', 'open R', 'tls R', 'logs R', 'vpn-split-tunnel R'],
  ],
  [
    'of one family what concerns more, each resource counted once',
    [
      rule('a', 'access'),
      rule('a', 'access', { property: 'Second' }),
      rule('a', 'access', { property: 'Third' }),
      at('S', { rule: 'b', topic: 'access' }),
      at('T', { rule: 'b', topic: 'access' }),
    ],
    ['b S', 'b T', 'a R', 'a R', 'a R'],
  ],
])('what is mended first: %s (R36)', (_title, findings, expected) => {
  expect(order(findings)).toEqual(expected);
  expect(order([...findings].reverse())).toEqual(expected);
});

test('a claim shown to be false stands among what nobody may waive, in its family (R36)', () => {
  const claims = [
    proof('The resolver of the enclave answers'),
    proof('All that clerk may do'),
    proof('All that', 'pass'),
  ];
  expect(order([wide('R')], claims)).toEqual([
    'All that clerk may do',
    'The resolver of the enclave answers',
    'policy-allows-everything R',
  ]);
});

test('places of one rule follow target, file and line, whatever order they were found in (R36)', () => {
  const line = (number: number, target = 'acme') =>
    wide(`L${number}`, { target, resource: { ...finding().resource, logicalId: `L${number}`, line: number } });
  const given = [line(30), line(4), line(200), line(1, 'beta')];
  const expected = ['L4', 'L30', 'L200', 'L1'].map((id) => `policy-allows-everything ${id}`);
  expect(order(given)).toEqual(expected);
  expect(order([...given].reverse())).toEqual(expected);
});

test('what is no reason to stop has no place in the order; an opinion has one when it counts (R36)', () => {
  const given = [wide('Agreed', { exception }), wide('Taste', { tier: 'opinion' })];
  expect(order(given)).toEqual([]);
  expect(order(given, [], { opinions: true })).toEqual(['policy-allows-everything Taste']);
});

test('exceptions, the baseline and accepted gaps are ranked apart, with who accepts them (R36)', () => {
  const known = reportOf([at('Known')]).findings[0]!.fingerprint;
  const entry = { fingerprint: known, rule: '', target: 'acme', resource: '', property: '' };
  const { accepted } = reportOf(
    [at('Known'), wide('A', { exception }), wide('B', { exception }), wide('Open')],
    { gaps: [{ gap: 'No second line', owner: 'lee@client.example', expires: '2027-03-31' }] },
    { baseline: { entries: [entry], asked: () => true } },
  );
  expect(accepted).toEqual([
    {
      priority: 1,
      family: 'over-permission',
      target: 'acme',
      rule: 'policy-allows-everything',
      affected: 2,
      owner: 'kim@client.example',
      expires: '2027-01-31',
    },
    {
      priority: 2,
      family: 'governance',
      target: 'acme',
      gap: 'No second line',
      affected: 1,
      owner: 'lee@client.example',
      expires: '2027-03-31',
    },
    { priority: 3, family: 'visibility', target: 'acme', rule: 'vpn-session-unlogged', affected: 1 },
  ]);
});

test('a report begins with what to mend first: five lines, one mend each, and how many are left out (R36)', () => {
  const rules = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => rule(id, 'logging', { fix: `Mend ${id}.` }));
  const given = [...rules, wide('A'), wide('B'), wide('Agreed', { exception })];
  const text = renderText(reportOf(given), reportContext());
  expect(text.split('\n\n').slice(0, 2)).toEqual([
    [
      'What to mend first',
      '  1  over-permission  policy-allows-everything, 2 affected: Name the actions.',
      ...['a', 'b', 'c', 'd'].map((id, at) => `  ${at + 2}  visibility  ${id}, 1 affected: Mend ${id}.`),
      '     and 2 more',
    ].join('\n'),
    [
      'Accepted, and still a risk',
      '  1  over-permission  policy-allows-everything, 1 affected: kim@client.example until 2027-01-31',
    ].join('\n'),
  ]);
  const markdown = renderMarkdown(reportOf(given), reportContext()).text;
  expect(markdown).toContain(
    '### What to mend first\n\n1. over-permission: <code>policy-allows-everything</code>, 2 affected. **Name the actions.**\n2. ',
  );
  expect(markdown).toContain('_and 2 more_\n\n### Accepted, and still a risk\n\n1. ');
});

test('a report without anything to mend has no such section; what is unknown is in it only where it counts (R36)', () => {
  const unsure = reportOf([wide('R', { verdict: 'unknown' })]);
  expect(renderText(reportOf([]), reportContext())).not.toContain('mend first');
  expect(renderText(unsure, reportContext())).not.toContain('mend first');
  expect(renderText(unsure, reportContext({ counts: () => true }))).toContain('policy-allows-everything, 1 affected');
});

test('claims of one kind are one thing to mend, said by the first of them (R36)', () => {
  const proofs = ['clerk', 'lead'].map((job) => proof(`All that ${job} may do`));
  const { shown } = mendFirst(reportOf([], { proofs }), () => true);
  expect(shown).toEqual([
    { family: 'over-permission', name: 'proof', affected: 2, mend: 'Make this true: All that clerk may do' },
  ]);
});

test('no name in what is accepted becomes mark-up or a line of its own', () => {
  const gaps = [{ gap: '<b>@octocat\n# x', owner: 'o@client.example', expires: '2027-03-31' }];
  const { text } = renderMarkdown(reportOf([], { gaps }), reportContext());
  expect(text.split('\n').at(-1)).toBe(
    '1. governance: <code>&#60;b&#62;&#64;octocat &#35; x</code>, 1 affected, <code>o&#64;client.example until 2027-03-31</code>',
  );
});

test('SARIF ranks go down in the same order, within 0 and 100, and hang on gravity and family (R36)', () => {
  const given = [rule('tls', 'transit'), wide('A'), wide('B'), rule('x', 'access', { waivable: false })];
  const { text } = renderSarif(reportOf([...given, wide('Taste', { tier: 'opinion' })]), reportContext());
  const { runs } = JSON.parse(text) as { runs: [{ results: { ruleId: string; rank?: number }[] }] };
  const ranks = runs[0].results.map(({ ruleId, rank }) => [ruleId, rank]);
  expect(ranks).toEqual([
    ['x', 100],
    ['policy-allows-everything', 83.333333],
    ['policy-allows-everything', 82.142857],
    ['tls', 73.809524],
    ['policy-allows-everything', undefined],
  ]);
});

test('however many weaknesses are equal, each has a rank of its own, above what is less grave (R36)', () => {
  const many = Array.from({ length: 20_000 }, (_, index) =>
    wide(`R${index}`, { verdict: 'unknown', severity: 'warning' }),
  );
  const last = rule('vpn-split-tunnel', 'exposure', { verdict: 'unknown', severity: 'warning' });
  const ranks = [...ranksOf(inOrder(reportOf([last, ...many]).findings)).values()];
  expect(new Set(ranks).size).toBe(20_001);
  expect(ranks).toEqual([...ranks].sort((one, other) => other - one));
  expect(ranks.at(-1)).toBeGreaterThanOrEqual(0);
});
