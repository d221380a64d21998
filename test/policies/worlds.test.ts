/** From what a rule says in each world to one verdict: conditions are the template's, parameters the deployer's. */
import listener from '../../policies/rules/transit/alb-listener-plaintext';
import flowLogs from '../../policies/rules/logging/vpc-flow-unlogged';
import { defineRule } from '../../policies';
import { findingsOf } from './from-yaml';

const HEAD = `
    Parameters:
      Stage: { Type: String }
      Bare: { Type: String }
      Mode: { Type: String, Default: tls, AllowedValues: [tls, plain, off] }
      Risky: { Type: String, Default: plain, AllowedValues: [tls, plain] }
      Choice: { Type: String, AllowedValues: [HTTPS, HTTP] }
      Lost: { Type: String, AllowedValues: [HTTP, http] }
      Preset: { Type: String, Default: HTTP }
    Conditions:
      Plain: !Equals [!Ref Stage, pilot]
      Encrypted: !Not [!Condition Plain]
      ModePlain: !Equals [!Ref Mode, plain]
      RiskyPlain: !Equals [!Ref Risky, plain]
      InFrankfurt: !Equals [!Ref AWS::Region, eu-central-1]
      Nowhere: !Equals [a, b]`;

function judged(protocol: string, resource = ''): string[] {
  return findingsOf(
    listener,
    `${HEAD}
    Resources:
      Web:
        Type: AWS::ElasticLoadBalancingV2::Listener
        ${resource}
        Properties: { Protocol: ${protocol}, DefaultActions: [{ Type: forward }] }`,
  );
}

test.each([
  ['a literal', 'HTTP', ['fail Web[Protocol]: HTTP']],
  ['a default', '!Ref Preset', ['fail Web[Protocol]: HTTP']],
  ['a parameter without default', '!Ref Bare', ['unknown Web[Protocol]: Ref: Bare, a parameter without default']],
  ['one way of a condition', '!If [Plain, HTTP, HTTPS]', ['fail Web[Protocol]: HTTP, when condition Plain is true']],
  ['both ways of a condition', '!If [Plain, HTTP, HTTP]', ['fail Web[Protocol]: HTTP']],
  ['the bad way of a decided condition', '!If [Nowhere, HTTP, HTTPS]', []],
  [
    'one way hidden, the other good',
    '!If [Plain, !Ref Bare, HTTPS]',
    ['unknown Web[Protocol]: Ref: Bare, a parameter without default, when condition Plain is true'],
  ],
  [
    'one way hidden, the other bad',
    '!If [Plain, !Ref Bare, HTTP]',
    ['fail Web[Protocol]: HTTP, when condition Plain is false'],
  ],
  [
    'an allowed value that is not the default',
    '!If [ModePlain, HTTP, HTTPS]',
    ['unknown Web[Protocol]: HTTP, when condition ModePlain is true'],
  ],
  [
    'an allowed value that is the default',
    '!If [RiskyPlain, HTTP, HTTPS]',
    ['fail Web[Protocol]: HTTP, when condition RiskyPlain is true'],
  ],
  [
    'one of the allowed values, without default',
    '!Ref Choice',
    ['unknown Web[Protocol]: HTTP, when parameter Choice is HTTP'],
  ],
  ['every allowed value', '!Ref Lost', ['fail Web[Protocol]: HTTP']],
  [
    'a condition, and under it a value that is not the default',
    '!If [Plain, !If [ModePlain, HTTP, HTTPS], HTTPS]',
    ['unknown Web[Protocol]: HTTP, when condition Plain is true and condition ModePlain is true'],
  ],
  [
    'a condition, and under it every allowed value',
    '!If [Plain, !Ref Lost, HTTPS]',
    ['fail Web[Protocol]: HTTP, when condition Plain is true'],
  ],
  [
    'a value that is not the default, and under it a condition',
    '!If [ModePlain, !If [Plain, HTTP, HTTPS], HTTPS]',
    ['unknown Web[Protocol]: HTTP, when condition ModePlain is true and condition Plain is true'],
  ],
])('%s', (_, protocol, findings) => {
  expect(judged(protocol)).toEqual(findings);
});

test.each([
  ['exists where it is bad', 'Plain', ['fail Web[Protocol]: HTTP']],
  ['exists where it is good', 'Encrypted', []],
  ['exists nowhere', 'Nowhere', []],
  ['exists where it is bad, which is not the default', 'ModePlain', ['fail Web[Protocol]: HTTP']],
])('a resource that %s is judged only where it exists', (_, condition, findings) => {
  const protocol = condition === 'ModePlain' ? '!If [ModePlain, HTTP, HTTPS]' : '!If [Plain, HTTP, HTTPS]';
  expect(judged(protocol, `Condition: ${condition}`)).toEqual(findings);
});

const vpcAndLog = (log: string) => `${HEAD}
    Resources:
      Vpc: { Type: AWS::EC2::VPC, Condition: Plain }
      Flow:
        Type: AWS::EC2::FlowLog
        ${log}
        Properties: { ResourceType: VPC, ResourceId: !Ref Vpc, TrafficType: ALL }`;

test('two resources under one condition are judged in the same world', () => {
  expect(findingsOf(flowLogs, vpcAndLog('Condition: Plain'))).toEqual([]);
  expect(findingsOf(flowLogs, vpcAndLog(''))).toEqual([]);
  expect(findingsOf(flowLogs, vpcAndLog('Condition: Encrypted'))).toEqual(['fail Vpc[FlowLogs]: no flow log']);
  expect(findingsOf(flowLogs, vpcAndLog('Condition: InFrankfurt'))).toEqual([
    'fail Vpc[FlowLogs]: no flow log, when condition InFrankfurt is false',
  ]);
});

test('beyond the limit a certain failure stays, and one unknown says that the rest was not tried', () => {
  const names = Array.from({ length: 7 }, (_, index) => `C${index}`);
  const rule = defineRule({
    ...listener,
    appliesTo: ['Test::Many'],
    check(resource, _world, report) {
      const value = resource.read('Value');
      if (value.value.kind === 'known' && value.value.value === 'aaaaaaa') report.fail(value, { want: 'b' });
      report.unknown(resource.read('Other'), { want: 'anything' });
    },
  });
  const text = `
    Parameters: { ${names.map((name) => `${name}: { Type: String }`).join(', ')} }
    Conditions: { ${names.map((name) => `${name}: !Equals [!Ref ${name}, a]`).join(', ')} }
    Resources: { Many: { Type: Test::Many, Properties: { Value: !Join ['', [${names.map((name) => `!If [${name}, a, b]`).join(', ')}]] } } }`;
  const [fail, beyond, ...more] = findingsOf(rule, text);
  expect(fail).toMatch(/^fail Many\[Value\]: aaaaaaa, when condition C/);
  expect(beyond).toBe('unknown Many[]: an answer that hangs on more than 64 combinations of conditions and parameters');
  expect(more).toEqual([]);
});
