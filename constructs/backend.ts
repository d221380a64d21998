import { LambdaIntegration, type CfnMethod, type Integration, type Method } from 'aws-cdk-lib/aws-apigateway';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import type { ApiRoute } from './api-route';
import type { BackendLink } from './backend-link';

/** What answers the calls of a route. */
export class Backend {
  /**
   * A Lambda function. Every route may call it, from its own path and method alone.
   *
   * A function of another account or region must allow that itself: CloudFormation cannot do it from here.
   */
  public static function(handler: IFunction): Backend {
    const integration = new LambdaIntegration(handler, {
      proxy: true,
      // The console's test button would be a second door to the function, past the resource policy.
      allowTestInvoke: false,
      timeout: Duration.seconds(29),
    });
    return new Backend(() => integration);
  }

  /** A load balancer of the account, over HTTPS. Give the API `certificates`, so that the backend can tell it from others. */
  public static loadBalancer(link: BackendLink): Backend {
    return new Backend((route) => link.integrationFor(route), link.loadBalancerArn);
  }

  private constructor(
    private readonly make: (route: ApiRoute) => Integration,
    private readonly loadBalancerArn?: string,
  ) {}

  /** How API Gateway calls it for a route. */
  public integrationFor(route: ApiRoute): Integration {
    return this.make(route);
  }

  /** Says of a method what the L2 cannot say yet: which load balancer the link leads to. */
  public completeMethod(method: Method): void {
    if (!this.loadBalancerArn) return;
    (method.node.defaultChild as CfnMethod).addPropertyOverride('Integration.IntegrationTarget', this.loadBalancerArn);
    // Overrides are not part of what the CDK looks at when it decides whether to deploy the API anew.
    method.api.latestDeployment?.addToLogicalId({ loadBalancerArn: this.loadBalancerArn });
  }
}
