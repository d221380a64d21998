import { type Answer, type Property, asBoolean, asText } from '../../template';

/** How much of some events a selector of a trail records: all, none, only a part, or nobody can tell. */
export type Recorded = 'all' | 'none' | 'part' | 'unsure';

/** Some data: what CloudTrail calls its type, and which beginnings of ARNs, or whole ARNs, name all of it. */
export interface Data {
  readonly type: string;
  readonly startsNameIt: (start: Property) => boolean | undefined;
  readonly arnNamesIt: (arn: Property) => boolean | undefined;
  /** Calls that may be left out. */
  readonly mayMiss: readonly string[];
}

/**
 * How much of the management events does a trail record? Without any selector, all.
 *
 * Limits: parts recorded by several selectors are not added up: `unsure`.
 */
export function managementOf(trail: Property): Recorded {
  const basic = trail.read('EventSelectors');
  const advanced = trail.read('AdvancedEventSelectors');
  if (basic.value.kind === 'absent' && advanced.value.kind === 'absent') return 'all';
  const parts = [...basic.each().map(basicManagement), ...advanced.each().map(advancedManagement)];
  return parts.length === 0 ? 'unsure' : sumOf(parts);
}

/** How much of the use of some data does a trail record? Without a selector that names it, nothing. */
export function dataOf(trail: Property, data: Data): Recorded {
  const basic = trail.read('EventSelectors').each();
  const advanced = trail.read('AdvancedEventSelectors').each();
  return sumOf([
    ...basic.map((selector) => basicData(selector, data)),
    ...advanced.map((selector) => advancedData(selector, data)),
  ]);
}

function sumOf(parts: readonly Recorded[]): Recorded {
  if (parts.includes('all')) return 'all';
  const partial = parts.filter((part) => part === 'part').length;
  if (parts.includes('unsure') || partial > 1) return 'unsure';
  return partial === 1 ? 'part' : 'none';
}

function basicManagement(selector: Property): Recorded {
  const included = asBoolean(selector.get('IncludeManagementEvents').value);
  if (included.kind === 'hidden') return 'unsure';
  if (included.kind === 'known' && !included.value) return 'none';
  const excluded = selector.get('ExcludeManagementEventSources').value;
  if (excluded.kind !== 'absent' && !(excluded.kind === 'list' && excluded.items.length === 0)) return 'part';
  return readsAndWrites(selector);
}

function readsAndWrites(selector: Property): Recorded {
  const kind = asText(selector.get('ReadWriteType').value);
  if (kind.kind === 'hidden') return 'unsure';
  return kind.kind === 'absent' || kind.value === 'All' ? 'all' : 'part';
}

function basicData(selector: Property, { type, startsNameIt }: Data): Recorded {
  const found = selector
    .get('DataResources')
    .each()
    .map((resource): Recorded => {
      const named = asText(resource.get('Type').value);
      if (named.kind === 'known' && named.value !== type) return 'none';
      const starts = resource.get('Values').each().map(startsNameIt);
      if (named.kind !== 'known' || (starts.includes(undefined) && !starts.includes(true))) return 'unsure';
      return starts.includes(true) ? readsAndWrites(selector) : 'none';
    });
  return sumOf(found);
}

interface Field {
  readonly name: Answer<string>;
  readonly field: Property;
}

function fieldsOf(selector: Property): Field[] {
  const fields = selector.get('FieldSelectors').each();
  return fields.map((field) => ({ name: asText(field.get('Field').value), field }));
}

const isNamed = (wanted: string) => (one: Field) => one.name.kind === 'known' && one.name.value === wanted;

/** Every field narrows a selector, and the category is the only one that management events need. */
function advancedManagement(selector: Property): Recorded {
  const fields = fieldsOf(selector);
  const category = equals(fields.find(isNamed('eventCategory')), 'Management');
  if (category !== true) return category === undefined || hasHidden(fields) ? 'unsure' : 'none';
  if (hasHidden(fields)) return 'unsure';
  return fields.length === 1 ? 'all' : 'part';
}

function advancedData(selector: Property, data: Data): Recorded {
  const fields = fieldsOf(selector);
  if (fields.length === 0 || hasHidden(fields)) return 'unsure';
  const [category, type] = [
    equals(fields.find(isNamed('eventCategory')), 'Data'),
    equals(fields.find(isNamed('resources.type')), data.type),
  ];
  if (category === false || type === false) return 'none';
  const arns = fields.filter(isNamed('resources.ARN')).map(({ field }) => namesIt(field, data));
  if (arns.includes(false)) return 'none';
  if (category === undefined || type === undefined || arns.includes(undefined)) return 'unsure';
  const known = ['eventCategory', 'resources.type', 'resources.ARN'];
  const others = fields.filter((one) => !known.some((name) => isNamed(name)(one)));
  return others.every((one) => missesOnly(one, data.mayMiss)) ? 'all' : 'part';
}

function hasHidden(fields: readonly Field[]): boolean {
  return fields.some(({ name }) => name.kind !== 'known');
}

/** Is the wanted value one of those a field must equal, and no other test beside it? */
function equals(one: Field | undefined, wanted: string): boolean | undefined {
  const values =
    one?.field
      .get('Equals')
      .each()
      .map(({ value }) => asText(value)) ?? [];
  if (values.some((value) => value.kind === 'known' && value.value === wanted)) return true;
  return values.some((value) => value.kind === 'hidden') ? undefined : false;
}

/** Tests that leave something out may leave out what we ask for. */
function namesIt(field: Property, { startsNameIt, arnNamesIt }: Data): boolean | undefined {
  if (
    ['EndsWith', 'NotEquals', 'NotStartsWith', 'NotEndsWith'].some((test) => field.get(test).value.kind !== 'absent')
  ) {
    return undefined;
  }
  const answers = [...field.get('StartsWith').each().map(startsNameIt), ...field.get('Equals').each().map(arnNamesIt)];
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}

function missesOnly({ name, field }: Field, events: readonly string[]): boolean {
  const missed = field
    .get('NotEquals')
    .each()
    .map(({ value }) => asText(value));
  const { value } = field;
  return (
    name.kind === 'known' &&
    name.value === 'eventName' &&
    value.kind === 'map' &&
    [...value.entries.keys()].every((key) => key === 'Field' || key === 'NotEquals') &&
    missed.length > 0 &&
    missed.every((event) => event.kind === 'known' && events.includes(event.value))
  );
}
