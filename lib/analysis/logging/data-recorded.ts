import { type Manifest, kindOf, recordedResources } from '../../manifest';
import { type Property, type Resource, type Value, type World, asText } from '../../template';
import type { Claim, Decided } from '../claim';

/**
 * Is every use of the data of the boundaries recorded by a trail that is on?
 *
 * For each resource there must be one selector of one trail that takes all events of its type under its ARN, and nothing
 * else narrows that selector. Reads of secrets are management events, for which the same is asked.
 *
 * Limits: a selector of which any part is hidden counts for what is not, and makes `unknown` what would be missing without
 * it. Selectors of the old kind (`EventSelectors`) make it `unknown` too. A bucket may stand in another region than a
 * trail for one region. That the events arrive and stay is for the rules about trails and buckets.
 */
export function dataRecorded(manifest: Manifest): Claim {
  return {
    claim: 'Every use of the data of the boundaries is recorded',
    decide(world) {
      const selectors = world.ofType('AWS::CloudTrail::Trail').flatMap(selectorsOf);
      const events = [...new Map(manifest.dataBoundaries.flatMap(recordedResources).map((arn) => [arn, eventOf(arn)]))];
      const missing = events.filter(([, event]) => !selectors.some((selector) => takes(selector, event)));
      if (missing.length === 0) return { verdict: 'pass', explanation: [inventory(world, events.length)] };
      const [first] = missing;
      const hidden = selectors.filter((selector) => selector.hidden !== undefined);
      if (hidden.length > 0) return unsure(hidden, first![0]);
      const explanation = [`${missing.length} of ${events.length} resources are used without a record`];
      return { verdict: 'fail', explanation, witness: `no trail records what is done with ${first![0]}` };
    },
  };
}

/** What must be recorded: events of a type under a name. Without a type they are management events. */
interface RecordedEvent {
  readonly type: string | undefined;
  readonly name: string;
  /** The name is only what the names of several things begin with. */
  readonly isBeginning: boolean;
}

function eventOf(arn: string): RecordedEvent {
  const kind = kindOf(arn);
  const name = kind?.recordedAs(arn) ?? arn;
  if (kind?.dataEvent !== 'AWS::S3::Object') return { type: kind?.dataEvent, name, isBeginning: false };
  return { type: kind.dataEvent, name: objectsOf(name), isBeginning: objectsOf(name) !== name };
}

/** What the names of all objects begin with; those of a whole bucket begin with its slash. */
function objectsOf(arn: string): string {
  const start = arn.replace(/\*$/, '');
  return start.includes('/') ? start : `${start}/`;
}

interface FieldTexts {
  readonly equal: readonly string[];
  readonly start: readonly string[];
}

/** One selector of a trail: per field, which texts it takes. */
interface Selector {
  readonly fields: ReadonlyMap<string, FieldTexts>;
  /** Why nobody can tell what else it takes. */
  readonly hidden?: string | undefined;
}

function selectorsOf(trail: Resource): Selector[] {
  const name = trail.constructPath ?? trail.id;
  const logging = trail.read('IsLogging').value;
  if (logging.kind === 'known' && String(logging.value) === 'false') return [];
  if (logging.kind !== 'known') return [hiddenBy(`whether ${name} is on is not to be told before deployment`)];
  const old = trail
    .read('EventSelectors')
    .each()
    .map(() => hiddenBy(`the old selectors of ${name} are not read`));
  const selectors = trail.read('AdvancedEventSelectors').each();
  return [...old, ...selectors.map((selector) => selectorOf(selector, name))];
}

function selectorOf(selector: Property, trail: string): Selector {
  const fields = new Map<string, FieldTexts>();
  let hidden: string | undefined;
  for (const field of selector.get('FieldSelectors').each()) {
    const called = asText(field.get('Field').value);
    const { value } = field;
    if (called.kind !== 'known' || value.kind !== 'map') return hiddenBy(`a selector of ${trail} is hidden`);
    const narrows = [...value.entries.keys()].some((key) => !['Field', 'Equals', 'StartsWith'].includes(key));
    // Two conditions on one field, or one that excludes something, leave less than either says.
    if (narrows || fields.has(called.value)) return { fields: new Map() };
    const texts = ['Equals', 'StartsWith'].map((key) => field.get(key).each());
    if (texts.flat().some(({ value: text }) => isHidden(text)))
      hidden = `${called.value} of a selector of ${trail} is hidden`;
    const [equal = [], start = []] = texts.map(knownTexts);
    fields.set(called.value, { equal, start });
  }
  return { fields, hidden };
}

/** What nobody knows yet may name the data; the ARN of a resource of this template is not what a manifest names. */
function isHidden(text: Value): boolean {
  if (text.kind === 'composed') return text.parts.some((part) => typeof part !== 'string' && isHidden(part));
  return text.kind !== 'known' && text.kind !== 'reference';
}

/** Texts beside one that is hidden are taken all the same: each adds to what the selector takes. */
function knownTexts(list: readonly Property[]): string[] {
  return list.flatMap(({ value }) => {
    const text = asText(value);
    return text.kind === 'known' ? [text.value] : [];
  });
}

function takes({ fields }: Selector, { type, name, isBeginning }: RecordedEvent): boolean {
  const wanted = type === undefined ? ['eventCategory'] : ['eventCategory', 'resources.type', 'resources.ARN'];
  if ([...fields.keys()].some((field) => !wanted.includes(field))) return false;
  const equals = (field: string, text: string) => fields.get(field)?.equal.includes(text) === true;
  if (type === undefined) return equals('eventCategory', 'Management');
  if (!equals('eventCategory', 'Data') || !equals('resources.type', type)) return false;
  const names = fields.get('resources.ARN');
  if (!names) return true;
  return names.start.some((start) => name.startsWith(start)) || (!isBeginning && names.equal.includes(name));
}

function hiddenBy(hidden: string): Selector {
  return { fields: new Map(), hidden };
}

function unsure(hidden: readonly Selector[], arn: string): Decided {
  const explanation = [`what is done with ${arn} may not be recorded`, ...hidden.flatMap((one) => one.hidden ?? [])];
  return { verdict: 'unknown', explanation };
}

function inventory(world: World, count: number): string {
  const trails = world.ofType('AWS::CloudTrail::Trail').map((trail) => trail.constructPath ?? trail.id);
  return `${count} resources, every use of each recorded by ${trails.join(', ')}`;
}
