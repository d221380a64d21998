import { type Property, type Resource } from '../../../lib/template';
import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'sagemaker-job-plaintext',
  topic: 'transit',
  severity: 'warning',
  title: 'SageMaker job passes data between its containers in plain text',
  why: 'A job on several instances moves the data it reads between them, across a network it shares.',
  fix: 'Set `NetworkConfig.EnableInterContainerTrafficEncryption` to true.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'] },
  appliesTo: [
    'AWS::SageMaker::DataQualityJobDefinition',
    'AWS::SageMaker::ModelBiasJobDefinition',
    'AWS::SageMaker::ModelExplainabilityJobDefinition',
    'AWS::SageMaker::ModelQualityJobDefinition',
    'AWS::SageMaker::MonitoringSchedule',
    'AWS::SageMaker::ProcessingJob',
  ],

  check(job, _world, report) {
    const holder = holderOf(job);
    // NetworkConfig (SageMaker API Reference), EnableInterContainerTrafficEncryption: off unless it is named.
    const property = holder?.read('NetworkConfig.EnableInterContainerTrafficEncryption');
    if (property) mustBeTrue(property, { want: 'true' }, report);
  },

  bad: [
    {
      title: 'a data quality job that says nothing',
      template: `
        Resources:
          Quality:
            Type: AWS::SageMaker::DataQualityJobDefinition
            Properties: { JobDefinitionName: claims }`,
    },
    {
      title: 'a bias job without encryption',
      template: `
        Resources:
          Bias:
            Type: AWS::SageMaker::ModelBiasJobDefinition
            Properties: { NetworkConfig: { EnableInterContainerTrafficEncryption: false } }`,
    },
    {
      title: 'an explainability job that says nothing of encryption',
      template: `
        Resources:
          Explain:
            Type: AWS::SageMaker::ModelExplainabilityJobDefinition
            Properties: { NetworkConfig: { EnableNetworkIsolation: true } }`,
    },
    {
      title: 'a model quality job without encryption, in words',
      template: `
        Resources:
          Model:
            Type: AWS::SageMaker::ModelQualityJobDefinition
            Properties: { NetworkConfig: { EnableInterContainerTrafficEncryption: 'false' } }`,
    },
    {
      title: 'a schedule with a job of its own',
      template: `
        Resources:
          Schedule:
            Type: AWS::SageMaker::MonitoringSchedule
            Properties: { MonitoringScheduleConfig: { MonitoringJobDefinition: { RoleArn: arn:aws:iam::111122223333:role/monitor } } }`,
    },
    {
      title: 'a processing job',
      template: `
        Resources:
          Job:
            Type: AWS::SageMaker::ProcessingJob
            Properties: { ProcessingJobName: claims }`,
    },
  ],
  good: [
    {
      title: 'encrypted jobs',
      template: `
        Resources:
          Quality:
            Type: AWS::SageMaker::DataQualityJobDefinition
            Properties: { NetworkConfig: { EnableInterContainerTrafficEncryption: true } }
          Schedule:
            Type: AWS::SageMaker::MonitoringSchedule
            Properties:
              MonitoringScheduleConfig:
                MonitoringJobDefinition: { NetworkConfig: { EnableInterContainerTrafficEncryption: 'true' } }`,
    },
    {
      title: 'a schedule that names a job defined elsewhere',
      template: `
        Resources:
          Schedule:
            Type: AWS::SageMaker::MonitoringSchedule
            Properties: { MonitoringScheduleConfig: { MonitoringJobDefinitionName: claims, MonitoringType: DataQuality } }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Encrypt: { Type: String }
        Resources:
          Quality:
            Type: AWS::SageMaker::DataQualityJobDefinition
            Properties: { NetworkConfig: { EnableInterContainerTrafficEncryption: !Ref Encrypt } }`,
    },
  ],
});

/** What holds the network settings; a schedule may leave them to a job definition that it only names. */
function holderOf(job: Resource): Property | undefined {
  if (job.type !== 'AWS::SageMaker::MonitoringSchedule') return job.properties;
  const own = job.read('MonitoringScheduleConfig.MonitoringJobDefinition');
  return own.value.kind === 'absent' ? undefined : own;
}
