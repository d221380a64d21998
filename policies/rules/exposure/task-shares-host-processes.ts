import { mustNotSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'task-shares-host-processes',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'Containers see the processes of the host',
  why: 'A container that is broken into reads the memory and environment of every other process on the machine.',
  fix: 'Remove `PidMode`, or set it to task.',
  controls: { 'nist-800-53-r5': ['ac-6', 'sc-39'], fsbp: ['ecs.3'] },
  appliesTo: ['AWS::ECS::TaskDefinition'],

  check(resource, _world, report) {
    mustNotSay(resource.read('PidMode'), { texts: ['host'], want: 'task' }, report);
  },

  bad: [
    {
      title: 'processes of the host',
      template: `
        Resources:
          T:
            Type: AWS::ECS::TaskDefinition
            Properties: { PidMode: host }`,
    },
    {
      title: 'a parameter whose default is host',
      template: `
        Parameters:
          Mode: { Type: String, Default: host }
        Resources:
          T:
            Type: AWS::ECS::TaskDefinition
            Properties: { PidMode: !Ref Mode }`,
    },
  ],
  good: [
    {
      title: 'processes of the task',
      template: `
        Resources:
          T:
            Type: AWS::ECS::TaskDefinition
            Properties: { PidMode: task }`,
    },
    {
      title: 'nothing said, which means of the container',
      template: `
        Resources:
          T:
            Type: AWS::ECS::TaskDefinition
            Properties: { Family: claims }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Mode: { Type: String }
        Resources:
          T:
            Type: AWS::ECS::TaskDefinition
            Properties: { PidMode: !Ref Mode }`,
    },
  ],
});
