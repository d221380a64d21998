import type { Relation } from '../../../lib/template';
import { all, any } from '../../judge';
import { hasReferrer, listsEntry, mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

const BY_ARN: Relation = { type: 'AWS::NetworkFirewall::LoggingConfiguration', path: 'FirewallArn' };
const BY_NAME: Relation = { type: BY_ARN.type, path: 'FirewallName', name: 'FirewallName' };

/** Where findings point: what is missing stands outside the resource's properties. */
const WANTED = 'LoggingConfiguration';

export default defineRule({
  id: 'firewall-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'Network firewall does not log both alerts and flows',
  why: 'Nobody can say what the firewall dropped, or what it let through.',
  fix: 'Add a logging configuration for the firewall with ALERT and FLOW.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12', 'si-4'], fsbp: ['networkfirewall.2'] },
  appliesTo: ['AWS::NetworkFirewall::Firewall'],

  check(firewall, world, report) {
    const logs = (LogType: string) =>
      any(
        [BY_ARN, BY_NAME].map((relation) =>
          hasReferrer(firewall, world, relation, (configuration) =>
            listsEntry(configuration.read('LoggingConfiguration.LogDestinationConfigs'), { LogType }),
          ),
        ),
      );
    const difference = { saw: 'alerts or flows without log', want: 'a logging configuration with ALERT and FLOW' };
    mustHold(all([logs('ALERT'), logs('FLOW')]), firewall.read(WANTED), difference, report);
  },

  bad: [
    {
      title: 'no logging configuration',
      template: `
        Resources:
          Wall:
            Type: AWS::NetworkFirewall::Firewall
            Properties: { FirewallName: wall }`,
    },
    {
      title: 'alerts only',
      template: `
        Resources:
          Wall:
            Type: AWS::NetworkFirewall::Firewall
            Properties: { FirewallName: wall }
          Log:
            Type: AWS::NetworkFirewall::LoggingConfiguration
            Properties: { FirewallArn: !GetAtt Wall.FirewallArn, LoggingConfiguration: { LogDestinationConfigs: [{ LogType: ALERT }] } }`,
    },
    {
      title: 'flows only',
      template: `
        Resources:
          Wall:
            Type: AWS::NetworkFirewall::Firewall
            Properties: { FirewallName: wall }
          Log:
            Type: AWS::NetworkFirewall::LoggingConfiguration
            Properties: { FirewallArn: !GetAtt Wall.FirewallArn, LoggingConfiguration: { LogDestinationConfigs: [{ LogType: FLOW }] } }`,
    },
    {
      title: 'the logs of another firewall',
      template: `
        Resources:
          Wall:
            Type: AWS::NetworkFirewall::Firewall
            Properties: { FirewallName: wall }
          Log:
            Type: AWS::NetworkFirewall::LoggingConfiguration
            Properties: { FirewallName: other, LoggingConfiguration: { LogDestinationConfigs: [{ LogType: ALERT }, { LogType: FLOW }] } }`,
    },
  ],
  good: [
    {
      title: "both, by the firewall's ARN",
      template: `
        Resources:
          Wall:
            Type: AWS::NetworkFirewall::Firewall
            Properties: { FirewallName: wall }
          Log:
            Type: AWS::NetworkFirewall::LoggingConfiguration
            Properties: { FirewallArn: !Ref Wall, LoggingConfiguration: { LogDestinationConfigs: [{ LogType: ALERT }, { LogType: FLOW }] } }`,
    },
    {
      title: "both, by the firewall's name",
      template: `
        Resources:
          Wall:
            Type: AWS::NetworkFirewall::Firewall
            Properties: { FirewallName: wall }
          Log:
            Type: AWS::NetworkFirewall::LoggingConfiguration
            Properties: { FirewallArn: 'arn:aws:network-firewall:eu-central-1:111122223333:firewall/wall', FirewallName: wall, LoggingConfiguration: { LogDestinationConfigs: [{ LogType: ALERT }, { LogType: FLOW }] } }`,
    },
  ],
  unknown: [
    {
      title: 'a logging configuration of a firewall that a parameter names',
      template: `
        Parameters:
          Arn: { Type: String }
        Resources:
          Wall:
            Type: AWS::NetworkFirewall::Firewall
            Properties: { FirewallName: wall }
          Log:
            Type: AWS::NetworkFirewall::LoggingConfiguration
            Properties: { FirewallArn: !Ref Arn, LoggingConfiguration: { LogDestinationConfigs: [{ LogType: ALERT }, { LogType: FLOW }] } }`,
    },
  ],
});
