import type { EC2Client, Tag } from '@aws-sdk/client-ec2';
import { TAG_VENDOR } from '../manifest/names';
import { pages } from './read-pages';

/** A part of the vendor's network that policies and the VPN name by an id AWS made up. */
export interface DeployedPart {
  readonly type: 'AWS::EC2::VPC' | 'AWS::EC2::SecurityGroup' | 'AWS::EC2::VPCEndpoint';
  readonly id: string;
  /** Stack and resource it was made for. CloudFormation alone can write these tags, so they cannot be copied. */
  readonly madeFor?: { readonly stackName: string; readonly logicalId: string };
  /** For an endpoint: what tells it from the others, since CloudFormation leaves its own tags off endpoints. */
  readonly door?: Door;
}

/** Where an endpoint leads, how, and out of which VPC. */
export interface Door {
  readonly service: string;
  readonly type: string;
  readonly vpcId: string;
}

/** All that bears the vendor's tag. It can be copied: that alone does not tell ours from another's. */
export async function readNetwork(ec2: EC2Client, vendorId: string): Promise<DeployedPart[]> {
  const { paginateDescribeSecurityGroups, paginateDescribeVpcEndpoints, paginateDescribeVpcs } =
    await import('@aws-sdk/client-ec2');
  const filter = { Filters: [{ Name: `tag:${TAG_VENDOR}`, Values: [vendorId] }] };
  const call = (name: string) => ({ action: `ec2:${name}`, about: `tagged for ${vendorId}` });
  const vpcs = await pages(call('DescribeVpcs'), paginateDescribeVpcs({ client: ec2 }, filter), (page) => page.Vpcs);
  const groups = await pages(
    call('DescribeSecurityGroups'),
    paginateDescribeSecurityGroups({ client: ec2 }, filter),
    (page) => page.SecurityGroups,
  );
  const endpoints = await pages(
    call('DescribeVpcEndpoints'),
    paginateDescribeVpcEndpoints({ client: ec2 }, filter),
    (page) => page.VpcEndpoints,
  );
  return [
    ...vpcs.map(({ VpcId, Tags }) => part('AWS::EC2::VPC', VpcId, Tags)),
    ...groups.map(({ GroupId, Tags }) => part('AWS::EC2::SecurityGroup', GroupId, Tags)),
    ...endpoints
      // The API and its model spell the states differently.
      .filter(({ State }) => !/^delet/i.test(State ?? ''))
      .map((one) => ({
        ...part('AWS::EC2::VPCEndpoint', one.VpcEndpointId, one.Tags),
        door: { service: one.ServiceName ?? '', type: one.VpcEndpointType ?? '', vpcId: one.VpcId ?? '' },
      })),
  ];
}

function part(type: DeployedPart['type'], id = '', tags: readonly Tag[] = []): DeployedPart {
  const tag = (name: string) => tags.find((one) => one.Key === `aws:cloudformation:${name}`)?.Value;
  const [stackName, logicalId] = [tag('stack-name'), tag('logical-id')];
  return { type, id, ...(stackName !== undefined && logicalId !== undefined && { madeFor: { stackName, logicalId } }) };
}
