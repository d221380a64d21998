import { CfnApiKey, CfnUsagePlan, CfnUsagePlanKey, type Stage } from 'aws-cdk-lib/aws-apigateway';
import { CfnOutput } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { apiNameOf } from '../lib/manifest/names';
import { BURST } from './api-method-settings';

/** How much one job function may call an API. */
export interface UsagePlan {
  readonly jobFunction: string;
  /** Calls per second of all its people together, and twice as many at once; more are answered 429. */
  readonly callsPerSecondMax: number;
  /** Calls from midnight to midnight UTC; more are answered 429. */
  readonly callsPerDayMax: number;
}

export interface ApiUsagePlanProps extends UsagePlan {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  /** Short name of the API: lower case, hyphens. */
  readonly apiName: string;
  readonly apiId: string;
  /** The stage whose calls are counted. */
  readonly stage: Stage;
}

/**
 * A usage plan of one job function, with the one key it is counted by. The plan counts for each key on its own (API Gateway
 * Developer Guide, "Usage plans and API keys for REST APIs"), so a second key would double it.
 *
 * The key says whose calls are counted, and opens nothing: who may call is said by IAM. Whoever knows the key of another job
 * function can spend its calls, and its calls alone. AWS keeps to the numbers as well as it can, not to the last call.
 */
export class ApiUsagePlan extends Construct {
  constructor(scope: Construct, id: string, props: ApiUsagePlanProps) {
    super(scope, id);
    const { vendor, apiName, apiId, stage, jobFunction, callsPerSecondMax, callsPerDayMax } = props;
    const name = `${apiNameOf(vendor, apiName)}.${jobFunction}`;
    const plan = new CfnUsagePlan(this, 'Plan', {
      usagePlanName: name,
      apiStages: [{ apiId, stage: stage.stageName }],
      throttle: { rateLimit: callsPerSecondMax, burstLimit: BURST * callsPerSecondMax },
      quota: { limit: callsPerDayMax, period: 'DAY' },
    });
    const key = new CfnApiKey(this, 'Key', { name, enabled: true });
    new CfnUsagePlanKey(this, 'PlanKey', { keyId: key.ref, keyType: 'API_KEY', usagePlanId: plan.ref });
    new CfnOutput(this, 'KeyId', {
      description: `Key that ${jobFunction} sends as x-api-key: aws apigateway get-api-key --include-value`,
      value: key.ref,
    });
  }
}
