import { type Resource, type World, asText, describe } from '../../template';
import type { Decided } from '../claim';
import { allOf, fail, mustBe, mustSay, pass } from '../decided';
import { nameOf } from '../name-of';
import { pointsAt } from '../own-resources';
import { entrySymbols, normal } from './needed-names';

const ASTRAY = 'a name leads astray';

/** Does a zone bear a name? */
export function isZoneOf(zone: Resource | undefined, name: string): boolean {
  const text = zone && asText(zone.read('Name').value);
  return text?.kind === 'known' && normal(text.value) === normal(name);
}

/** Whose network may ask the zone: the enclave's alone. */
export function judgeZone(world: World, zone: Resource): Decided {
  const networks = zone.read('VPCs');
  const holds =
    networks.each().length > 0 && networks.each().every((one) => pointsAt(world, one.get('VPCId'), 'AWS::EC2::VPC'));
  return mustBe(holds, networks.value, ASTRAY, `${nameOf(zone)} is asked by other networks than the enclave’s`);
}

/** Does a record give the addresses of one of these endpoints? */
export function judgeAlias(record: Resource, doors: readonly Resource[]): Decided {
  const target = (path: string, part: 0 | 1): Decided => {
    const { value } = record.read(`AliasTarget.${path}`);
    const holds = value.kind === 'unresolved' && entrySymbols(doors, part).has(value.symbol);
    return holds ? pass() : fail(ASTRAY, `${nameOf(record)} leads to ${describe(value)}`);
  };
  return allOf([
    mustSay(record, record.read('Type'), 'A', fail(ASTRAY, `${nameOf(record)} is no address`)),
    target('HostedZoneId', 0),
    target('DNSName', 1),
  ]);
}
