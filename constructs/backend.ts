import { LambdaIntegration, type Integration } from 'aws-cdk-lib/aws-apigateway';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';

/** What answers the calls of a route. */
export class Backend {
  /**
   * A Lambda function. Every route may call it, from its own path and method alone.
   *
   * A function of another account or region must allow that itself: CloudFormation cannot do it from here.
   */
  public static function(handler: IFunction): Backend {
    return new Backend(
      new LambdaIntegration(handler, {
        proxy: true,
        // The console's test button would be a second door to the function, past the resource policy.
        allowTestInvoke: false,
        timeout: Duration.seconds(29),
      }),
    );
  }

  private constructor(
    /** How API Gateway calls it. */
    public readonly integration: Integration,
  ) {}
}
