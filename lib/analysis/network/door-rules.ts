import { isWithinOne } from '../../common/cidr';
import { type Property, asNumber, asText, describe } from '../../template';
import { textOf } from '../says';

/** Questions about one rule of a security group. */

/** Whom a rule names other than by a security group. */
export function peerOf(rule: Property, way: 'in' | 'out'): Property {
  const names = ['CidrIp', 'CidrIpv6', way === 'in' ? 'SourcePrefixListId' : 'DestinationPrefixListId'];
  const named = names.map((name) => rule.get(name)).find(({ value }) => value.kind !== 'absent');
  return named ?? rule.get(way === 'in' ? 'SourceSecurityGroupName' : 'CidrIp');
}

/** Does a rule let in from one of these ranges, or a part of one? */
export function isFrom(rule: Property, ranges: readonly string[]): boolean {
  return isWithinOne(textOf(rule.get('CidrIp')), ranges);
}

/** Is a rule about one TCP port alone? */
export function isPort(rule: Property, port: number): boolean {
  const protocol = asText(rule.get('IpProtocol').value);
  const ports = [rule.get('FromPort'), rule.get('ToPort')].map(({ value }) => asNumber(value));
  const tcp = protocol.kind === 'known' && ['tcp', '6'].includes(protocol.value);
  return tcp && ports.every((one) => one.kind === 'known' && one.value === port);
}

export function isHidden(rule: Property, peer: Property): boolean {
  const read = [rule, peer, rule.get('IpProtocol'), rule.get('FromPort'), rule.get('ToPort')];
  return read.some(({ value }) => value.kind === 'unresolved' || value.kind === 'composed');
}

export function portsOf(rule: Property): string {
  const [protocol, from, to] = ['IpProtocol', 'FromPort', 'ToPort'].map((name) => describe(rule.get(name).value));
  return `${protocol} ${from}-${to}`;
}
