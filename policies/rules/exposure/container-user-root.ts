import { containersOf, isWindows } from '../../questions/containers';
import { mustBeText } from '../../judge';
import { defineRule } from '../../rule';

const WANT = 'a user that is not root; not set means the user of the image';

export default defineRule({
  id: 'container-user-root',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'Container runs as root, or leaves that to its image',
  why: 'Root inside a container is one flaw of the kernel away from root on the host.',
  fix: 'Set `User` to a user that is not root.',
  controls: { 'nist-800-53-r5': ['ac-6'] },
  appliesTo: ['AWS::ECS::TaskDefinition'],

  check(task, _world, report) {
    const windows = isWindows(task);
    if (windows) return;
    for (const container of containersOf(task)) {
      const property = container.get('User');
      if (windows === false) mustBeText(property, { want: WANT, accepts }, report);
      else report.unknown(property, { want: WANT });
    }
  },

  bad: [
    {
      title: 'root',
      template: `
        Resources:
          T:
            Type: AWS::ECS::TaskDefinition
            Properties: { ContainerDefinitions: [{ Name: a, Image: a, User: root }] }`,
    },
    {
      title: 'the number of root, with a group',
      template: `
        Resources:
          T:
            Type: AWS::ECS::TaskDefinition
            Properties: { ContainerDefinitions: [{ Name: a, Image: a, User: '0:1000' }] }`,
    },
    {
      title: 'nothing said: most images start as root',
      template: `
        Resources:
          T:
            Type: AWS::ECS::TaskDefinition
            Properties: { ContainerDefinitions: [{ Name: a, Image: a }] }`,
    },
    {
      title: 'an empty text',
      template: `
        Resources:
          T:
            Type: AWS::ECS::TaskDefinition
            Properties: { ContainerDefinitions: [{ Name: a, Image: a, User: '' }] }`,
    },
  ],
  good: [
    {
      title: 'a user by name and by number',
      template: `
        Resources:
          T:
            Type: AWS::ECS::TaskDefinition
            Properties: { ContainerDefinitions: [{ Name: a, Image: a, User: claims }, { Name: b, Image: b, User: 1000 }] }`,
    },
    {
      title: 'Windows has no root',
      template: `
        Resources:
          T:
            Type: AWS::ECS::TaskDefinition
            Properties: { RuntimePlatform: { OperatingSystemFamily: WINDOWS_SERVER_2022_CORE }, ContainerDefinitions: [{ Name: a, Image: a }] }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          User: { Type: String }
        Resources:
          T:
            Type: AWS::ECS::TaskDefinition
            Properties: { ContainerDefinitions: [{ Name: a, Image: a, User: !Ref User }] }`,
    },
    {
      title: 'the system is a parameter',
      template: `
        Parameters:
          System: { Type: String }
        Resources:
          T:
            Type: AWS::ECS::TaskDefinition
            Properties: { RuntimePlatform: { OperatingSystemFamily: !Ref System }, ContainerDefinitions: [{ Name: a, Image: a }] }`,
    },
  ],
});

const accepts = (user: string): boolean => !/^(root|0)?(:|$)/.test(user.trim());
