import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'trail-global-events-missing',
  topic: 'logging',
  severity: 'error',
  title: 'Trail leaves out events of global services',
  why: 'Changes to users, roles and policies are recorded nowhere.',
  fix: 'Remove `IncludeGlobalServiceEvents`, or set it to true.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'] },
  appliesTo: ['AWS::CloudTrail::Trail'],

  check(trail, _world, report) {
    // CreateTrail, IncludeGlobalServiceEvents: trails publish events from global services unless told otherwise.
    mustBeTrue(trail.read('IncludeGlobalServiceEvents'), { want: 'true', preset: true }, report);
  },

  bad: [
    {
      title: 'left out',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, IncludeGlobalServiceEvents: false }`,
    },
    {
      title: 'left out, as text',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, IncludeGlobalServiceEvents: 'false' }`,
    },
  ],
  good: [
    {
      title: 'included',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, IncludeGlobalServiceEvents: true }`,
    },
    {
      title: 'not said',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Global: { Type: String }
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, IncludeGlobalServiceEvents: !Ref Global }`,
    },
  ],
});
