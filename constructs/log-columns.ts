import { FLOW_LOG_FIELDS } from './traffic-records';

/** Columns of a table, by name, with their Hive types. */
export type Columns = Readonly<Record<string, string>>;

/** A record of CloudTrail (Amazon Athena User Guide, "Query AWS CloudTrail logs"), with the person a role is assumed for. */
export const TRAIL_COLUMNS: Columns = {
  ...texts('eventversion'),
  useridentity: structOf(
    'type principalid arn accountid invokedby accesskeyid username',
    `sessioncontext:${structOf(
      'sourceidentity',
      `attributes:${structOf('mfaauthenticated creationdate')}`,
      `sessionissuer:${structOf('type principalid arn accountid username')}`,
    )}`,
  ),
  ...texts(
    'eventtime eventsource eventname awsregion sourceipaddress useragent errorcode errormessage requestparameters',
    'responseelements additionaleventdata requestid eventid',
  ),
  resources: `array<${structOf('arn accountid type')}>`,
  ...texts('eventtype apiversion readonly recipientaccountid serviceeventdetails sharedeventid vpcendpointid'),
  ...texts('eventcategory sessioncredentialfromconsole'),
  tlsdetails: structOf('tlsversion ciphersuite clientprovidedhostheader'),
};

const FLOW_NUMBERS = ['version', 'srcport', 'dstport', 'protocol', 'tcp_flags', 'traffic_path'];
const FLOW_LARGE_NUMBERS = ['packets', 'bytes', 'start', 'end'];

/** A flow log record; a dash, where nothing was seen, reads as null in a column of numbers. */
export const FLOW_COLUMNS: Columns = Object.fromEntries(
  FLOW_LOG_FIELDS.map((field) => field.replaceAll('-', '_')).map((name) => [name, flowType(name)]),
);

/** A looked-up name (Amazon Athena User Guide, "Query Amazon Route 53 resolver query logs"). */
export const DNS_COLUMNS: Columns = {
  ...texts('version account_id region vpc_id query_timestamp query_name query_type query_class rcode'),
  answers: `array<${structOf('rdata type class')}>`,
  srcaddr: 'string',
  srcport: 'int',
  transport: 'string',
  srcids: structOf('instance resolver_endpoint'),
  ...texts('firewall_rule_action firewall_rule_group_id firewall_domain_list_id'),
};

/** What CloudWatch Logs sends: some events of one log stream at once. */
export const ENVELOPE_COLUMNS: Columns = {
  ...texts('messagetype owner loggroup logstream'),
  subscriptionfilters: 'array<string>',
  logevents: `array<struct<id:string,timestamp:bigint,message:string>>`,
};

/** What somebody did in the browser (Amazon WorkSpaces Secure Browser Administration Guide, "Session events in User Access logging"). */
export const BROWSER_COLUMNS: Columns = {
  ...texts('timestamp eventtype portalarn username'),
  details: structOf('title url'),
};

/** A whole line, where no guide names what is in it. */
export const LINE_COLUMNS: Columns = { line: 'string' };

/** Columns of text, by names that a JSON reader finds whatever their case. */
export function texts(...names: string[]): Columns {
  const all = names.flatMap((some) => some.split(' '));
  return Object.fromEntries(all.map((name) => [name.toLowerCase(), 'string']));
}

function structOf(names: string, ...more: string[]): string {
  return `struct<${[...names.split(' ').map((name) => `${name}:string`), ...more].join(',')}>`;
}

function flowType(name: string): string {
  if (FLOW_LARGE_NUMBERS.includes(name)) return 'bigint';
  return FLOW_NUMBERS.includes(name) ? 'int' : 'string';
}
