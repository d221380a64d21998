import policyEscalates from '../../../../policies/rules/access/policy-escalates';
import { findingsOf } from '../../from-yaml';

/** Verdict and first path for one role; the template also holds an administrator, a helper and what is hidden. */
export function judge(statements: string, properties = ''): string {
  const said = findingsOf(
    policyEscalates,
    `
    Parameters: { Open: { Type: String } }
    Resources:
      Vendor:
        Type: AWS::IAM::Role
        Properties:
          ${properties || 'Path: /'}
          Policies: [{ PolicyDocument: { Version: '2012-10-17', Statement: ${statements} } }]
      Admin:
        Type: AWS::IAM::Role
        Properties:
          ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess']
          AssumeRolePolicyDocument: { Statement: { Effect: Allow, Principal: { Service: Lambda.amazonaws.com }, Action: sts:AssumeRole } }
      Helper:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument: { Statement: { Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole } }
      Boundary:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: ['lambda:*', 'iam:*', 'ssm:*'], Resource: '*' }
              - { Effect: Deny, Action: 'iam:Put*', Resource: '*' }
              - { Effect: Deny, Action: 'ssm:*', Resource: 'arn:aws:ssm:*:*:document/x' }
      Function: { Type: AWS::Lambda::Function }
      Topic: { Type: AWS::SNS::Topic }`,
  ).filter((line) => line.includes(' Vendor['));
  const [line = 'silent'] = said;
  return line.replace(/ Vendor\[[^\]]*\]/, '').replace(/: its holder .*/, '');
}

/** A statement that allows. */
export const allow = (action: string, resource = "'*'", condition = '') =>
  `{ Effect: Allow, Action: ${action}, Resource: ${resource}${condition && `, Condition: ${condition}`} }`;
/** A statement that denies. */
export const deny = (action: string, resource = "'*'", condition = '') =>
  `{ Effect: Deny, Action: ${action}, Resource: ${resource}${condition && `, Condition: ${condition}`} }`;
