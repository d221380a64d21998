import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'media-container-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'Media container keeps no access log',
  why: 'Nobody can say who fetched or replaced which object of the container.',
  fix: 'Set `AccessLoggingEnabled` to true.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'] },
  appliesTo: ['AWS::MediaStore::Container'],

  check(container, _world, report) {
    // AWS::MediaStore::Container: "This value is false by default".
    mustBeTrue(container.read('AccessLoggingEnabled'), { want: 'true' }, report);
  },

  bad: [
    {
      title: 'not said',
      template: `
        Resources:
          Films:
            Type: AWS::MediaStore::Container
            Properties: { ContainerName: films }`,
    },
    {
      title: 'switched off',
      template: `
        Resources:
          Films:
            Type: AWS::MediaStore::Container
            Properties: { AccessLoggingEnabled: false }`,
    },
  ],
  good: [
    {
      title: 'switched on',
      template: `
        Resources:
          Films:
            Type: AWS::MediaStore::Container
            Properties: { AccessLoggingEnabled: true }`,
    },
    {
      title: 'switched on, as text',
      template: `
        Resources:
          Films:
            Type: AWS::MediaStore::Container
            Properties: { AccessLoggingEnabled: 'true' }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Log: { Type: String }
        Resources:
          Films:
            Type: AWS::MediaStore::Container
            Properties: { AccessLoggingEnabled: !Ref Log }`,
    },
  ],
});
