import { mustSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'notebook-metadata-tokenless',
  topic: 'exposure',
  severity: 'warning',
  title: 'Notebook hands out credentials without a session token',
  why: 'A web page or package that fools the notebook into one request reads the credentials of its role.',
  fix: "Set `InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion` to '2'.",
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ia-5'] },
  appliesTo: ['AWS::SageMaker::NotebookInstance'],

  // The default: title "InstanceMetadataServiceConfiguration" of the SageMaker API reference.
  check(resource, _world, report) {
    mustSay(
      resource.read('InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion'),
      { texts: ['2'], want: '2; not set means 1' },
      report,
    );
  },

  bad: [
    {
      title: 'the first version',
      template: `
        Resources:
          N:
            Type: AWS::SageMaker::NotebookInstance
            Properties: { InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: '1' } }`,
    },
    {
      title: 'nothing said, which means the first',
      template: `
        Resources:
          N:
            Type: AWS::SageMaker::NotebookInstance
            Properties: { InstanceType: ml.t3.medium }`,
    },
  ],
  good: [
    {
      title: 'the second version',
      template: `
        Resources:
          N:
            Type: AWS::SageMaker::NotebookInstance
            Properties: { InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: '2' } }`,
    },
    {
      title: 'the second version, as a number',
      template: `
        Resources:
          N:
            Type: AWS::SageMaker::NotebookInstance
            Properties: { InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: 2 } }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Version: { Type: String }
        Resources:
          N:
            Type: AWS::SageMaker::NotebookInstance
            Properties: { InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: !Ref Version } }`,
    },
  ],
});
