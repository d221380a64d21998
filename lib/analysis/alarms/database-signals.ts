import { type Manifest, databasesOf } from '../../manifest';
import type { World } from '../../template';
import { PROXY, databaseOf } from '../network/database-doors';
import { sumOf } from './log-metrics';
import { HOUR, type WantedAlarm, quiet, whenCounted, whenUnheard } from './wanted-alarm';

const FIVE_MINUTES = 300;

/** A refusal now and then is a token that ran out; this many within five minutes are somebody who tries. */
const REFUSALS = 10;

/**
 * What somebody must hear of a database: who tries to sign in, and that queries pass and its audit log says nothing of them
 * (Amazon RDS User Guide, "Monitoring RDS Proxy metrics with Amazon CloudWatch").
 */
export function databaseSignals(world: World, manifest: Manifest): WantedAlarm[] {
  return databasesOf(manifest).flatMap(({ boundary, spec }) => {
    const proxies = world.ofType(PROXY).filter((proxy) => databaseOf(proxy, manifest)?.boundary.id === boundary.id);
    const log = sumOf('AWS/Logs', 'IncomingLogEvents', { LogGroupName: spec.auditLogGroup });
    return proxies.flatMap((ProxyName) => {
      const of = (name: string) => sumOf('AWS/RDS', name, { ProxyName });
      const tried = `somebody tries to sign in to ${boundary.id}`;
      return [
        whenCounted(tried, REFUSALS, FIVE_MINUTES, of('ClientConnectionsSetupFailedAuth')),
        quiet(`the audit log of ${boundary.id}`, log),
        whenUnheard(`${boundary.id} answers queries, and its audit log says nothing`, of('QueryRequests'), log, HOUR),
      ];
    });
  });
}
