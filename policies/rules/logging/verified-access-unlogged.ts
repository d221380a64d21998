import { any, says } from '../../judge';
import { mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'verified-access-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'Verified Access does not log who comes in',
  why: 'Nobody can say which vendor engineer opened which application, or was refused.',
  fix: 'Enable `CloudWatchLogs`, `KinesisDataFirehose` or `S3` in `LoggingConfigurations`.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12', 'ac-17.1'] },
  appliesTo: ['AWS::EC2::VerifiedAccessInstance'],

  check(instance, _world, report) {
    const logging = instance.read('LoggingConfigurations');
    const switches = ['CloudWatchLogs', 'KinesisDataFirehose', 'S3'].map((place) => logging.get(place).get('Enabled'));
    mustHold(
      any(switches.map((one) => says(one, 'true'))),
      logging,
      { want: 'one destination that is enabled' },
      report,
    );
  },

  bad: [
    {
      title: 'nothing about logs',
      template: `
        Resources:
          Gate:
            Type: AWS::EC2::VerifiedAccessInstance
            Properties: { Description: gate }`,
    },
    {
      title: 'a destination that is off',
      template: `
        Resources:
          Gate:
            Type: AWS::EC2::VerifiedAccessInstance
            Properties: { LoggingConfigurations: { S3: { Enabled: false, BucketName: logs } } }`,
    },
  ],
  good: [
    {
      title: 'each of the three destinations',
      template: `
        Resources:
          One:
            Type: AWS::EC2::VerifiedAccessInstance
            Properties: { LoggingConfigurations: { CloudWatchLogs: { Enabled: true, LogGroup: gate } } }
          Two:
            Type: AWS::EC2::VerifiedAccessInstance
            Properties: { LoggingConfigurations: { KinesisDataFirehose: { Enabled: true, DeliveryStream: gate } } }
          Three:
            Type: AWS::EC2::VerifiedAccessInstance
            Properties: { LoggingConfigurations: { S3: { Enabled: true, BucketName: logs } } }`,
    },
    {
      title: 'switched on, as text',
      template: `
        Resources:
          Gate:
            Type: AWS::EC2::VerifiedAccessInstance
            Properties: { LoggingConfigurations: { S3: { Enabled: 'true', BucketName: logs } } }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Log: { Type: String }
        Resources:
          Gate:
            Type: AWS::EC2::VerifiedAccessInstance
            Properties: { LoggingConfigurations: { S3: { Enabled: !Ref Log } } }`,
    },
  ],
});
