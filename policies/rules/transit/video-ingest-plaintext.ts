import { mustNotBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'video-ingest-plaintext',
  topic: 'transit',
  severity: 'warning',
  title: 'Video may be sent in without TLS',
  why: 'The stream key travels in plain text, and whoever reads it broadcasts in your name.',
  fix: 'Leave `InsecureIngest` out or set it to false.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'] },
  appliesTo: ['AWS::IVS::Channel', 'AWS::IVS::IngestConfiguration'],

  check(resource, _world, report) {
    mustNotBeTrue(resource.read('InsecureIngest'), { want: 'false, or not set' }, report);
  },

  bad: [
    {
      title: 'a channel that takes plain RTMP',
      template: `
        Resources:
          Channel:
            Type: AWS::IVS::Channel
            Properties: { InsecureIngest: true }`,
    },
    {
      title: 'an ingest configuration for plain RTMP',
      template: `
        Resources:
          Ingest:
            Type: AWS::IVS::IngestConfiguration
            Properties: { IngestProtocol: RTMP, InsecureIngest: 'true' }`,
    },
  ],
  good: [
    {
      title: 'not set, which means TLS only',
      template: `
        Resources:
          Channel:
            Type: AWS::IVS::Channel`,
    },
    {
      title: 'switched off',
      template: `
        Resources:
          Ingest:
            Type: AWS::IVS::IngestConfiguration
            Properties: { IngestProtocol: RTMPS, InsecureIngest: false }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Insecure: { Type: String }
        Resources:
          Channel:
            Type: AWS::IVS::Channel
            Properties: { InsecureIngest: !Ref Insecure }`,
    },
  ],
});
