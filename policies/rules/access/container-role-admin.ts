import { any } from '../../judge';
import { isCalledAdmin, roleIsBoundless } from '../../questions/role-of-workload';
import { defineRule } from '../../rule';

const ROLES: Readonly<Record<string, readonly string[]>> = {
  'AWS::ECS::Service': ['Role'],
  'AWS::ECS::TaskDefinition': ['TaskRoleArn', 'ExecutionRoleArn'],
};

const WANT = 'a role that may do what the containers need';

export default defineRule({
  id: 'container-role-admin',
  topic: 'access',
  severity: 'error',
  title: 'Containers run with the role of an administrator',
  why: 'One hole in one container, and the intruder holds the credentials of the whole account.',
  fix: 'Name a role that may do only what the containers need.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ac-6.1'] },
  appliesTo: Object.keys(ROLES),

  // A role of another template is judged there; here only its name can speak.
  check(resource, world, report) {
    for (const path of ROLES[resource.type] ?? []) {
      const role = resource.read(path);
      const admin = any([isCalledAdmin(role.value), roleIsBoundless(role, world)]);
      if (admin) report.fail(role, { want: WANT });
      else if (admin === undefined) report.unknown(role, { want: WANT });
    }
  },

  bad: [
    {
      title: 'a role that is called so, for a service',
      template: `
        Resources:
          Web:
            Type: AWS::ECS::Service
            Properties: { Role: EcsAdmins }`,
    },
    {
      title: 'the administrator policy of AWS, for tasks',
      template: `
        Resources:
          Web:
            Type: AWS::ECS::TaskDefinition
            Properties: { TaskRoleArn: !GetAtt Role.Arn }
          Role:
            Type: AWS::IAM::Role
            Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }`,
    },
    {
      title: 'a policy of everything in the place of a role',
      template: `
        Resources:
          Web:
            Type: AWS::ECS::Service
            Properties: { Role: !Ref All }
          All:
            Type: AWS::IAM::Policy
            Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: '*', Resource: '*' } } }`,
    },
    {
      title: 'an administrator to start tasks with',
      template: `
        Resources:
          Web:
            Type: AWS::ECS::TaskDefinition
            Properties: { ExecutionRoleArn: 'arn:aws:iam::111122223333:role/Administrator' }`,
    },
  ],
  good: [
    {
      title: 'a role for one bucket, and one of another template',
      template: `
        Resources:
          Web:
            Type: AWS::ECS::TaskDefinition
            Properties: { TaskRoleArn: !GetAtt Role.Arn, ExecutionRoleArn: 'arn:aws:iam::111122223333:role/admin/puller' }
          Role:
            Type: AWS::IAM::Role
            Properties:
              Policies: [{ PolicyDocument: { Statement: { Effect: Allow, Action: 's3:GetObject', Resource: 'arn:aws:s3:::claims/*' } } }]`,
    },
    {
      title: 'no role, and a service-linked one',
      template: `
        Resources:
          Web: { Type: AWS::ECS::Service }
          Api:
            Type: AWS::ECS::Service
            Properties: { Role: aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS }`,
    },
  ],
  unknown: [
    {
      title: 'a policy of the role is imported',
      template: `
        Resources:
          Web:
            Type: AWS::ECS::TaskDefinition
            Properties: { TaskRoleArn: !GetAtt Role.Arn }
          Role:
            Type: AWS::IAM::Role
            Properties: { ManagedPolicyArns: [!ImportValue policy] }`,
    },
  ],
});
