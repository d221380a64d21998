import { roleIsBoundless } from '../../questions/role-of-workload';
import { defineRule } from '../../rule';

/** Where people who write code are given a role to run it with. */
const ROLES: Readonly<Record<string, readonly string[]>> = {
  'AWS::SageMaker::NotebookInstance': ['RoleArn'],
  'AWS::SageMaker::Domain': ['DefaultUserSettings.ExecutionRole', 'DefaultSpaceSettings.ExecutionRole'],
  'AWS::SageMaker::UserProfile': ['UserSettings.ExecutionRole'],
};

const WANT = 'a role whose policies name their actions';

export default defineRule({
  id: 'notebook-role-boundless',
  topic: 'access',
  severity: 'error',
  title: 'Notebook runs with a role that allows every action',
  why: 'Whoever may open the notebook runs any code with the role, so the notebook is the account.',
  fix: 'Name in the policies and the trust policy of the role the actions that the notebook needs.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: Object.keys(ROLES),

  check(resource, world, report) {
    for (const path of ROLES[resource.type] ?? []) {
      const role = resource.read(path);
      const boundless = roleIsBoundless(role, world);
      if (boundless) report.fail(role, { want: WANT });
      else if (boundless === undefined) report.unknown(role, { want: WANT });
    }
  },

  bad: [
    {
      title: 'every action in the trust policy',
      template: `
        Resources:
          Notebook:
            Type: AWS::SageMaker::NotebookInstance
            Properties: { RoleArn: !GetAtt Role.Arn }
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: { Statement: { Effect: Allow, Principal: { Service: sagemaker.amazonaws.com }, Action: '*' } }`,
    },
    {
      title: 'every action on one bucket, by a policy that names the role',
      template: `
        Resources:
          Domain:
            Type: AWS::SageMaker::Domain
            Properties: { DefaultUserSettings: { ExecutionRole: !GetAtt Role.Arn } }
          Role: { Type: AWS::IAM::Role }
          Files:
            Type: AWS::IAM::Policy
            Properties:
              Roles: [!Ref Role]
              PolicyDocument: { Statement: { Effect: Allow, Action: '*', Resource: 'arn:aws:s3:::claims/*' } }`,
    },
    {
      title: 'the administrator policy of AWS, in the spaces of a domain',
      template: `
        Resources:
          Domain:
            Type: AWS::SageMaker::Domain
            Properties: { DefaultSpaceSettings: { ExecutionRole: !GetAtt Role.Arn } }
          Role:
            Type: AWS::IAM::Role
            Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }`,
    },
    {
      title: 'everything but a few actions, for one person',
      template: `
        Resources:
          Person:
            Type: AWS::SageMaker::UserProfile
            Properties: { UserSettings: { ExecutionRole: !GetAtt Role.Arn } }
          Role:
            Type: AWS::IAM::Role
            Properties:
              Policies: [{ PolicyDocument: { Statement: { Effect: Allow, NotAction: 'iam:*', Resource: '*' } } }]`,
    },
  ],
  good: [
    {
      title: 'a role with named actions',
      template: `
        Resources:
          Notebook:
            Type: AWS::SageMaker::NotebookInstance
            Properties: { RoleArn: !GetAtt Role.Arn }
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: { Statement: { Effect: Allow, Principal: { Service: sagemaker.amazonaws.com }, Action: sts:AssumeRole } }
              Policies: [{ PolicyDocument: { Statement: { Effect: Allow, Action: 's3:GetObject', Resource: '*' } } }]`,
    },
    {
      title: 'a role of another template, which is judged there',
      template: `
        Resources:
          Notebook:
            Type: AWS::SageMaker::NotebookInstance
            Properties: { RoleArn: arn:aws:iam::111122223333:role/notebook }`,
    },
  ],
  unknown: [
    {
      title: 'a policy of the role is imported',
      template: `
        Resources:
          Notebook:
            Type: AWS::SageMaker::NotebookInstance
            Properties: { RoleArn: !GetAtt Role.Arn }
          Role:
            Type: AWS::IAM::Role
            Properties: { Policies: [{ PolicyDocument: !ImportValue document }] }`,
    },
    {
      title: 'a policy of everything that may be for the role',
      template: `
        Parameters:
          Roles: { Type: CommaDelimitedList }
        Resources:
          Notebook:
            Type: AWS::SageMaker::NotebookInstance
            Properties: { RoleArn: !GetAtt Role.Arn }
          Role: { Type: AWS::IAM::Role }
          All:
            Type: AWS::IAM::Policy
            Properties:
              Roles: !Ref Roles
              PolicyDocument: { Statement: { Effect: Allow, Action: '*', Resource: '*' } }`,
    },
  ],
});
