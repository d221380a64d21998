import { mustNotBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'build-source-unverified',
  topic: 'transit',
  severity: 'error',
  title: 'Build fetches its source without checking the certificate',
  why: 'Whoever answers in place of the repository chooses what is built, and builds run with the rights to deploy.',
  fix: 'Leave `InsecureSsl` out of every source or set it to false.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-23', 'si-7'] },
  appliesTo: ['AWS::CodeBuild::Project'],

  check(project, _world, report) {
    for (const source of [project.read('Source'), ...project.read('SecondarySources').each()]) {
      mustNotBeTrue(source.get('InsecureSsl'), { want: 'false, or not set' }, report);
    }
  },

  bad: [
    {
      title: 'the source',
      template: `
        Resources:
          Build:
            Type: AWS::CodeBuild::Project
            Properties: { Source: { Type: GITHUB_ENTERPRISE, InsecureSsl: true } }`,
    },
    {
      title: 'one of two further sources',
      template: `
        Resources:
          Build:
            Type: AWS::CodeBuild::Project
            Properties:
              Source: { Type: CODEPIPELINE }
              SecondarySources: [{ Type: GITHUB }, { Type: GITHUB_ENTERPRISE, InsecureSsl: 'true' }]`,
    },
  ],
  good: [
    {
      title: 'not set',
      template: `
        Resources:
          Build:
            Type: AWS::CodeBuild::Project
            Properties: { Source: { Type: GITHUB } }`,
    },
    {
      title: 'switched off everywhere',
      template: `
        Resources:
          Build:
            Type: AWS::CodeBuild::Project
            Properties:
              Source: { Type: GITHUB_ENTERPRISE, InsecureSsl: false }
              SecondarySources: [{ Type: GITHUB_ENTERPRISE, InsecureSsl: 'false' }]`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Insecure: { Type: String }
        Resources:
          Build:
            Type: AWS::CodeBuild::Project
            Properties: { Source: { Type: GITHUB_ENTERPRISE, InsecureSsl: !Ref Insecure } }`,
    },
  ],
});
