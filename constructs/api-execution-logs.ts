import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct, type IConstruct } from 'constructs';

const ID = 'ApiExecutionLogs';

/**
 * Lets API Gateway write execution logs, which it does with one role for all APIs of an account and region.
 *
 * Several enclaves of one account each bring a role that may do the same, and the one deployed last is used: so it
 * does not matter whose it is. Role and setting stay when a stack goes, because others may depend on them.
 */
export class ApiExecutionLogs extends Construct {
  private readonly account: CfnAccount;

  /** The one for all APIs that log into an archive. */
  public static of(archive: Construct): ApiExecutionLogs {
    return (archive.node.tryFindChild(ID) as ApiExecutionLogs | undefined) ?? new ApiExecutionLogs(archive, ID);
  }

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    const role = new Role(this, 'Writer', {
      description: 'API Gateway writes the execution logs of this account and region',
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      // API Gateway refuses a role without all that this policy allows (API Gateway Developer Guide, "Set up CloudWatch logging").
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonAPIGatewayPushToCloudWatchLogs')],
    });
    role.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.account = new CfnAccount(this, 'Account', { cloudWatchRoleArn: role.roleArn });
    this.account.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }

  /** Deploys this first: a stage that logs is refused while the account has no role. */
  public before(stage: IConstruct): void {
    stage.node.addDependency(this.account);
  }
}
