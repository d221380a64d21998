import { AccountRootPrincipal, AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** Whom and what an API lets in. */
export interface ApiCallers {
  /** Ids of the endpoints calls must come through. */
  readonly endpointIds: string[];
  /** ARNs of the roles that may call. */
  readonly callerArns: string[];
}

const EVERY_CALL = { actions: ['execute-api:Invoke'], resources: ['execute-api:/*'] };

/**
 * Two denials and one permission. The denials are needed: with IAM authorization a permission in the caller's own
 * policy is enough, so a resource policy that only allows the roles would keep nobody of this account out
 * (API Gateway Developer Guide, "How API Gateway resource policies affect authorization workflow").
 */
export function apiResourcePolicy({ endpointIds, callerArns }: ApiCallers): PolicyDocument {
  return new PolicyDocument({
    minimize: false,
    statements: [
      deny('OnlyThroughTheEnclave', { StringNotEquals: { 'aws:SourceVpce': [...endpointIds] } }),
      deny('OnlyVendorRoles', { ArnNotEquals: { 'aws:PrincipalArn': [...callerArns] } }),
      new PolicyStatement({
        ...EVERY_CALL,
        sid: 'VendorRolesCall',
        principals: [new AccountRootPrincipal()],
        conditions: { ArnEquals: { 'aws:PrincipalArn': [...callerArns] } },
      }),
    ],
  });
}

/**
 * Policy of a name of the API's own. It says only where from: who may call is asked by the API itself, with whose
 * policy this one is combined (API Gateway Developer Guide, "Custom domain names for private APIs").
 */
export function domainPolicy(endpointIds: readonly string[]): PolicyDocument {
  return new PolicyDocument({
    minimize: false,
    statements: [
      deny('OnlyThroughTheEnclave', { StringNotEquals: { 'aws:SourceVpce': [...endpointIds] } }),
      new PolicyStatement({
        ...EVERY_CALL,
        sid: 'EnclaveCalls',
        principals: [new AnyPrincipal()],
        conditions: { StringEquals: { 'aws:SourceVpce': [...endpointIds] } },
      }),
    ],
  });
}

function deny(sid: string, conditions: Record<string, unknown>): PolicyStatement {
  return new PolicyStatement({
    ...EVERY_CALL,
    sid,
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    conditions,
  });
}
