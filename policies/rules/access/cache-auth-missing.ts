import { mustNotSay, says } from '../../judge';
import { isPresent } from '../../questions/presence';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'cache-auth-missing',
  topic: 'access',
  severity: 'error',
  title: 'Cache asks nobody for a password',
  why: 'Every machine that reaches the port reads sessions and data and changes them.',
  fix: 'Set `AuthToken`, `UserGroupIds` or, for MemoryDB, an `ACLName` that is not open-access.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ia-2'], fsbp: ['elasticache.6'] },
  appliesTo: ['AWS::ElastiCache::ReplicationGroup', 'AWS::ElastiCache::ServerlessCache', 'AWS::MemoryDB::Cluster'],

  check(cache, _world, report) {
    if (cache.type === 'AWS::MemoryDB::Cluster') {
      return mustNotSay(cache.read('ACLName'), { texts: ['open-access'], want: 'an access list of your own' }, report);
    }
    const serverless = cache.type === 'AWS::ElastiCache::ServerlessCache';
    const names = serverless ? (['UserGroupId'] as const) : (['AuthToken', 'UserGroupIds'] as const);
    if (names.some((name) => isPresent(cache.read(name)))) return;
    const property = cache.read(names[0]);
    // Memcached, of which only serverless caches come here, knows no users.
    const memcached = serverless ? says(cache.read('Engine'), 'memcached') : false;
    if (memcached === false) report.fail(property, { want: 'a token or users' });
    if (memcached === undefined) report.unknown(property, { want: 'a token or users' });
  },

  bad: [
    {
      title: 'no token and no users',
      template: `
        Resources:
          C:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties: { Engine: redis, TransitEncryptionEnabled: true }`,
    },
    {
      title: 'an empty token and an empty list',
      template: `
        Resources:
          C:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties: { Engine: valkey, AuthToken: '', UserGroupIds: [] }`,
    },
    {
      title: 'an engine that is a parameter, but replication groups are never Memcached',
      template: `
        Parameters:
          Engine: { Type: String }
        Resources:
          C:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties: { Engine: !Ref Engine }`,
    },
    {
      title: 'a serverless cache without users',
      template: `
        Resources:
          C:
            Type: AWS::ElastiCache::ServerlessCache
            Properties: { Engine: valkey, ServerlessCacheName: claims }`,
    },
    {
      title: 'MemoryDB open to everybody',
      template: `
        Resources:
          C:
            Type: AWS::MemoryDB::Cluster
            Properties: { ACLName: open-access }`,
    },
  ],
  good: [
    {
      title: 'a token that is a secret, or users',
      template: `
        Resources:
          Token:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties: { Engine: redis, AuthToken: '{{resolve:secretsmanager:cache}}' }
          Users:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties: { Engine: redis, UserGroupIds: [claims] }
          Serverless:
            Type: AWS::ElastiCache::ServerlessCache
            Properties: { Engine: redis, UserGroupId: claims }
          Memory:
            Type: AWS::MemoryDB::Cluster
            Properties: { ACLName: claims }`,
    },
    {
      title: 'Memcached, which knows no users',
      template: `
        Resources:
          C:
            Type: AWS::ElastiCache::ServerlessCache
            Properties: { Engine: memcached, ServerlessCacheName: claims }`,
    },
  ],
  unknown: [
    {
      title: 'the engine of a serverless cache is a parameter',
      template: `
        Parameters:
          Engine: { Type: String }
        Resources:
          C:
            Type: AWS::ElastiCache::ServerlessCache
            Properties: { Engine: !Ref Engine }`,
    },
    {
      title: 'the access list is a parameter',
      template: `
        Parameters:
          List: { Type: String }
        Resources:
          C:
            Type: AWS::MemoryDB::Cluster
            Properties: { ACLName: !Ref List }`,
    },
  ],
});
