import { all, says } from '../../judge';
import { listsEntry, mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'cache-unlogged',
  topic: 'logging',
  severity: 'warning',
  tier: 'opinion',
  title: 'Cache delivers no logs',
  why: 'Failed logins and commands that read everything leave no trace.',
  fix: 'Add slow-log and engine-log to `LogDeliveryConfigurations`.',
  controls: { 'nist-800-53-r5': ['au-12', 'si-4'] },
  appliesTo: ['AWS::ElastiCache::ReplicationGroup', 'AWS::ElastiCache::CacheCluster'],

  check(cache, _world, report) {
    // Memcached has no log to deliver, and the members of a replication group deliver as the group says.
    if (says(cache.read('Engine'), 'memcached') || cache.read('ReplicationGroupId').value.kind !== 'absent') return;
    const delivered = cache.read('LogDeliveryConfigurations');
    const kinds = ['slow-log', 'engine-log'].map((LogType) => listsEntry(delivered, { LogType }));
    mustHold(all(kinds), delivered, { want: 'slow-log and engine-log' }, report);
  },

  bad: [
    {
      title: 'no delivery',
      template: `
        Resources:
          Cache:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties: { Engine: valkey }`,
    },
    {
      title: 'slow commands only',
      template: `
        Resources:
          Cache:
            Type: AWS::ElastiCache::CacheCluster
            Properties: { Engine: redis, LogDeliveryConfigurations: [{ LogType: slow-log }] }`,
    },
    {
      title: 'the engine only',
      template: `
        Resources:
          Cache:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties: { LogDeliveryConfigurations: [{ LogType: engine-log }] }`,
    },
  ],
  good: [
    {
      title: 'both',
      template: `
        Resources:
          Cache:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties: { LogDeliveryConfigurations: [{ LogType: slow-log }, { LogType: engine-log }] }`,
    },
    {
      title: 'Memcached, and a member of a group',
      template: `
        Resources:
          Cache:
            Type: AWS::ElastiCache::CacheCluster
            Properties: { Engine: memcached }
          Member:
            Type: AWS::ElastiCache::CacheCluster
            Properties: { Engine: redis, ReplicationGroupId: sessions }`,
    },
  ],
  unknown: [
    {
      title: 'the deliveries are imported',
      template: `
        Resources:
          Cache:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties: { LogDeliveryConfigurations: !ImportValue logs }`,
    },
  ],
});
