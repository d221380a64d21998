import { EVENTS, field, select, type ReviewQuery } from './review-query';

/** The table of a web ACL's log ends so, after the name of its API. */
const FILTER = /_filter$/;

/** What a review asks of the ways in and out beside the VPN; `tables` are the logs there are. */
export function wayQueries(tables: readonly string[]): ReviewQuery[] {
  const filters = tables.filter((table) => FILTER.test(table));
  return [BROWSER, APPLICATIONS, SERVICES, TUNNELS, FIREWALL, ...filters.map(refusedByFilter)];
}

const BROWSER: ReviewQuery = {
  name: 'pages-opened',
  question: 'Who opened pages of which host in the Secure Browser, and how often?',
  table: 'browser_access',
  sql: select(
    ['username AS person', 'url_extract_host(details.url) AS host', 'eventtype', 'count(*) AS times'],
    'browser_access',
    [],
    'GROUP BY 1, 2, 3 ORDER BY times DESC',
  ),
};

/** Fields as in the AWS Verified Access User Guide, "Verified Access log examples". */
const APPLICATIONS: ReviewQuery = {
  name: 'applications-used',
  question: 'Who was let in to which application, and who was refused?',
  table: 'verified_access',
  sql: select(
    [
      `${field('actor.user.email_addr')} AS person`,
      `${field('http_request.url.hostname')} AS application`,
      `${field('activity')} AS activity`,
      'count(*) AS times',
    ],
    `verified_access ${EVENTS}`,
    [],
    'GROUP BY 1, 2, 3 ORDER BY times DESC',
  ),
};

/** Fields as in the Amazon VPC Lattice User Guide, "Access log contents". */
const SERVICES: ReviewQuery = {
  name: 'service-calls-by-person',
  question: 'Who called which path of which service, how often, and who was refused?',
  table: 'service_access',
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
};

/** Fields as in the AWS Site-to-Site VPN User Guide, "Contents of Site-to-Site VPN logs". */
const TUNNELS: ReviewQuery = {
  name: 'tunnels-down',
  question: 'Which tunnel of an office was down, and what was said of it?',
  table: 'office_vpn',
  sql: select(
    [
      'logstream AS tunnel',
      `${field('details')} AS details`,
      'count(*) AS times',
      'from_unixtime(max(ms) / 1000) AS last',
    ],
    `office_vpn ${EVENTS}`,
    [`'down' IN (${field('ike_phase1_state')}, ${field('ike_phase2_state')})`],
    'GROUP BY 1, 2 ORDER BY last DESC',
  ),
};

/** Fields as in the AWS Network Firewall Developer Guide, "Contents of a AWS Network Firewall log". */
const FIREWALL: ReviewQuery = {
  name: 'connections-blocked',
  question: 'Which connections to the outside did the firewall block?',
  table: 'firewall_alert',
  sql: select(
    [
      `${field('event.src_ip')} AS source`,
      `coalesce(${field('event.tls.sni')}, ${field('event.http.hostname')}, ${field('event.dest_ip')}) AS destination`,
      `${field('event.dest_port')} AS port`,
      'count(*) AS times',
    ],
    `firewall_alert ${EVENTS}`,
    [`${field('event.alert.action')} = 'blocked'`],
    'GROUP BY 1, 2, 3 ORDER BY times DESC',
  ),
};

/** Fields as in the AWS WAF Developer Guide, "Log fields for protection pack (web ACL) traffic". */
function refusedByFilter(table: string): ReviewQuery {
  const api = table.replace(FILTER, '').replaceAll('_', '-');
  return {
    name: `calls-filtered-${api}`,
    question: `Which calls of ${api} did the web ACL refuse, and by which rule?`,
    table,
    sql: select(
      [
        `${field('httpRequest.clientIp')} AS address`,
        `${field('httpRequest.httpMethod')} AS method`,
        `${field('httpRequest.uri')} AS path`,
        `${field('terminatingRuleId')} AS rule`,
        'count(*) AS times',
      ],
      `${table} ${EVENTS}`,
      [`${field('action')} = 'BLOCK'`],
      'GROUP BY 1, 2, 3, 4 ORDER BY times DESC',
    ),
  };
}
