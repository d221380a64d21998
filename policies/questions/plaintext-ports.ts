import { contains, parseCidr } from '../../lib/common/cidr';
import { type Property, asNumber, asText } from '../../lib/template';
import { type Ternary, all, any, says } from '../judge';

/** Ports whose protocols carry everything, passwords too, in plain text. */
const PLAINTEXT_PORTS: ReadonlyMap<number, string> = new Map([
  [21, 'FTP'],
  [23, 'Telnet'],
  [69, 'TFTP'],
  [80, 'HTTP'],
  [110, 'POP3'],
  [143, 'IMAP'],
  [389, 'LDAP'],
  [512, 'rexec'],
  [513, 'rlogin'],
  [514, 'rsh'],
  [873, 'rsync'],
  [2049, 'NFS'],
]);

/** Ranges that nobody outside can come from: RFC 1918, and RFC 6598 for the insides of providers. */
const INSIDE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].flatMap(
  (text) => parseCidr(text) ?? [],
);

/** Does an ingress rule let in somebody from beyond private networks? Groups and prefix lists are not addresses. */
export function opensBeyond(ingress: Property): Ternary {
  return any([isOutside(ingress.get('CidrIp')), isOutside(ingress.get('CidrIpv6'))]);
}

function isOutside(cidr: Property): Ternary {
  const answer = asText(cidr.value);
  if (answer.kind === 'absent') return false;
  if (answer.kind === 'hidden') return undefined;
  const range = parseCidr(answer.value);
  if (range) return !INSIDE.some((inside) => contains(inside, range));
  // Unique local addresses are the private ones of IPv6.
  return !/^f[cd]/i.test(answer.value.trim());
}

/**
 * Which plaintext protocols an ingress rule lets in: undefined when its ports are hidden. A rule for every port says
 * nothing about one of them, and is the business of the rules on exposure.
 */
export function plaintextPortsOf(ingress: Property): readonly number[] | undefined {
  const from = asNumber(ingress.get('FromPort').value);
  const to = asNumber(ingress.get('ToPort').value);
  if (from.kind === 'hidden' || to.kind === 'hidden') return undefined;
  if (from.kind === 'absent' || to.kind === 'absent' || to.value - from.value >= 65_534) return [];
  return [...PLAINTEXT_PORTS.keys()].filter((port) => from.value <= port && port <= to.value);
}

/** Ports mean something for TCP and UDP alone. */
export function hasPorts(ingress: Property): Ternary {
  return says(ingress.get('IpProtocol'), 'tcp', 'udp', '6', '17');
}

/** The ports with the names of their protocols. */
export function namePorts(ports: readonly number[] | undefined): string {
  if (ports === undefined) return 'ports that nobody knows';
  return ports.map((port) => `${PLAINTEXT_PORTS.get(port) ?? ''} on port ${port}`).join(', ');
}

/** Does an ingress rule let strangers speak plain text? Ports that the caller excuses do not count. */
export function letsInPlaintext(ingress: Property, isExcused: (port: number) => boolean): Ternary {
  const open = all([hasPorts(ingress), opensBeyond(ingress)]);
  if (open === false) return false;
  const ports = plaintextPortsOf(ingress);
  return all([open, ports && ports.some((port) => !isExcused(port))]);
}
