import { mustBeTrue, says } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'cache-transit-plaintext',
  topic: 'transit',
  severity: 'error',
  title: 'Cache takes connections without TLS',
  why: 'What a cache holds is what its database holds: in plain text it can be read from the network.',
  fix: 'Set `TransitEncryptionEnabled` to true and `TransitEncryptionMode` to required.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'], fsbp: ['elasticache.5'] },
  // "ElastiCache in-transit encryption (TLS)": all serverless caches have it enabled.
  appliesTo: ['AWS::ElastiCache::CacheCluster', 'AWS::ElastiCache::ReplicationGroup'],

  check(cache, _world, report) {
    // AWS::ElastiCache::ReplicationGroup, TransitEncryptionEnabled: "Default: false".
    mustBeTrue(cache.read('TransitEncryptionEnabled'), { want: 'true' }, report);
    // "Enabling in-transit encryption": in mode preferred, clients may still connect without it.
    const mode = cache.read('TransitEncryptionMode');
    const preferred = says(mode, 'preferred');
    if (preferred === true) report.fail(mode, { want: 'required' });
    if (preferred === undefined) report.unknown(mode, { want: 'required' });
  },

  bad: [
    {
      title: 'encryption never mentioned',
      template: `
        Resources:
          Cache:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties: { ReplicationGroupDescription: claims, Engine: redis }`,
    },
    {
      title: 'encryption that is only preferred',
      template: `
        Resources:
          Cache:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties:
              ReplicationGroupDescription: claims
              TransitEncryptionEnabled: true
              TransitEncryptionMode: preferred`,
    },
    {
      title: 'memcached can encrypt too',
      template: `
        Resources:
          Cache:
            Type: AWS::ElastiCache::CacheCluster
            Properties: { Engine: memcached, EngineVersion: 1.6.22, TransitEncryptionEnabled: false }`,
    },
  ],
  good: [
    {
      title: 'encryption required',
      template: `
        Resources:
          Cache:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties:
              ReplicationGroupDescription: claims
              TransitEncryptionEnabled: 'true'
              TransitEncryptionMode: required`,
    },
    {
      title: 'a serverless cache, which always encrypts and has no switch',
      template: `
        Resources:
          Cache:
            Type: AWS::ElastiCache::ServerlessCache
            Properties: { ServerlessCacheName: claims, Engine: valkey }`,
    },
  ],
  unknown: [
    {
      title: 'whether encryption is only preferred is a parameter',
      template: `
        Parameters:
          Mode: { Type: String }
        Resources:
          Cache:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties: { ReplicationGroupDescription: claims, TransitEncryptionEnabled: true, TransitEncryptionMode: !Ref Mode }`,
    },
    {
      title: 'the switch is imported from another stack',
      template: `
        Resources:
          Cache:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties:
              ReplicationGroupDescription: claims
              TransitEncryptionEnabled: !ImportValue encrypt-caches`,
    },
  ],
});
