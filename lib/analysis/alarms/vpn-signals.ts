import { type Resource, type World, asText } from '../../template';
import { nameOf } from '../name-of';
import { arrivingAt, sumOf } from './log-metrics';
import { type Counted, DAY, HOUR, type WantedAlarm, quiet, whenCounted, whenUnheard } from './wanted-alarm';

const FIVE_MINUTES = 300;

/** A refusal now and then is a typing error; this many within five minutes are somebody who tries. */
const REFUSALS = 10;

/** What somebody must hear of a Client VPN, as metrics of the endpoint (AWS Client VPN Administrator Guide, "CloudWatch metrics"). */
const COUNTS: readonly [what: string, bound: number, ...metrics: string[]][] = [
  ['somebody tries to sign in', REFUSALS, 'AuthenticationFailures'],
  [
    'people sign in who are not let in',
    REFUSALS,
    'ClientConnectHandlerDeniedConnections',
    'AuthorizationPolicyDeniedConnections',
  ],
  [
    'the connect handler gives no answer',
    1,
    'ClientConnectHandlerTimeouts',
    'ClientConnectHandlerInvalidResponses',
    'ClientConnectHandlerOtherExecutionErrors',
    'ClientConnectHandlerThrottlingErrors',
    'ClientConnectHandlerFailedServiceErrors',
  ],
];

/** What runs out by the way of signing in, and within how many days somebody must hear of it. */
const ENDS: Readonly<Record<string, readonly [metric: string, days: number]>> = {
  'certificate-authentication': ['CrlDaysToExpiry', 7],
  'federated-authentication': ['IdpCertDaysToExpiry', 30],
};

/**
 * What somebody must hear of a Client VPN: who tries the door, that it opens for nobody, that what opens it runs out, and
 * that its logs are dead. A connection is written down when it begins and ends, and none lasts a day.
 */
export function vpnSignals(world: World, endpoint: Resource): WantedAlarm[] {
  const of = (name: string): Counted => sumOf('AWS/ClientVPN', name, { Endpoint: endpoint });
  const log = arrivingAt(world, endpoint.read('ConnectionLogOptions.CloudwatchLogGroup'));
  const connections: Counted = { ...of('ActiveConnectionsCount'), statistic: 'Maximum' };
  const name = nameOf(endpoint);
  const handler = world.follow(endpoint.read('ClientConnectOptions.LambdaFunctionArn'));
  return [
    ...COUNTS.map(([what, bound, ...names]) => whenCounted(what, bound, FIVE_MINUTES, ...names.map(of))),
    ...endpoint
      .read('AuthenticationOptions')
      .each()
      .flatMap((way) => ending(asText(way.get('Type').value), of)),
    quiet(`the connection log of ${name}`, log),
    whenUnheard(`${name} is used, and its log says nothing of it`, connections, log, DAY),
    ...(handler ? handlerSignals(world, handler) : []),
  ];
}

/** The metric ends with the list or the certificate it counts down for, so that missing days say nothing. */
function ending(type: ReturnType<typeof asText>, of: (name: string) => Counted): WantedAlarm[] {
  const end = type.kind === 'known' ? ENDS[type.value] : undefined;
  if (!end) return [];
  const [metric, bound] = end;
  const days: Counted = { ...of(metric), statistic: 'Minimum' };
  const when = { comparison: 'at-most', bound, seconds: HOUR, periods: 1, missing: 'ignore' } as const;
  return [{ what: `${metric}: what people sign in with ends`, metrics: { days }, ...when }];
}

/** A handler writes with each call. */
function handlerSignals(world: World, handler: Resource): WantedAlarm[] {
  const of = (name: string) => sumOf('AWS/Lambda', name, { FunctionName: handler });
  const log = arrivingAt(world, handler.read('LoggingConfig.LogGroup'));
  const name = nameOf(handler);
  return [
    whenCounted(`${name} fails`, 1, FIVE_MINUTES, of('Errors')),
    whenCounted(`${name} is held back`, 1, FIVE_MINUTES, of('Throttles')),
    quiet(`the log of ${name}`, log),
    whenUnheard(`${name} runs, and its log says nothing of it`, of('Invocations'), log, HOUR),
  ];
}
