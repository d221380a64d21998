import type { CfnStage } from 'aws-cdk-lib/aws-apigateway';
import { CALLS_PER_SECOND_MAX } from '../lib/manifest/aws-limits';
import type { ApiRoute } from './api-route';

/** How many times its usual rate a route takes for a moment. */
export const BURST = 2;

/**
 * Logging and throttling for every method, and again for each route that takes fewer calls.
 *
 * An entry for one method stands for itself and takes nothing over from the one for all, so it says everything again.
 */
export function methodSettings(routes: readonly ApiRoute[]): CfnStage.MethodSettingProperty[] {
  const slower = routes.filter(
    ({ callsPerSecondMax = CALLS_PER_SECOND_MAX }) => callsPerSecondMax < CALLS_PER_SECOND_MAX,
  );
  return [
    setting('*', '/*', CALLS_PER_SECOND_MAX),
    ...slower.map(({ method, path, callsPerSecondMax }) =>
      setting(method, `/${path.replaceAll('/', '~1')}`, callsPerSecondMax!),
    ),
  ];
}

function setting(httpMethod: string, resourcePath: string, callsPerSecond: number): CfnStage.MethodSettingProperty {
  return {
    httpMethod,
    resourcePath,
    loggingLevel: 'ERROR',
    // Payloads would carry the client's data into the log.
    dataTraceEnabled: false,
    metricsEnabled: true,
    throttlingRateLimit: callsPerSecond,
    throttlingBurstLimit: BURST * callsPerSecond,
  };
}
