import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'appsync-cache-plaintext',
  topic: 'transit',
  severity: 'error',
  title: 'AppSync talks to its cache in plain text',
  why: 'Answers meant for one caller pass between API and cache readable.',
  fix: 'Set `TransitEncryptionEnabled` to true.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'], fsbp: ['appsync.6'] },
  appliesTo: ['AWS::AppSync::ApiCache'],

  check(cache, _world, report) {
    // CreateApiCache (AppSync API Reference), transitEncryptionEnabled: off unless it is named, and never changed later.
    mustBeTrue(cache.read('TransitEncryptionEnabled'), { want: 'true' }, report);
  },

  bad: [
    {
      title: 'encryption never mentioned',
      template: `
        Resources:
          Cache:
            Type: AWS::AppSync::ApiCache
            Properties: { ApiId: claims, ApiCachingBehavior: FULL_REQUEST_CACHING, Ttl: 60, Type: SMALL }`,
    },
    {
      title: 'encryption switched off',
      template: `
        Resources:
          Cache:
            Type: AWS::AppSync::ApiCache
            Properties: { ApiId: claims, Type: SMALL, TransitEncryptionEnabled: false }`,
    },
  ],
  good: [
    {
      title: 'encryption switched on',
      template: `
        Resources:
          Cache:
            Type: AWS::AppSync::ApiCache
            Properties: { ApiId: claims, Type: SMALL, TransitEncryptionEnabled: true }`,
    },
    {
      title: 'encryption switched on, in words',
      template: `
        Resources:
          Cache:
            Type: AWS::AppSync::ApiCache
            Properties: { ApiId: claims, Type: SMALL, TransitEncryptionEnabled: 'true' }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is imported',
      template: `
        Resources:
          Cache:
            Type: AWS::AppSync::ApiCache
            Properties: { ApiId: claims, Type: SMALL, TransitEncryptionEnabled: !ImportValue encrypt-caches }`,
    },
  ],
});
