import { matchesIam } from '../../lib/common/match-glob';
import {
  type Property,
  type Resource,
  type Reference,
  type Statement,
  type Value,
  type World,
  identityPoliciesFor,
  statementsOf,
} from '../../lib/template';
import { type Ternary, all, any, not, says } from '../judge';

const WRITE = 'logs:putlogevents';

/** Policies of AWS's own that let their holder write a function's log. */
const WRITERS = [
  'service-role/AWSLambdaBasicExecutionRole',
  'service-role/AWSLambdaVPCAccessExecutionRole',
  'service-role/AWSLambdaDynamoDBExecutionRole',
  'service-role/AWSLambdaKinesisExecutionRole',
  'service-role/AWSLambdaSQSQueueExecutionRole',
  'service-role/AWSLambdaMSKExecutionRole',
  'service-role/AmazonS3ObjectLambdaExecutionRolePolicy',
  'AWSLambdaExecute',
  'CloudWatchLogsFullAccess',
  'CloudWatchFullAccess',
  'CloudWatchFullAccessV2',
  'PowerUserAccess',
  'AdministratorAccess',
];

/** Names that sound as if the policy could write logs; of all others of AWS we know that it cannot. */
const DOUBTFUL = /Lambda|CloudWatch|Logs|Full|Admin|service-role/;
const READERS = /Read-?Only|AWSLambdaRole$/i;

/** The beginning of a resource that may be a log group. */
const ANY_LOG = /^\*|^arn:[^:]*:(logs|\*)(:|$)|^arn:\*$/;

/**
 * May a role write to CloudWatch Logs, judging by all policies that the template shows?
 *
 * Limits: log groups are not told apart, so a role that may write to one may write; conditions, permissions boundaries
 * and policies of the organization are not read.
 */
export function mayWriteLogs(role: Resource, world: World): Ternary {
  const { certain, possible, outside } = identityPoliciesFor(role, world);
  const documents = certain.map((document) => statementsOf(document));
  const statements = documents.flatMap((document) => document.statements);
  const hidden = [...documents.flatMap((document) => document.hidden), ...possible];
  const allowed = [
    ...statements.map((one) => covers(one, 'Allow', world)),
    ...outside.map(isWriter),
    ...hidden.map(() => undefined),
  ];
  return all([any(allowed), not(any(statements.map((one) => covers(one, 'Deny', world))))]);
}

/** A Deny counts only where it closes every resource; an Allow where some resource may be a log. */
function covers(statement: Statement, effect: 'Allow' | 'Deny', world: World): Ternary {
  const { actions = [], notActions, resources = [], notResources, conditions, hiddenConditions } = statement;
  const names = (action: Property): Ternary => test(action, world, (text) => matchesIam(text.toLowerCase(), WRITE));
  const about = effect === 'Allow' ? ANY_LOG : /^\*$/;
  const reaches = (resource: Property): Ternary => test(resource, world, (text) => about.test(text));
  const narrowed = effect === 'Deny' && conditions.length + hiddenConditions.length > 0;
  return all([
    says(statement.effect, effect),
    notActions ? not(any(notActions.map(names))) : any(actions.map(names)),
    notResources ? effect === 'Allow' : any(resources.map(reaches)),
    !narrowed,
  ]);
}

/** Tests a text of which only the beginning matters: who owns a log group, or what it is called, changes nothing. */
function test({ value }: Property, world: World, accepts: (text: string) => boolean): Ternary {
  const spell = (part: string | Value) =>
    typeof part === 'string' ? part : part.kind === 'reference' ? arnOf(part, world) : 'x';
  if (value.kind === 'known') return accepts(String(value.value));
  if (value.kind === 'reference') return accepts(spell(value));
  if (value.kind !== 'composed' || (value.parts[0] as Value).kind === 'unresolved') return undefined;
  return accepts(value.parts.map(spell).join(''));
}

function arnOf({ logicalId }: Reference, world: World): string {
  return world.resource(logicalId)?.type === 'AWS::Logs::LogGroup'
    ? 'arn:aws:logs:of-this-template'
    : 'arn:aws:of-this-template';
}

function isWriter({ value }: Property): Ternary {
  const last =
    value.kind === 'composed' ? value.parts.at(-1) : value.kind === 'known' ? String(value.value) : undefined;
  const [, name] = (typeof last === 'string' && /iam::aws:policy\/(.*)$/.exec(last)) || [];
  if (name === undefined) return undefined;
  return WRITERS.includes(name) || (DOUBTFUL.test(name) && !READERS.test(name) ? undefined : false);
}
