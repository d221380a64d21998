import { format } from '../../lib/live/pattern';
import { textReader, type Resource } from '../../lib/live/template-text';

const RESOURCES: Record<string, Resource> = {
  Bucket: { Type: 'AWS::S3::Bucket', Properties: {} },
  Group: { Type: 'AWS::EC2::SecurityGroup', Properties: {} },
  Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: {} },
  Named: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'logs' } },
  Handler: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: { 'Fn::Sub': 'fn-${Stage}' } } },
  Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'r', Path: '/enclave/m/' } },
  Loop: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'Loop' } } },
};
const read = textReader(new Map(Object.entries(RESOURCES)), 'enclave-x');

describe('a text of a template', () => {
  it.each<[string, unknown, string | undefined]>([
    ['a text', 'x', 'x'],
    ['a number', 8, '8'],
    ['a switch', false, 'false'],
    ['nothing', undefined, undefined],
    ['null', null, undefined],
    ['no value', { Ref: 'AWS::NoValue' }, undefined],
    ['a reference', { Ref: 'Bucket' }, '${Bucket}'],
    ['an attribute', { 'Fn::GetAtt': ['Group', 'VpcId'] }, '${Group.VpcId}'],
    ['an attribute that says what Ref says', { 'Fn::GetAtt': ['Group', 'GroupId'] }, '${Group}'],
    ['the ARN of a made-up name', { 'Fn::GetAtt': ['Bucket', 'Arn'] }, 'arn:${AWS::Partition}:s3:::${Bucket}'],
    [
      'a policy, which Ref names by ARN',
      { Ref: 'Policy' },
      'arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/${Policy.Name}',
    ],
    ['an attribute in one text', { 'Fn::GetAtt': 'Group.VpcId' }, '${Group.VpcId}'],
    ['a reference to a fixed name', { Ref: 'Named' }, 'logs'],
    ['the ARN of a fixed name', { 'Fn::GetAtt': ['Named', 'Arn'] }, 'arn:${AWS::Partition}:s3:::logs'],
    [
      'the ARN of a composed name',
      { 'Fn::GetAtt': ['Handler', 'Arn'] },
      'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:fn-${Stage}',
    ],
    [
      'the ARN of a role on a path',
      { 'Fn::GetAtt': ['Role', 'Arn'] },
      'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/enclave/m/r',
    ],
    ['another attribute', { 'Fn::GetAtt': ['Named', 'DomainName'] }, '${Named.DomainName}'],
    ['a join', { 'Fn::Join': ['/', ['a', { Ref: 'Bucket' }, '*']] }, 'a/${Bucket}/*'],
    ['a join that skips nothing', { 'Fn::Join': ['/', ['a', { Ref: 'AWS::NoValue' }, 'b']] }, 'a/b'],
    ['a substitution', { 'Fn::Sub': 'a-${Group.VpcId}-${!aws:username}' }, 'a-${Group.VpcId}-${aws:username}'],
    ['a substitution with a value', { 'Fn::Sub': ['${X}/${Bucket}', { X: { Ref: 'Named' } }] }, 'logs/${Bucket}'],
    ['an import', { 'Fn::ImportValue': 'x' }, '${{"Fn::ImportValue":"x"}}'],
    ['a broken join', { 'Fn::Join': 'x' }, '${{"Fn::Join":"x"}}'],
    ['a broken attribute', { 'Fn::GetAtt': [1] }, '${{"Fn::GetAtt":[1]}}'],
  ])('%s', (_title, value, text) => {
    const pattern = read(value);
    expect(pattern && format(pattern, new Map())).toBe(text);
  });

  it('stops when names go in circles', () => {
    expect(read({ Ref: 'Loop' })).toBeDefined();
  });
});
