import { CfnTransitGatewayAttachment, CfnVPCGatewayAttachment, CfnVPNGateway } from 'aws-cdk-lib/aws-ec2';
import { type CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { EnclaveNetwork } from './enclave-network';
import type { LogArchive } from './log-archive';
import { logGroupArn } from './log-group-arn';

/** Folder of the archive that the tunnels of all offices are recorded in. */
export const OFFICE_LOGS = 'office-vpn';

/** Number of AWS's side in BGP, which nobody speaks here; AWS wants it apart from the device's 65000 (AWS Site-to-Site VPN User Guide, "Customer gateway options"). */
const AMAZON_SIDE_ASN = 64_512;

/** What joins the network to the tunnels of offices. */
interface Joint {
  /** Id of the gateway that tunnels end at, and that routes name. */
  readonly gatewayId: string;
  /** What must stand before a route can name the gateway. */
  readonly attachment: CfnResource;
}

/**
 * The gateways that tunnels of offices end at: a network has one VPN gateway (Amazon VPC User Guide, "Amazon VPC
 * quotas"), so offices share it, and one attachment to each transit gateway.
 */
export class OfficeGateway extends Construct {
  /** The gateways of a network, made by the first office that asks. */
  public static of(network: EnclaveNetwork): OfficeGateway {
    const found = network.node.tryFindChild('Offices');
    return found instanceof OfficeGateway ? found : new OfficeGateway(network);
  }

  private readonly network: EnclaveNetwork;
  private logGroupArn?: string;
  private ownGateway?: Joint;
  private readonly transitGateways = new Map<string, Joint>();

  private constructor(network: EnclaveNetwork) {
    super(network, 'Offices');
    this.network = network;
  }

  /** ARN of the log group for tunnels; offices share it. */
  public logsIn(archive: LogArchive): string {
    return (this.logGroupArn ??= logGroupArn(this, archive.logGroup(OFFICE_LOGS).logGroupName));
  }

  /** The VPN gateway of the network. */
  public own(): Joint {
    if (this.ownGateway) return this.ownGateway;
    const gateway = new CfnVPNGateway(this, 'Gateway', { type: 'ipsec.1', amazonSideAsn: AMAZON_SIDE_ASN });
    const attachment = new CfnVPCGatewayAttachment(this, 'Attachment', {
      vpcId: this.network.vpc.vpcId,
      vpnGatewayId: gateway.ref,
    });
    return (this.ownGateway = { gatewayId: gateway.ref, attachment });
  }

  /** A transit gateway that stands already, and the network attached to it. */
  public transit(transitGatewayId: string): Joint {
    const found = this.transitGateways.get(transitGatewayId);
    if (found) return found;
    const attachment = new CfnTransitGatewayAttachment(this, `Attachment-${transitGatewayId}`, {
      transitGatewayId,
      vpcId: this.network.vpc.vpcId,
      subnetIds: this.network.subnets.map(({ subnetId }) => subnetId),
    });
    const joint = { gatewayId: transitGatewayId, attachment };
    this.transitGateways.set(transitGatewayId, joint);
    return joint;
  }
}
