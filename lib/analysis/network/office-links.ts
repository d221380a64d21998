import { contains, parseCidr } from '../../common/cidr';
import type { Office } from '../../manifest/schema';
import { type Property, type Resource, type World, asText, describe } from '../../template';
import { broken, nameOf, unsure } from '../access/vpn-verdicts';
import type { Decided } from '../claim';

/** What joins a network to the offices of a vendor; each of them is judged here, and none is harmless by its type. */
export const OFFICE_LINKS: readonly string[] = [
  'AWS::EC2::VPCGatewayAttachment',
  'AWS::EC2::VPNConnection',
  'AWS::EC2::VPNGateway',
];

/** Ends of a connection that are no gateway of the enclave's own network. */
const OTHER_ENDS = ['TransitGatewayId', 'TransportTransitGatewayAttachmentId', 'VpnConcentratorId'];

const elsewhere = (witness: string) => broken('something joins the enclave to another network', witness);

/** Does a link lead to an office of the manifest and nowhere else? Undefined when it does. */
export function judgeLink(world: World, link: Resource, offices: readonly Office[]): Decided | undefined {
  switch (link.type) {
    case 'AWS::EC2::VPCGatewayAttachment':
      if (link.read('InternetGatewayId').value.kind !== 'absent')
        return elsewhere(`an internet gateway is attached: ${nameOf(link)}`);
      return judgeGateway(world, link);
    case 'AWS::EC2::VPNConnection': {
      const other = OTHER_ENDS.find((path) => link.read(path).value.kind !== 'absent');
      if (other) return elsewhere(`the VPN connection ${nameOf(link)} ends at another gateway, its ${other}`);
      const found = officeOf(world, link, offices);
      return judgeGateway(world, link) ?? (isOffice(found) ? undefined : found);
    }
    default:
      return undefined;
  }
}

/** The gateway must be one of the template: what ends at another one, nobody here can see. */
function judgeGateway(world: World, link: Resource): Decided | undefined {
  const gateway = link.read('VpnGatewayId');
  if (isVpnGateway(world, gateway)) return undefined;
  if (gateway.value.kind === 'known' || gateway.value.kind === 'absent')
    return elsewhere(`${nameOf(link)} is at ${describe(gateway.value)}, no VPN gateway of the enclave`);
  return unsure(`${nameOf(link)} is at ${describe(gateway.value)}, which is not in the template`);
}

export function isVpnGateway(world: World, property: Property): boolean {
  return world.follow(property)?.type === 'AWS::EC2::VPNGateway';
}

/** Does everything a route sends to the VPN gateway go to an office? Undefined when it does. */
export function judgeDestination(route: Resource, networks: readonly string[]): Decided | undefined {
  const destination = asText(route.read('DestinationCidrBlock').value);
  if (destination.kind === 'hidden') return unsure(`where ${nameOf(route)} leads is hidden by ${destination.by}`);
  const text = destination.kind === 'known' ? destination.value : 'somewhere else than to an IPv4 range';
  return isWithin(text, networks)
    ? undefined
    : elsewhere(`the route ${nameOf(route)} leads to ${text}, no network of an office`);
}

export function isWithin(text: string, networks: readonly string[]): boolean {
  const range = parseCidr(text);
  return networks.some((network) => {
    const outer = parseCidr(network);
    return range !== undefined && outer !== undefined && contains(outer, range);
  });
}

export function isOffice(found: Office | Decided): found is Office {
  return 'office' in found;
}

/** The office a connection leads to; or that nobody named it, or that nobody can tell. */
export function officeOf(world: World, connection: Resource, offices: readonly Office[]): Office | Decided {
  const property = connection.read('CustomerGatewayId');
  const device = world.follow(property);
  if (device?.type === 'AWS::EC2::CustomerGateway') return officeAt(device, offices);
  if (property.value.kind === 'absent') return elsewhere(`${nameOf(connection)} leads to no device that is said`);
  return unsure(`${nameOf(connection)} leads to ${describe(property.value)}, which is not in the template`);
}

/** A device is known by its address, and by its certificate where the manifest names one. */
export function officeAt(device: Resource, offices: readonly Office[]): Office | Decided {
  const name = nameOf(device);
  const [address, certificate] = [asText(device.read('IpAddress').value), asText(device.read('CertificateArn').value)];
  const hidden = [address, certificate].find((one) => one.kind === 'hidden');
  if (hidden?.kind === 'hidden') return unsure(`which device ${name} is, is hidden by ${hidden.by}`);
  const at = address.kind === 'known' ? address.value : 'no address';
  const office = offices.find(({ publicAddress }) => publicAddress === at);
  if (!office) return elsewhere(`${name} is a VPN device at ${at}, no office of the manifest`);
  const shown = certificate.kind === 'known' ? certificate.value : undefined;
  if (shown === office.certificateArn) return office;
  return elsewhere(`${name} shows ${shown ?? 'no certificate'}; the manifest says ${office.certificateArn ?? 'none'}`);
}
