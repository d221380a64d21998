import type { Manifest } from '../../manifest';
import { type Property, type Resource, type World, asNumber, describe } from '../../template';
import type { Decided } from '../claim';
import { fail, mustBe } from '../decided';
import { nameOf } from '../name-of';
import { pointsAt } from '../own-resources';
import { isPlaced, placeOf } from '../placed-text';
import { othersIn, textOf } from '../says';
import { approversOf, oversightArnOf } from './oversight-role';

/** Two people who agree do so within half an hour: an older word is none. */
const APPROVAL_MINUTES_MAX = 30;

const VARIABLES = 'Environment.Variables';

/** Does the function open this very role, for no longer than agreed, to these approvers, and go by nothing else? */
export function judgeBrokerSettings(world: World, broker: Resource, manifest: Manifest, broken: string): Decided[] {
  const must = (name: string, holds: (property: Property) => boolean): Decided => {
    const property = broker.read(`${VARIABLES}.${name}`);
    const witness = `${nameOf(broker)}: ${name} is ${describe(property.value)}`;
    return mustBe(holds(property), property.value, broken, witness);
  };
  const names = approversOf(manifest).map(({ name }) => name);
  const minutes = manifest.breakGlass?.minutesMax ?? 0;
  return [
    must('REQUESTS_TABLE', (table) => pointsAt(world, table, 'AWS::DynamoDB::Table')),
    must('ROLE_ARN', ({ value }) => isPlaced(value, placeOf(manifest), oversightArnOf(manifest, 'break-glass'))),
    must('SESSION_SECONDS', isAtMost(minutes * 60)),
    must('APPROVAL_MINUTES', isAtMost(APPROVAL_MINUTES_MAX)),
    must('APPROVERS', () => isSame(Object.values(approversIn(broker) ?? {}), names)),
    // The SDK takes addresses of services from its environment, and Node.js code to run first.
    ...othersIn(broker.read(VARIABLES), KNOWN).map((name) => fail(broken, `${nameOf(broker)} goes by ${name} as well`)),
  ];
}

const KNOWN = ['APPROVAL_MINUTES', 'APPROVERS', 'REQUESTS_TABLE', 'ROLE_ARN', 'SESSION_SECONDS'];

/** Names of approvers by the alias that the function knows each by; undefined when nobody can read them. */
export function approversIn(broker: Resource): Readonly<Record<string, string>> | undefined {
  try {
    const read: unknown = JSON.parse(textOf(broker.read(`${VARIABLES}.APPROVERS`)));
    const isMap = typeof read === 'object' && read !== null && !Array.isArray(read);
    return isMap && Object.values(read).every((one) => typeof one === 'string')
      ? (read as Record<string, string>)
      : undefined;
  } catch {
    return undefined;
  }
}

function isAtMost(max: number): (property: Property) => boolean {
  return ({ value }) => {
    const number = asNumber(value);
    return number.kind === 'known' && number.value > 0 && number.value <= max;
  };
}

function isSame(list: readonly string[], wanted: readonly string[]): boolean {
  return JSON.stringify([...list].sort()) === JSON.stringify([...wanted].sort());
}
