import { CfnVPCEndpoint, InterfaceVpcEndpointAwsService, type ISubnet } from 'aws-cdk-lib/aws-ec2';
import type { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { CfnOutput, Fn, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { endpointNameOf } from '../lib/manifest/boundary-kinds';
import { endpointPolicy, type EndpointAccess } from './endpoint-policy';
import { privateNames } from './private-names';

/** Services that also have a gateway endpoint, which works inside the VPC but not for traffic that comes in by VPN. */
const GATEWAY_SERVICES: readonly string[] = ['dynamodb', 's3'];

/** Where the doors of a network stand. */
export interface DoorPlace {
  readonly vpcId: string;
  readonly subnets: readonly ISubnet[];
  /** Security group that they carry. */
  readonly groupId: string;
}

/** Target of an alias record. */
export interface EndpointAlias {
  readonly hostedZoneId: string;
  readonly dnsName: string;
}

/** The private endpoints of a network. They are children of the network itself, by names that are contract. */
export class PrivateDoors {
  private readonly byService = new Map<string, CfnVPCEndpoint[]>();

  constructor(
    private readonly scope: Construct,
    private readonly place: DoorPlace,
  ) {}

  public add(service: string, policyDocument: PolicyDocument): void {
    const { scope, place } = this;
    const { name: serviceName } = new InterfaceVpcEndpointAwsService(endpointNameOf(service));
    const common = { vpcId: place.vpcId, serviceName, policyDocument };
    const door = new CfnVPCEndpoint(scope, `Endpoint-${service}`, {
      ...common,
      vpcEndpointType: 'Interface',
      subnetIds: place.subnets.map((subnet) => subnet.subnetId),
      securityGroupIds: [place.groupId],
      privateDnsEnabled: service !== 'dynamodb',
      // The default would give private names only to resolver endpoints, which the VPN does not ask.
      ...(service === 's3' ? { dnsOptions: { privateDnsOnlyForInboundResolverEndpoint: 'AllResolvers' } } : {}),
    });
    const doors = [door];
    if (GATEWAY_SERVICES.includes(service)) {
      doors.push(
        new CfnVPCEndpoint(scope, `Gateway-${service}`, {
          ...common,
          vpcEndpointType: 'Gateway',
          routeTableIds: place.subnets.map((subnet) => subnet.routeTable.routeTableId),
        }),
      );
    }
    this.byService.set(service, doors);
    if (service === 'dynamodb') this.sayHowToReachDynamoDb(door);
  }

  /** One door for each service of the accesses, for these roles and for what the accesses say. */
  public addFor(accesses: readonly EndpointAccess[], roleArns: readonly string[]): void {
    for (const service of [...new Set(accesses.map((access) => access.service))].sort()) {
      const own = accesses.filter((access) => access.service === service);
      this.add(service, endpointPolicy(own, roleArns));
    }
  }

  /** Services that have a door, in the order in which the doors were added. */
  public get services(): string[] {
    return [...this.byService.keys()];
  }

  public idsFor(service: string): string[] {
    return (this.byService.get(service) ?? []).map((door) => door.ref);
  }

  /** What an alias record of Amazon Route 53 says to lead a name to the door of one service. */
  public aliasFor(service: string): EndpointAlias | undefined {
    const [door] = this.byService.get(service) ?? [];
    return door && aliasOf(door);
  }

  /** The names under which people ask for the doors, to do what the accesses say. */
  public namesFor(accesses: readonly EndpointAccess[]): string[] {
    const { region } = Stack.of(this.scope);
    return [...this.byService].flatMap(([service, [door]]) =>
      service === 'dynamodb' && door ? [ownNameOf(door)] : privateNames(service, accesses, region),
    );
  }

  private sayHowToReachDynamoDb(door: CfnVPCEndpoint): void {
    new CfnOutput(this.scope, 'DynamoDbEndpointUrl', {
      description: 'Value of AWS_ENDPOINT_URL_DYNAMODB for people who come in by VPN',
      value: `https://${ownNameOf(door)}`,
    });
  }
}

/** What an alias record says to lead a name to one endpoint. */
export function aliasOf(door: CfnVPCEndpoint): EndpointAlias {
  return { hostedZoneId: Fn.select(0, ownEntryOf(door)), dnsName: ownNameOf(door) };
}

/** The name an endpoint has of its own. */
function ownNameOf(door: CfnVPCEndpoint): string {
  return Fn.select(1, ownEntryOf(door));
}

/** The first name is the one for the whole region; an entry reads `<hosted zone>:<name>`. */
function ownEntryOf(door: CfnVPCEndpoint): string[] {
  return Fn.split(':', Fn.select(0, door.attrDnsEntries));
}
