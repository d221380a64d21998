import { firewallRecorded } from '../../lib/analysis/network/firewall-recorded';
import { decide } from '../support/proofs';

const GOOD = `
Parameters:
  Any: { Type: String }
Resources:
  Wall: { Type: AWS::NetworkFirewall::Firewall, Properties: { FirewallPolicyArn: !GetAtt Policy.FirewallPolicyArn } }
  Policy:
    Type: AWS::NetworkFirewall::FirewallPolicy
    Properties: { FirewallPolicy: { StatefulDefaultActions: ['aws:drop_established', 'aws:alert_established'] } }
  Alerts: { Type: AWS::Logs::LogGroup }
  Flows: { Type: AWS::Logs::LogGroup }
  Logs:
    Type: AWS::NetworkFirewall::LoggingConfiguration
    Properties:
      FirewallArn: !GetAtt Wall.FirewallArn
      LoggingConfiguration:
        LogDestinationConfigs:
          - { LogType: ALERT, LogDestinationType: CloudWatchLogs, LogDestination: { logGroup: !Ref Alerts } }
          - { LogType: FLOW, LogDestinationType: CloudWatchLogs, LogDestination: { logGroup: !Ref Flows } }
`;

test.each<[title: string, from: string, to: string, verdict: string, reason: RegExp]>([
  ['flows and alerts into log groups', '', '', 'pass', /1 firewalls/],
  ['no flows', 'LogType: FLOW', 'LogType: TLS', 'fail', /nobody writes down the FLOW log/],
  ['logs of another firewall', '!GetAtt Wall.FirewallArn', '!Ref Any', 'fail', /nobody writes down/],
  [
    'a bucket of somebody',
    'CloudWatchLogs, LogDestination: { logGroup: !Ref Flows }',
    'S3, LogDestination: { bucketName: x }',
    'fail',
    /FLOW log of Wall goes to/,
  ],
  ['a group by name', '!Ref Flows', 'flows', 'fail', /goes to flows/],
  ['a group of later', '!Ref Flows', '!Ref Any', 'unknown', /hidden by Ref: Any/],
  ['drops without an alert', ", 'aws:alert_established'", '', 'fail', /no alert says so/],
])('%s', (_title, from, to, verdict, reason) => {
  if (!GOOD.includes(from)) throw new Error(`the template does not say: ${from}`);
  const proof = decide(firewallRecorded, GOOD.replace(from, to));
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});
