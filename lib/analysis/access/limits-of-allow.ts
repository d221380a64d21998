import type { Verdict } from '../../common/finding';
import { type ConditionTest, type Statement, type World, asText } from '../../template';

/**
 * Does an Allow let in only what comes through the enclave's endpoints?
 *
 * Only this exact test counts: the `IfExists` and negated forms let requests without an endpoint in.
 *
 * Limits: an endpoint given by its id, or in a network of another stack, may be anybody's: `unknown`.
 */
export function throughEndpoints(world: World, statement: Statement): Verdict {
  const tests = statement.conditions.filter(
    // The key has one value in a request, so that "any of its values" is that one.
    ({ operator, key }) => /^(ForAnyValue:)?StringEquals$/.test(operator) && isSourceVpce(key),
  );
  if (tests.length === 0) return 'fail';
  return tests.some((test) => namesOurEndpoints(world, test)) ? 'pass' : 'unknown';
}

export function isSourceVpce(key: string): boolean {
  return key.toLowerCase() === 'aws:sourcevpce';
}

/** Are all values of a test ids of endpoints that stand in a network of this template? */
export function namesOurEndpoints(world: World, { values }: ConditionTest): boolean {
  return (
    values.length > 0 &&
    values.every((property) => {
      const { value } = property;
      if (value.kind !== 'reference' || !['Ref', 'Id'].includes(value.attribute)) return false;
      const endpoint = world.follow(property);
      if (endpoint?.type !== 'AWS::EC2::VPCEndpoint') return false;
      return world.follow(endpoint.read('VpcId'))?.type === 'AWS::EC2::VPC';
    })
  );
}

/**
 * Does an Allow let in only calls of services that come from the enclave’s own network and through its service network? VPC
 * Lattice says both of each call; other services say neither.
 *
 * Limits: a network or a service network that is not in the template may be anybody’s: `unknown`.
 */
export function throughServiceNetwork(world: World, { conditions }: Statement): Verdict {
  const answers = Object.entries(CALLED_THROUGH).map(([wanted, type]): Verdict => {
    const tests = conditions.filter(({ operator, key }) => operator === 'StringEquals' && key.toLowerCase() === wanted);
    if (tests.length === 0) return 'fail';
    return tests.some(({ values }) => allOfTemplate(world, values, type)) ? 'pass' : 'unknown';
  });
  return answers.find((answer) => answer === 'fail') ?? answers.find((answer) => answer === 'unknown') ?? 'pass';
}

const CALLED_THROUGH = {
  'vpc-lattice-svcs:sourcevpc': 'AWS::EC2::VPC',
  'vpc-lattice-svcs:servicenetworkarn': 'AWS::VpcLattice::ServiceNetwork',
} as const;

/** Does a test speak of calls of services from a network of this template, and of no other? */
export function isFromOwnNetwork(world: World, { key, values }: ConditionTest): boolean {
  return key.toLowerCase() === 'vpc-lattice-svcs:sourcevpc' && allOfTemplate(world, values, 'AWS::EC2::VPC');
}

function allOfTemplate(world: World, values: ConditionTest['values'], type: string): boolean {
  return values.length > 0 && values.every((value) => world.follow(value)?.type === type);
}

/**
 * Does an Allow end by a moment?
 *
 * Limits: a time without a zone, or in a form we do not read, is `unknown`.
 */
export function endsBy(statement: Statement, until: string): Verdict {
  const answers = statement.conditions
    .filter(({ operator, key }) => /^DateLessThan(Equals)?$/.test(operator) && /^aws:(current|epoch)time$/i.test(key))
    .map(({ values }): Verdict => {
      const moments = values.map((value) => momentOf(asText(value.value)));
      if (moments.length === 0 || moments.includes(undefined)) return 'unknown';
      return moments.every((moment) => moment! <= Date.parse(until)) ? 'pass' : 'fail';
    });
  return answers.find((answer) => answer === 'pass') ?? answers.find((answer) => answer === 'unknown') ?? 'fail';
}

/** A day, or a time that says its zone. */
const ISO_MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** Milliseconds since 1970. IAM also takes whole seconds since then, which look like a plain number. */
function momentOf(text: ReturnType<typeof asText>): number | undefined {
  if (text.kind !== 'known') return undefined;
  // Four digits alone would be a year.
  if (/^\d{9,11}$/.test(text.value)) return Number(text.value) * 1000;
  const moment = ISO_MOMENT.test(text.value) ? Date.parse(text.value) : Number.NaN;
  return Number.isNaN(moment) ? undefined : moment;
}
