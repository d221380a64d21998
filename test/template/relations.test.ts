/** Who points at whom: by reference, by name, for certain or perhaps. */
import { RELATIONS, inEveryWorld } from '../../lib/template';
import { Resource } from '../../lib/template/world';
import { firstWorld, fromYaml } from './from-yaml';

/** Bucket policies of `Logs`, given the bucket's properties and the policy's `Bucket`. */
function policiesOf(bucket: string, pointer: string): string {
  const world = firstWorld(
    fromYaml(`
      Parameters:
        Name: { Type: String }
        Other: { Type: String }
        Preset: { Type: String, Default: logs }
      Resources:
        Logs: { Type: AWS::S3::Bucket, Properties: ${bucket} }
        Data: { Type: AWS::S3::Bucket }
        Answer: { Type: Custom::Answer }
        Policy: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: ${pointer} } }`),
  );
  const { certain, possible } = world.referrers(world.resource('Logs')!, RELATIONS.bucketPolicies);
  return certain.length > 0 ? 'certain' : possible.length > 0 ? 'possible' : 'none';
}

test.each([
  ['a Ref', '{}', '!Ref Logs', 'certain'],
  ['a Sub of nothing else', '{}', "!Sub '${Logs}'", 'certain'],
  ['a Ref to another', '{}', '!Ref Data', 'none'],
  ['the same literal name', '{ BucketName: logs }', 'logs', 'certain'],
  ['the same name by a default', '{ BucketName: logs }', '!Ref Preset', 'certain'],
  ['another literal name', '{ BucketName: logs }', 'data', 'none'],
  ['a literal, where the name is generated', '{}', 'logs', 'none'],
  ['a composed text, where the name is generated', '{}', "!Sub '${Name}-logs'", 'none'],
  ['the same composed name', "{ BucketName: !Sub '${Name}-logs' }", "!Join ['', [!Ref Name, '-logs']]", 'certain'],
  ['a composed name that ends otherwise', "{ BucketName: !Sub '${Name}-logs' }", "!Sub '${Name}-data'", 'none'],
  ['composed names that may agree', "{ BucketName: !Sub '${Name}-logs' }", "!Sub '${Other}-logs'", 'possible'],
  ['the same parameter', '{ BucketName: !Ref Name }', '!Ref Name', 'certain'],
  ['another parameter', '{ BucketName: !Ref Name }', '!Ref Other', 'possible'],
  ['a parameter, where the name is generated', '{}', '!Ref Name', 'possible'],
  ['an import', '{ BucketName: logs }', '!ImportValue bucket', 'possible'],
  ['a literal, where the name is composed', "{ BucketName: !Sub 'logs-${Name}' }", 'logs-111122223333', 'possible'],
  ['a literal that begins otherwise', "{ BucketName: !Sub 'logs-${Name}' }", 'data-111122223333', 'none'],
  ['a literal, where the name is a parameter', '{ BucketName: !Ref Name }', 'logs', 'possible'],
  ['what a custom resource answers', '{}', '!GetAtt Answer.Bucket', 'possible'],
])('%s', (_, bucket, pointer, answer) => {
  expect(policiesOf(bucket, pointer)).toBe(answer);
});

test('a list points with each of its items', () => {
  const world = firstWorld(
    fromYaml(`
      Parameters: { Extra: { Type: 'CommaDelimitedList' } }
      Resources:
        Reader: { Type: AWS::IAM::Role }
        Writer: { Type: AWS::IAM::Role, Properties: { RoleName: writer } }
        A: { Type: AWS::IAM::Policy, Properties: { Roles: [!Ref Reader, writer] } }
        B: { Type: AWS::IAM::Policy, Properties: { Roles: !Ref Extra } }`),
  );
  const of = (id: string) => {
    const { certain, possible } = world.referrers(world.resource(id)!, RELATIONS.rolePolicies);
    return [certain.map((policy) => policy.id), possible.map((policy) => policy.id)];
  };
  expect([of('Reader'), of('Writer')]).toEqual([
    [['A'], ['B']],
    [['A'], ['B']],
  ]);
});

test('a pointer under a condition is followed in its own world', () => {
  const template = fromYaml(`
    Parameters: { Stage: { Type: String } }
    Conditions: { Logged: !Equals [!Ref Stage, live] }
    Resources:
      A: { Type: AWS::EC2::VPC }
      B: { Type: AWS::EC2::VPC }
      Flow: { Type: AWS::EC2::FlowLog, Properties: { ResourceId: !If [Logged, !Ref A, !Ref B] } }`);
  const { branches } = inEveryWorld(
    template,
    (world) => world.referrers(world.resource('A')!, RELATIONS.flowLogs).certain.length,
  );
  expect(branches.map(({ outcome }) => outcome)).toEqual([1, 0]);
});

test('a reference leads to its resource', () => {
  const world = firstWorld(
    fromYaml(`
      Resources:
        Web: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }
        Listener: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { LoadBalancerArn: !Ref Web, Port: 80 } }`),
  );
  const listener = world.resource('Listener')!;
  expect(world.follow(listener.read('LoadBalancerArn'))?.id).toBe('Web');
  expect(world.follow(listener.read('Port'))).toBeUndefined();
});

const underConditions = (target: string, pointer: string) => `
    Conditions:
      Circle: !Not [!Condition Circle]
      Always: !Equals [a, a]
    Resources:
      Vpc: { Type: AWS::EC2::VPC${target} }
      Flow: { Type: AWS::EC2::FlowLog${pointer}, Properties: { ResourceId: !Ref Vpc } }`;

test.each([
  ['a condition that holds', '', ', Condition: Always', 'certain'],
  ['a condition that is misspelt', '', ', Condition: Alwais', 'possible'],
  ['a condition that names itself', '', ', Condition: Circle', 'possible'],
  ['the condition of its target, whatever it is', ', Condition: Circle', ', Condition: Circle', 'certain'],
])('a pointer under %s', (_, target, pointer, answer) => {
  const world = firstWorld(fromYaml(underConditions(target, pointer)));
  const { certain, possible } = world.referrers(world.resource('Vpc')!, RELATIONS.flowLogs);
  expect({ certain: certain.length, possible: possible.length }).toEqual({ certain: 0, possible: 0, [answer]: 1 });
  expect(world.resource('Flow')!.existence).toBe(pointer.includes('Always') ? 'certain' : 'possible');
});

test('only pointers that can point at the target are asked: others under many conditions make no worlds', () => {
  const count = 40;
  const conditions = Array.from({ length: 7 }, (_, index) => `C${index}: !Equals [!Ref P${index}, a]`);
  const parameters = Array.from({ length: 7 }, (_, index) => `P${index}: { Type: String }`);
  const resources = Array.from({ length: count }, (_, index) => {
    const either = `!If [C${index % 7}, !Ref B${index}, !Ref B${(index + 1) % count}]`;
    return `B${index}: { Type: AWS::S3::Bucket }, Q${index}: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: ${either} } }`;
  });
  const template = fromYaml(`
    Parameters: { ${parameters.join(', ')} }
    Conditions: { ${conditions.join(', ')} }
    Resources: { ${resources.join(', ')} }`);
  const read = jest.spyOn(Resource.prototype, 'read');
  const worlds = Array.from({ length: count }, (_, index) =>
    inEveryWorld(template, (world) => world.referrers(world.resource(`B${index}`)!, RELATIONS.bucketPolicies)),
  );
  // Two policies under two conditions may point at each bucket: four worlds, in each two pointers and one name.
  expect(worlds.map(({ branches, complete }) => [branches.length, complete])).toEqual(
    Array.from({ length: count }, () => [4, true]),
  );
  expect(read).toHaveBeenCalledTimes(count * 4 * 3);
  read.mockRestore();
});
