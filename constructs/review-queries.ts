import type { CriticalTransaction } from './critical-transactions';
import { listOf, select, type ReviewQuery } from './review-query';
import { PERSON, ROLE, trailQueries } from './trail-queries';

/** Events of a log group, which lie in envelopes, some in each. */
const EVENTS = 'CROSS JOIN UNNEST(logevents) AS event (id, ms, message)';

const field = (name: string, record = 'message') => `json_extract_scalar(${record}, '$["${name}"]')`;

/** The line of the connect handler; Lambda puts a time and an id before it (AWS Lambda Developer Guide, "Log and monitor Node.js"). */
const HANDLER_START = `strpos(message, '{"event":"client-vpn-connect"')`;
const HANDLER_RECORD = `substr(message, ${HANDLER_START})`;

/** One question each; `rolePrefix` begins the names of the vendor's roles. */
export function reviewQueries(rolePrefix: string, transactions: readonly CriticalTransaction[]): ReviewQuery[] {
  const vendor = `${ROLE} LIKE '${rolePrefix}%'`;
  return [
    ...vpnQueries(),
    ...trailQueries(vendor),
    ...networkQueries(),
    ...transactions.map(({ transactionName, eventSource, eventNames, reviewer }) => ({
      name: `critical-${transactionName}`,
      question: `Critical transaction ${transactionName}, which ${reviewer} reviews: who made each call?`,
      table: 'trail',
      sql: select(
        ['eventtime', `${PERSON} AS person`, `${ROLE} AS role`, 'eventname', 'resources', 'errorcode', 'eventid'],
        'trail',
        [`eventsource = '${eventSource}'`, `eventname IN (${listOf(eventNames)})`],
        'ORDER BY eventtime',
      ),
    })),
  ];
}

function vpnQueries(): ReviewQuery[] {
  const attempt = [`${field('connection-log-type')} = 'connection-attempt'`];
  const person = `${field('username')} AS person`;
  const from = [`${field('device-ip')} AS device_address`, `${field('connection-start-time')} AS began`];
  const connections = { table: 'client_vpn' };
  return [
    {
      ...connections,
      name: 'who-connected',
      question: 'Who was connected, when, from where, for how long, and how much went through?',
      sql: select(
        [
          person,
          ...from,
          `${field('connection-end-time')} AS ended`,
          `try_cast(${field('connection-duration-seconds')} AS bigint) AS seconds`,
          `try_cast(${field('egress-bytes')} AS bigint) AS bytes_to_device`,
          `try_cast(${field('ingress-bytes')} AS bigint) AS bytes_from_device`,
        ],
        `client_vpn ${EVENTS}`,
        [`${field('connection-log-type')} = 'connection-reset'`],
        'ORDER BY began',
      ),
    },
    {
      ...connections,
      name: 'connections-refused',
      question: 'Who was refused at the VPN, and why?',
      sql: select(
        [
          person,
          ...from,
          `${field('connection-attempt-failure-reason')} AS reason`,
          `${field('device-type')} AS device`,
        ],
        `client_vpn ${EVENTS}`,
        [...attempt, `${field('connection-attempt-status')} = 'failed'`],
        'ORDER BY began',
      ),
    },
    {
      name: 'connections-judged',
      question: 'What did the connect handler decide about whom, and for which reason?',
      table: 'handlers',
      sql: select(
        [
          `${field('person', HANDLER_RECORD)} AS person`,
          `${field('allow', HANDLER_RECORD)} AS allowed`,
          `${field('reason', HANDLER_RECORD)} AS reason`,
          'count(*) AS times',
        ],
        `handlers ${EVENTS}`,
        [`${HANDLER_START} > 0`],
        'GROUP BY 1, 2, 3 ORDER BY 1, 2, 3',
      ),
    },
  ];
}

function networkQueries(): ReviewQuery[] {
  return [
    {
      name: 'traffic-refused',
      question: 'Which traffic did the security groups refuse?',
      table: 'flow',
      sql: select(
        ['srcaddr', 'dstaddr', 'dstport', 'protocol', 'sum(packets) AS packets', 'from_unixtime(min(start)) AS since'],
        'flow',
        [`action = 'REJECT'`],
        'GROUP BY 1, 2, 3, 4 ORDER BY packets DESC',
      ),
    },
    {
      name: 'names-looked-up',
      question: 'Which names were looked up, and how often?',
      table: 'dns',
      sql: select(
        ['query_name', 'query_type', 'rcode', 'count(*) AS times', 'min(query_timestamp) AS since'],
        'dns',
        [],
        'GROUP BY 1, 2, 3 ORDER BY times DESC',
      ),
    },
    {
      name: 'service-calls-by-person',
      question: 'Who called which path of which service, how often, and who was refused?',
      table: 'service_access',
      // Fields of a record: Amazon VPC Lattice User Guide, "Access log contents".
      sql: select(
        [
          `element_at(split(${field('callerPrincipal')}, '/'), -1) AS person`,
          ...['serviceArn', 'requestMethod', 'requestPath', 'responseCode', 'authDeniedReason'].map(
            (name) => `${field(name)} AS ${name}`,
          ),
          'count(*) AS calls',
        ],
        `service_access ${EVENTS}`,
        [],
        'GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY calls DESC',
      ),
    },
    {
      name: 'api-calls-by-person',
      question: 'Who called which route of the APIs, how often, and how much came back?',
      table: 'api_access',
      sql: select(
        [
          `element_at(split(userarn, '/'), -1) AS person`,
          'httpmethod',
          'resourcepath',
          'status',
          'count(*) AS calls',
          'sum(try_cast(responselength AS bigint)) AS bytes_out',
        ],
        'api_access',
        [],
        'GROUP BY 1, 2, 3, 4 ORDER BY calls DESC',
      ),
    },
  ];
}
