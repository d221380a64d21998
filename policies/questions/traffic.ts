import { type Property, type Resource, type World, asNumber, asText } from '../../lib/template';
import { isInternet, listsInternet } from './internet';
import { type Ternary, all } from '../judge';
import type { Report } from '../rule';

/** Where a security group says what it lets in, and out. */
const INGRESS = 'SecurityGroupIngress';
export const EGRESS = 'SecurityGroupEgress';

export type Protocol = 'tcp' | 'udp';

/** The ports a rule is about, and over which protocol. */
export interface Ports {
  readonly numbers: readonly number[];
  readonly protocols: readonly Protocol[];
}

/** The rules for traffic into a security group that a resource declares. */
export function ingressOf(resource: Resource): readonly Property[] {
  return resource.type === 'AWS::EC2::SecurityGroup' ? resource.read(INGRESS).each() : [resource.properties];
}

/** The rules for traffic out of a security group that a resource declares. */
export function egressOf(resource: Resource): readonly Property[] {
  return resource.type === 'AWS::EC2::SecurityGroup' ? resource.read(EGRESS).each() : [resource.properties];
}

const PREFIX_LISTS = ['SourcePrefixListId', 'DestinationPrefixListId'];

/** The ranges of a rule that stand for the internet, or may. */
export function internetIn(rule: Property, world: World): { range: Property; open: Ternary }[] {
  const ranges = ['CidrIp', 'CidrIpv6'].flatMap((name) => rule.get(name).each());
  const lists = PREFIX_LISTS.flatMap((name) => rule.get(name).each());
  return [
    ...ranges.map((range) => ({ range, open: isInternet(range) })),
    ...lists.map((range) => ({ range, open: listsInternet(range, world) })),
  ].filter(({ open }) => open !== false);
}

/** Reports what lets the internet in; only on some ports, where they are given. */
export function reportInternet(
  rules: readonly Property[],
  world: World,
  report: Report,
  { want, ports }: { readonly want: string; readonly ports?: Ports },
): void {
  for (const rule of rules) {
    const onPorts = ports ? coversPort(rule, ports) : true;
    if (onPorts === false) continue;
    for (const { range, open } of internetIn(rule, world)) {
      if (all([onPorts, open])) report.fail(range, { want });
      else report.unknown(range, { want });
    }
  }
}

const NUMBERS: Readonly<Record<Protocol, string>> = { tcp: '6', udp: '17' };

/** Does a rule of a security group cover one of the ports? */
export function coversPort(rule: Property, { numbers, protocols }: Ports): Ternary {
  const protocol = asText(rule.get('IpProtocol').value);
  if (protocol.kind === 'known') {
    if (isEveryProtocol(protocol.value)) return true;
    const names = protocols.flatMap((one) => [one, NUMBERS[one]]);
    if (!names.includes(protocol.value.toLowerCase())) return false;
  }
  // A protocol nobody knows may be one without ports, or all of them.
  return protocol.kind === 'hidden' ? undefined : coversNumber(rule.get('FromPort'), rule.get('ToPort'), numbers);
}

/** All protocols, and with them all ports: EC2 then ignores the ports. */
export function isEveryProtocol(protocol: string): boolean {
  return /^(-1|all)$/i.test(protocol.trim());
}

/** Is a rule only about the machine itself? Such a rule takes the place of the one that CloudFormation would add. */
export function isLoopback(rule: Property): boolean {
  const ranges = RANGES.map((name) => rule.get(name).value).filter(({ kind }) => kind !== 'absent');
  return ranges.length > 0 && ranges.every((value) => value.kind === 'known' && LOOPBACK.test(String(value.value)));
}

const RANGES = ['CidrIp', 'CidrIpv6'];
const LOOPBACK = /^(127\..*|::1\/128)$/;

/** Does a span from one port to another hold one of the numbers? Without a beginning, or from -1, it holds all. */
export function coversNumber(from: Property, to: Property, numbers: readonly number[]): Ternary {
  const first = asNumber(from.value);
  const last = asNumber(to.value);
  if (first.kind === 'hidden' || last.kind === 'hidden') return undefined;
  if (first.kind === 'absent' || first.value < 0) return true;
  const end = last.kind === 'absent' ? first.value : last.value;
  const [low, high] = [Math.min(first.value, end), Math.max(first.value, end)];
  return numbers.some((number) => low <= number && number <= high);
}
