import { AnyPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { mergeAccesses, type Access } from './merge-accesses';

/** One thing that may be done through a private endpoint. */
export interface EndpointAccess extends Access {
  /** AWS service, as in the names of its actions: `s3`, `dynamodb`, `execute-api`. */
  readonly service: string;
}

/**
 * Policy of one private endpoint: only the given roles, only these actions on these resources.
 *
 * The principal is `*` because an endpoint policy matches role sessions by `aws:PrincipalArn` alone
 * (AWS PrivateLink Guide, "Control access to VPC endpoints using endpoint policies").
 */
export function endpointPolicy(accesses: readonly EndpointAccess[], roleArns: readonly string[]): PolicyDocument {
  const onlyRoles = { ArnEquals: { 'aws:PrincipalArn': [...roleArns] } };
  const statements = mergeAccesses(accesses).map(
    ({ actions, resources, conditions }) =>
      new PolicyStatement({
        principals: [new AnyPrincipal()],
        actions,
        resources,
        conditions: { ...conditions, ...onlyRoles },
      }),
  );
  return new PolicyDocument({ minimize: false, statements });
}

/**
 * Policy of the STS endpoint: signing in to the given roles and nothing else. The call carries a SAML assertion
 * instead of a signature, so there is no principal to name; the roles' own trust says who may sign in. Where permission sets
 * open the roles, the call is signed by the role of one.
 */
export function signInPolicy(
  roleArns: readonly string[],
  permissionSetRoleArns: readonly string[] = [],
): PolicyDocument {
  const roles = { principals: [new AnyPrincipal()], resources: [...roleArns] };
  const chained = { ArnLike: { 'aws:PrincipalArn': [...permissionSetRoleArns] } };
  const statement =
    permissionSetRoleArns.length === 0
      ? new PolicyStatement({ ...roles, actions: ['sts:AssumeRoleWithSAML', 'sts:SetSourceIdentity'] })
      : new PolicyStatement({ ...roles, actions: ['sts:AssumeRole', 'sts:SetSourceIdentity'], conditions: chained });
  return new PolicyDocument({ minimize: false, statements: [statement] });
}
