import { CfnSecurityGroup, CfnVPCEndpoint } from 'aws-cdk-lib/aws-ec2';
import { Stack, Tags, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ENDPOINT_SERVICE } from '../lib/manifest/aws-limits';
import { prefixOf, TAG_VENDOR } from '../lib/manifest/names';
import { halvesOf } from '../lib/manifest/service-ranges';
import type { EnclaveNetwork } from './enclave-network';
import { NOTHING_OUT } from './nothing-out';
import { aliasOf } from './private-doors';
import { refuse } from './refuse';
import { serviceName } from './service-name';
import { refuseServicePorts, refuseServiceRange } from './service-place';
import { sideSubnet } from './side-subnet';
import type { VpnService } from './vpn-service';

export interface PrivateServiceProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  /** Short name of the service: lower case, hyphens. */
  readonly service: string;
  readonly network: EnclaveNetwork;

  /**
   * Name that AWS gave the endpoint service, such as `com.amazonaws.vpce.eu-central-1.vpce-svc-0a1b2c3d4e5f60718`; its
   * load balancer may be of any account, in the region of the stack: `enclave/endpoint-service`. Its owner accepts the
   * endpoint, see `OfferedService`.
   */
  readonly serviceName: string;

  /** Name that the service goes by inside the enclave, and that its certificate bears. */
  readonly domain: string;

  /**
   * TCP ports that the service listens on: 443, or 1024 and more, as the rules of the subnets let nothing else through:
   * `enclave/service-port`.
   * @default [443]
   */
  readonly ports?: number[];

  /**
   * Where the endpoint stands: a /27 in the last quarter of the network, of its own: `enclave/service-range`. By it the
   * rules of a Client VPN tell who may call the service.
   */
  readonly range: string;
}

/**
 * The way to one service of the client's own, by AWS PrivateLink: packets of the granted job functions to its ports, and
 * nothing else. Nothing comes back by it but answers.
 *
 * The endpoint stands in two subnets in which nothing else stands, because to the network all job functions look alike:
 * only the rules of the Client VPN know them, and these go by ranges. AWS takes no endpoint policy for a service that is
 * not its own and lets everything through (AWS PrivateLink Guide, "Control access to VPC endpoints using endpoint
 * policies"): who calls, and what for, is for the service to ask.
 *
 * The name is a record of the enclave's own zone. The private name that a service may bring along would be chosen by its
 * owner, after the proof, and could stand for any name.
 */
export class PrivateService extends Construct {
  public readonly service: string;
  /** Id of the endpoint: its owner accepts it by this. */
  public readonly endpointId: string;
  private readonly ports: number[];
  private readonly range: string;
  private readonly securityGroupId: string;

  constructor(scope: Construct, id: string, props: PrivateServiceProps) {
    super(scope, id);
    const { network, service, domain } = props;
    this.service = service;
    this.ports = [...new Set(props.ports ?? [443])];
    this.range = props.range;
    this.refuseForeign(props.serviceName);
    refuseServicePorts(this, this.ports);
    refuseServiceRange(this, this.range, network);
    const { vpcId } = network.vpc;
    const group = new CfnSecurityGroup(this, 'Door', {
      vpcId,
      groupDescription: `Endpoint of ${service}: its ports in, nothing out`,
      securityGroupEgress: [NOTHING_OUT],
    });
    this.securityGroupId = group.attrGroupId;
    const endpoint = new CfnVPCEndpoint(this, 'Endpoint', {
      vpcId,
      serviceName: props.serviceName,
      vpcEndpointType: 'Interface',
      subnetIds: this.makeSubnets(network),
      securityGroupIds: [this.securityGroupId],
      privateDnsEnabled: false,
    });
    this.endpointId = endpoint.ref;
    serviceName(this, '', network, domain, { aliasTarget: aliasOf(endpoint) });
    Tags.of(this).add(TAG_VENDOR, props.vendor);
    Tags.of(this).add('Name', `${prefixOf({ vendor: { id: props.vendor } })}.${service}`);
  }

  /** What a `VendorVpn` needs to let the members of some groups call the service. */
  public forGroups(groups: string[]): VpnService {
    const { service, ports, range, securityGroupId } = this;
    return { service, ports, ranges: [range], securityGroupId, groups };
  }

  private makeSubnets(network: EnclaveNetwork): string[] {
    const ranges = halvesOf(this.range);
    return network.subnets.map((beside, index) => {
      const { subnetId } = sideSubnet(this, `Zone${index + 1}`, network.vpc.vpcId, beside, ranges[index]);
      network.walls.around(this, `Wall${index + 1}`, subnetId);
      return subnetId;
    });
  }

  private refuseForeign(saw: string): void {
    const { region } = Stack.of(this);
    const found = ENDPOINT_SERVICE.exec(saw)?.[2];
    if (found !== undefined && (Token.isUnresolved(region) || found === region)) return;
    refuse(this, {
      what: '`serviceName` is no endpoint service that can be reached from here',
      saw,
      want: `a name such as \`com.amazonaws.vpce.${Token.isUnresolved(region) ? 'eu-central-1' : region}.vpce-svc-0a1b2c3d4e5f60718\``,
      mend: 'copy the service name from the service’s owner; it must be in the region of the enclave',
      code: 'enclave/endpoint-service',
    });
  }
}
