import { mustNotBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'quicksight-source-plaintext',
  topic: 'transit',
  severity: 'error',
  title: 'QuickSight reads its data source in plain text',
  why: 'The rows behind every dashboard, and the password to get them, pass the network readable.',
  fix: 'Remove `SslProperties.DisableSsl` or set it to false.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'] },
  appliesTo: ['AWS::QuickSight::DataSource'],

  check(source, _world, report) {
    // SslProperties (QuickSight API Reference): SSL is used unless it is disabled.
    mustNotBeTrue(source.read('SslProperties.DisableSsl'), { want: 'false' }, report);
  },

  bad: [
    {
      title: 'SSL disabled',
      template: `
        Resources:
          Claims:
            Type: AWS::QuickSight::DataSource
            Properties: { Name: claims, Type: POSTGRESQL, SslProperties: { DisableSsl: true } }`,
    },
    {
      title: 'SSL disabled, in words',
      template: `
        Resources:
          Claims:
            Type: AWS::QuickSight::DataSource
            Properties: { Name: claims, Type: MYSQL, SslProperties: { DisableSsl: 'true' } }`,
    },
  ],
  good: [
    {
      title: 'SSL kept',
      template: `
        Resources:
          Claims:
            Type: AWS::QuickSight::DataSource
            Properties: { Name: claims, Type: POSTGRESQL, SslProperties: { DisableSsl: false } }`,
    },
    {
      title: 'nothing said, which means SSL',
      template: `
        Resources:
          Claims:
            Type: AWS::QuickSight::DataSource
            Properties: { Name: claims, Type: ATHENA }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Plain: { Type: String }
        Resources:
          Claims:
            Type: AWS::QuickSight::DataSource
            Properties: { Name: claims, Type: POSTGRESQL, SslProperties: { DisableSsl: !Ref Plain } }`,
    },
  ],
});
