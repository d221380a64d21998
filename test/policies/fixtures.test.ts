/** Two whole templates, written by hand: what a reviewer would be told, and where. */
import { join } from 'node:path';
import { loadTargets } from '../../lib/template';
import { judgeTemplate, rules } from '../../policies';

/** The rules the catalogue began with. Later ones have things to say about these templates too, and examples of their own. */
const FIRST_TWELVE = [
  'alb-listener-plaintext',
  'api-access-unlogged',
  'api-tls-outdated',
  'bucket-plaintext-allowed',
  'cache-transit-plaintext',
  'policy-allows-everything',
  'role-trusts-anyone',
  'trail-digest-missing',
  'vpc-flow-unlogged',
  'vpn-certificate-alone',
  'vpn-everyone-authorized',
  'vpn-session-unlogged',
];

function judge(name: string): string[] {
  const [target] = loadTargets([join(__dirname, 'fixtures', name)]);
  const twelve = rules.filter(({ id }) => FIRST_TWELVE.includes(id));
  const { findings } = judgeTemplate(target!.template, { target: name, rules: twelve });
  return findings
    .map(
      ({ rule, verdict, resource, property }) => `${verdict} ${rule} ${resource.line}:${resource.column} ${property}`,
    )
    .sort();
}

test('a template that breaks the first twelve rules gets twelve failures, each at its place', () => {
  const findings = judge('breaks-the-first-twelve.yaml');
  expect(findings).toEqual([
    'fail alb-listener-plaintext 35:7 Protocol',
    'fail api-access-unlogged 46:3 AccessLogSetting.DestinationArn',
    'fail api-tls-outdated 44:7 SecurityPolicy',
    'fail bucket-plaintext-allowed 52:3 BucketPolicy',
    'fail cache-transit-plaintext 62:7 TransitEncryptionMode',
    'fail policy-allows-everything 83:13 PolicyDocument.Statement.0',
    'fail role-trusts-anyone 71:13 AssumeRolePolicyDocument.Statement.0.Principal',
    'fail trail-digest-missing 87:3 EnableLogFileValidation',
    'fail vpc-flow-unlogged 6:3 FlowLogs',
    'fail vpn-certificate-alone 16:7 AuthenticationOptions',
    'fail vpn-everyone-authorized 28:7 AuthorizeAllGroups',
    'fail vpn-session-unlogged 21:9 ConnectionLogOptions.Enabled',
  ]);
  expect(FIRST_TWELVE).toEqual(findings.map((line) => line.split(' ')[1]));
});

test('behind parameters without default the same weaknesses are unknown, never failures', () => {
  expect(judge('breaks-the-first-twelve-behind-parameters.yaml')).toEqual([
    'unknown alb-listener-plaintext 38:7 Protocol',
    'unknown api-access-unlogged 51:9 AccessLogSetting.DestinationArn',
    'unknown api-tls-outdated 45:7 SecurityPolicy',
    'unknown bucket-plaintext-allowed 53:3 BucketPolicy',
    'unknown cache-transit-plaintext 73:7 TransitEncryptionEnabled',
    'unknown trail-digest-missing 78:7 EnableLogFileValidation',
    'unknown vpc-flow-unlogged 15:3 FlowLogs',
    'unknown vpn-session-unlogged 33:9 ConnectionLogOptions.Enabled',
  ]);
});
