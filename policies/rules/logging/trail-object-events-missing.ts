import type { Composed, Property } from '../../../lib/template';
import { type Ternary, all, any, not, says } from '../../judge';
import { lists, mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

const OBJECT = 'AWS::S3::Object';

export default defineRule({
  id: 'trail-object-events-missing',
  topic: 'logging',
  severity: 'warning',
  tier: 'opinion',
  title: 'Trail does not record who reads and writes objects',
  why: 'The trail shows that somebody could reach the buckets, but not what was fetched.',
  fix: 'Add a selector for data events of AWS::S3::Object, read and write, in all buckets.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'] },
  appliesTo: ['AWS::CloudTrail::Trail'],

  check(trail, _world, report) {
    const basic = trail.read('EventSelectors');
    const advanced = trail.read('AdvancedEventSelectors');
    const answer = any([...basic.each().map(takesObjects), ...advanced.each().map(selectsObjects)]);
    mustHold(answer, basic, { want: 'data events of all objects, read and write' }, report);
  },

  bad: [
    {
      title: 'no selectors',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true }`,
    },
    {
      title: 'writing only',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { EventSelectors: [{ ReadWriteType: WriteOnly, DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }] }] }`,
    },
    {
      title: 'calls of functions instead of objects',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { EventSelectors: [{ DataResources: [{ Type: 'AWS::Lambda::Function', Values: ['arn:aws:s3'] }] }] }`,
    },
    {
      title: 'one bucket',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { EventSelectors: [{ DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3:::claims/'] }] }] }`,
    },
    {
      title: 'one bucket of the partition',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { EventSelectors: [{ DataResources: [{ Type: 'AWS::S3::Object', Values: [!Sub 'arn:\${AWS::Partition}:s3:::claims/'] }] }] }`,
    },
    {
      title: 'an advanced selector that leaves out what only reads',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { AdvancedEventSelectors: [{ FieldSelectors: [{ Field: eventCategory, Equals: [Data] }, { Field: resources.type, Equals: ['AWS::S3::Object'] }, { Field: readOnly, Equals: ['false'] }] }] }`,
    },
    {
      title: 'an advanced selector for another type',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { AdvancedEventSelectors: [{ FieldSelectors: [{ Field: eventCategory, Equals: [Data] }, { Field: resources.type, Equals: ['AWS::DynamoDB::Table'] }] }] }`,
    },
    {
      title: 'an advanced selector that only looks as if it named the type',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { AdvancedEventSelectors: [{ FieldSelectors: [{ Field: eventCategory, Equals: ['AWS::S3::Object'] }] }] }`,
    },
  ],
  good: [
    {
      title: 'all buckets',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { EventSelectors: [{ ReadWriteType: All, DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3:::'] }] }] }
          Second:
            Type: AWS::CloudTrail::Trail
            Properties: { EventSelectors: [{ DataResources: [{ Type: 'AWS::S3::Object', Values: [!Sub 'arn:\${AWS::Partition}:s3'] }] }] }`,
    },
    {
      title: 'an advanced selector for all objects',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { AdvancedEventSelectors: [{ FieldSelectors: [{ Field: eventCategory, Equals: [Data] }, { Field: resources.type, Equals: ['AWS::S3::Object'] }] }] }`,
    },
    {
      title: 'all buckets, beside one of them and beside functions',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties:
              EventSelectors:
                - DataResources:
                    - { Type: 'AWS::Lambda::Function', Values: ['arn:aws:lambda'] }
                    - { Type: 'AWS::S3::Object', Values: ['arn:aws:s3:::claims/', 'arn:aws:s3'] }`,
    },
  ],
  unknown: [
    {
      title: 'the buckets are a parameter',
      template: `
        Parameters:
          Buckets: { Type: CommaDelimitedList }
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { EventSelectors: [{ DataResources: [{ Type: 'AWS::S3::Object', Values: !Ref Buckets }] }] }`,
    },
    {
      title: 'the end of a bucket is a parameter, which may be empty',
      template: `
        Parameters:
          Bucket: { Type: String }
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { EventSelectors: [{ DataResources: [{ Type: 'AWS::S3::Object', Values: [!Sub 'arn:aws:s3:::\${Bucket}'] }] }] }`,
    },
  ],
});

/** In a selector, `arn:aws:s3` stands for every bucket, and so does the same with three colons. */
function takesObjects(selector: Property): Ternary {
  const type = selector.get('ReadWriteType');
  const ofAllBuckets = (resource: Property) =>
    all([says(resource.get('Type'), OBJECT), any(resource.get('Values').each().map(isEveryBucket))]);
  return all([
    type.value.kind === 'absent' || says(type, 'All'),
    any(selector.get('DataResources').each().map(ofAllBuckets)),
  ]);
}

function isEveryBucket({ value }: Property): Ternary {
  if (value.kind === 'known') return /^arn:[a-z-]+:s3(:::)?$/.test(String(value.value));
  const { parts = [] } = value as Partial<Composed>;
  const last = parts.at(-1);
  return typeof last === 'string' ? /^:s3(:::)?$/.test(last) : undefined;
}

function selectsObjects(selector: Property): Ternary {
  const fields = selector.get('FieldSelectors').each();
  const named = fields.map((field) =>
    all([says(field.get('Field'), 'resources.type'), lists(field.get('Equals'), OBJECT)]),
  );
  const narrowed = fields.map((field) => not(says(field.get('Field'), 'resources.type', 'eventCategory')));
  return all([any(named), not(any(narrowed))]);
}
