import { CfnCustomerGateway, CfnRoute, CfnVPNConnection, CfnVPNConnectionRoute } from 'aws-cdk-lib/aws-ec2';
import { Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { isPublicAddress } from '../lib/common/address-kinds';
import { formatCidr, parseCidr, smallestAround } from '../lib/common/cidr';
import { component, prefixOf, TAG_COMPONENT, TAG_VENDOR } from '../lib/manifest/names';
import type { EnclaveNetwork } from './enclave-network';
import type { LogArchive } from './log-archive';
import { OfficeAlarms, tunnelState } from './office-alarms';
import { OFFICE_LOGS, OfficeGateway } from './office-gateway';
import { refuse } from './refuse';
import { tunnelOptions, type TunnelProfile } from './tunnel-options';

/** Number of the device in BGP, which we do not speak; AWS wants one all the same (CloudFormation Template Reference, `AWS::EC2::CustomerGateway`). */
const DEVICE_ASN = 65_000;

export interface OfficeVpnProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  /** Short name of the office: lower case, hyphens. */
  readonly office: string;
  readonly network: EnclaveNetwork;
  readonly archive: LogArchive;

  /**
   * Public IPv4 address of the office's VPN device, which must not change: `enclave/office-address`. AWS demands it with
   * a certificate too, and then checks both.
   */
  readonly publicAddress: string;

  /**
   * Private IPv4 ranges of the office, each among `officeCidrs` of the network: `enclave/office-range-unnamed`,
   * `enclave/office-without-network`. Only they are routed and let in.
   */
  readonly networks: string[];

  /**
   * What the tunnels may agree on: AES in GCM with SHA-2 and the curves of 256 bits and more, or for `cnsa1` AES-256,
   * SHA-384 and the curve of 384 bits alone (RFC 9206). There is nothing weaker.
   * @default modern
   */
  readonly profile?: TunnelProfile;

  /**
   * ARN of the private certificate of the device in ACM. AWS takes any certificate of the same CA chain, so let a CA of
   * its own issue it (AWS Site-to-Site VPN User Guide, "Tunnel authentication options").
   * @default - AWS makes a key for each tunnel and keeps it in Secrets Manager; no template ever holds it
   */
  readonly certificateArn?: string;

  /**
   * Id of a transit gateway of this account that the tunnels end at. CloudFormation does not know the attachment of a
   * VPN, so its owner adds the routes to the office there. What else it joins is in no template of ours.
   * @default - a VPN gateway of the network, shared by all its offices
   */
  readonly transitGatewayId?: string;

  /**
   * ARN of the SNS topic that alarms are sent to, in the region of the enclave: `enclave/alarm-topic-region`.
   * @default - alarms are seen in CloudWatch alone
   */
  readonly alarmTopicArn?: string;
}

/**
 * The way in for one office of the vendor: a site-to-site VPN of two tunnels to the private endpoints, by HTTPS only.
 *
 * It is a network path and nothing else, and never authenticates a person. Whoever sits in the office reaches the
 * endpoints, and is nobody there: people still sign in by SAML to the role of their job function, which works through
 * these endpoints alone. Routes are static and for the office's networks only; the device cannot announce others.
 *
 * The office's own resolver does not know the private names of the services. People there use the names of the
 * endpoints themselves, which every resolver knows, as `--endpoint-url`.
 */
export class OfficeVpn extends Construct {
  public readonly office: string;
  public readonly connectionId: string;

  constructor(scope: Construct, id: string, props: OfficeVpnProps) {
    super(scope, id);
    this.refuseUnreachable(props);
    this.office = props.office;
    for (const range of props.networks) props.network.allowRange(range);
    const connection = this.makeConnection(props);
    this.connectionId = connection.ref;
    this.routeNetworks(props, connection);
    const { vendor, office, archive, alarmTopicArn } = props;
    const name = `${prefixOf({ vendor: { id: vendor } })}.${office}`;
    new OfficeAlarms(this, 'Alarms', { name, connectionId: connection.ref, alarmTopicArn });
    // A tunnel agrees on new keys several times a day, and each time is written down.
    archive.heartbeats.whenUsed(OFFICE_LOGS, office, tunnelState(connection.ref, 'Maximum'), 'day');
    const tags = { Name: name, [TAG_VENDOR]: vendor, [TAG_COMPONENT]: component.office(office) };
    for (const [key, value] of Object.entries(tags)) Tags.of(this).add(key, value);
  }

  private makeConnection(props: OfficeVpnProps): CfnVPNConnection {
    const { office, certificateArn, transitGatewayId, network, publicAddress } = props;
    const device = new CfnCustomerGateway(this, 'Device', {
      type: 'ipsec.1',
      ipAddress: publicAddress,
      bgpAsn: DEVICE_ASN,
      certificateArn,
      // AWS has one gateway for one address, unless they have names (Amazon EC2 API reference, CreateCustomerGateway).
      deviceName: `${prefixOf({ vendor: { id: props.vendor } })}.${office}`,
    });
    const tunnel = tunnelOptions(props.profile ?? 'modern', OfficeGateway.of(network).logsIn(props.archive));
    return new CfnVPNConnection(this, 'Connection', {
      type: 'ipsec.1',
      customerGatewayId: device.ref,
      ...(transitGatewayId === undefined
        ? { vpnGatewayId: OfficeGateway.of(network).own().gatewayId }
        : { transitGatewayId }),
      staticRoutesOnly: true,
      enableAcceleration: false,
      // Local is what stands behind the device, remote what stands behind AWS (CloudFormation Template Reference). There is
      // one range for each, so several networks share the smallest around them; routes and doors know each of them.
      // With the enclave as the only remote range, no office can talk to another one through the gateway.
      localIpv4NetworkCidr: around(props.networks),
      remoteIpv4NetworkCidr: network.cidr,
      ...(certificateArn === undefined ? { preSharedKeyStorage: 'SecretsManager' } : {}),
      vpnTunnelOptionsSpecifications: [tunnel, tunnel],
    });
  }

  /** Answers find their way back to the office's networks, and to nothing else. */
  private routeNetworks({ network, networks, transitGatewayId }: OfficeVpnProps, { ref }: CfnVPNConnection): void {
    const gateways = OfficeGateway.of(network);
    const { gatewayId, attachment } = transitGatewayId ? gateways.transit(transitGatewayId) : gateways.own();
    for (const destinationCidrBlock of networks) {
      const place = destinationCidrBlock.replace('/', '-');
      if (transitGatewayId === undefined) {
        new CfnVPNConnectionRoute(this, `Route-${place}`, { vpnConnectionId: ref, destinationCidrBlock });
      }
      for (const [index, { routeTable }] of network.subnets.entries()) {
        const way = new CfnRoute(this, `Way-${place}-${index + 1}`, {
          routeTableId: routeTable.routeTableId,
          destinationCidrBlock,
          ...(transitGatewayId === undefined ? { gatewayId } : { transitGatewayId }),
        });
        way.addResourceDependency(attachment);
      }
    }
  }

  private refuseUnreachable({ publicAddress, networks }: OfficeVpnProps): void {
    if (!isPublicAddress(publicAddress)) {
      refuse(this, {
        what: '`publicAddress` is not an address on the internet',
        saw: publicAddress,
        want: 'a public IPv4 address',
        mend: 'give the address the office has on the internet, not one inside it',
        code: 'enclave/office-address',
      });
    }
    if (networks.length > 0) return;
    refuse(this, {
      what: 'the office has no network that could reach the enclave',
      saw: 'no `networks`',
      want: 'at least one private range',
      mend: 'name the network behind the VPN device',
      code: 'enclave/office-without-network',
    });
  }
}

/** The smallest range around some others; each of them was looked at before. */
function around(networks: readonly string[]): string | undefined {
  const range = smallestAround(networks.flatMap((text) => parseCidr(text) ?? []));
  return range && formatCidr(range);
}
