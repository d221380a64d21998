import {
  CfnCustomerGateway,
  CfnRoute,
  CfnVPCGatewayAttachment,
  CfnVPNConnection,
  CfnVPNConnectionRoute,
  CfnVPNGateway,
} from 'aws-cdk-lib/aws-ec2';
import { ArnFormat, Stack, Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { prefixOf, TAG_VENDOR } from '../lib/manifest/names';
import type { TunnelProfileName } from '../lib/manifest/tunnel-profiles';
import { refuseForeignTopic } from './alarm-topic';
import type { EnclaveNetwork } from './enclave-network';
import type { LogArchive } from './log-archive';
import { officeAlarms } from './office-alarms';
import { refuseOffices } from './office-limits';
import { tunnelOptions } from './tunnel-options';

const IPSEC = 'ipsec.1';

/** A private number (RFC 6996): AWS asks for one although no routes are exchanged. */
const OFFICE_ASN = 65_000;

export interface VendorOffice {
  /** Short name of the office, part of every name: lower case, hyphens. Twice is a mistake: `enclave/office-repeated`. */
  readonly office: string;

  /**
   * Static address of the office's VPN device in the internet; a private one is refused: `enclave/office-address-private`.
   * AWS needs it to call the device and set up the tunnels (Site-to-Site VPN User Guide, "Tunnel initiation options").
   */
  readonly publicAddress: string;

  /**
   * ARN in ACM of the certificate the device shows, issued by a private CA.
   * @default - a key that AWS makes up for each tunnel and keeps in Secrets Manager
   */
  readonly certificateArn?: string;

  /**
   * Private IPv4 ranges of the office, at least one. Only they are routed to the office and reach the endpoints. Ranges
   * that are not private or that overlap are refused: `enclave/office-network`.
   */
  readonly networks: string[];

  /**
   * What the tunnels may agree on: `cnsa1` is the suite of RFC 9206.
   * @default modern
   */
  readonly profile?: TunnelProfileName;
}

export interface OfficeVpnProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  readonly network: EnclaveNetwork;
  readonly archive: LogArchive;
  readonly offices: VendorOffice[];

  /**
   * ARN of the SNS topic that alarms are sent to, in the region of the enclave: `enclave/alarm-topic-region`.
   * @default - alarms are seen in CloudWatch alone
   */
  readonly alarmTopicArn?: string;
}

/**
 * The way in for the vendor's offices: AWS Site-to-Site VPN, two tunnels for each office, to the private endpoints.
 *
 * A tunnel lets in whatever stands in the office, so it opens no data: the endpoints still ask for a role of the enclave,
 * and the role for a sign-in under a person's own name. All offices share one gateway; routes are written down and
 * none is learned, so an office cannot announce itself as the way to somewhere else.
 *
 * The network's resolver does not answer to an office: programs there name the endpoints by their own, public names.
 */
export class OfficeVpn extends Construct {
  public readonly gatewayId: string;
  private readonly connections = new Map<string, string>();

  constructor(
    scope: Construct,
    id: string,
    private readonly props: OfficeVpnProps,
  ) {
    super(scope, id);
    refuseForeignTopic(this, props.alarmTopicArn);
    refuseOffices(this, props.offices, props.network);
    const gateway = new CfnVPNGateway(this, 'Gateway', { type: IPSEC });
    this.gatewayId = gateway.ref;
    const attachment = new CfnVPCGatewayAttachment(this, 'Attachment', {
      vpcId: props.network.vpc.vpcId,
      vpnGatewayId: this.gatewayId,
    });
    const logGroupArn = this.logGroupArn();
    for (const office of props.offices) {
      const place = new Construct(this, `Office-${office.office}`);
      const connectionId = this.connect(place, office, logGroupArn);
      this.connections.set(office.office, connectionId);
      for (const range of office.networks) this.openFor(place, range, connectionId, attachment);
      officeAlarms(place, office.office, connectionId, props.alarmTopicArn);
      Tags.of(place).add('Name', `${prefixOf({ vendor: { id: props.vendor } })}.${office.office}`);
    }
    Tags.of(this).add(TAG_VENDOR, props.vendor);
  }

  /** Id of the VPN connection of one office; undefined for an office that is not here. */
  public connectionIdFor(office: string): string | undefined {
    return this.connections.get(office);
  }

  private connect(place: Construct, office: VendorOffice, logGroupArn: string): string {
    const { publicAddress: ipAddress, certificateArn, profile = 'modern' } = office;
    const device = new CfnCustomerGateway(place, 'Device', {
      type: IPSEC,
      bgpAsn: OFFICE_ASN,
      ipAddress,
      certificateArn,
      deviceName: office.office,
    });
    const tunnel = tunnelOptions(profile, logGroupArn);
    return new CfnVPNConnection(place, 'Connection', {
      type: IPSEC,
      customerGatewayId: device.ref,
      vpnGatewayId: this.gatewayId,
      staticRoutesOnly: true,
      // With a certificate there is no key to keep.
      preSharedKeyStorage: certificateArn === undefined ? 'SecretsManager' : undefined,
      vpnTunnelOptionsSpecifications: [tunnel, tunnel],
    }).ref;
  }

  private openFor(place: Construct, range: string, connectionId: string, attachment: CfnVPCGatewayAttachment): void {
    const { network } = this.props;
    const name = range.replace('/', '-');
    new CfnVPNConnectionRoute(place, `Way-${name}`, {
      vpnConnectionId: connectionId,
      destinationCidrBlock: range,
    });
    network.subnets.forEach((subnet, index) => {
      const route = new CfnRoute(place, `Back-${name}-${index + 1}`, {
        routeTableId: subnet.routeTable.routeTableId,
        destinationCidrBlock: range,
        gatewayId: this.gatewayId,
      });
      // A route to a gateway that is not attached yet is refused (Amazon EC2 API reference, CreateRoute).
      route.addResourceDependency(attachment);
    });
    network.allowRange(range);
  }

  /** Without the `:*` that the ARN of a log group ends with in CloudFormation: the group, not its streams. */
  private logGroupArn(): string {
    return Stack.of(this).formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: this.props.archive.logGroup('offices').logGroupName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }
}
