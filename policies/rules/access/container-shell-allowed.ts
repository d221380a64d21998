import { mustNotBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'container-shell-allowed',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Engineers may open a shell in running containers',
  why: 'A shell sees the data and credentials of the task, and what is typed there is no reviewed change.',
  fix: 'Set `EnableExecuteCommand` to false.',
  controls: { 'nist-800-53-r5': ['ac-6', 'ac-17', 'cm-5'] },
  appliesTo: ['AWS::ECS::Service'],

  check(service, _world, report) {
    mustNotBeTrue(service.read('EnableExecuteCommand'), { want: 'false' }, report);
  },

  bad: [
    {
      title: 'switched on',
      template: `
        Resources:
          S:
            Type: AWS::ECS::Service
            Properties: { EnableExecuteCommand: true }`,
    },
    {
      title: 'switched on by a text',
      template: `
        Resources:
          S:
            Type: AWS::ECS::Service
            Properties: { EnableExecuteCommand: 'true' }`,
    },
  ],
  good: [
    {
      title: 'switched off',
      template: `
        Resources:
          S:
            Type: AWS::ECS::Service
            Properties: { EnableExecuteCommand: false }`,
    },
    {
      title: 'nothing said, which means off',
      template: `
        Resources:
          S:
            Type: AWS::ECS::Service
            Properties: { DesiredCount: 1 }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Shell: { Type: String }
        Resources:
          S:
            Type: AWS::ECS::Service
            Properties: { EnableExecuteCommand: !Ref Shell }`,
    },
  ],
});
