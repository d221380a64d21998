import { AccountRootPrincipal, AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { accessToRoutes, CALL_SERVICE, STRAYING_PATHS } from '../lib/manifest/service-access';

/** What may be called of one service of VPC Lattice. */
export interface ServiceRoute {
  /** ARN of the service. */
  readonly serviceArn: string;
  /** HTTP methods, upper case. */
  readonly methods: string[];
  /** A path in plain letters; `/*` at its end stands for everything below. */
  readonly path: string;
}

/** One role, and what it may call. */
export interface ServiceCaller {
  readonly roleArn: string;
  readonly routes: ServiceRoute[];
}

/**
 * Who may call what through a service network. A call passes only if this, the caller’s own policy and the policy of the
 * service itself all allow it (Amazon VPC Lattice User Guide, "How authorization works").
 *
 * The denials hold whatever is allowed, here or in the policy of a service: nothing from another network, nothing unsigned,
 * nothing in plain text, and no path that a service may read as another one.
 */
export function serviceAuthPolicy(vpcId: string, callers: readonly ServiceCaller[]): PolicyDocument {
  return new PolicyDocument({
    minimize: false,
    statements: [
      deny('OnlyFromTheEnclave', { StringNotEquals: { 'vpc-lattice-svcs:SourceVpc': vpcId } }),
      deny('OnlySigned', { StringEquals: { 'aws:PrincipalType': 'Anonymous' } }),
      deny('OnlyHttps', { NumericNotEquals: { 'vpc-lattice-svcs:Port': '443' } }),
      deny('OnlyEncrypted', { Bool: { 'aws:SecureTransport': 'false' } }),
      deny('NoStrayingPaths', undefined, STRAYING_PATHS),
      ...callers.flatMap(({ roleArn, routes }) =>
        accessToRoutes(routes).map(
          ({ actions, resources, conditions }) =>
            new PolicyStatement({
              principals: [new AccountRootPrincipal()],
              actions: [...actions],
              resources: [...resources],
              conditions: { ...conditions, ArnEquals: { 'aws:PrincipalArn': roleArn } },
            }),
        ),
      ),
    ],
  });
}

function deny(
  sid: string,
  conditions: Record<string, unknown> | undefined,
  resources: readonly string[] = ['*'],
): PolicyStatement {
  return new PolicyStatement({
    sid,
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: [CALL_SERVICE],
    resources: [...resources],
    conditions,
  });
}
