import { mustSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'notebook-internet-direct',
  topic: 'exposure',
  severity: 'error',
  title: 'Notebook reaches the internet past the network of the enclave',
  why: 'Whoever works in the notebook sends data to any place, and no flow log of the VPC shows it.',
  fix: 'Set `DirectInternetAccess` to Disabled and name a subnet.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'], fsbp: ['sagemaker.1'] },
  appliesTo: ['AWS::SageMaker::NotebookInstance'],

  // The default: title "CreateNotebookInstance" of the SageMaker API reference.
  check(resource, _world, report) {
    mustSay(
      resource.read('DirectInternetAccess'),
      { texts: ['Disabled'], want: 'Disabled; not set means Enabled' },
      report,
    );
  },

  bad: [
    {
      title: 'direct access',
      template: `
        Resources:
          N:
            Type: AWS::SageMaker::NotebookInstance
            Properties: { InstanceType: ml.t3.medium, DirectInternetAccess: Enabled }`,
    },
    {
      title: 'nothing said, which means direct access',
      template: `
        Resources:
          N:
            Type: AWS::SageMaker::NotebookInstance
            Properties: { InstanceType: ml.t3.medium }`,
    },
  ],
  good: [
    {
      title: 'only the network of the subnet',
      template: `
        Resources:
          N:
            Type: AWS::SageMaker::NotebookInstance
            Properties: { DirectInternetAccess: Disabled, SubnetId: subnet-0123456789abcdef0 }`,
    },
    {
      title: 'a parameter whose default is Disabled',
      template: `
        Parameters:
          Access: { Type: String, Default: Disabled }
        Resources:
          N:
            Type: AWS::SageMaker::NotebookInstance
            Properties: { DirectInternetAccess: !Ref Access }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Access: { Type: String }
        Resources:
          N:
            Type: AWS::SageMaker::NotebookInstance
            Properties: { DirectInternetAccess: !Ref Access }`,
    },
  ],
});
