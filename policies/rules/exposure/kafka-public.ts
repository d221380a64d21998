import { mustSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'kafka-public',
  topic: 'exposure',
  severity: 'error',
  title: 'Kafka brokers have public addresses',
  why: 'Brokers answer anybody on the internet, and topics are one credential away.',
  fix: 'Set `BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type` to DISABLED.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'], fsbp: ['msk.4'] },
  appliesTo: ['AWS::MSK::Cluster'],

  check(resource, _world, report) {
    mustSay(
      resource.read('BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type'),
      { texts: ['DISABLED'], want: 'DISABLED', preset: 'DISABLED' },
      report,
    );
  },

  bad: [
    {
      title: 'public addresses for the brokers',
      template: `
        Resources:
          K:
            Type: AWS::MSK::Cluster
            Properties: { BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: { Type: SERVICE_PROVIDED_EIPS } } } }`,
    },
    {
      title: 'a parameter whose default gives them',
      template: `
        Parameters:
          Kind: { Type: String, Default: SERVICE_PROVIDED_EIPS }
        Resources:
          K:
            Type: AWS::MSK::Cluster
            Properties: { BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: { Type: !Ref Kind } } } }`,
    },
  ],
  good: [
    {
      title: 'no public addresses',
      template: `
        Resources:
          K:
            Type: AWS::MSK::Cluster
            Properties: { BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: { Type: DISABLED } } } }`,
    },
    {
      title: 'nothing said, which means none',
      template: `
        Resources:
          K:
            Type: AWS::MSK::Cluster
            Properties: { BrokerNodeGroupInfo: { InstanceType: kafka.m7g.large } }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Kind: { Type: String }
        Resources:
          K:
            Type: AWS::MSK::Cluster
            Properties: { BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: { Type: !Ref Kind } } } }`,
    },
  ],
});
