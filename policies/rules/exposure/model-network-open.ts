import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'model-network-open',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'Model may open connections to anywhere',
  why: 'Code that came with the model, which few people read, can send the data it sees to any place.',
  fix: 'Set `EnableNetworkIsolation` to true.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'], fsbp: ['sagemaker.5'] },
  appliesTo: ['AWS::SageMaker::Model'],

  check(resource, _world, report) {
    mustBeTrue(resource.read('EnableNetworkIsolation'), { want: 'true' }, report);
  },

  bad: [
    {
      title: 'isolation is off',
      template: `
        Resources:
          M:
            Type: AWS::SageMaker::Model
            Properties: { EnableNetworkIsolation: false }`,
    },
    {
      title: 'nothing said, which means off',
      template: `
        Resources:
          M:
            Type: AWS::SageMaker::Model
            Properties: { ExecutionRoleArn: !GetAtt Role.Arn }`,
    },
  ],
  good: [
    {
      title: 'isolation is on',
      template: `
        Resources:
          M:
            Type: AWS::SageMaker::Model
            Properties: { EnableNetworkIsolation: true }`,
    },
    {
      title: 'the same as a text',
      template: `
        Resources:
          M:
            Type: AWS::SageMaker::Model
            Properties: { EnableNetworkIsolation: 'true' }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Alone: { Type: String }
        Resources:
          M:
            Type: AWS::SageMaker::Model
            Properties: { EnableNetworkIsolation: !Ref Alone }`,
    },
  ],
});
