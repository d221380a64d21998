import { mustSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'notebook-root-allowed',
  topic: 'access',
  severity: 'error',
  title: 'Notebook gives its users root',
  why: 'Root on the notebook changes what is installed and logged there, and takes the role of everybody who uses it.',
  fix: 'Set `RootAccess` to Disabled.',
  controls: { 'nist-800-53-r5': ['ac-6'], fsbp: ['sagemaker.3'] },
  appliesTo: ['AWS::SageMaker::NotebookInstance'],

  check(resource, _world, report) {
    mustSay(resource.read('RootAccess'), { texts: ['Disabled'], want: 'Disabled; not set means Enabled' }, report);
  },

  bad: [
    {
      title: 'root is allowed',
      template: `
        Resources:
          N:
            Type: AWS::SageMaker::NotebookInstance
            Properties: { InstanceType: ml.t3.medium, RootAccess: Enabled }`,
    },
    {
      title: 'nothing said, which means allowed',
      template: `
        Resources:
          N:
            Type: AWS::SageMaker::NotebookInstance
            Properties: { InstanceType: ml.t3.medium }`,
    },
  ],
  good: [
    {
      title: 'root is refused',
      template: `
        Resources:
          N:
            Type: AWS::SageMaker::NotebookInstance
            Properties: { RootAccess: Disabled }`,
    },
    {
      title: 'a parameter whose default is Disabled',
      template: `
        Parameters:
          Root: { Type: String, Default: Disabled }
        Resources:
          N:
            Type: AWS::SageMaker::NotebookInstance
            Properties: { RootAccess: !Ref Root }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Root: { Type: String }
        Resources:
          N:
            Type: AWS::SageMaker::NotebookInstance
            Properties: { RootAccess: !Ref Root }`,
    },
  ],
});
