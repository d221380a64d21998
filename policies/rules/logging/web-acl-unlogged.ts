import type { Relation, Resource } from '../../../lib/template';
import { hasReferrer, mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

const LOGGING: Relation = { type: 'AWS::WAFv2::LoggingConfiguration', path: 'ResourceArn' };

/** Where findings point: what is missing stands outside the resource's properties. */
const WANTED = 'LoggingConfiguration';

export default defineRule({
  id: 'web-acl-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'Web ACL keeps no log',
  why: 'Nobody can say which requests the firewall refused, or let through.',
  fix: 'Add a logging configuration whose `ResourceArn` is the web ACL.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'] },
  appliesTo: ['AWS::WAFv2::WebACL'],

  check(acl, world, report) {
    const logs = hasReferrer(acl, world, LOGGING, namesDestination);
    const difference = { saw: 'no logging configuration', want: 'a logging configuration with a destination' };
    mustHold(logs, acl.read(WANTED), difference, report);
  },

  bad: [
    {
      title: 'no logging configuration',
      template: `
        Resources:
          Wall:
            Type: AWS::WAFv2::WebACL
            Properties: { Scope: REGIONAL }`,
    },
    {
      title: 'the logging configuration of another web ACL',
      template: `
        Resources:
          Wall:
            Type: AWS::WAFv2::WebACL
            Properties: { Scope: REGIONAL }
          Other:
            Type: AWS::WAFv2::WebACL
            Properties: { Scope: REGIONAL }
          Log:
            Type: AWS::WAFv2::LoggingConfiguration
            Properties: { ResourceArn: !GetAtt Other.Arn, LogDestinationConfigs: [!GetAtt Logs.Arn] }
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
    {
      title: 'a logging configuration without destination',
      template: `
        Resources:
          Wall:
            Type: AWS::WAFv2::WebACL
            Properties: { Scope: REGIONAL }
          Log:
            Type: AWS::WAFv2::LoggingConfiguration
            Properties: { ResourceArn: !GetAtt Wall.Arn, LogDestinationConfigs: [] }`,
    },
  ],
  good: [
    {
      title: 'a log group',
      template: `
        Resources:
          Wall:
            Type: AWS::WAFv2::WebACL
            Properties: { Scope: REGIONAL }
          Log:
            Type: AWS::WAFv2::LoggingConfiguration
            Properties: { ResourceArn: !GetAtt Wall.Arn, LogDestinationConfigs: [!GetAtt Logs.Arn] }
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
    {
      title: 'a delivery stream as a single text',
      template: `
        Resources:
          Wall:
            Type: AWS::WAFv2::WebACL
            Properties: { Scope: CLOUDFRONT }
          Log:
            Type: AWS::WAFv2::LoggingConfiguration
            Properties: { ResourceArn: !GetAtt Wall.Arn, LogDestinationConfigs: 'arn:aws:firehose:us-east-1:111122223333:deliverystream/aws-waf-logs' }`,
    },
  ],
  unknown: [
    {
      title: 'a logging configuration of a web ACL that a parameter names',
      template: `
        Parameters:
          Acl: { Type: String }
        Resources:
          Wall:
            Type: AWS::WAFv2::WebACL
            Properties: { Scope: REGIONAL }
          Log:
            Type: AWS::WAFv2::LoggingConfiguration
            Properties: { ResourceArn: !Ref Acl, LogDestinationConfigs: [!GetAtt Logs.Arn] }
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
    {
      title: 'the destinations are imported',
      template: `
        Resources:
          Wall:
            Type: AWS::WAFv2::WebACL
            Properties: { Scope: REGIONAL }
          Log:
            Type: AWS::WAFv2::LoggingConfiguration
            Properties: { ResourceArn: !GetAtt Wall.Arn, LogDestinationConfigs: !ImportValue logs }`,
    },
  ],
});

function namesDestination(configuration: Resource) {
  const destinations = configuration.read('LogDestinationConfigs');
  return destinations.value.kind === 'unresolved' ? undefined : destinations.each().length > 0;
}
