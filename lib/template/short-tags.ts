import { type CollectionTag, Pair, Scalar, type ScalarTag, type Tags, YAMLMap, type YAMLSeq } from 'yaml';

/** The short forms of CloudFormation: `!Sub` is `Fn::Sub`; only `!Ref` and `!Condition` go without the prefix. */
const NAMES = [
  'And',
  'Base64',
  'Cidr',
  'Condition',
  'Contains',
  'EachMemberEquals',
  'EachMemberIn',
  'Equals',
  'FindInMap',
  'ForEach',
  'GetAtt',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Ref',
  'RefAll',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
  'ValueOf',
  'ValueOfAll',
];

/**
 * Tags that turn `!Sub text` into `{ 'Fn::Sub': text }`, for scalars, lists and maps, nested as deeply as they come.
 * Merge keys (`<<`) are read too: CloudFormation refuses them, but `aws cloudformation package` resolves them first.
 */
export const SHORT_TAGS: Tags = ['merge', ...NAMES.flatMap(tagsFor)];

function tagsFor(name: string): (ScalarTag | CollectionTag)[] {
  const tag = `!${name}`;
  const long = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
  const wrap = (argument: YAMLMap.Parsed | YAMLSeq.Parsed): YAMLMap => {
    const call = new YAMLMap();
    call.items.push(new Pair(new Scalar(long), argument));
    return call;
  };
  return [
    { tag, resolve: (text: string) => ({ [long]: text }) },
    { tag, collection: 'seq', resolve: wrap },
    { tag, collection: 'map', resolve: wrap },
  ] as (ScalarTag | CollectionTag)[];
}
