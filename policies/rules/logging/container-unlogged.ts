import { mustNotSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'container-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'Container keeps no log',
  why: 'What the container writes disappears with the task, together with any trace of misuse.',
  fix: 'Give every container a `LogConfiguration` with a `LogDriver` that sends logs away.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'], fsbp: ['ecs.9'] },
  appliesTo: ['AWS::ECS::TaskDefinition'],

  check(task, _world, report) {
    for (const container of task.read('ContainerDefinitions').each()) {
      const driver = container.read('LogConfiguration.LogDriver');
      mustNotSay(driver, { texts: ['none', ''], want: 'a log driver such as awslogs' }, report);
    }
  },

  bad: [
    {
      title: 'one container of two is silent',
      template: `
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
                ContainerDefinitions:
                  - { Name: web, Image: web, LogConfiguration: { LogDriver: awslogs, Options: { awslogs-group: web } } }
                  - { Name: helper, Image: helper }`,
    },
    {
      title: 'a driver that throws logs away',
      template: `
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties: { ContainerDefinitions: [{ Name: web, Image: web, LogConfiguration: { LogDriver: none } }] }`,
    },
    {
      title: 'options without a driver',
      template: `
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties: { ContainerDefinitions: [{ Name: web, Image: web, LogConfiguration: { Options: { awslogs-group: web } } }] }`,
    },
  ],
  good: [
    {
      title: 'every container has a driver',
      template: `
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
                ContainerDefinitions:
                  - { Name: web, Image: web, LogConfiguration: { LogDriver: awslogs, Options: { awslogs-group: web } } }
                  - { Name: router, Image: router, LogConfiguration: { LogDriver: awsfirelens } }`,
    },
    {
      title: 'a task definition without containers',
      template: `
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties: { Family: empty }`,
    },
  ],
  unknown: [
    {
      title: 'the driver is a parameter',
      template: `
        Parameters:
          Driver: { Type: String }
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties: { ContainerDefinitions: [{ Name: web, Image: web, LogConfiguration: { LogDriver: !Ref Driver } }] }`,
    },
  ],
});
