import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, Proof } from '../../lib/common/finding';
import { findingsReport, type ReportOptions } from '../../lib/reports/findings-report';
import type { ReportContext } from '../../lib/reports/report-context';
import { renderSarif } from '../../lib/reports/sarif';
import { card, finding, reportContext } from '../support/reports';

const exception = { owner: 'o@client.example', reason: 'moving', expires: '2027-01-31' };
const other = finding({ resource: { ...finding().resource, logicalId: 'Other' } });
const proofs: Proof[] = (['pass', 'fail', 'unknown'] as const).map((verdict) => {
  return { claim: `it is ${verdict}`, target: 'acme', verdict, explanation: ['because {x}'], witness: null };
});

interface Result {
  ruleId: string;
  ruleIndex: number;
  kind: string;
  level: string;
  message: { text: string };
  locations: { physicalLocation: { artifactLocation: object; region?: object }; logicalLocations?: object[] }[];
  relatedLocations?: object[];
  partialFingerprints: Record<string, string>;
  suppressions?: object[];
  baselineState?: string;
  properties: Record<string, unknown>;
}

const validate = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(validate);
const isSarif = validate.compile(
  JSON.parse(readFileSync(join(__dirname, '../schemas/sarif-2.1.0.schema.json'), 'utf8')) as object,
);

function sarif(
  findings: Finding[],
  change: Partial<ReportContext> = {},
  options: ReportOptions = {},
  held: Proof[] = [],
) {
  const report = findingsReport(
    [{ target: { name: 'acme', file: 't.yaml', resources: 1 }, findings, proofs: held, passed: 5 }],
    options,
  );
  const { text, notes } = renderSarif(report, reportContext(change));
  const log = JSON.parse(text) as { runs: [{ tool: { driver: { rules: { id: string }[] } }; results: Result[] }] };
  // Thousands of results are thousands of the same: their schema is held by the other tests.
  if (findings.length < 100) expect(isSarif(log) ? [] : isSarif.errors).toEqual([]);
  return { log, run: log.runs[0], results: log.runs[0].results, notes };
}

test('a failure has its rule, place, fingerprint and names', () => {
  const { run, results } = sarif([finding()], { homepage: 'https://enclave.example/project' });
  expect(results).toMatchObject([
    {
      ruleId: 'vpn-session-unlogged',
      ruleIndex: 0,
      kind: 'fail',
      level: 'error',
      message: { text: 'Vpn ConnectionLogOptions.Enabled: saw false; want true. Turn it on.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 't.yaml', uriBaseId: 'SRCROOT' },
            region: { startLine: 3, startColumn: 5 },
          },
          logicalLocations: [{ name: 'Vpn', fullyQualifiedName: 'Vpn', kind: 'resource' }],
        },
      ],
      properties: { tier: 'core', controls: { 'nist-800-53-r5': ['au-2'] } },
    },
  ]);
  expect(run.tool.driver.rules).toMatchObject([
    {
      id: 'vpn-session-unlogged',
      helpUri: 'https://enclave.example/project/docs/rules/vpn-session-unlogged.md',
      help: { markdown: expect.stringContaining('**Bad: off**') as string },
      properties: { tags: ['security', 'logging', 'core', 'nist-800-53-r5/au-2'] },
    },
  ]);
});

test('when the check was made is said as SARIF wants it', () => {
  const checked = { at: '2026-11-21T12:00:00.000Z', tool: { name: 'vendor-enclave', version: '1.2.3' }, manifests: [] };
  const { run } = sarif([finding()], {}, { checked });
  expect(run).toMatchObject({ invocations: [{ startTimeUtc: checked.at }], properties: { checked } });
});

test('fingerprints survive moved lines and tell resources apart', () => {
  const fingerprint = (one: Finding) => sarif([one]).results[0]!.partialFingerprints;
  const moved = finding({ resource: { ...finding().resource, line: 90, column: 1 } });
  expect(fingerprint(moved)).toEqual(fingerprint(finding()));
  expect(Object.keys(fingerprint(moved))).toEqual(['primaryLocationLineHash', 'vendorEnclave/v1']);
  expect(fingerprint(other)).not.toEqual(fingerprint(finding()));
});

test('cannot tell is open, and then SARIF allows no level but none', () => {
  const [result] = sarif([finding({ verdict: 'unknown' })]).results;
  expect([result!.kind, result!.level]).toEqual(['open', 'none']);
  expect(result!.message.text).toMatch(/^Cannot tell before deployment: /);
});

test('an opinion is a note, until it counts', () => {
  const opinion = finding({ tier: 'opinion' });
  const levels = (opinions: boolean) => sarif([opinion], { opinions }, { opinions }).results.map(({ level }) => level);
  expect([levels(false), levels(true)]).toEqual([['note'], ['error']]);
});

test('what is excepted or known stays out, and comes back with --full', () => {
  const known = findingsReport([
    { target: { name: 'acme', file: '', resources: 1 }, findings: [other], proofs: [], passed: 0 },
  ]);
  const { fingerprint } = known.findings[0]!;
  const entry = { fingerprint, rule: '', target: 'acme', resource: '', property: '' };
  const baseline = { entries: [entry], asked: () => true };
  const both = [finding({ exception }), other];
  expect(sarif(both, {}, { baseline }).results).toEqual([]);
  expect(sarif(both, { full: true }, { baseline }).results).toMatchObject([
    {
      suppressions: [
        { kind: 'external', status: 'accepted', justification: 'o@client.example until 2027-01-31: moving' },
      ],
    },
    { baselineState: 'unchanged' },
  ]);
});

test('proofs that do not hold are results; those that do only with --full', () => {
  const kinds = (full: boolean) => sarif([], { full }, {}, proofs).results.map(({ kind, level }) => `${kind} ${level}`);
  expect(kinds(false)).toEqual(['fail error', 'open none']);
  expect(kinds(true)).toEqual(['fail error', 'open none', 'pass none']);
});

test('braces are doubled, because SARIF reads a single one as a placeholder', () => {
  expect(sarif([finding({ saw: '${Ref: Name}' })]).results[0]!.message.text).toContain('${{Ref: Name}}');
});

test.each([
  ['/srv/app/deep/my file#1.yaml', { uri: 'deep/my%20file%231.yaml', uriBaseId: 'SRCROOT' }],
  ['./t.yaml', { uri: 't.yaml', uriBaseId: 'SRCROOT' }],
  ['/elsewhere/t.yaml', { uri: 'file:///elsewhere/t.yaml' }],
])('the file %s is named so that others find it', (file, artifactLocation) => {
  const [result] = sarif([finding({ resource: { ...finding().resource, file } })]).results;
  expect(result!.locations[0]!.physicalLocation.artifactLocation).toEqual(artifactLocation);
});

test('the line of the CDK app is the place, the template stands beside it', () => {
  const [result] = sarif([finding({ code: { file: 'lib/app.ts', line: 7, column: 3 } })]).results;
  expect(result).toMatchObject({
    locations: [
      { physicalLocation: { artifactLocation: { uri: 'lib/app.ts' }, region: { startLine: 7, startColumn: 3 } } },
    ],
    relatedLocations: [{ physicalLocation: { artifactLocation: { uri: 't.yaml' }, region: { startLine: 3 } } }],
  });
});

test('a template built on the way is nobody’s file: its manifest stands for it', () => {
  const [result] = sarif([finding({ resource: { ...finding().resource, file: 'built.template.json' } })]).results;
  expect(result!.locations[0]!.physicalLocation).toEqual({ artifactLocation: { uri: 't.yaml', uriBaseId: 'SRCROOT' } });
});

test('GitHub’s limits are kept and told: the least severe results go first', () => {
  const many = Array.from({ length: 25_001 }, (_, index) =>
    finding({ severity: index === 25_000 ? 'error' : 'warning', property: `P${index}` }),
  );
  const { results, notes } = sarif(many);
  expect([results.length, results[0]!.level]).toEqual([25_000, 'error']);
  expect(notes).toEqual([expect.stringContaining('1 of 25001 results')]);
  expect(sarif(many.slice(0, 5_001)).notes).toEqual([expect.stringContaining('5000 most severe of these 5001')]);
  expect(sarif(many.slice(0, 50)).notes).toEqual([]);
  const controls = { x: Array.from({ length: 40 }, (_, index) => `c-${index}`) };
  const { run } = sarif([finding()], { cards: [card({ controls })] });
  expect((run.tool.driver.rules[0] as unknown as { properties: { tags: string[] } }).properties.tags).toHaveLength(20);
});
