import { askedPermission } from '../../../lib/analysis/access/extract/asked-document';
import { letsAnybody } from '../../../lib/analysis/access/questions/lets-anybody';
import type { Resource, World } from '../../../lib/template';
import { type Ternary, all, isStar } from '../../judge';
import { defineRule } from '../../rule';

const WANT = 'a service or account, or an organization, account or source that narrows the star';

const NARROWING = ['SourceArn', 'SourceAccount', 'PrincipalOrgID', 'OrganizationId'];

export default defineRule({
  id: 'lambda-policy-public',
  topic: 'exposure',
  severity: 'error',
  title: 'Lambda function or layer is open to every AWS account',
  why: 'Anybody with an AWS account of their own can run the function with its role, or read the code of the layer.',
  fix: 'Name a service or an account in `Principal`, and narrow it by `SourceArn`, `SourceAccount` or an organization id.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'sc-7'], fsbp: ['lambda.1'] },
  appliesTo: ['AWS::Lambda::Permission', 'AWS::Lambda::LayerVersionPermission'],

  // A URL that asks for IAM still takes the credentials of every account.
  check(resource, world, report) {
    const principal = resource.read('Principal');
    const star = isStar(principal.value);
    if (star === false) return;
    const open = narrows(resource) ? isOpen(resource, world) : true;
    const answer = all([star, open]);
    if (answer) report.fail(principal, { want: WANT });
    else if (answer === undefined) report.unknown(principal, { want: WANT });
  },

  bad: [
    {
      title: "a source that is anybody's",
      template: `
        Resources:
          Anybody:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: '*'
              SourceArn: arn:aws:sns:*:*:claims`,
    },
    {
      title: 'a star for a function',
      template: `
        Resources:
          Caller:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: '*'`,
    },
    {
      title: 'a function URL without authentication',
      template: `
        Resources:
          Caller:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunctionUrl
              Principal: '*'
              FunctionUrlAuthType: NONE`,
    },
    {
      title: 'a star for a layer',
      template: `
        Resources:
          Layer:
            Type: AWS::Lambda::LayerVersionPermission
            Properties:
              Action: lambda:GetLayerVersion
              LayerVersionArn: arn:aws:lambda:eu-central-1:111122223333:layer:claims:1
              Principal: '*'`,
    },
  ],
  good: [
    {
      title:
        'a star, narrowed to a topic of this template, an API of the own account, or an organization of a parameter',
      template: `
        Parameters:
          Organization: { Type: String }
          Api: { Type: String }
        Resources:
          Topic: { Type: AWS::SNS::Topic }
          ForTopic:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: '*'
              SourceArn: !Ref Topic
          ForApi:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: '*'
              SourceArn: !Sub 'arn:aws:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/*'
          ForOrganization:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: '*'
              PrincipalOrgID: !Ref Organization`,
    },
    {
      title: 'a star, narrowed to an organization, an account or a source',
      template: `
        Resources:
          Organization:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: '*'
              PrincipalOrgID: o-a1b2c3d4e5
          Account:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: '*'
              SourceAccount: '111122223333'
          Source:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: '*'
              SourceArn: arn:aws:sns:eu-central-1:111122223333:claims
          Layer:
            Type: AWS::Lambda::LayerVersionPermission
            Properties:
              Action: lambda:GetLayerVersion
              LayerVersionArn: arn:aws:lambda:eu-central-1:111122223333:layer:claims:1
              Principal: '*'
              OrganizationId: o-a1b2c3d4e5`,
    },
    {
      title: 'one account, and a service',
      template: `
        Resources:
          Account:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: 111122223333
          Service:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: s3.amazonaws.com`,
    },
  ],
  unknown: [
    {
      title: 'the source is a parameter, and may be a pattern',
      template: `
        Parameters:
          Source: { Type: String }
        Resources:
          Permission:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: '*'
              SourceArn: !Ref Source`,
    },
    {
      title: 'the principal is a parameter',
      template: `
        Parameters:
          Caller: { Type: String }
        Resources:
          Permission:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: !Ref Caller`,
    },
  ],
});

function narrows(permission: Resource): boolean {
  return NARROWING.some((path) => permission.read(path).value.kind !== 'absent');
}

/** A source may be a pattern that anybody meets, as `arn:aws:s3:::*` is. */
function isOpen(permission: Resource, world: World): Ternary {
  const { statement, policy } = askedPermission(permission, world);
  const verdict = letsAnybody(statement, policy);
  return verdict === 'unknown' ? undefined : verdict === 'fail';
}
