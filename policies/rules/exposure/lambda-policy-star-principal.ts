import { isStar } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'lambda-policy-star-principal',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'Lambda permission names a star instead of its caller',
  why: 'Only the source stands between the function and everybody; one wrong edit opens it to the world.',
  fix: 'Name the service that calls, such as `sns.amazonaws.com`, in `Principal`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: ['AWS::Lambda::Permission'],

  check(resource, _world, report) {
    const principal = resource.read('Principal');
    const narrowed = ['SourceArn', 'SourceAccount'].some((path) => resource.read(path).value.kind !== 'absent');
    if (!narrowed || resource.read('PrincipalOrgID').value.kind !== 'absent') return;
    const want = 'the service that calls';
    const star = isStar(principal.value);
    if (star) report.fail(principal, { want });
    else if (star === undefined) report.unknown(principal, { want });
  },

  bad: [
    {
      title: 'a star with a source',
      template: `
        Resources:
          Caller:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: '*'
              SourceArn: arn:aws:sns:eu-central-1:111122223333:claims`,
    },
    {
      title: 'a star with an account',
      template: `
        Resources:
          Caller:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: '*'
              SourceAccount: '111122223333'`,
    },
  ],
  good: [
    {
      title: 'a service with a source',
      template: `
        Resources:
          Caller:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: sns.amazonaws.com
              SourceArn: arn:aws:sns:eu-central-1:111122223333:claims`,
    },
    {
      title: 'a star that is narrowed to an organization, or by nothing, which is for another rule to say',
      template: `
        Resources:
          Organization:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: '*'
              PrincipalOrgID: o-a1b2c3d4e5
              SourceAccount: '111122223333'
          Open:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: '*'`,
    },
  ],
  unknown: [
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
              Principal: !Ref Caller
              SourceAccount: '111122223333'`,
    },
  ],
});
