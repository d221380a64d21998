import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { LogArchive } from './log-archive';

/** Log groups of a Client VPN: of the endpoint, and of the handlers around it. */
export const VPN_LOGS = 'client-vpn';
export const HANDLER_LOGS = 'handlers';

/**
 * Says what silence of the VPN's logs means.
 *
 * A connection is written down when it begins and when it ends, and none lasts a day (twelve hours is the longest
 * session there is here): on a day with connections there is a log, whenever they began. A handler writes with each call.
 */
export function watchVpnLogs({ heartbeats }: LogArchive, endpointId: string, handler: IFunction): void {
  const connections = new Metric({
    namespace: 'AWS/ClientVPN',
    metricName: 'ActiveConnectionsCount',
    dimensionsMap: { Endpoint: endpointId },
    statistic: 'Maximum',
  });
  heartbeats.whenUsed(VPN_LOGS, 'vpn', connections, 'day');
  const calls = new Metric({
    namespace: 'AWS/Lambda',
    metricName: 'Invocations',
    dimensionsMap: { FunctionName: handler.functionName },
    statistic: 'Sum',
  });
  heartbeats.whenUsed(HANDLER_LOGS, 'connect-handler', calls, 'hour');
}
