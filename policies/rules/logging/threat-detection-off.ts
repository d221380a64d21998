import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'threat-detection-off',
  topic: 'logging',
  severity: 'error',
  tier: 'opinion',
  title: 'GuardDuty is switched off',
  why: 'Nothing looks at the logs by itself, so an intruder is found only by chance.',
  fix: 'Set `Enable` of the detector to true.',
  controls: { 'nist-800-53-r5': ['si-4', 'au-6'], fsbp: ['guardduty.1'] },
  appliesTo: ['AWS::GuardDuty::Detector'],

  check(detector, _world, report) {
    mustBeTrue(detector.read('Enable'), { want: 'true' }, report);
  },

  bad: [
    {
      title: 'off',
      template: `
        Resources:
          Detector:
            Type: AWS::GuardDuty::Detector
            Properties: { Enable: false }`,
    },
    {
      title: 'not said',
      template: `
        Resources:
          Detector:
            Type: AWS::GuardDuty::Detector
            Properties: { FindingPublishingFrequency: ONE_HOUR }`,
    },
  ],
  good: [
    {
      title: 'on',
      template: `
        Resources:
          Detector:
            Type: AWS::GuardDuty::Detector
            Properties: { Enable: true }`,
    },
    {
      title: 'on, as text',
      template: `
        Resources:
          Detector:
            Type: AWS::GuardDuty::Detector
            Properties: { Enable: 'true' }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Detect: { Type: String }
        Resources:
          Detector:
            Type: AWS::GuardDuty::Detector
            Properties: { Enable: !Ref Detect }`,
    },
  ],
});
