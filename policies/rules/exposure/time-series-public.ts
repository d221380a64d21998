import { mustNotBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'time-series-public',
  topic: 'exposure',
  severity: 'error',
  title: 'Time series database has a public address',
  why: 'The database answers on the internet; one token is all that protects the data.',
  fix: 'Set `PubliclyAccessible` to false.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'] },
  appliesTo: ['AWS::Timestream::InfluxDBInstance'],

  check(database, _world, report) {
    mustNotBeTrue(database.read('PubliclyAccessible'), { want: 'false' }, report);
  },

  bad: [
    {
      title: 'a public address',
      template: `
        Resources:
          D:
            Type: AWS::Timestream::InfluxDBInstance
            Properties: { PubliclyAccessible: true }`,
    },
    {
      title: 'the same as a text',
      template: `
        Resources:
          D:
            Type: AWS::Timestream::InfluxDBInstance
            Properties: { PubliclyAccessible: 'true' }`,
    },
  ],
  good: [
    {
      title: 'a private address',
      template: `
        Resources:
          D:
            Type: AWS::Timestream::InfluxDBInstance
            Properties: { PubliclyAccessible: false }`,
    },
    {
      title: 'nothing said, which means private',
      template: `
        Resources:
          D:
            Type: AWS::Timestream::InfluxDBInstance
            Properties: { Name: claims }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Public: { Type: String }
        Resources:
          D:
            Type: AWS::Timestream::InfluxDBInstance
            Properties: { PubliclyAccessible: !Ref Public }`,
    },
  ],
});
