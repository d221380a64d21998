import { CfnClientVpnEndpoint, type ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { component, prefixOf, TAG_COMPONENT, TAG_VENDOR } from '../lib/manifest/names';
import { EnclaveHandler } from './enclave-handler';
import type { VendorVpnProps } from './vendor-vpn-props';
import { accessPolicyOf } from './vpn-access-policy';
import { VpnAlarms } from './vpn-alarms';
import { authenticationOf, credentialsOf, samlDemandsOf } from './vpn-authentication';
import { refuseCertificate } from './vpn-certificate';
import { deviceGroup } from './vpn-device-group';
import { HANDLER_LOGS, VPN_LOGS, watchVpnLogs } from './vpn-heartbeats';
import { bannerText, clientRange } from './vpn-limits';
import { VpnRoster } from './vpn-roster';
import type { VpnDoor } from './vpn-door';
import { VpnRules } from './vpn-rules';

/** AWS refuses a connect handler without this prefix; a generated name shows it only at deploy. */
const HANDLER_PREFIX = 'AWSClientVPN-';

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
  /** Carried by what comes in through the VPN; it may talk to the private endpoints and the doors it is led to, and to nothing else. */
  public readonly securityGroup: ISecurityGroup;
  public readonly rosterTable: ITable;
  public readonly connectHandler: IFunction;
  private readonly doors: VpnDoor[] = [];
  private readonly rules: VpnRules;

  constructor(scope: Construct, id: string, props: VendorVpnProps) {
    super(scope, id);
    refuseCertificate(this, props.serverCertificatePem, props.today);
    const clientCidr = clientRange(this, props.clientCidr ?? '10.96.0.0/22', props.network);
    const handlerLogs = props.archive.logGroup(HANDLER_LOGS);
    const roster = new VpnRoster(this, 'Roster', { vendor: props.vendor, people: props.people, logGroup: handlerLogs });
    this.rosterTable = roster.table;
    props.archive.recordTable(roster.table);
    const name = prefixOf({ vendor: { id: props.vendor } });
    this.connectHandler = new EnclaveHandler(this, 'ConnectHandler', {
      vendor: props.vendor,
      functionName: `${HANDLER_PREFIX}${name}`,
      handlerName: 'connect',
      description: `Decides who may connect to the VPN of ${name}`,
      environment: {
        ROSTER_TABLE: roster.table.tableName,
        MFA_GROUP: mfaGroupOf(props),
        ...(props.workingHours !== undefined && { WORKING_HOURS: props.workingHours }),
      },
      logGroup: handlerLogs,
      // AWS denies after 30 seconds (AWS Client VPN Administrator Guide, "Client connect handler").
      timeoutSeconds: 25,
      permissions: roster.readPermissions,
    });
    const services = props.services ?? [];
    this.securityGroup = deviceGroup(this, props.network, this.doors, services);
    const endpoint = this.makeEndpoint(props, clientCidr);
    this.endpointId = endpoint.ref;
    this.rules = new VpnRules(this, this.endpointId, props.network, props.admissions, services);
    watchVpnLogs(props.archive, this.endpointId, this.connectHandler);
    new VpnAlarms(this, 'Alarms', {
      vendor: props.vendor,
      endpointId: this.endpointId,
      connectHandler: this.connectHandler,
      credentials: credentialsOf(props),
      alarmTopicArn: props.alarmTopicArn,
    });
    Tags.of(this).add(TAG_VENDOR, props.vendor);
  }

  /**
   * Leads the devices of some job functions to one more door of the network: `DatabaseDoor` says so for itself, and opens
   * itself to `securityGroup`. Whose device it is only the authorization rules can tell, so that the ranges must be the door's own.
   */
  public leadTo(door: VpnDoor, jobFunctions: string[]): void {
    this.doors.push(door);
    this.rules.open(door, jobFunctions);
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
        cloudwatchLogGroup: props.archive.logGroup(VPN_LOGS).logGroupName,
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
