import type { Manifest } from '../../manifest';
import { type Resource, type Value, type World, asText, describe } from '../../template';
import { type Claim, type Decided, mergeDecided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { pointsAt } from '../own-resources';
import { judgeOfficeWay, named } from './office-ways';
import { serviceBehind } from './private-services';
import { EXITS, isHarmless } from './resource-kinds';
import { targetsOf } from './route-targets';
import { judgeSharedWay, sharedRangesOf } from './shared-ways';

/**
 * Can anything in the template's networks reach another network than those of the manifest's offices?
 *
 * A VPC starts without a way out; CloudFormation adds one only through a gateway, an attachment, an endpoint or a
 * route. We look at all of them, and at nothing that we do not know to be harmless, so a pass needs no knowledge of
 * addresses; but where the manifest names offices, a route to their gateway must end at their networks.
 *
 * Limits: the template only. A gateway attached by hand later, or by another stack, is for `audit` to find, and a
 * subnet or a route table of another stack is `unknown`; so is every type of resource we do not know. Names are looked
 * up by the VPC's resolver even so: that is the claim of `dnsClosed`. PrivateLink endpoints lead to the services they
 * are made for, and their policies are another claim. So is what stands behind an API, which is called by API Gateway
 * and by no network; and what stands behind a service network of the template, which `servicesGuarded` judges. A transit gateway that offices use joins what its owner likes: `unknown`.
 */
export function noWayOut(manifest: Manifest): Claim {
  const offices = manifest.connect.siteToSite;
  const agreed = [
    ...(offices.length === 0 ? [] : [named(offices)]),
    ...(manifest.sharedServices ? ['shared services'] : []),
  ];
  const others = agreed.length === 0 ? 'any other network' : `any network but those of ${agreed.join(' and ')}`;
  return {
    claim: `No network of the enclave has a gateway, an attachment or a route to the internet or to ${others}`,
    decide(world) {
      const resources = [...world.template.resources.keys()].flatMap((id) => world.resource(id) ?? []);
      const decided = resources.flatMap((resource) => judgeWayOut(world, resource, manifest) ?? []);
      const open = decided.filter(({ verdict }) => verdict !== 'pass');
      return open.length > 0 ? mergeDecided(open) : pass(...inventory(world, manifest));
    },
  };
}

/** What one resource has to do with a way out; undefined when nothing. */
export function judgeWayOut(world: World, resource: Resource, manifest: Manifest): Decided | undefined {
  const name = nameOf(resource);
  const way = judgeSharedWay(world, resource, manifest) ?? judgeOfficeWay(world, resource, manifest.connect.siteToSite);
  if (way) return way;
  const exit = EXITS[resource.type];
  if (exit) return broken(`${exit}: ${name}`);
  switch (resource.type) {
    case 'AWS::EC2::Route':
      return judgeRoute(resource);
    case 'AWS::EC2::VPCEndpoint':
      return judgeEndpoint(world, resource, manifest);
    case 'AWS::Route53Resolver::ResolverEndpoint':
      return judgeResolver(resource);
    case 'AWS::EC2::Subnet':
      return mustFollow(world, resource, 'VpcId', 'AWS::EC2::VPC');
    case 'AWS::EC2::SubnetRouteTableAssociation':
      return mustFollow(world, resource, 'RouteTableId', 'AWS::EC2::RouteTable');
    case 'AWS::EC2::ClientVpnTargetNetworkAssociation':
      return mustFollow(world, resource, 'SubnetId', 'AWS::EC2::Subnet');
    default:
      if (isHarmless(resource.type)) return undefined;
      return unsure(`${name} is a ${resource.type}, which may lead to another network`);
  }
}

/** A target that is set at all counts, known or not; behind a gateway load balancer is somebody's appliance. */
function judgeRoute(route: Resource): Decided | undefined {
  const targets = targetsOf(route);
  if (!targets) return unsure(`the route ${nameOf(route)} is hidden: ${describe(route.properties.value)}`);
  const target = targets.find((key) => key !== 'VpcEndpointId' && !isLocal(key, route));
  if (target) {
    const destination = describe(route.read('DestinationCidrBlock').value);
    return broken(`the route ${nameOf(route)} to ${destination} through ${target}`);
  }
  if (route.read('VpcEndpointId').value.kind === 'absent') return undefined;
  return unsure(`the route ${nameOf(route)} leads through an appliance`);
}

function isLocal(key: string, route: Resource): boolean {
  const gateway = asText(route.read(key).value);
  return key === 'GatewayId' && gateway.kind === 'known' && gateway.value === 'local';
}

/** An endpoint to a service that is neither AWS's own nor named in the manifest leads into somebody's network. */
function judgeEndpoint(world: World, endpoint: Resource, manifest: Manifest): Decided | undefined {
  const service = endpoint.read('ServiceName').value;
  const type = asText(endpoint.read('VpcEndpointType').value);
  const lattice = ['ResourceConfigurationArn', 'ServiceNetworkArn'].find(
    (path) => endpoint.read(path).value.kind !== 'absent',
  );
  if (lattice === 'ServiceNetworkArn' && pointsAt(world, endpoint.read(lattice), 'AWS::VpcLattice::ServiceNetwork'))
    return undefined;
  if (lattice) return unsure(`the endpoint ${nameOf(endpoint)} leads to a ${lattice}, somebody's resources`);
  if (!isAwsService(service) && !serviceBehind(endpoint, manifest)) {
    return unsure(
      `the endpoint ${nameOf(endpoint)} leads to ${describe(service)}, which is not a service of AWS itself`,
    );
  }
  const isUsual = type.kind === 'absent' || (type.kind === 'known' && ['Gateway', 'Interface'].includes(type.value));
  return isUsual ? undefined : unsure(`the endpoint ${nameOf(endpoint)} is of a type we do not know`);
}

/** `com.amazonaws.<region>.<service>`, or `aws.…`; only what every deployment knows of itself may be left open. */
function isAwsService(name: Value): boolean {
  const parts = name.kind === 'composed' ? name.parts : name.kind === 'known' ? [String(name.value)] : [];
  const texts = parts.map((part) => {
    if (typeof part === 'string') return part;
    return part.kind === 'unresolved' && OWN_PLACE.test(part.symbol) ? 'here' : undefined;
  });
  if (texts.length === 0 || texts.includes(undefined)) return false;
  const text = texts.join('');
  return /^((cn\.)?com\.amazonaws\.|aws\.)[a-z0-9-]+\.[a-z0-9.-]+$/.test(text) && !text.includes('vpce');
}

const OWN_PLACE = /^\{"Ref":"AWS::(Region|URLSuffix)"\}$/;

function judgeResolver(endpoint: Resource): Decided {
  const direction = asText(endpoint.read('Direction').value);
  if (direction.kind === 'known' && direction.value === 'OUTBOUND') {
    return broken(`a resolver that asks other networks: ${nameOf(endpoint)}`);
  }
  return unsure(`the resolver ${nameOf(endpoint)} answers to other networks, or may ask them`);
}

/** What belongs to a network of another stack has the ways out of that one. */
function mustFollow(world: World, resource: Resource, path: string, type: string): Decided | undefined {
  const property = resource.read(path);
  if (world.follow(property)?.type === type) return undefined;
  return unsure(`${nameOf(resource)} belongs to ${describe(property.value)}, which is not in the template`);
}

const broken = (witness: string) => fail('something joins the enclave to another network', witness);

function inventory(world: World, manifest: Manifest): string[] {
  const offices = manifest.connect.siteToSite;
  const shared = sharedRangesOf(manifest);
  const count = (type: string) => world.ofType(type).length;
  const [networks, subnets, routes] = ['VPC', 'Subnet', 'Route'].map((type) => count(`AWS::EC2::${type}`));
  const links = count('AWS::ApiGatewayV2::VpcLink');
  const recorded = count('AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation') > 0 ? ' and recorded' : '';
  const gateway = offices.length === 0 ? 'no gateway' : 'no gateway but that of the offices';
  const attachment = shared.length === 0 ? 'no attachment' : 'no attachment but that of shared services';
  return [
    `${networks} network, ${subnets} subnets: ${gateway}, ${attachment}, no peering, and ${routes} routes beside the local ones`,
    ...offices.map(({ office, networks: ranges }) => `routes lead to ${office}: ${ranges.join(' and ')}`),
    ...(shared.length > 0 ? [`routes lead to shared services: ${shared.join(' and ')}`] : []),
    ...(links > 0
      ? [`${links} links carry calls of API routes from API Gateway to load balancers elsewhere, and no packets`]
      : []),
    ...(count('AWS::VpcLattice::ServiceNetwork') > 0
      ? ['an endpoint leads to services that the manifest names: who calls them is another claim']
      : []),
    `names are looked up by the network's resolver${recorded}: what it answers is another claim`,
  ];
}
