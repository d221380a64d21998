import {
  CfnClientVpnAuthorizationRule,
  CfnClientVpnEndpoint,
  CfnClientVpnTargetNetworkAssociation,
  CfnSecurityGroup,
  SecurityGroup,
  type ISecurityGroup,
} from 'aws-cdk-lib/aws-ec2';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Tags, type CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { component, prefixOf, TAG_COMPONENT, TAG_VENDOR } from '../lib/manifest/names';
import { EnclaveHandler } from './enclave-handler';
import type { EnclaveNetwork } from './enclave-network';
import type { LogArchive } from './log-archive';
import { bannerText, clientRange } from './vpn-limits';
import { INTERNET, openOutwards } from './vpn-outwards';
import { VpnRoster, type RosterEntry } from './vpn-roster';

/** AWS refuses a connect handler without this prefix; a generated name shows it only at deploy. */
const HANDLER_PREFIX = 'AWSClientVPN-';

const HTTPS = { ipProtocol: 'tcp', fromPort: 443, toPort: 443 };

/** A job function that may enter, by the group the identity provider sends for it. */
export interface VpnAdmission {
  readonly jobFunction: string;
  readonly group: string;
}

export interface VendorVpnProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  readonly network: EnclaveNetwork;
  readonly archive: LogArchive;

  /** ARN of the server certificate in ACM: RSA 2048, with a domain name (AWS Client VPN Administrator Guide). */
  readonly serverCertificateArn: string;

  /** ARN of the SAML provider people sign in with. There is no way in without it. */
  readonly samlProviderArn: string;

  /**
   * ARN of the CA of the vendor’s client certificates: a certificate is then needed as well, never instead.
   * @default - sign-in alone
   */
  readonly clientRootCertificateArn?: string;

  /**
   * Group the identity provider sends only after a second factor; the connect handler demands it.
   * @default vpn-mfa
   */
  readonly mfaGroup?: string;

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

  /** Job functions that may enter. */
  readonly admissions: VpnAdmission[];

  /** Everybody who may connect. */
  readonly people: RosterEntry[];
}

/**
 * The way in for the vendor's people: AWS Client VPN behind SAML sign-in, a second factor and the roster.
 *
 * All IPv4 traffic of the device goes through the tunnel and ends in the enclave, and routes that would lead around the
 * tunnel are taken off the device. A device with IPv6 keeps that way open unless its profile closes it (AWS Client VPN
 * Administrator Guide, "IPv6 considerations"). DNS goes through the tunnel to the network's resolver. Nobody is let in by default:
 * each job function has a rule of its own for each subnet.
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
      environment: { ROSTER_TABLE: roster.table.tableName, MFA_GROUP: props.mfaGroup ?? 'vpn-mfa' },
      logGroup: handlerLogs,
      // AWS denies after 30 seconds (AWS Client VPN Administrator Guide, "Client connect handler").
      timeoutSeconds: 25,
      permissions: roster.readPermissions,
    });
    this.securityGroup = this.makeSecurityGroup(props.network);
    const endpoint = this.makeEndpoint(props, clientCidr);
    this.endpointId = endpoint.ref;
    this.openSubnets(props);
    Tags.of(this).add(TAG_VENDOR, props.vendor);
  }

  /** Rules stand in the group itself: a group that has its rules elsewhere looks as if everything may go out. */
  private makeSecurityGroup(network: EnclaveNetwork): ISecurityGroup {
    const group = new CfnSecurityGroup(this, 'SecurityGroup', {
      vpcId: network.vpc.vpcId,
      groupDescription: 'Devices of the vendor: HTTPS to the private endpoints, nothing else',
      securityGroupEgress: [
        {
          destinationSecurityGroupId: network.doorsGroupId,
          description: 'HTTPS to the private endpoints',
          ...HTTPS,
        },
        ...(network.egressDomains.length > 0
          ? [{ cidrIp: INTERNET, description: 'HTTPS through the firewall of the egress', ...HTTPS }]
          : []),
      ],
    });
    const securityGroup = SecurityGroup.fromSecurityGroupId(this, 'Devices', group.attrGroupId, { mutable: false });
    network.allowFrom(securityGroup);
    return securityGroup;
  }

  private makeEndpoint(props: VendorVpnProps, clientCidr: string): CfnClientVpnEndpoint {
    const name = prefixOf({ vendor: { id: props.vendor } });
    const tags = { Name: name, [TAG_VENDOR]: props.vendor, [TAG_COMPONENT]: component.vpn };
    return new CfnClientVpnEndpoint(this, 'Endpoint', {
      description: `Way in for the people of ${props.vendor}`,
      vpcId: props.network.vpc.vpcId,
      clientCidrBlock: clientCidr,
      serverCertificateArn: props.serverCertificateArn,
      authenticationOptions: authenticationOf(props),
      clientConnectOptions: { enabled: true, lambdaFunctionArn: this.connectHandler.functionArn },
      connectionLogOptions: { enabled: true, cloudwatchLogGroup: props.archive.logGroup('client-vpn').logGroupName },
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

  /** Puts the endpoint into both subnets and lets each job function reach both. */
  private openSubnets(props: VendorVpnProps): void {
    // One after the other: an endpoint takes few changes at once (AWS Client VPN Administrator Guide, "Quotas").
    const chain: CfnResource[] = [];
    const append = (resource: CfnResource) => {
      const previous = chain.at(-1);
      if (previous) resource.addResourceDependency(previous);
      chain.push(resource);
    };
    const clientVpnEndpointId = this.endpointId;
    for (const [index, { subnetId }] of props.network.subnets.entries()) {
      const id = `Association${index + 1}`;
      append(new CfnClientVpnTargetNetworkAssociation(this, id, { clientVpnEndpointId, subnetId }));
    }
    for (const { group } of props.admissions) {
      for (const [index, { ipv4CidrBlock: targetNetworkCidr }] of props.network.subnets.entries()) {
        // Every change replaces a rule, and the new one comes first: so its id is what makes it unique, and no description.
        const id = `Rule-${group}-${index + 1}`;
        const rule = { clientVpnEndpointId, targetNetworkCidr, accessGroupId: group, authorizeAllGroups: false };
        append(new CfnClientVpnAuthorizationRule(this, id, rule));
      }
    }
    const groups = props.admissions.map(({ group }) => group);
    for (const resource of openOutwards(this, clientVpnEndpointId, props.network, groups)) append(resource);
  }
}

/** SAML always; a certificate beside it when there is a CA. A certificate alone cannot be said. */
function authenticationOf(props: VendorVpnProps): CfnClientVpnEndpoint.ClientAuthenticationRequestProperty[] {
  const saml = {
    type: 'federated-authentication',
    federatedAuthentication: { samlProviderArn: props.samlProviderArn },
  };
  if (!props.clientRootCertificateArn) return [saml];
  const certificate = {
    type: 'certificate-authentication',
    mutualAuthentication: { clientRootCertificateChainArn: props.clientRootCertificateArn },
  };
  return [certificate, saml];
}
