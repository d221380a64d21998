import { mustNotBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'build-privileged',
  topic: 'exposure',
  severity: 'error',
  title: 'Build runs with the rights of its host',
  why: 'Code that is built, with all it downloads, gets out of its container and at what other steps leave behind.',
  fix: 'Set `Environment.PrivilegedMode` to false, and build images without Docker or in a project of its own.',
  controls: { 'nist-800-53-r5': ['ac-6', 'sc-39'] },
  appliesTo: ['AWS::CodeBuild::Project'],

  check(project, _world, report) {
    mustNotBeTrue(project.read('Environment.PrivilegedMode'), { want: 'false' }, report);
  },

  bad: [
    {
      title: 'privileged',
      template: `
        Resources:
          Build:
            Type: AWS::CodeBuild::Project
            Properties: { Environment: { PrivilegedMode: true } }`,
    },
    {
      title: 'the same as a text',
      template: `
        Resources:
          Build:
            Type: AWS::CodeBuild::Project
            Properties: { Environment: { PrivilegedMode: 'true' } }`,
    },
  ],
  good: [
    {
      title: 'not privileged',
      template: `
        Resources:
          Build:
            Type: AWS::CodeBuild::Project
            Properties: { Environment: { PrivilegedMode: false } }`,
    },
    {
      title: 'nothing said, which means not privileged',
      template: `
        Resources:
          Build:
            Type: AWS::CodeBuild::Project
            Properties: { Environment: { Type: LINUX_CONTAINER } }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Docker: { Type: String }
        Resources:
          Build:
            Type: AWS::CodeBuild::Project
            Properties: { Environment: { PrivilegedMode: !Ref Docker } }`,
    },
  ],
});
