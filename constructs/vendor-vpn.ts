import { CfnClientVpnEndpoint, type ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { component, prefixOf, TAG_COMPONENT, TAG_VENDOR } from '../lib/manifest/names';
import { EnclaveHandler } from './enclave-handler';
import type { EnclaveNetwork } from './enclave-network';
import type { LogArchive } from './log-archive';
import { accessPolicyOf, type DevicePosture } from './vpn-access-policy';
import { VpnAlarms } from './vpn-alarms';
import { authenticationOf, credentialsOf, samlDemandsOf } from './vpn-authentication';
import { deviceGroup } from './vpn-device-group';
import { bannerText, clientRange } from './vpn-limits';
import { openSubnets, type VpnAdmission } from './vpn-rules';
import { VpnRoster, type RosterEntry } from './vpn-roster';

/** AWS refuses a connect handler without this prefix; a generated name shows it only at deploy. */
const HANDLER_PREFIX = 'AWSClientVPN-';

export interface VendorVpnProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  readonly network: EnclaveNetwork;
  readonly archive: LogArchive;

  /** ARN of the server certificate in ACM: RSA 2048, with a domain name (AWS Client VPN Administrator Guide). */
  readonly serverCertificateArn: string;

  /**
   * ARN of the SAML provider people sign in with. There is no way in without it or a directory: `enclave/vpn-sign-in`.
   * @default - people sign in by `directoryId`
   */
  readonly samlProviderArn?: string;

  /**
   * Id of the directory people sign in by instead, under the user principal name that the roster holds as their address.
   *
   * Choose SAML where you can. A directory asks for a second factor in all of its sign-ins or in none, by its RADIUS
   * settings, which no template shows; and its groups say nothing of how somebody signed in. Its groups are SIDs, and
   * so must be `mfaGroup` and the groups of `admissions`: `enclave/vpn-directory-sid`.
   * @default - people sign in by `samlProviderArn`
   */
  readonly directoryId?: string;

  /**
   * ARN of the CA of the vendor’s client certificates: a certificate is then needed as well, never instead.
   * @default - sign-in alone
   */
  readonly clientRootCertificateArn?: string;

  /**
   * Group the identity provider sends only after a second factor; the connect handler and the access policy demand it.
   * With a directory, the group of the people enrolled for one.
   * @default vpn-mfa
   */
  readonly mfaGroup?: string;

  /**
   * Who vouches for the health of the vendor's devices; one of them must.
   * @default - nothing is asked of a device
   */
  readonly devicePosture?: DevicePosture[];

  /**
   * Range the VPN gives to devices, /12 to /22, apart from the network’s own. Errors: `enclave/client-cidr-size`,
   * `enclave/client-cidr-overlap`.
   * @default 10.96.0.0/22
   */
  readonly clientCidr?: string;

  /**
   * Longest time one VPN session may last, in hours; it then ends and people sign in again.
   *
   * AWS offers 24 as well; we refuse it because a session would then outlive the vendor's working day.
   * @default 8
   */
  readonly sessionHoursMax?: 8 | 10 | 12;

  /**
   * Text shown at login, at most 1400 characters. Longer is refused: `enclave/banner-length`.
   * @default - a notice that everything is recorded
   */
  readonly banner?: string;

  /** @default udp */
  readonly transport?: 'udp' | 'tcp';

  /** @default 443 */
  readonly port?: 443 | 1194;

  /**
   * ARN of the SNS topic that alarms of the VPN are sent to, in its region: see `VpnAlarms`.
   * @default - alarms are seen in CloudWatch alone
   */
  readonly alarmTopicArn?: string;

  /** Job functions that may enter. */
  readonly admissions: VpnAdmission[];

  /** Everybody who may connect. */
  readonly people: RosterEntry[];
}

/**
 * The way in for the vendor's people: AWS Client VPN behind a sign-in, a second factor and the roster.
 *
 * All IPv4 traffic of the device goes through the tunnel and ends in the enclave, and routes that would lead around the
 * tunnel are taken off the device. A device with IPv6 keeps that way open unless its profile closes it (AWS Client VPN
 * Administrator Guide, "IPv6 considerations"). DNS goes through the tunnel to the network's resolver. Nobody is let in by default:
 * each job function has a rule of its own for each range it may go to.
 */
export class VendorVpn extends Construct {
  public readonly endpointId: string;
  /** Carried by what comes in through the VPN; it may talk to the private endpoints and to nothing else. */
  public readonly securityGroup: ISecurityGroup;
  public readonly rosterTable: ITable;
  public readonly connectHandler: IFunction;

  constructor(scope: Construct, id: string, props: VendorVpnProps) {
    super(scope, id);
    const clientCidr = clientRange(this, props.clientCidr ?? '10.96.0.0/22', props.network);
    const handlerLogs = props.archive.logGroup('handlers');
    const roster = new VpnRoster(this, 'Roster', { vendor: props.vendor, people: props.people, logGroup: handlerLogs });
    this.rosterTable = roster.table;
    props.archive.recordTable(roster.table);
    const name = prefixOf({ vendor: { id: props.vendor } });
    this.connectHandler = new EnclaveHandler(this, 'ConnectHandler', {
      vendor: props.vendor,
      functionName: `${HANDLER_PREFIX}${name}`,
      handlerName: 'connect',
      description: `Decides who may connect to the VPN of ${name}`,
      environment: { ROSTER_TABLE: roster.table.tableName, MFA_GROUP: mfaGroupOf(props) },
      logGroup: handlerLogs,
      // AWS denies after 30 seconds (AWS Client VPN Administrator Guide, "Client connect handler").
      timeoutSeconds: 25,
      permissions: roster.readPermissions,
    });
    this.securityGroup = deviceGroup(this, props.network);
    const endpoint = this.makeEndpoint(props, clientCidr);
    this.endpointId = endpoint.ref;
    openSubnets(this, this.endpointId, props.network, props.admissions);
    new VpnAlarms(this, 'Alarms', {
      vendor: props.vendor,
      endpointId: this.endpointId,
      connectHandler: this.connectHandler,
      credentials: credentialsOf(props),
      alarmTopicArn: props.alarmTopicArn,
    });
    Tags.of(this).add(TAG_VENDOR, props.vendor);
  }

  private makeEndpoint(props: VendorVpnProps, clientCidr: string): CfnClientVpnEndpoint {
    const name = prefixOf({ vendor: { id: props.vendor } });
    const signIn = { ...props, mfaGroup: mfaGroupOf(props) };
    const tags = { Name: name, [TAG_VENDOR]: props.vendor, [TAG_COMPONENT]: component.vpn };
    return new CfnClientVpnEndpoint(this, 'Endpoint', {
      description: `Way in for the people of ${props.vendor}`,
      vpcId: props.network.vpc.vpcId,
      clientCidrBlock: clientCidr,
      serverCertificateArn: props.serverCertificateArn,
      authenticationOptions: authenticationOf(this, signIn),
      clientConnectOptions: { enabled: true, lambdaFunctionArn: this.connectHandler.functionArn },
      ...accessPolicyOf(this, samlDemandsOf(signIn), props.devicePosture ?? []),
      connectionLogOptions: {
        enabled: true,
        cloudwatchLogGroup: props.archive.logGroup('client-vpn').logGroupName,
        includeAuthorizationPolicyContext: true,
      },
      securityGroupIds: [this.securityGroup.securityGroupId],
      splitTunnel: false,
      clientRouteEnforcementOptions: { enforced: true },
      // Only the network's own resolver knows the private names of the endpoints.
      dnsServers: [props.network.resolverAddress],
      sessionTimeoutHours: props.sessionHoursMax ?? 8,
      disconnectOnSessionTimeout: true,
      // The portal would hand the profile to anybody who can sign in; `enclave profile` writes it instead.
      selfServicePortal: 'disabled',
      clientLoginBannerOptions: { enabled: true, bannerText: bannerText(this, props.banner) },
      transportProtocol: props.transport ?? 'udp',
      vpnPort: props.port ?? 443,
      // No stage here: AWS replaces an endpoint whose tags change, and every profile would have to be handed out anew.
      tagSpecifications: [
        { resourceType: 'client-vpn-endpoint', tags: Object.entries(tags).map(([key, value]) => ({ key, value })) },
      ],
    });
  }
}

function mfaGroupOf({ mfaGroup = 'vpn-mfa' }: VendorVpnProps): string {
  return mfaGroup;
}
