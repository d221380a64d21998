/** What a policy's resource is about: the bucket, queue or topic itself, or what stands behind its name. */
import { ANYTHING, covers } from '../../../policies/questions/resource-coverage';
import { inEveryWorld } from '../../../lib/template';
import { fromYaml } from '../from-yaml';

const BUCKET = { arnStart: /^arn:[^:]*:s3:::/, arnAttributes: ['Arn'], nameAttributes: ['Ref'] };

function coverage(resource: string, bucket = '{}'): (boolean | undefined)[] {
  const template = fromYaml(`
    Parameters: { Name: { Type: String }, Other: { Type: String } }
    Resources:
      Logs: { Type: AWS::S3::Bucket, Properties: ${bucket} }
      Data: { Type: AWS::S3::Bucket }
      Probe: { Type: Test::Probe, Properties: { Resource: ${resource} } }`);
  const [only] = inEveryWorld(template, (world) => {
    const owner = { ...BUCKET, id: 'Logs', name: world.resource('Logs')!.read('BucketName').value };
    const property = world.resource('Probe')!.read('Resource');
    return [covers(property, owner), covers(property, owner, `/${ANYTHING}`)];
  }).branches;
  return only!.outcome;
}

test.each([
  ["'*'", '{}', [true, true]],
  ['!GetAtt Logs.Arn', '{}', [true, false]],
  ["!Sub '${Logs.Arn}/*'", '{}', [false, true]],
  ["!Sub '${Logs.Arn}*'", '{}', [true, true]],
  ["!Sub 'arn:aws:s3:::${Logs}/*'", '{}', [false, true]],
  ["!Sub 'arn:${AWS::Partition}:s3:::${Logs}'", '{}', [true, false]],
  ["!Sub '${Logs.Arn}/reports/*'", '{}', [false, false]],
  ["!Sub '${Logs.Arn}/?'", '{}', [false, false]],
  ['!GetAtt Data.Arn', '{}', [false, false]],
  ['!Ref Data', '{}', [false, false]],
  ['!GetAtt Logs.DomainName', '{}', [false, false]],
  ["!Sub 'arn:aws:s3:::${Logs.Arn}'", '{}', [false, false]],
  ['arn:aws:s3:::logs/*', '{ BucketName: logs }', [false, true]],
  ['arn:aws-cn:s3:::l?gs', '{ BucketName: logs }', [true, false]],
  ['arn:aws:s3:::*', '{ BucketName: logs }', [true, true]],
  ['arn:aws:s3:::logs-archive/*', '{ BucketName: logs }', [false, false]],
  ["!Sub 'arn:aws:s3:::${Name}/*'", '{ BucketName: !Ref Name }', [false, true]],
  ['!GetAtt Data.Arn', '{ BucketName: !Ref Name }', [false, false]],
  ['arn:aws:s3:::logs/*', '{ BucketName: !Ref Name }', [undefined, undefined]],
  // Limits: parts that are not known, and are not those of the name.
  ["!Sub 'arn:aws:s3:::${Other}/*'", '{ BucketName: !Ref Name }', [undefined, undefined]],
  ["!ImportValue 'l*'", '{ BucketName: !ImportValue logs }', [undefined, undefined]],
  ["{ 'Fn::Transform': a, b: c }", "{ BucketName: { 'Fn::Transform': d, e: f } }", [undefined, undefined]],
  ['!ImportValue logs', '{ BucketName: logs }', [undefined, undefined]],
])('%s, where the bucket is %s', (resource, bucket, answer) => {
  expect(coverage(resource, bucket)).toEqual(answer);
});

test('a resource of a thousand stars is no trap', () => {
  expect(coverage(`'arn:aws:s3:::${'a*'.repeat(1000)}b'`, `{ BucketName: ${'a'.repeat(3000)} }`)).toEqual([
    false,
    false,
  ]);
});
