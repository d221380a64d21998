/** What a managed policy of AWS allows on every resource, as far as it matters for escalation. */
export interface KnownManaged {
  /** Patterns in lower case. */
  readonly actions: readonly string[];
  readonly except?: readonly string[];
  /** It also lets its holder hand any role to this service. */
  readonly passesTo?: string;
}

/**
 * Managed policies of AWS with which their holder can reach further, from the AWS Managed Policy Reference Guide.
 *
 * Limits: all others count as harmless here; `elevated-policy-attached` names those that are not.
 */
export const KNOWN_MANAGED: Readonly<Record<string, KnownManaged>> = {
  AdministratorAccess: { actions: ['*'] },
  PowerUserAccess: { actions: ['*'], except: ['iam:*', 'organizations:*', 'account:*'] },
  IAMFullAccess: { actions: ['iam:*'] },
  AmazonEC2FullAccess: { actions: ['ec2:*', 'autoscaling:*'] },
  AmazonSSMFullAccess: { actions: ['ssm:*'] },
  AWSCloudFormationFullAccess: { actions: ['cloudformation:*'] },
  AWSCodeBuildAdminAccess: { actions: ['codebuild:*'] },
  AWSLambda_FullAccess: { actions: ['lambda:*'], passesTo: 'lambda.amazonaws.com' },
};
