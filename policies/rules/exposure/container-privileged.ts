import { containersOf } from '../../questions/containers';
import { mustNotBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'container-privileged',
  topic: 'exposure',
  severity: 'error',
  title: 'Container runs with the rights of its host',
  why: 'Whoever breaks into the container owns the machine and every other container on it.',
  fix: 'Remove `Privileged`, and add single capabilities where they are needed.',
  controls: { 'nist-800-53-r5': ['ac-6', 'sc-39'], fsbp: ['ecs.4'] },
  appliesTo: ['AWS::ECS::TaskDefinition', 'AWS::Batch::JobDefinition'],

  check(resource, _world, report) {
    for (const container of containersOf(resource)) {
      mustNotBeTrue(container.get('Privileged'), { want: 'false' }, report);
    }
  },

  bad: [
    {
      title: 'the second container of a task',
      template: `
        Resources:
          T:
            Type: AWS::ECS::TaskDefinition
            Properties: { ContainerDefinitions: [{ Name: a, Image: a }, { Name: b, Image: b, Privileged: true }] }`,
    },
    {
      title: 'a job',
      template: `
        Resources:
          J:
            Type: AWS::Batch::JobDefinition
            Properties: { Type: container, ContainerProperties: { Image: a, Privileged: 'true' } }`,
    },
    {
      title: 'a job on many nodes',
      template: `
        Resources:
          J:
            Type: AWS::Batch::JobDefinition
            Properties: { NodeProperties: { NodeRangeProperties: [{ TargetNodes: '0:', Container: { Image: a, Privileged: true } }] } }`,
    },
    {
      title: 'a job of several containers',
      template: `
        Resources:
          J:
            Type: AWS::Batch::JobDefinition
            Properties: { EcsProperties: { TaskProperties: [{ Containers: [{ Image: a, Privileged: true }] }] } }`,
    },
    {
      title: 'a job on Kubernetes',
      template: `
        Resources:
          J:
            Type: AWS::Batch::JobDefinition
            Properties: { EksProperties: { PodProperties: { Containers: [{ Image: a, SecurityContext: { Privileged: true } }] } } }`,
    },
    {
      title: 'what starts first on Kubernetes',
      template: `
        Resources:
          J:
            Type: AWS::Batch::JobDefinition
            Properties: { EksProperties: { PodProperties: { InitContainers: [{ Image: a, SecurityContext: { Privileged: true } }] } } }`,
    },
    {
      title: 'several containers on many nodes',
      template: `
        Resources:
          J:
            Type: AWS::Batch::JobDefinition
            Properties: { NodeProperties: { NodeRangeProperties: [{ EcsProperties: { TaskProperties: [{ Containers: [{ Image: a, Privileged: true }] }] } }] } }`,
    },
    {
      title: 'Kubernetes on many nodes',
      template: `
        Resources:
          J:
            Type: AWS::Batch::JobDefinition
            Properties: { NodeProperties: { NodeRangeProperties: [{ EksProperties: { PodProperties: { Containers: [{ SecurityContext: { Privileged: true } }] } } }] } }`,
    },
  ],
  good: [
    {
      title: 'nothing said, and false',
      template: `
        Resources:
          T:
            Type: AWS::ECS::TaskDefinition
            Properties: { ContainerDefinitions: [{ Name: a, Image: a }, { Name: b, Image: b, Privileged: false }] }
          J:
            Type: AWS::Batch::JobDefinition
            Properties: { Type: container, ContainerProperties: { Image: a, Privileged: 'False' } }`,
    },
    {
      title: 'a job without containers',
      template: `
        Resources:
          J:
            Type: AWS::Batch::JobDefinition
            Properties: { Type: container, JobDefinitionName: claims }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Root: { Type: String }
        Resources:
          T:
            Type: AWS::ECS::TaskDefinition
            Properties: { ContainerDefinitions: [{ Name: a, Image: a, Privileged: !Ref Root }] }`,
    },
  ],
});
