import { IpAddresses, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { twoZones, withZones } from './zones';

export interface IsolatedVpcSpec {
  readonly vpcName: string;
  /** IPv4 range, and the number of bits that its addresses have in common. */
  readonly cidr: string;
  readonly prefix: number;
  /** @default - the first two of the region */
  readonly availabilityZones?: string[];
}

/** A VPC that nothing leads out of, with a subnet in each of two zones. It is a child of `scope`, and its ids are contract. */
export function isolatedVpc(scope: Construct, spec: IsolatedVpcSpec): Vpc {
  const { vpcName, cidr, prefix } = spec;
  const zones = twoZones(spec.availabilityZones);
  return withZones(
    scope,
    zones,
    () =>
      new Vpc(scope, 'Vpc', {
        vpcName,
        ipAddresses: IpAddresses.cidr(cidr),
        availabilityZones: zones,
        natGateways: 0,
        createInternetGateway: false,
        restrictDefaultSecurityGroup: true,
        subnetConfiguration: [
          // A quarter of the range each; the other half stays free for growth.
          { name: 'Vendor', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: prefix + 2 },
        ],
      }),
  );
}
