import { type Manifest, type PrivateApiSpec, apiNameOf } from '../../manifest';
import { type Property, type Resource, type World, asNumber, describe } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, judgeSwitch, mustBe, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { isAbsent, isHidden, saysNumber, saysText } from '../says';
import { specOf } from './api-routes';

const UNCOUNTED = 'calls are not counted';

/** How many calls at once a plan takes beside what it takes in a second (the builder’s promise in the manifest’s words). */
const BURST = 2;

/**
 * Does each call of an API with usage plans count for a plan of the manifest, and does each plan end where the manifest says?
 *
 * A plan counts for each key on its own, so a plan has one key; a key that is tied to the stage itself would count for none.
 *
 * Limits: whose key a caller sends nobody knows from the template, and AWS keeps to the numbers as well as it can (API Gateway
 * Developer Guide, "Usage plans and API keys for REST APIs").
 */
export function callsCounted(manifest: Manifest): Claim {
  return {
    claim: 'APIs answer no call that counts for no usage plan, and no more calls than the plans say',
    decide(world) {
      const planned = world.ofType('AWS::ApiGateway::RestApi').flatMap((api) => {
        const spec = specOf(api, manifest);
        return spec && spec.usagePlans.length > 0 ? [{ api, spec }] : [];
      });
      const parts = planned.flatMap(({ api, spec }) => [
        judgeKeySource(api),
        ...methodsOf(world, api).map(judgeMethod),
        ...plansOver(world, api).map((plan) => judgePlan(world, plan, spec, manifest)),
        ...world.ofType('AWS::ApiGateway::ApiKey').map(judgeKey),
      ]);
      const plans = planned.reduce((count, { spec }) => count + spec.usagePlans.length, 0);
      return allOf(parts, `${plans} usage plans of ${planned.length} APIs`);
    },
  };
}

/** An authorizer could hand in a key of its own for each call. */
function judgeKeySource(api: Resource): Decided {
  const source = api.read('ApiKeySourceType');
  const isHeader = isAbsent(source) || saysText(source, 'HEADER');
  return mustBe(isHeader, source.value, UNCOUNTED, `${nameOf(api)} takes keys from ${describe(source.value)}`);
}

function methodsOf(world: World, api: Resource): Resource[] {
  return world
    .ofType('AWS::ApiGateway::Method')
    .filter((method) => world.follow(method.read('RestApiId'))?.id === api.id);
}

function judgeMethod(method: Resource): Decided {
  const takesAny = fail(UNCOUNTED, `${nameOf(method)} answers calls without a key`);
  return judgeSwitch(method.read('ApiKeyRequired'), true, false, takesAny);
}

/** The plans over the stages of an API; one whose API nobody can read may be over it. */
function plansOver(world: World, api: Resource): Resource[] {
  return world.ofType('AWS::ApiGateway::UsagePlan').filter((plan) =>
    plan
      .read('ApiStages')
      .each()
      .some((stage) => {
        const pointer = stage.get('ApiId');
        return isHidden(stage) || isHidden(pointer) || world.follow(pointer)?.id === api.id;
      }),
  );
}

function judgePlan(world: World, plan: Resource, spec: PrivateApiSpec, { vendor }: Manifest): Decided {
  const name = nameOf(plan);
  const planName = plan.read('UsagePlanName');
  const agreed = spec.usagePlans.find(({ jobFunction }) =>
    saysText(planName, `${apiNameOf(vendor.id, spec.id)}.${jobFunction}`),
  );
  if (!agreed) {
    return mustBe(false, planName.value, UNCOUNTED, `${name} lets calls in that count for no plan of the manifest`);
  }
  const most = (path: string, max: number): Decided => {
    const { value } = plan.read(path);
    const number = asNumber(value);
    const holds = number.kind === 'known' && number.value >= 0 && number.value <= max;
    return mustBe(holds, value, UNCOUNTED, `${name} takes ${describe(value)} calls, not ${max}: ${path}`);
  };
  const period = plan.read('Quota.Period');
  const offset = plan.read('Quota.Offset');
  return allOf([
    most('Throttle.RateLimit', agreed.callsPerSecondMax),
    most('Throttle.BurstLimit', BURST * agreed.callsPerSecondMax),
    most('Quota.Limit', agreed.callsPerDayMax),
    // A longer period with the same limit takes no more; a shorter one there is not (API Gateway API Reference, "QuotaSettings").
    mustBe(saysText(period, 'DAY', 'WEEK', 'MONTH'), period.value, UNCOUNTED, `${name} counts for no day`),
    mustBe(
      isAbsent(offset) || saysNumber(offset, 0),
      offset.value,
      UNCOUNTED,
      `${name} begins with calls taken off or on`,
    ),
    ...plan
      .read('ApiStages')
      .each()
      .map((stage) => judgeStage(stage, name)),
    judgeKeysOf(world, plan),
  ]);
}

/** What a plan says of one method wins over what it says of all. */
function judgeStage(stage: Property, plan: string): Decided {
  const own = stage.get('Throttle');
  return mustBe(isAbsent(own), own.value, UNCOUNTED, `${plan} has other numbers for some methods`);
}

function judgeKeysOf(world: World, plan: Resource): Decided {
  const ties = world.ofType('AWS::ApiGateway::UsagePlanKey');
  const mine = ties.filter((tie) => world.follow(tie.read('UsagePlanId'))?.id === plan.id);
  if (mine.length > 1) return fail(UNCOUNTED, `${nameOf(plan)} counts for each of ${mine.length} keys on its own`);
  const unread = ties.find((tie) => isHidden(tie.read('UsagePlanId')));
  return unread ? unsure(`which plan ${nameOf(unread)} adds a key to is hidden`) : pass();
}

/** The old way to tie a key to a stage, past every plan (API Gateway API Reference, "CreateApiKey"). */
function judgeKey(key: Resource): Decided {
  const stages = key.read('StageKeys');
  const isTied = !isAbsent(stages) && (isHidden(stages) || stages.each().length > 0);
  return mustBe(!isTied, stages.value, UNCOUNTED, `${nameOf(key)} is tied to a stage, and counts for no plan`);
}
