import { checkDocument, type PolicyType } from '../../../../lib/analysis/access/policy/check-document';

const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const policy = (...Statement: unknown[]) => ({ Version: '2012-10-17', Statement });
const told = (document: unknown, type: PolicyType = 'identity') =>
  checkDocument(document, { type }).map(({ severity, path, saw }) => `${severity} ${path}: ${saw}`);

describe('a document that is as AWS wants it', () => {
  test.each<[string, object, PolicyType]>([
    ['of an identity', policy(allow), 'identity'],
    ['with one statement that is no list', { Version: '2012-10-17', Statement: allow }, 'identity'],
    [
      'of a resource',
      policy({ ...allow, Principal: { AWS: ['111122223333', 'arn:aws:iam::111122223333:role/a'] } }),
      'resource',
    ],
    [
      'of a repository, which names no resource',
      policy({ Effect: 'Allow', Action: 'ecr:Get*', Principal: '*' }),
      'resource',
    ],
    [
      'of trust',
      policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }),
      'trust',
    ],
    [
      'with conditions of every family',
      policy({
        ...allow,
        Condition: {
          'ForAnyValue:StringLikeIfExists': { 'aws:TagKeys': ['a*'] },
          ArnNotEquals: { 'aws:SourceArn': 'arn:aws:s3:::b' },
          BoolIfExists: { 'aws:MultiFactorAuthPresent': true },
          NumericLessThan: { 'aws:MultiFactorAuthAge': 3600 },
          DateLessThan: { 'aws:CurrentTime': '2027-06-30T00:00:00Z' },
          NotIpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '2001:db8::/32'] },
          Null: { 'aws:SourceVpce': 'false' },
          stringequals: { 'aws:username': '${aws:userid}' },
        },
      }),
      'identity',
    ],
  ])('%s', (_, document, type) => expect(told(document, type)).toEqual([]));
});

const WRONG: readonly [what: string, document: unknown, complaints: readonly string[], type?: PolicyType][] = [
  ['no map', [], ['error : an empty list']],
  ['a text', 'Allow', ['error : Allow']],
  ['no statements', { Version: '2012-10-17' }, ['error Statement: nothing']],
  ['an empty list of them', policy(), ['warning Statement: an empty list']],
  ['a version that does not exist', { Version: '2012-10-18', Statement: [allow] }, ['error Version: 2012-10-18']],
  [
    'no version, with a variable',
    { Statement: [{ ...allow, Resource: 'arn:aws:s3:::b/${aws:username}/*' }] },
    ['warning Version: nothing'],
  ],
  ['an unknown element', { ...policy(allow), Statment: [] }, ['error Statment: Statment']],
  [
    'an unknown element of a statement',
    policy({ ...allow, Resources: '*' }),
    ['error Statement[0].Resources: Resources'],
  ],
  ['a statement that is a text', policy('Allow'), ['error Statement[0]: Allow']],
  ['no effect', policy({ Action: '*', Resource: '*' }), ['error Statement[0].Effect: nothing']],
  ['an effect in lower case', policy({ ...allow, Effect: 'allow' }), ['error Statement[0].Effect: allow']],
  [
    'both ways to name actions',
    policy({ ...allow, NotAction: 's3:*' }),
    ['error Statement[0]: both `Action` and `NotAction`'],
  ],
  ['no action', policy({ Effect: 'Allow', Resource: '*' }), ['error Statement[0].Action: nothing']],
  ['an action without a service', policy({ ...allow, Action: 'GetObject' }), ['error Statement[0].Action: GetObject']],
  ['an action that is a number', policy({ ...allow, Action: [7] }), ['error Statement[0].Action: 7']],
  ['no resource', policy({ Effect: 'Allow', Action: 's3:*' }), ['error Statement[0].Resource: nothing']],
  [
    'a resource that is no ARN',
    policy({ ...allow, Resource: 'letters/*' }),
    ['error Statement[0].Resource: letters/*'],
  ],
  ['an ARN that ends early', policy({ ...allow, Resource: 'arn:aws:s3' }), ['error Statement[0].Resource: arn:aws:s3']],
  [
    'an account of eleven letters',
    policy({ ...allow, Resource: 'arn:aws:sqs:x:11112222333a:q' }),
    ['error Statement[0].Resource: arn:aws:sqs:x:11112222333a:q'],
  ],
  [
    'the same name twice',
    policy({ ...allow, Sid: 'Read' }, { ...allow, Sid: 'Read' }),
    ['error Statement[1].Sid: Read'],
  ],
  [
    'a principal of an identity',
    policy({ ...allow, Principal: '*' }),
    ['error Statement[0].Principal: a principal in a policy of an identity'],
  ],
  ['nobody in a policy of a resource', policy(allow), ['error Statement[0].Principal: nothing'], 'resource'],
  [
    'a wildcard in a principal',
    policy({ ...allow, Principal: { AWS: 'arn:aws:iam::111122223333:role/*' } }),
    ['error Statement[0].Principal.AWS: arn:aws:iam::111122223333:role/*'],
    'resource',
  ],
  [
    'an unknown kind of principal',
    policy({ ...allow, Principal: { Aws: '*' } }),
    ['error Statement[0].Principal: Aws'],
    'resource',
  ],
  [
    'everybody but one, allowed',
    policy({ ...allow, NotPrincipal: { AWS: '111122223333' } }),
    ['warning Statement[0].NotPrincipal: everybody but those named, allowed'],
    'resource',
  ],
  [
    'a resource in a trust policy',
    policy({ ...allow, Action: 'sts:AssumeRole', Principal: '*' }),
    ['error Statement[0].Resource: a resource in a trust policy'],
    'trust',
  ],
  [
    'an unknown operator',
    policy({ ...allow, Condition: { StringEqual: { 'aws:username': 'a' } } }),
    ['error Statement[0].Condition: StringEqual'],
  ],
  [
    'Null with IfExists',
    policy({ ...allow, Condition: { NullIfExists: { 'aws:username': 'true' } } }),
    ['error Statement[0].Condition: NullIfExists'],
  ],
  [
    'a key without a colon',
    policy({ ...allow, Condition: { StringEquals: { username: 'a' } } }),
    ['error Statement[0].Condition.StringEquals: username'],
  ],
  [
    'a value of the wrong kind',
    policy({ ...allow, Condition: { Bool: { 'aws:SecureTransport': 'yes' } } }),
    ['error Statement[0].Condition.Bool.aws:SecureTransport: yes'],
  ],
  [
    'a range that is none',
    policy({ ...allow, Condition: { IpAddress: { 'aws:SourceIp': 'office' } } }),
    ['error Statement[0].Condition.IpAddress.aws:SourceIp: office'],
  ],
  [
    'names that every object has',
    JSON.parse('{"__proto__": 1, "Statement": {"constructor": 1}}'),
    [
      'error __proto__: __proto__',
      'error Statement.constructor: constructor',
      'error Statement.Effect: nothing',
      'error Statement.Action: nothing',
      'error Statement.Resource: nothing',
    ],
  ],
  [
    'an action that does not exist',
    policy({ ...allow, Action: 's3:GetObjekt' }),
    ['warning Statement[0].Action: s3:GetObjekt'],
  ],
  [
    'a service that does not exist',
    policy({ ...allow, Action: 's33:Get*' }),
    ['warning Statement[0].Action: s33:Get*'],
  ],
  [
    'a key that does not exist',
    policy({ ...allow, Condition: { StringEquals: { 'aws:SourceVpcd': 'a' } } }),
    ['warning Statement[0].Condition.StringEquals: aws:SourceVpcd'],
  ],
  [
    'a key of another service',
    policy({ ...allow, Condition: { StringEquals: { 'dynamodb:Select': 'COUNT' } } }),
    ['warning Statement[0].Condition.StringEquals: dynamodb:Select'],
  ],
];

for (const [what, document, complaints, type] of WRONG)
  test(`${what} is told`, () => expect(told(document, type)).toEqual(complaints));

test('an action that was probably meant is named', () => {
  const wants = checkDocument(policy({ ...allow, Action: 's3:GetObjekt' }), { type: 'identity' });
  expect(wants.map(({ want }) => want)).toEqual(['`s3:GetObject`']);
});

test('an element that was probably meant is named', () => {
  const wants = checkDocument(policy({ ...allow, Condition: { StringEqual: { 'aws:username': 'a' } } }), {
    type: 'identity',
  });
  expect(wants.map(({ want }) => want)).toEqual(['`StringEquals`']);
});

test('ten thousand wrong statements are told by the first ones', () => {
  const complaints = checkDocument(policy(...Array<unknown>(10_000).fill({})), { type: 'identity' });
  expect(complaints.length).toBe(51);
  expect(complaints.at(-1)?.saw).toBe('29950 more like these');
});
