import { any, isText, mustBeTrue, says } from '../../judge';
import { mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'workgroup-results-anywhere',
  topic: 'logging',
  severity: 'warning',
  title: 'Athena workgroup lets its users choose where results go',
  why: 'A query writes its results to any bucket its author may write to, and nobody looks there.',
  fix: 'Set `EnforceWorkGroupConfiguration` to true and name an `OutputLocation`, or let Athena keep the results.',
  controls: { 'nist-800-53-r5': ['au-9', 'ac-4'] },
  appliesTo: ['AWS::Athena::WorkGroup'],

  check(group, _world, report) {
    const configuration = group.read('WorkGroupConfiguration');
    const location = configuration.read('ResultConfiguration.OutputLocation');
    const managed = says(configuration.read('ManagedQueryResultsConfiguration.Enabled'), 'true');
    mustHold(any([isText(location.value), managed]), location, { want: 's3:// and a bucket' }, report);
    mustBeTrue(configuration.get('EnforceWorkGroupConfiguration'), { want: 'true', preset: true }, report);
  },

  bad: [
    {
      title: 'no location',
      template: `
        Resources:
          Team:
            Type: AWS::Athena::WorkGroup
            Properties: { WorkGroupConfiguration: { EnforceWorkGroupConfiguration: true } }`,
    },
    {
      title: 'a location that nobody has to use',
      template: `
        Resources:
          Team:
            Type: AWS::Athena::WorkGroup
            Properties: { WorkGroupConfiguration: { EnforceWorkGroupConfiguration: false, ResultConfiguration: { OutputLocation: s3://results/ } } }`,
    },
  ],
  good: [
    {
      title: 'a location for everybody',
      template: `
        Resources:
          Team:
            Type: AWS::Athena::WorkGroup
            Properties: { WorkGroupConfiguration: { EnforceWorkGroupConfiguration: true, ResultConfiguration: { OutputLocation: s3://results/ } } }
          Other:
            Type: AWS::Athena::WorkGroup
            Properties: { WorkGroupConfiguration: { ResultConfiguration: { OutputLocation: s3://results/ } } }`,
    },
    {
      title: 'results that Athena keeps',
      template: `
        Resources:
          Team:
            Type: AWS::Athena::WorkGroup
            Properties: { WorkGroupConfiguration: { ManagedQueryResultsConfiguration: { Enabled: true } } }`,
    },
  ],
  unknown: [
    {
      title: 'the location is a parameter, which may be empty',
      template: `
        Parameters:
          Results: { Type: String }
        Resources:
          Team:
            Type: AWS::Athena::WorkGroup
            Properties: { WorkGroupConfiguration: { ResultConfiguration: { OutputLocation: !Ref Results } } }`,
    },
  ],
});
