import { mayWriteLogs } from '../../../policies/questions/may-write-logs';
import { fromYaml } from '../from-yaml';

/** What a role may do whose one inline policy holds these statements. */
function byStatements(...statements: readonly string[]): boolean | undefined {
  return byRole(`Policies: [{ PolicyName: p, PolicyDocument: { Statement: [${statements.join(', ')}] } }]`);
}

function byRole(properties: string, more = ''): boolean | undefined {
  const world = fromYaml(`
    Parameters: { Any: { Type: String } }
    Resources:
      Runner: { Type: AWS::IAM::Role, Properties: { ${properties} } }
      Group: { Type: AWS::Logs::LogGroup }
      Bucket: { Type: AWS::S3::Bucket }
      ${more}`).openWorld();
  return mayWriteLogs(world.resource('Runner')!, world);
}

const ALL = "{ Effect: Allow, Action: 'logs:*', Resource: '*' }";

test.each<[string, string, boolean | undefined]>([
  ['everything', "Action: '*', Resource: '*'", true],
  ['the act itself', "Action: 'logs:PutLogEvents', Resource: '*'", true],
  ['the act in small letters, with a pattern', "Action: ['logs:createlog*', 'logs:putlog*'], Resource: '*'", true],
  ['another act', "Action: 'logs:CreateLogStream', Resource: '*'", false],
  ['all but one other act', "NotAction: 'iam:*', Resource: '*'", true],
  ['all but this act', "NotAction: ['iam:*', 'logs:*'], Resource: '*'", false],
  ['acts that are a parameter', "Action: !Ref Any, Resource: '*'", undefined],
  [
    'one log group by its ARN',
    "Action: 'logs:*', Resource: 'arn:aws:logs:eu-central-1:111122223333:log-group:a:*'",
    true,
  ],
  ['one log group of the template', "Action: 'logs:*', Resource: !GetAtt Group.Arn", true],
  ['the streams of a log group of the template', "Action: 'logs:*', Resource: !Sub '${Group.Arn}:*'", true],
  ['a log group of this partition', "Action: 'logs:*', Resource: !Sub 'arn:${AWS::Partition}:logs:*:*:*'", true],
  ['ARNs of any service', "Action: 'logs:*', Resource: 'arn:aws:*'", true],
  ['ARNs of any partition', "Action: 'logs:*', Resource: 'arn:*'", true],
  ['a bucket', "Action: '*', Resource: 'arn:aws:s3:::claims'", false],
  ['a bucket of the template', "Action: '*', Resource: !GetAtt Bucket.Arn", false],
  ['the objects of a bucket of the template', "Action: '*', Resource: !Sub '${Bucket.Arn}/*'", false],
  ['a service that only begins like logs', "Action: '*', Resource: 'arn:aws:logstash:a'", false],
  ['a bucket, and a log group', "Action: '*', Resource: ['arn:aws:s3:::claims', 'arn:aws:logs:*']", true],
  ['all but a bucket', "Action: '*', NotResource: 'arn:aws:s3:::claims'", true],
  ['a resource that is a parameter', "Action: 'logs:*', Resource: !Ref Any", undefined],
  ['a resource that begins with a parameter', "Action: 'logs:*', Resource: !Sub '${Any}:*'", undefined],
  ['no resource', "Action: 'logs:*'", false],
  ['no act', "Resource: '*'", false],
])('a role that is allowed %s', (_, statement, expected) => {
  expect(byStatements(`{ Effect: Allow, ${statement} }`)).toBe(expected);
});

test.each<[string, string, boolean]>([
  ['everything', "Action: '*', Resource: '*'", false],
  ['this act everywhere', "Action: 'logs:PutLogEvents', Resource: '*'", false],
  ['one log group', "Action: 'logs:*', Resource: 'arn:aws:logs:eu-central-1:111122223333:log-group:a'", true],
  ['all but a bucket', "Action: '*', NotResource: 'arn:aws:s3:::claims'", true],
  [
    'everything under a condition',
    "Action: '*', Resource: '*', Condition: { Bool: { 'aws:ViaAWSService': true } }",
    true,
  ],
  ['everything under a condition nobody can read', "Action: '*', Resource: '*', Condition: !Ref Any", true],
])('a role that is allowed all logs, and denied %s', (_, statement, expected) => {
  expect(byStatements(ALL, `{ Effect: Deny, ${statement} }`)).toBe(expected);
});

const AWS = 'arn:aws:iam::aws:policy';

test.each<[string, boolean | undefined]>([
  [`${AWS}/service-role/AWSLambdaBasicExecutionRole`, true],
  [`${AWS}/service-role/AWSLambdaVPCAccessExecutionRole`, true],
  [`${AWS}/service-role/AWSLambdaDynamoDBExecutionRole`, true],
  [`${AWS}/service-role/AWSLambdaKinesisExecutionRole`, true],
  [`${AWS}/service-role/AWSLambdaSQSQueueExecutionRole`, true],
  [`${AWS}/service-role/AWSLambdaMSKExecutionRole`, true],
  [`${AWS}/service-role/AmazonS3ObjectLambdaExecutionRolePolicy`, true],
  [`${AWS}/AWSLambdaExecute`, true],
  [`${AWS}/CloudWatchLogsFullAccess`, true],
  [`${AWS}/CloudWatchFullAccess`, true],
  [`${AWS}/CloudWatchFullAccessV2`, true],
  [`${AWS}/PowerUserAccess`, true],
  [`${AWS}/AdministratorAccess`, true],
  [`${AWS}/CloudWatchLogsReadOnlyAccess`, false],
  [`${AWS}/service-role/AWSLambdaRole`, false],
  [`${AWS}/AmazonSSMManagedInstanceCore`, false],
  [`${AWS}/service-role/AWSAppSyncPushToCloudWatchLogs`, undefined],
  ['arn:aws:iam::111122223333:policy/ours', undefined],
])('a role with the policy %s', (arn, expected) => {
  expect(byRole(`ManagedPolicyArns: ['${arn}']`)).toBe(expected);
});

test.each<[string, string, string, boolean | undefined]>([
  [
    'a policy of AWS in whatever partition',
    "ManagedPolicyArns: [!Sub 'arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess']",
    '',
    true,
  ],
  ['a policy whose end is a parameter', "ManagedPolicyArns: [!Sub 'arn:aws:iam::aws:policy/${Any}']", '', undefined],
  ['a policy that is a parameter', 'ManagedPolicyArns: [!Ref Any]', '', undefined],
  ['a document that nobody can read', 'Policies: [{ PolicyDocument: !Ref Any }]', '', undefined],
  [
    'a policy that may be of another role',
    '',
    `Add: { Type: AWS::IAM::Policy, Properties: { Roles: [!Ref Any], PolicyDocument: { Statement: [${ALL}] } } }`,
    undefined,
  ],
  ['nothing', '', '', false],
])('a role with %s', (_, properties, more, expected) => {
  expect(byRole(properties, more)).toBe(expected);
});
