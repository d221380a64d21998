import { PROFILE_PLACES, ROLE_PLACES } from '../../../../lib/analysis/access/extract/role-places';
import { accountOf, shown } from '../../../support/account-of';

const CLERK = 'arn:aws:iam::111122223333:role/desk/clerk';

/** Roles that a resource bears. */
function rolesOf(type: string, properties: string): string[] {
  const account = accountOf(`
Parameters: { Any: { Type: String } }
Resources:
  Clerk: { Type: AWS::IAM::Role, Properties: { RoleName: clerk, Path: /desk/ } }
  Profile: { Type: AWS::IAM::InstanceProfile, Properties: { InstanceProfileName: desk, Roles: [!Ref Clerk] } }
  It: { Type: "${type}", Properties: ${properties} }`);
  return shown(account, account.workloads)
    .filter(({ id }) => id === 'It')
    .map(({ role }) => role);
}

/** A value at a dotted path. */
function at(path: string, value: string): string {
  const [step = '', ...rest] = path.split('.');
  const below = rest.length === 0 ? value : at(rest.join('.'), value);
  return step === '*' ? `[${below}]` : `{ ${step}: ${below} }`;
}

describe('who bears a role acts with it', () => {
  test.each<[string, string]>([
    ['AWS::Lambda::Function', '{ Role: !GetAtt Clerk.Arn }'],
    ['AWS::ECS::TaskDefinition', '{ TaskRoleArn: !GetAtt Clerk.Arn, ExecutionRoleArn: !GetAtt Clerk.Arn }'],
    ['AWS::CodeBuild::Project', '{ ServiceRole: !Ref Clerk }'],
    ['AWS::Glue::Job', '{ Role: clerk }'],
    ['AWS::StepFunctions::StateMachine', '{ RoleArn: !GetAtt Clerk.Arn }'],
    ['AWS::SageMaker::NotebookInstance', '{ RoleArn: !GetAtt Clerk.Arn }'],
    ['AWS::CloudFormation::ChangeSet', '{ RoleARN: !GetAtt Clerk.Arn }'],
    ['AWS::KinesisAnalyticsV2::Application', '{ ServiceExecutionRole: !GetAtt Clerk.Arn }'],
    ['AWS::EKS::Nodegroup', '{ NodeRole: !GetAtt Clerk.Arn }'],
    ['AWS::IoT::RoleAlias', `{ RoleArn: "${CLERK}" }`],
    [
      'AWS::DataPipeline::Pipeline',
      '{ PipelineObjects: [{ Fields: [{ Key: role, StringValue: !Ref Clerk }, { Key: name, StringValue: x }] }] }',
    ],
  ])('%s', (type, properties) => expect(rolesOf(type, properties)).toEqual([CLERK]));

  const deep = Object.entries(ROLE_PLACES).flatMap(([type, paths]) => paths.map((path) => [type, path] as const));
  test.each(deep)('%s at %s', (type, path) => {
    expect(rolesOf(type, at(path, '!GetAtt Clerk.Arn'))).toEqual([CLERK]);
  });

  const instances = Object.entries(PROFILE_PLACES).flatMap(([type, paths]) =>
    paths.map((path) => [type, path] as const),
  );
  test.each(instances)('by an instance profile: %s at %s', (type, path) => {
    expect(rolesOf(type, at(path, '!Ref Profile'))).toEqual([CLERK]);
    expect(rolesOf(type, at(path, '!GetAtt Profile.Arn'))).toEqual([CLERK]);
  });
});

test.each<[string, string, string, string[]]>([
  ['a literal name of a role', 'AWS::Glue::Job', '{ Role: other }', ['arn:aws:iam::111122223333:role/other']],
  ['a literal that is no role', 'AWS::RDS::DBProxyEndpoint', '{ TargetRole: READ_ONLY }', []],
  ['a role that is hidden', 'AWS::Lambda::Function', '{ Role: !Ref Any }', ['${Any}']],
  [
    'an instance profile outside',
    'AWS::EC2::Instance',
    '{ IamInstanceProfile: other }',
    ['${the role of instance profile other}'],
  ],
  ['none', 'AWS::Lambda::Function', '{}', []],
])('%s', (_title, type, properties, roles) => expect(rolesOf(type, properties)).toEqual(roles));
