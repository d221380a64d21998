import { servicesBounded } from '../../lib/analysis/access/services-bounded';
import { SHORT_MANIFEST, parse } from '../support/manifests';
import { decide } from '../support/proofs';

const claim = servicesBounded(parse(SHORT_MANIFEST).manifest);

const LAMBDA = '{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }';
const READS = '{ Effect: Allow, Action: dynamodb:GetItem, Resource: !GetAtt Roster.Arn }';
const VIA = 'Condition: { StringEquals: { kms:ViaService: dynamodb.eu-central-1.amazonaws.com } }';
const DECRYPT = '{ Effect: Allow, Action: kms:Decrypt, Resource: !GetAtt Key.Arn';
const FOR = 'aws:SourceAccount: "111122223333", aws:SourceArn: "arn:aws:logs:eu-central-1:111122223333:*"';
const logs = (tests: string) =>
  `{ Effect: Allow, Principal: { Service: logs.eu-central-1.amazonaws.com }, Action: sts:AssumeRole, Condition: { ${tests} } }`;

const template = ({ trust = LAMBDA, rights = READS, role = '', roles = '[!Ref Role]' } = {}) => `
Parameters:
  Any: { Type: String }
Resources:
  Net: { Type: AWS::EC2::VPC }
  Roster: { Type: AWS::DynamoDB::Table }
  Key: { Type: AWS::KMS::Key }
  Archive: { Type: AWS::S3::Bucket }
  Role: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: { Statement: [${trust}] }, ${role} } }
  Rights: { Type: AWS::IAM::ManagedPolicy, Properties: { Roles: ${roles}, PolicyDocument: { Statement: [${rights}] } } }
`;
const on = (action: string, resource: string) => `{ Effect: Allow, Action: "${action}", Resource: ${resource} }`;

test.each<[string, Parameters<typeof template>[0], string, RegExp]>([
  ['a handler that reads the roster', {}, 'pass', /1 roles of services/],
  ['a key through a service', { rights: `${DECRYPT}, ${VIA} }` }, 'pass', /./],
  ['a folder of the archive', { rights: on('s3:PutObject', '!Sub "${Archive.Arn}/handlers/*"') }, 'pass', /./],
  [
    'the default group',
    {
      rights: on(
        'ec2:RevokeSecurityGroupIngress',
        '!Sub "arn:aws:ec2:eu-central-1:111122223333:security-group/${Net.DefaultSecurityGroup}"',
      ),
    },
    'pass',
    /./,
  ],
  ['a service for this account', { trust: logs(`StringLike: { ${FOR} }`) }, 'pass', /./],
  [
    'what AWS gives to functions for their log',
    { role: 'ManagedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"]' },
    'pass',
    /./,
  ],
  [
    'another table',
    { rights: on('dynamodb:GetItem', '"arn:aws:dynamodb:eu-central-1:111122223333:table/claims"') },
    'fail',
    /may dynamodb:GetItem on arn/,
  ],
  [
    'tables that begin alike',
    { rights: on('dynamodb:GetItem', '!Sub "${Roster.Arn}*"') },
    'fail',
    /may dynamodb:GetItem/,
  ],
  ['every action', { rights: on('dynamodb:*', '!GetAtt Roster.Arn') }, 'fail', /may dynamodb:\*/],
  ['everything but', { rights: '{ Effect: Allow, NotAction: iam:*, Resource: "*" }' }, 'fail', /everything but/],
  ['a key directly', { rights: `${DECRYPT} }` }, 'fail', /may kms:Decrypt/],
  ['the whole archive', { rights: on('s3:PutObject', '!Sub "${Archive.Arn}/*"') }, 'fail', /may s3:PutObject/],
  ['every group', { rights: on('ec2:RevokeSecurityGroupIngress', '"*"') }, 'fail', /may ec2:Revoke/],
  [
    'another service besides',
    { trust: LAMBDA.replace('lambda.amazonaws.com', '[lambda.amazonaws.com, ec2.amazonaws.com]') },
    'fail',
    /assumes Role, which serves one/,
  ],
  [
    'a person',
    { trust: LAMBDA.replace('Service: lambda.amazonaws.com', 'AWS: "arn:aws:iam::111122223333:root"') },
    'fail',
    /:root assumes Role/,
  ],
  [
    'a service for anybody',
    { trust: logs('StringEquals: { aws:SourceAccount: "111122223333" }') },
    'fail',
    /for other accounts: aws:SourceArn/,
  ],
  [
    'a service that does not say for whom',
    { trust: logs(`StringLikeIfExists: { ${FOR} }`) },
    'fail',
    /for other accounts/,
  ],
  [
    'a policy for a role elsewhere',
    { roles: '[!Ref Role, admins]' },
    'fail',
    /admins, which is no role of the template/,
  ],
  [
    'another policy of AWS',
    { role: 'ManagedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"]' },
    'unknown',
    /not in the template/,
  ],
  ['a trust given at deployment', { trust: '!Ref Any' }, 'unknown', /is hidden/],
  ['rights given at deployment', { rights: '!Ref Any' }, 'unknown', /is hidden/],
  [
    'a resource given at deployment',
    { rights: on('dynamodb:GetItem', '!Ref Any') },
    'unknown',
    /as far as can be read/,
  ],
])('%s', (_title, parts, verdict, reason) => {
  const proof = decide(claim, template(parts));
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});

test('a role that only claims to be of a job function is one of a service', () => {
  const tag = (job: string) => `Tags: [{ Key: vendor-enclave:component, Value: role/${job} }]`;
  const trust = LAMBDA.replace('Service: lambda.amazonaws.com', 'AWS: "arn:aws:iam::999999999999:root"');
  expect(decide(claim, template({ trust, role: tag('nobody') })).verdict).toBe('fail');
  expect(decide(claim, template({ trust, role: tag('clerk') })).verdict).toBe('pass');
});
