import { mustBeSet } from '../../judge';
import { defineRule } from '../../rule';

const WANT = 'a role for this task';

export default defineRule({
  id: 'task-role-missing',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Task has no role of its own',
  why: 'Without a role the task takes the rights of the machine it runs on, which are those of all tasks there.',
  fix: 'Set `TaskRoleArn` to a role for this task.',
  controls: { 'nist-800-53-r5': ['ac-6'] },
  appliesTo: ['AWS::ECS::TaskDefinition'],

  check(task, _world, report) {
    mustBeSet(task.read('TaskRoleArn'), WANT, report);
  },

  bad: [
    {
      title: 'nothing said',
      template: `
        Resources:
          T:
            Type: AWS::ECS::TaskDefinition
            Properties: { ContainerDefinitions: [{ Name: a, Image: a }] }`,
    },
    {
      title: 'only the role with which ECS starts the task',
      template: `
        Resources:
          T:
            Type: AWS::ECS::TaskDefinition
            Properties: { ExecutionRoleArn: arn:aws:iam::111122223333:role/start, ContainerDefinitions: [{ Name: a, Image: a }] }`,
    },
  ],
  good: [
    {
      title: 'a role of this template',
      template: `
        Resources:
          T:
            Type: AWS::ECS::TaskDefinition
            Properties: { TaskRoleArn: !GetAtt R.Arn, ContainerDefinitions: [{ Name: a, Image: a }] }
          R:
            Type: AWS::IAM::Role
            Properties: { AssumeRolePolicyDocument: {} }`,
    },
    {
      title: 'a role by its name',
      template: `
        Resources:
          T:
            Type: AWS::ECS::TaskDefinition
            Properties: { TaskRoleArn: claims, ContainerDefinitions: [{ Name: a, Image: a }] }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Role: { Type: String }
        Resources:
          T:
            Type: AWS::ECS::TaskDefinition
            Properties: { TaskRoleArn: !Ref Role, ContainerDefinitions: [{ Name: a, Image: a }] }`,
    },
  ],
});
