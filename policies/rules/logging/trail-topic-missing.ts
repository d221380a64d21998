import { mustBeSet } from '../../judge';
import { defineRule } from '../../rule';

const WANT = 'a topic';

export default defineRule({
  id: 'trail-topic-missing',
  topic: 'logging',
  severity: 'warning',
  tier: 'opinion',
  title: 'Trail tells nobody that a log file has arrived',
  why: 'Whoever watches the logs learns late, or never, that they stopped coming.',
  fix: 'Set `SnsTopicName`.',
  controls: { 'nist-800-53-r5': ['au-6'] },
  appliesTo: ['AWS::CloudTrail::Trail'],

  check(trail, _world, report) {
    mustBeSet(trail.read('SnsTopicName'), WANT, report);
  },

  bad: [
    {
      title: 'no topic',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true }`,
    },
    {
      title: 'an empty topic',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, SnsTopicName: '' }`,
    },
  ],
  good: [
    {
      title: 'a topic of the template',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, SnsTopicName: !GetAtt Arrivals.TopicName }
          Arrivals:
            Type: AWS::SNS::Topic`,
    },
    {
      title: 'a topic by its name',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, SnsTopicName: arrivals }`,
    },
  ],
  unknown: [
    {
      title: 'the topic is a parameter, which may be empty',
      template: `
        Parameters:
          Arrivals: { Type: String }
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, SnsTopicName: !Ref Arrivals }`,
    },
  ],
});
