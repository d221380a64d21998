import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'trail-single-region',
  topic: 'logging',
  severity: 'error',
  title: 'Trail records one region only',
  why: 'Whoever steals a key works in a region that nobody watches.',
  fix: 'Set `IsMultiRegionTrail` to true.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'], fsbp: ['cloudtrail.1'] },
  appliesTo: ['AWS::CloudTrail::Trail'],

  check(trail, _world, report) {
    // AWS::CloudTrail::Trail, IsMultiRegionTrail: "The default is false."
    mustBeTrue(trail.read('IsMultiRegionTrail'), { want: 'true' }, report);
  },

  bad: [
    {
      title: 'not said',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true }`,
    },
    {
      title: 'one region',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, IsMultiRegionTrail: false }`,
    },
  ],
  good: [
    {
      title: 'all regions',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, IsMultiRegionTrail: true }`,
    },
    {
      title: 'all regions, as text',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, IsMultiRegionTrail: 'true' }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          All: { Type: String }
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, IsMultiRegionTrail: !Ref All }`,
    },
  ],
});
