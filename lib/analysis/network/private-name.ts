import { type Resource, type World, asText, describe } from '../../template';
import type { Decided } from '../claim';
import { allOf, fail, mustBe, mustSay, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { pointsAt } from '../own-resources';
import { saysText } from '../says';
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

/** Is a name of a service a zone that only the enclave asks, with one record for exactly that name? */
export function judgeServiceName(world: World, domain: string, judgeRecord: (record: Resource) => Decided): Decided {
  const [zone, second] = world.ofType('AWS::Route53::HostedZone').filter((one) => isZoneOf(one, domain));
  if (!zone) return fail(ASTRAY, `${domain} is asked for outside the enclave: it has no zone in it`);
  if (second) return unsure(`there are two zones of ${domain}`);
  const [record, another] = world
    .ofType('AWS::Route53::RecordSet')
    .filter((one) => world.follow(one.read('HostedZoneId'))?.id === zone.id);
  if (!record) return fail(ASTRAY, `${domain} has no address`);
  return allOf([
    judgeZone(world, zone),
    judgeRecord(record),
    mustBe(isZoneOf(record, domain), record.read('Name').value, ASTRAY, `${nameOf(record)} is another name`),
    another ? fail(ASTRAY, `${nameOf(another)} is a second name in the zone of ${domain}`) : pass(),
  ]);
}

/** Does a record give one address, and no other? */
export function judgeAddress(record: Resource, address: string): Decided {
  const given = record.read('ResourceRecords');
  const isGiven = given.each().length === 1 && given.each().every((one) => saysText(one, address));
  return allOf([
    mustSay(record, record.read('Type'), 'A', fail(ASTRAY, `${nameOf(record)} is no address`)),
    mustBe(isGiven, given.each()[0]?.value ?? given.value, ASTRAY, `${nameOf(record)} does not lead to ${address}`),
  ]);
}
