import type { AccountOptions } from '../../../../lib/analysis/access/extract/read-account';
import { THERE, accountOf, shown } from '../../../support/account-of';

/** What a value in a policy comes to. */
function textOf(value: string, resources = '', options: AccountOptions = THERE): unknown {
  const account = accountOf(
    `
Parameters:
  Any: { Type: String }
  Given: { Type: String, Default: letters }
  Many: { Type: CommaDelimitedList }
Resources:
  Reader:
    Type: AWS::IAM::Group
    Properties:
      GroupName: readers
      Policies:
        - PolicyName: Read
          PolicyDocument: { Statement: [{ Effect: Allow, Action: "s3:GetObject", Resource: ${value} }] }
${resources}`,
    options,
  );
  const [policy] = account.identities.find(({ id }) => id === 'Reader')!.policies;
  const [statement] = policy!.document.Statement as { Resource: unknown }[];
  return shown(account, statement!.Resource);
}

const one = (type: string, properties = '{}') => `  It: { Type: "AWS::${type}", Properties: ${properties} }`;

describe('an ARN is known but for what AWS makes up', () => {
  test.each<[string, string, string]>([
    ['a bucket with a name', one('S3::Bucket', '{ BucketName: client-letters }'), 'arn:aws:s3:::client-letters'],
    ['a bucket without', one('S3::Bucket'), 'arn:aws:s3:::desk-it-#{It.suffix}'],
    [
      'a role with a path',
      one('IAM::Role', '{ RoleName: clerk, Path: /desk/ }'),
      'arn:aws:iam::111122223333:role/desk/clerk',
    ],
    ['a role without a name', one('IAM::Role'), 'arn:aws:iam::111122223333:role/desk-It-#{It.suffix}'],
    ['a user', one('IAM::User', '{ UserName: ana }'), 'arn:aws:iam::111122223333:user/ana'],
    ['a function', one('Lambda::Function'), 'arn:aws:lambda:eu-central-1:111122223333:function:desk-It-#{It.suffix}'],
    [
      'a table',
      one('DynamoDB::Table', '{ TableName: claims }'),
      'arn:aws:dynamodb:eu-central-1:111122223333:table/claims',
    ],
    ['a key', one('KMS::Key'), 'arn:aws:kms:eu-central-1:111122223333:key/#{It.Id}'],
    ['a queue', one('SQS::Queue'), 'arn:aws:sqs:eu-central-1:111122223333:desk-It-#{It.suffix}'],
    [
      'a queue in order',
      one('SQS::Queue', '{ FifoQueue: true }'),
      'arn:aws:sqs:eu-central-1:111122223333:desk-It-#{It.suffix}.fifo',
    ],
    [
      'a log group',
      one('Logs::LogGroup', '{ LogGroupName: /desk }'),
      'arn:aws:logs:eu-central-1:111122223333:log-group:/desk:*',
    ],
    [
      'a state machine, of whose names nobody documents the scheme',
      one('StepFunctions::StateMachine'),
      'arn:aws:states:eu-central-1:111122223333:stateMachine:${It.prefix}-#{It.suffix}',
    ],
    [
      'a rule on the default bus',
      one('Events::Rule', '{ Name: nightly }'),
      'arn:aws:events:eu-central-1:111122223333:rule/nightly',
    ],
    [
      'a rule on another',
      one('Events::Rule', '{ Name: nightly, EventBusName: claims }'),
      'arn:aws:events:eu-central-1:111122223333:rule/claims/nightly',
    ],
  ])('%s', (_title, resource, arn) => expect(textOf('!GetAtt It.Arn', resource)).toBe(arn));

  test.each<[string, string, string]>([
    ['a topic', one('SNS::Topic', '{ TopicName: news }'), 'arn:aws:sns:eu-central-1:111122223333:news'],
    [
      'a secret',
      one('SecretsManager::Secret', '{ Name: door }'),
      'arn:aws:secretsmanager:eu-central-1:111122223333:secret:door-#{It.Id}',
    ],
    [
      'a managed policy',
      one('IAM::ManagedPolicy', '{ ManagedPolicyName: door, Path: /desk/ }'),
      'arn:aws:iam::111122223333:policy/desk/door',
    ],
    [
      'an identity provider',
      one('IAM::OIDCProvider', '{ Url: "https://id.example" }'),
      'arn:aws:iam::111122223333:oidc-provider/id.example',
    ],
    [
      'a version of a function',
      `${one('Lambda::Version', '{ FunctionName: !Ref Mail }')}\n  Mail: { Type: "AWS::Lambda::Function", Properties: { FunctionName: mail } }`,
      'arn:aws:lambda:eu-central-1:111122223333:function:mail:${It.version}',
    ],
    ['an endpoint is its id', one('EC2::VPCEndpoint'), 'vpce-#{It.Id}'],
    ['a key is its id', one('KMS::Key'), '#{It.Id}'],
    ['a bucket is its name', one('S3::Bucket'), 'desk-it-#{It.suffix}'],
    [
      'a queue is its URL',
      one('SQS::Queue', '{ QueueName: in }'),
      'https://sqs.eu-central-1.amazonaws.com/111122223333/in',
    ],
    ['a type nobody knows', one('Made::Up'), '${It.Ref}'],
  ])('by Ref: %s', (_title, resource, arn) => expect(textOf('!Ref It', resource)).toBe(arn));

  test('in China, ARNs and hosts are others', () => {
    const there = { ...THERE, region: 'cn-north-1' };
    expect(textOf('!GetAtt It.Arn', one('S3::Bucket', '{ BucketName: a }'), there)).toBe('arn:aws-cn:s3:::a');
    expect(textOf('!Ref It', one('SQS::Queue', '{ QueueName: in }'), there)).toContain('.amazonaws.com.cn/');
  });
});

describe('a name that CloudFormation makes', () => {
  const role = (id: string) => `  ${id}: { Type: "AWS::IAM::Role" }`;
  test('is open where it is cut, but for its random end', () => {
    const id = `Role${'x'.repeat(60)}`;
    expect(textOf(`!GetAtt ${id}.Arn`, role(id))).toBe(
      `arn:aws:iam::111122223333:role/\${${id}.prefix}-#{${id}.suffix}`,
    );
  });
  test('begins with an open symbol where nobody says what the stack is called', () => {
    const there = { account: THERE.account, region: THERE.region };
    expect(textOf('!GetAtt It.Arn', role('It'), there)).toBe(
      'arn:aws:iam::111122223333:role/${AWS::StackName}-It-#{It.suffix}',
    );
    expect(textOf('!Sub "arn:aws:iam::*:role/${AWS::StackName}-*"', '', there)).toBe(
      'arn:aws:iam::*:role/${AWS::StackName}-*',
    );
    expect(textOf('!Ref It', one('S3::Bucket'), there)).toBe('${AWS::StackName in lower case}-it-#{It.suffix}');
  });
  test('may be any where the template hides it', () =>
    expect(textOf('!Sub "${It.Arn}/*"', one('S3::Bucket', '{ BucketName: !Sub "x-${Any}" }'))).toBe(
      'arn:aws:s3:::x-${Any}/*',
    ));
  test('is open where resources are named by each other in a circle', () => {
    const circle = `${one('S3::Bucket', '{ BucketName: !Ref Other }')}
  Other: { Type: "AWS::S3::Bucket", Properties: { BucketName: !Ref It } }`;
    expect(textOf('!GetAtt It.Arn', circle)).toMatch(/^arn:aws:s3:::\$\{(It|Other)\. name\}$/);
  });
});

describe('the part of an ARN that AWS tells only as a part of it', () => {
  const proxy = '  It: { Type: "AWS::RDS::DBProxy", Properties: { DBProxyName: claims } }';
  const parted = (index: number, mark: string, of: string) => `!Select [${index}, !Split ["${mark}", ${of}]]`;

  test.each([
    ['the id of a proxy', parted(6, ':', '!GetAtt It.DBProxyArn'), proxy, '#{It.DbProxyId}'],
    ['its region', parted(3, ':', '!GetAtt It.DBProxyArn'), proxy, 'eu-central-1'],
    ['the name of a role', parted(1, '/', '!GetAtt It.Arn'), one('IAM::Role', '{ RoleName: clerk }'), 'clerk'],
  ])('%s', (_title, value, resource, text) => expect(textOf(value, resource)).toBe(text));

  test('nobody can tell it where a part before it may hold the mark as well', () =>
    expect(textOf(parted(1, ':', '!Ref It'), one('S3::Bucket', '{ BucketName: !Ref Any }'))).toContain('Fn::Select'));

  test('nor where there is no such part', () =>
    expect(textOf(parted(9, ':', '!GetAtt It.DBProxyArn'), proxy)).toContain('Fn::Select'));
});

describe('what nobody can read is a symbol', () => {
  test.each<[string, string, string]>([
    ['a parameter without default', '!Ref Any', '${Any}'],
    ['a parameter inside a text', '!Sub "arn:aws:s3:::${Any}/*"', 'arn:aws:s3:::${Any}/*'],
    ['an import', '!ImportValue shared', '${import of shared}'],
    ['what a custom resource answers', '!GetAtt Token.Value', '${Token.Value}'],
    ['an attribute nobody knows', '!GetAtt Bin.DomainName', '${Bin.DomainName}'],
    ['a dynamic reference', '"arn:aws:s3:::{{resolve:ssm:/x}}"', 'arn:aws:s3:::${{{resolve:ssm:/x}}}'],
    ['what is not in the template', '!Ref Nobody', '${Nobody}'],
  ])('%s', (_title, value, text) =>
    expect(textOf(value, '  Token: { Type: Custom::Token }\n  Bin: { Type: "AWS::S3::Bucket" }')).toBe(text),
  );

  test.each([
    ['a parameter with a default', '!Ref Given', 'letters'],
    ['the account', '!Ref AWS::AccountId', '111122223333'],
    ['a text put together', '!Join [":", [a, !Ref AWS::Region]]', 'a:eu-central-1'],
    ['a variable of the policy', '"arn:aws:s3:::x/${!aws:username}"', 'arn:aws:s3:::x/${!aws:username}'],
    ['a variable of the policy, written for Sub', '!Sub "x/${!aws:username}"', 'x/${aws:username}'],
  ])('but not %s', (_title, value, text) => expect(textOf(value)).toBe(text));

  test('where nobody says where the stack stands', () =>
    expect(textOf('!GetAtt It.Arn', one('SQS::Queue', '{ QueueName: in }'), {})).toBe(
      'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:in',
    ));

  test('a letter of ours in a template means none of ours', () =>
    expect(textOf('["\\uE000", "\\uE001x"]')).toEqual(['U+E000', 'U+E001x']));

  test('each of two that cannot be compared is one of its own', () => {
    const deep = `!Join ["", ["${'x'.repeat(1100)}", !Ref Any, "${'y'.repeat(1100)}"]]`;
    const text = `!Sub ["a-\${Deep}", { Deep: !Select [0, !Split [a, ${deep}]] }]`;
    expect(textOf(`[${text}, ${text}]`)).toEqual([
      expect.stringMatching(/^a-\$\{hidden part 1: /),
      expect.stringMatching(/^a-\$\{hidden part 2: /),
    ]);
  });
});
