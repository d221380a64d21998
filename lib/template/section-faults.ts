import { shapeOf } from './declared-resources';
import { isMacroKey } from './macros';
import { type Place, placeAt } from './property';
import type { Declarations } from './scope';
import { type RawMap, isMap, own } from './template-source';
import { Written, unwrap } from './written';

/** A parameter, condition, mapping, output or rule, or a whole section, that CloudFormation would refuse. */
export interface SectionFault {
  /** Its name; that of the section where all of it is meant. */
  readonly name: string;
  readonly kind: 'parameter' | 'condition' | 'mapping' | 'output' | 'rule' | 'section';
  readonly saw: string;
  readonly place: Place;
}

type Report = (saw: string, ...steps: readonly (string | number)[]) => void;

interface Section {
  readonly title: string;
  readonly kind: SectionFault['kind'];
  check(body: RawMap, declarations: Declarations, report: Report, name: string): void;
}

const SECTIONS: readonly Section[] = [
  { title: 'Parameters', kind: 'parameter', check: checkParameter },
  { title: 'Mappings', kind: 'mapping', check: checkMapping },
  { title: 'Conditions', kind: 'condition', check: checkCondition },
  { title: 'Rules', kind: 'rule', check: checkRule },
  { title: 'Outputs', kind: 'output', check: checkOutput },
];

/**
 * What is not well-formed outside `Resources`, in the order of the sections.
 *
 * Limits: a section that a macro writes is not looked at, and of a loop only what it comes to; an empty section is none.
 */
export function sectionFaults(raw: RawMap, declarations: Declarations): SectionFault[] {
  const faults = transformFaults(own(raw, 'Transform'));
  for (const section of SECTIONS) {
    const { title, kind } = section;
    const entries = own(raw, title);
    if (entries === undefined || entries === null) continue;
    if (!isMap(entries)) {
      faults.push({
        name: title,
        kind: 'section',
        saw: `${shapeOf(entries)} instead of a map`,
        place: placeAt([title]),
      });
      continue;
    }
    if (Object.keys(entries).some(isMacroKey)) continue;
    for (const [name, written] of Object.entries(entries)) {
      const { raw: body, place } = unwrap({ raw: written, place: placeAt([title, name]) });
      const report: Report = (saw, ...steps) =>
        faults.push({ name, kind, saw, place: steps.reduce<Place>((parent, step) => ({ parent, step }), place) });
      if (isMap(body)) section.check(body, declarations, report, name);
      else if (kind !== 'condition' || typeof body !== 'boolean') report(`${shapeOf(body)} instead of a map`);
    }
  }
  return faults;
}

function transformFaults(transform: unknown): SectionFault[] {
  if (transform === undefined || transform === null) return [];
  const names = [transform].flat().map((entry: unknown) => (isMap(entry) ? own(entry, 'Name') : entry));
  const odd = names.find((name) => typeof name !== 'string' || name === '');
  if (names.every((name) => name !== odd)) return [];
  return [
    { name: 'Transform', kind: 'section', saw: `a macro named by ${shapeOf(odd)}`, place: placeAt(['Transform']) },
  ];
}

function checkParameter(body: RawMap, _: Declarations, report: Report): void {
  const type = own(body, 'Type');
  if (type === undefined) report('no `Type`');
  else if (typeof type !== 'string' || type === '') report(`\`Type\` that is ${shapeOf(type)}`, 'Type');
}

function checkMapping(body: RawMap, _: Declarations, report: Report): void {
  const odd = Object.entries(body).find(([key, values]) => !isMacroKey(key) && !isMap(values));
  if (odd) report(`${odd[0]} that is ${shapeOf(odd[1])} instead of a map`, odd[0]);
}

function checkRule(body: RawMap, _: Declarations, report: Report): void {
  const assertions = own(body, 'Assertions');
  if (assertions === undefined) report('no `Assertions`');
  else if (!Array.isArray(assertions)) report(`\`Assertions\` that are ${shapeOf(assertions)}`, 'Assertions');
}

function checkOutput(body: RawMap, _: Declarations, report: Report): void {
  if ((own(body, 'Value') ?? null) === null && !Object.keys(body).some(isMacroKey)) report('no `Value`');
}

const FUNCTIONS = ['Fn::And', 'Fn::Or', 'Fn::Not', 'Fn::Equals', 'Condition'];

function checkCondition(body: RawMap, declarations: Declarations, report: Report, name: string): void {
  const [called, ...others] = Object.keys(body);
  if (called === undefined || others.length > 0) return report('a map that is no function');
  if (!FUNCTIONS.includes(called)) return isMacroKey(called) ? undefined : report(`${called}, which decides nothing`);
  const fault = declarations.conditionFaults.get(name);
  if (fault !== undefined) return report(`a condition that ${fault}`);
  const stranger = strangerIn(body, declarations);
  if (stranger !== undefined) report(stranger);
}

/** The first condition or parameter it names that is not there. Conditions that nest without end were found before. */
function strangerIn(body: RawMap, { conditions, parameters }: Declarations): string | undefined {
  let row: unknown[] = [body];
  while (row.length > 0) {
    for (const item of row) {
      const [named, read] = [own(item, 'Condition'), own(item, 'Ref')];
      if (typeof named === 'string' && !Object.hasOwn(conditions, named))
        return `condition ${named}, which is not in this template`;
      if (typeof read === 'string' && !read.startsWith('AWS::') && !Object.hasOwn(parameters, read)) {
        return `Ref: ${read}, which is no parameter`;
      }
    }
    row = row.flatMap((item) => {
      const raw = item instanceof Written ? item.raw : item;
      return Array.isArray(raw) ? (raw as unknown[]) : isMap(raw) ? Object.values(raw) : [];
    });
  }
  return undefined;
}
