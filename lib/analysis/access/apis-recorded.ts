import { type Property, type Resource, type World, asBoolean, asText, describe } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, mustBe, pass } from '../decided';
import { nameOf } from '../name-of';
import { isOwn, pointsAt } from '../own-resources';

const UNRECORDED = 'calls go unrecorded';

/** Who called what, from where, when, and what came of it. */
const FIELDS: readonly string[] = [
  '$context.requestId',
  '$context.identity.sourceIp',
  '$context.identity.userArn',
  '$context.requestTime',
  '$context.httpMethod',
  '$context.path',
  '$context.status',
  '$context.identity.vpceId',
];

const API = 'AWS::ApiGateway::RestApi';

/**
 * Is every call of an API recorded, by whom and with what outcome, and never what was sent or answered?
 *
 * Execution logs go into a group of a fixed name, which API Gateway makes itself, without key and end, if nobody did.
 *
 * Limits: the log group is found by its name; a name that is put together otherwise is not. What is given at deployment
 * is `unknown`.
 */
export const apisRecorded: Claim = {
  claim: 'Every call of an API is recorded with caller and outcome, and without what was sent',
  decide(world) {
    const stages = world.ofType('AWS::ApiGateway::Stage');
    return allOf(
      stages.flatMap((stage) => judge(world, stage)),
      `${stages.length} stages`,
    );
  },
};

function judge(world: World, stage: Resource): Decided[] {
  const name = nameOf(stage);
  const [api, to, format] = [
    stage.read('RestApiId'),
    stage.read('AccessLogSetting.DestinationArn'),
    stage.read('AccessLogSetting.Format'),
  ];
  const text = asText(format.value);
  const missing = FIELDS.find((field) => text.kind !== 'known' || !text.value.includes(field));
  const streams = ['AWS::KinesisFirehose::DeliveryStream', 'AWS::Logs::LogGroup'];
  return [
    mustBe(pointsAt(world, api, API), api.value, UNRECORDED, `${name} is a stage of ${describe(api.value)}`),
    mustBe(
      isOwn(world, to, ...streams),
      to.value,
      UNRECORDED,
      `calls of ${name} are recorded to ${describe(to.value)}`,
    ),
    mustBe(missing === undefined, format.value, UNRECORDED, `calls of ${name} are recorded without ${missing}`),
    ...stage
      .read('MethodSettings')
      .each()
      .flatMap((settings) => [judgePayload(name, settings), judgeErrors(name, settings)]),
    judgeExecutionLog(world, stage),
  ];
}

function judgePayload(stage: string, settings: Property): Decided {
  const { value } = settings.get('DataTraceEnabled');
  const trace = asBoolean(value);
  const off = trace.kind === 'absent' || (trace.kind === 'known' && !trace.value);
  return mustBe(off, value, UNRECORDED, `what is sent to ${stage} is written into its log`);
}

/** What a stage says of one method takes nothing over from what it says of all. */
function judgeErrors(stage: string, settings: Property): Decided {
  const { value } = settings.get('LoggingLevel');
  const level = asText(value);
  const logs = level.kind === 'known' && ['ERROR', 'INFO'].includes(level.value);
  return mustBe(logs, value, UNRECORDED, `errors of ${stage} are not logged: ${settings.path}`);
}

function judgeExecutionLog(world: World, stage: Resource): Decided {
  const api = world.follow(stage.read('RestApiId'));
  const name = asText(stage.read('StageName').value);
  const groups = world.ofType('AWS::Logs::LogGroup').map((group) => group.read('LogGroupName').value);
  const found = groups.some((value) => {
    const [prefix, reference, suffix, ...more] = value.kind === 'composed' ? value.parts : [];
    return (
      prefix === 'API-Gateway-Execution-Logs_' &&
      typeof reference === 'object' &&
      reference.kind === 'reference' &&
      reference.logicalId === api?.id &&
      name.kind === 'known' &&
      suffix === `/${name.value}` &&
      more.length === 0
    );
  });
  return found ? pass() : fail(UNRECORDED, `the execution log of ${nameOf(stage)} goes into a group that nobody keeps`);
}
