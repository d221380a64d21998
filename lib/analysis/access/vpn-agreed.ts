import { formatAddress, parseCidr } from '../../common/cidr';
import type { Manifest } from '../../manifest';
import { type Property, type Resource, type World, describe } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, mustBe, pass } from '../decided';
import { nameOf } from '../name-of';
import { pointsAt } from '../own-resources';
import { saysText, saysYes } from '../says';

const OTHERWISE = 'the VPN is another than agreed';
const ENDPOINT = 'AWS::EC2::ClientVpnEndpoint';

/** The resolver of a network answers at its third address (Amazon VPC User Guide, "DHCP option sets in Amazon VPC"). */
const RESOLVER = 2;

/**
 * Does the Client VPN show the certificate of the manifest and ask for those it names, give devices the agreed addresses and
 * the enclave's resolver alone, write down why it let people in, and do rules and subnets belong to it?
 *
 * Limits: a certificate that the template makes is a reference, and taken as the agreed one.
 */
export function vpnAgreed(manifest: Manifest): Claim {
  return {
    claim:
      'The Client VPN has the certificates, the addresses and the resolver that the manifest says, and records why it lets people in',
    decide(world) {
      const endpoints = world.ofType(ENDPOINT);
      const parts = world.ofType('AWS::EC2::ClientVpnAuthorizationRule', 'AWS::EC2::ClientVpnTargetNetworkAssociation');
      const judged = [
        ...endpoints.flatMap((endpoint) => judge(world, endpoint, manifest)),
        ...parts.map((part) => judgePart(world, part)),
      ];
      return allOf(judged, `${endpoints.length} endpoints, ${parts.length} rules and subnets of theirs`);
    },
  };
}

function judge(world: World, endpoint: Resource, { connect, placement }: Manifest): Decided[] {
  const vpn = connect.clientVpn;
  // That there is one at all is the claim of `vpnGuarded`.
  if (!vpn) return [];
  const must = (path: string, holds: (property: Property) => boolean): Decided => {
    const property = endpoint.read(path);
    return mustBe(
      holds(property),
      property.value,
      OTHERWISE,
      `${nameOf(endpoint)}: ${path} is ${describe(property.value)}`,
    );
  };
  const network = parseCidr(placement.cidr);
  const resolver = network ? formatAddress(network.first + RESOLVER) : '';
  const isAgreed = (property: Property) =>
    vpn.serverCertificateArn === undefined
      ? pointsAt(world, property, 'AWS::CertificateManager::Certificate')
      : saysText(property, vpn.serverCertificateArn);
  return [
    must('ServerCertificateArn', isAgreed),
    must('ClientCidrBlock', (property) => saysText(property, vpn.clientCidr)),
    must('DnsServers', (servers) => servers.each().length === 1 && saysText(servers.get('0'), resolver)),
    must('VpcId', (property) => pointsAt(world, property, 'AWS::EC2::VPC')),
    must('ConnectionLogOptions.IncludeAuthorizationPolicyContext', (context) => {
      return saysYes(context) || endpoint.read('AuthorizationPolicy').value.kind === 'absent';
    }),
    must('AuthenticationOptions', (ways) => {
      const asked = ways.each().filter((way) => saysText(way.get('Type'), 'certificate-authentication'));
      const root = vpn.clientRootCertificateArn;
      if (root === undefined) return asked.length === 0;
      return asked.some((way) => saysText(way.read('MutualAuthentication.ClientRootCertificateChainArn'), root));
    }),
  ];
}

function judgePart(world: World, part: Resource): Decided {
  const pointer = part.read('ClientVpnEndpointId');
  if (pointsAt(world, pointer, ENDPOINT)) return pass();
  return mustBe(false, pointer.value, OTHERWISE, `${nameOf(part)} is about ${describe(pointer.value)}`);
}
