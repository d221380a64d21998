import type { Property, Resource } from '../../../lib/template';
import { mustNotSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'task-address-public',
  topic: 'exposure',
  severity: 'error',
  title: 'Container tasks get public addresses',
  why: 'Each task stands on the internet, with only its security group in between.',
  fix: 'Set `AssignPublicIp` to DISABLED.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'], fsbp: ['ecs.2'] },
  appliesTo: ['AWS::ECS::Service', 'AWS::ECS::TaskSet', 'AWS::Events::Rule', 'AWS::Scheduler::Schedule'],

  check(resource, _world, report) {
    for (const network of networksOf(resource)) {
      mustNotSay(network.get('AssignPublicIp'), { texts: ['ENABLED'], want: 'DISABLED' }, report);
    }
  },

  bad: [
    {
      title: 'a service',
      template: `
        Resources:
          S:
            Type: AWS::ECS::Service
            Properties: { NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: ENABLED } } }`,
    },
    {
      title: 'a task set',
      template: `
        Resources:
          S:
            Type: AWS::ECS::TaskSet
            Properties: { NetworkConfiguration: { AwsVpcConfiguration: { AssignPublicIp: ENABLED } } }`,
    },
    {
      title: 'tasks that an event starts',
      template: `
        Resources:
          E:
            Type: AWS::Events::Rule
            Properties: { Targets: [{ Arn: a, EcsParameters: { NetworkConfiguration: { AwsVpcConfiguration: { AssignPublicIp: ENABLED } } } }] }`,
    },
    {
      title: 'tasks on a schedule',
      template: `
        Resources:
          E:
            Type: AWS::Scheduler::Schedule
            Properties: { Target: { EcsParameters: { NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: enabled } } } } }`,
    },
  ],
  good: [
    {
      title: 'no public addresses',
      template: `
        Resources:
          S:
            Type: AWS::ECS::Service
            Properties: { NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: DISABLED } } }`,
    },
    {
      title: 'nothing said, which means none',
      template: `
        Resources:
          S:
            Type: AWS::ECS::Service
            Properties: { NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [subnet-0123456789abcdef0] } } }
          E:
            Type: AWS::Events::Rule
            Properties: { Targets: [{ Arn: a }] }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Public: { Type: String }
        Resources:
          S:
            Type: AWS::ECS::Service
            Properties: { NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: !Ref Public } } }`,
    },
  ],
});

/** Where a resource says how its tasks are connected; two of them spell the name in another way. */
function networksOf(resource: Resource): readonly Property[] {
  return parentsOf(resource).flatMap((parent) => {
    const configuration = parent.get('NetworkConfiguration');
    return [configuration.get('AwsvpcConfiguration'), configuration.get('AwsVpcConfiguration')];
  });
}

function parentsOf(resource: Resource): readonly Property[] {
  const parameters = 'EcsParameters';
  if (resource.type === 'AWS::Scheduler::Schedule') return [resource.read('Target').get(parameters)];
  if (resource.type !== 'AWS::Events::Rule') return [resource.properties];
  return resource
    .read('Targets')
    .each()
    .map((target) => target.get(parameters));
}
