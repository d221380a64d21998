import { containersOf, isWindows } from '../../questions/containers';
import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'container-filesystem-writable',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'Container may write to its own file system',
  why: 'Whoever breaks in installs tools that stay for as long as the container runs.',
  fix: 'Set `ReadonlyRootFilesystem` to true and mount volumes for what is written.',
  controls: { 'nist-800-53-r5': ['ac-6', 'cm-7', 'si-7'], fsbp: ['ecs.5'] },
  appliesTo: ['AWS::ECS::TaskDefinition'],

  check(task, _world, report) {
    const windows = isWindows(task);
    if (windows) return;
    for (const container of containersOf(task)) {
      const property = container.get('ReadonlyRootFilesystem');
      if (windows === false) mustBeTrue(property, { want: 'true' }, report);
      else report.unknown(property, { want: 'true' });
    }
  },

  bad: [
    {
      title: 'one of two containers',
      template: `
        Resources:
          T:
            Type: AWS::ECS::TaskDefinition
            Properties: { ContainerDefinitions: [{ Name: a, Image: a, ReadonlyRootFilesystem: true }, { Name: b, Image: b, ReadonlyRootFilesystem: false }] }`,
    },
    {
      title: 'nothing said, which means writable',
      template: `
        Resources:
          T:
            Type: AWS::ECS::TaskDefinition
            Properties: { ContainerDefinitions: [{ Name: a, Image: a }] }`,
    },
  ],
  good: [
    {
      title: 'read only',
      template: `
        Resources:
          T:
            Type: AWS::ECS::TaskDefinition
            Properties: { ContainerDefinitions: [{ Name: a, Image: a, ReadonlyRootFilesystem: 'true' }] }`,
    },
    {
      title: 'Windows, which cannot',
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
          Fixed: { Type: String }
        Resources:
          T:
            Type: AWS::ECS::TaskDefinition
            Properties: { ContainerDefinitions: [{ Name: a, Image: a, ReadonlyRootFilesystem: !Ref Fixed }] }`,
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
