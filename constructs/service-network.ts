import { CfnVPCEndpoint } from 'aws-cdk-lib/aws-ec2';
import {
  CfnAccessLogSubscription,
  CfnAuthPolicy,
  CfnServiceNetwork,
  CfnServiceNetworkServiceAssociation,
} from 'aws-cdk-lib/aws-vpclattice';
import { CfnOutput, Fn, Stack, Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AUTH_POLICY_LENGTH_MAX } from '../lib/manifest/aws-limits';
import { prefixOf, TAG_VENDOR } from '../lib/manifest/names';
import { serviceZone } from '../lib/manifest/service-access';
import type { EnclaveNetwork } from './enclave-network';
import type { LogArchive } from './log-archive';
import { logGroupArn } from './log-group-arn';
import { refuseLongPolicy } from './policy-size';
import { refuse } from './refuse';
import { serviceAuthPolicy, type ServiceCaller } from './service-auth-policy';

/** Folder for the calls of services, and the log group they arrive in first. */
export const SERVICE_ACCESS_FOLDER = 'service-access';

/** A service of VPC Lattice that exists already, in the region of the network. */
export interface JoinedService {
  /** Short name of the service: lower case, hyphens. */
  readonly serviceName: string;
  /** Of this account, or of another one that shares it through AWS RAM. */
  readonly serviceArn: string;
}

export interface ServiceNetworkProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  readonly network: EnclaveNetwork;
  readonly archive: LogArchive;
  /** What can be called at all. */
  readonly services: JoinedService[];
  /**
   * Who may call what; each needs the same in its own policy, see `VendorRole.grantCalls`. Nobody at all is a mistake:
   * `enclave/services-without-callers`. More than 10 kilobytes of them are refused: `enclave/services-policy-length`.
   */
  readonly callers: ServiceCaller[];
}

/**
 * Many services of the client’s behind one door: a VPC Lattice service network, that only roles of the enclave call, only
 * what is named for them, in signed calls over HTTPS. Each call is written to the archive.
 *
 * The door is an endpoint in the vendor’s subnets. A network that is joined to a service network instead reaches services
 * at link-local addresses, which nobody finds who comes in by VPN (AWS PrivateLink Guide, "Access service networks through
 * AWS PrivateLink"). Endpoints of this kind take no policy: the service network’s own stands in its place.
 *
 * VPC Lattice checks no body and slows nobody down, and no web ACL stands before it: where that matters, take a `PrivateApi`.
 */
export class ServiceNetwork extends Construct {
  public readonly serviceNetworkArn: string;
  /** Id of the endpoint that leads to the services. */
  public readonly endpointId: string;
  private readonly props: ServiceNetworkProps;
  private readonly serviceNetwork: CfnServiceNetwork;

  constructor(scope: Construct, id: string, props: ServiceNetworkProps) {
    super(scope, id);
    this.props = props;
    if (props.callers.length === 0) this.refuseWithoutCallers();
    this.serviceNetwork = new CfnServiceNetwork(this, 'Network', {
      name: prefixOf({ vendor: { id: props.vendor } }),
      authType: 'AWS_IAM',
      sharingConfig: { enabled: false },
    });
    this.serviceNetworkArn = this.serviceNetwork.attrArn;
    this.authorise();
    const door = this.makeDoor();
    this.endpointId = door.attrId;
    for (const service of props.services) this.join(service);
    Tags.of(this).add(TAG_VENDOR, props.vendor);
  }

  /** What a caller’s own policy must demand, so that its calls come from the enclave and through this service network. */
  public get conditions(): Record<string, string> {
    return {
      'vpc-lattice-svcs:ServiceNetworkArn': this.serviceNetworkArn,
      'vpc-lattice-svcs:SourceVpc': this.props.network.vpc.vpcId,
    };
  }

  private authorise(): void {
    const { network, callers } = this.props;
    const policy = serviceAuthPolicy(network.vpc.vpcId, callers);
    refuseLongPolicy(this, policy, {
      what: 'what all roles together may call',
      charactersMax: AUTH_POLICY_LENGTH_MAX,
      mend: 'let `/*` stand for several paths of a service, or divide the services among two enclaves',
      code: 'enclave/services-policy-length',
    });
    new CfnAuthPolicy(this, 'Callers', { resourceIdentifier: this.serviceNetwork.attrId, policy });
  }

  /** The door opens when calls are recorded, and not before. */
  private makeDoor(): CfnVPCEndpoint {
    const { network, archive } = this.props;
    const { logGroupName } = archive.logGroup(SERVICE_ACCESS_FOLDER);
    // AWS itself lets its log delivery write to the group (Amazon VPC Lattice User Guide, "Access logs").
    const record = new CfnAccessLogSubscription(this, 'Record', {
      resourceIdentifier: this.serviceNetwork.attrId,
      destinationArn: logGroupArn(this, logGroupName),
      serviceNetworkLogType: 'SERVICE',
    });
    archive.heartbeats.weekly(SERVICE_ACCESS_FOLDER);
    const door = new CfnVPCEndpoint(this, 'Door', {
      vpcId: network.vpc.vpcId,
      vpcEndpointType: 'ServiceNetwork',
      serviceNetworkArn: this.serviceNetworkArn,
      subnetIds: network.subnets.map(({ subnetId }) => subnetId),
      securityGroupIds: [network.doorsGroupId],
    });
    door.addResourceDependency(record);
    network.answerTo(`*.${serviceZone(Stack.of(this).region)}`);
    return door;
  }

  /**
   * The name of a service at this door is made of the door’s id, the id of the association, and what stands behind the first
   * dot of every service’s name (AWS PrivateLink Guide, "DNS hostnames" of service-network endpoints). It is public, and
   * leads to addresses of the enclave.
   */
  private join({ serviceName, serviceArn }: JoinedService): void {
    const association = new CfnServiceNetworkServiceAssociation(this, `Service-${serviceName}`, {
      serviceNetworkIdentifier: this.serviceNetworkArn,
      serviceIdentifier: serviceArn,
    });
    const hash = Fn.select(1, Fn.split('.', association.attrDnsEntryDomainName));
    const host = `${this.endpointId}-${association.attrId}.${hash}.${serviceZone(Stack.of(this).region)}`;
    new CfnOutput(this, `Address-${serviceName}`, {
      description: `Where ${serviceName} answers: aws ec2 describe-vpc-endpoint-associations says the same`,
      value: `https://${host}`,
    });
  }

  private refuseWithoutCallers(): never {
    return refuse(this, {
      what: 'nobody may call the services',
      saw: 'no `callers`',
      want: 'at least one role, with what it may call',
      mend: 'name the roles that call, or remove the services',
      code: 'enclave/services-without-callers',
    });
  }
}
