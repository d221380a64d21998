import { mustBeSet } from '../../judge';
import { defineRule } from '../../rule';

const WANT = 'a subnet of the enclave';

export default defineRule({
  id: 'notebook-outside-vpc',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'Notebook is in no network of the enclave',
  why: 'Without a subnet the notebook lives in a network of AWS: no security group, flow log or endpoint of ours sees it.',
  fix: 'Set `SubnetId` and `SecurityGroupIds`.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'], fsbp: ['sagemaker.2'] },
  appliesTo: ['AWS::SageMaker::NotebookInstance'],

  check(notebook, _world, report) {
    mustBeSet(notebook.read('SubnetId'), WANT, report);
  },

  bad: [
    {
      title: 'no subnet',
      template: `
        Resources:
          N:
            Type: AWS::SageMaker::NotebookInstance
            Properties: { InstanceType: ml.t3.medium }`,
    },
    {
      title: 'an empty subnet',
      template: `
        Resources:
          N:
            Type: AWS::SageMaker::NotebookInstance
            Properties: { SubnetId: '' }`,
    },
  ],
  good: [
    {
      title: 'a subnet of this template',
      template: `
        Resources:
          N:
            Type: AWS::SageMaker::NotebookInstance
            Properties: { SubnetId: !Ref S }
          S:
            Type: AWS::EC2::Subnet
            Properties: { CidrBlock: 10.0.0.0/24 }`,
    },
    {
      title: 'a subnet by its id',
      template: `
        Resources:
          N:
            Type: AWS::SageMaker::NotebookInstance
            Properties: { SubnetId: subnet-0123456789abcdef0 }`,
    },
  ],
  unknown: [
    {
      title: 'the subnet is a parameter',
      template: `
        Parameters:
          Subnet: { Type: String }
        Resources:
          N:
            Type: AWS::SageMaker::NotebookInstance
            Properties: { SubnetId: !Ref Subnet }`,
    },
  ],
});
