import { any, isText } from '../../judge';
import { mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'zone-queries-unlogged',
  topic: 'logging',
  severity: 'warning',
  title: 'Public zone does not log the queries it answers',
  why: 'Nobody sees who looks for names of the enclave, or uses its zone to carry data out.',
  fix: 'Set `QueryLoggingConfig` of the zone to a log group.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'], fsbp: ['route53.2'] },
  appliesTo: ['AWS::Route53::HostedZone'],

  check(zone, _world, report) {
    const group = zone.read('QueryLoggingConfig.CloudWatchLogsLogGroupArn');
    const vpcs = zone.read('VPCs');
    // Only public zones log queries; a zone with VPCs is private.
    const isPrivate = vpcs.value.kind === 'unresolved' ? undefined : vpcs.each().length > 0;
    mustHold(any([isText(group.value), isPrivate]), group, { want: 'the ARN of a log group' }, report);
  },

  bad: [
    {
      title: 'no query log',
      template: `
        Resources:
          Zone:
            Type: AWS::Route53::HostedZone
            Properties: { Name: example.com }`,
    },
    {
      title: 'an empty list of VPCs leaves it public',
      template: `
        Resources:
          Zone:
            Type: AWS::Route53::HostedZone
            Properties: { Name: example.com, VPCs: [] }`,
    },
  ],
  good: [
    {
      title: 'a log group',
      template: `
        Resources:
          Zone:
            Type: AWS::Route53::HostedZone
            Properties: { Name: example.com, QueryLoggingConfig: { CloudWatchLogsLogGroupArn: !GetAtt Queries.Arn } }
          Queries:
            Type: AWS::Logs::LogGroup`,
    },
    {
      title: 'a private zone',
      template: `
        Resources:
          Zone:
            Type: AWS::Route53::HostedZone
            Properties: { Name: inside.example.com, VPCs: [{ VPCId: vpc-0123456789abcdef0, VPCRegion: eu-central-1 }] }`,
    },
  ],
  unknown: [
    {
      title: 'the VPCs are imported',
      template: `
        Resources:
          Zone:
            Type: AWS::Route53::HostedZone
            Properties: { Name: example.com, VPCs: !ImportValue vpcs }`,
    },
    {
      title: 'the log group is a parameter, which may be empty',
      template: `
        Parameters:
          Queries: { Type: String }
        Resources:
          Zone:
            Type: AWS::Route53::HostedZone
            Properties: { Name: example.com, QueryLoggingConfig: { CloudWatchLogsLogGroupArn: !Ref Queries } }`,
    },
  ],
});
