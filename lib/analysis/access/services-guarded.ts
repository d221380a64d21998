import { CALL_SERVICE, type Manifest, STRAYING_PATHS, accessToRoutes, routesOf } from '../../manifest';
import { type Resource, type World, describe, statementsOf } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, judgeSwitch, mustBe, mustSay, unsure } from '../decided';
import { logGroupAt } from '../log-group-at';
import { EVERYBODY } from '../logging/bucket-words';
import { nameOf } from '../name-of';
import { pointsAt } from '../own-resources';
import { type Place, placeOf, placedText } from '../placed-text';
import { roleArnOf } from '../role-arn';
import { isHidden, saysText } from '../says';
import { type Words, judgeWords } from '../spelled-statement';

const OPEN = 'services are open';
const LATTICE = 'AWS::VpcLattice::';
const NETWORK = `${LATTICE}ServiceNetwork`;

/** Parts of VPC Lattice that an enclave has. Any other joins networks, resources or accounts. */
const PARTS: readonly string[] = [
  NETWORK,
  `${LATTICE}AuthPolicy`,
  `${LATTICE}AccessLogSubscription`,
  `${LATTICE}ServiceNetworkServiceAssociation`,
];

/**
 * Do the services of the manifest, and no others, answer the job functions named for them: in signed calls over HTTPS, from
 * within the enclave’s network, through an endpoint of its own; and is each call recorded?
 *
 * The policy of the service network is compared word by word with what the manifest makes of it. Resources that are no
 * services are not under that policy (Amazon VPC Lattice User Guide, "Control access to VPC Lattice services using auth
 * policies"), so that none may be joined; nor may a network or another account.
 *
 * Limits: what a service does with a call, and whom its own policy lets in elsewhere, is its owner’s business. The groups
 * of the endpoint are judged by `doorsClosed`. What is given at deployment is `unknown`.
 */
export function servicesGuarded(manifest: Manifest): Claim {
  return {
    claim:
      'Services answer the job functions named for them alone, in signed calls over HTTPS from within the enclave, and each call is recorded',
    decide(world) {
      const all = [...world.template.resources.keys()].flatMap((id) => world.resource(id) ?? []);
      const others = all
        .filter(({ type }) => type.startsWith(LATTICE) && !PARTS.includes(type))
        .map((one) => fail(OPEN, `${nameOf(one)} is a ${one.type}, which is no part of an enclave`));
      const networks = world.ofType(NETWORK);
      return allOf(
        [
          ...others,
          ...judgeCount(networks, manifest),
          ...networks.flatMap((network) => judgeNetwork(world, network, manifest)),
          ...PARTS.slice(1).flatMap((type) => judgeStrays(world, type)),
        ],
        `${networks.length} service networks, ${manifest.services.length} services`,
      );
    },
  };
}

function judgeCount(networks: readonly Resource[], { services }: Manifest): Decided[] {
  const wanted = services.length > 0 ? 1 : 0;
  if (networks.length === wanted) return [];
  return [fail(OPEN, `there are ${networks.length} service networks, and the manifest makes ${wanted}`)];
}

/** What belongs to a service network of another stack opens that one. */
function judgeStrays(world: World, type: string): Decided[] {
  return world.ofType(type).map((part) => {
    const pointer = part.read(type.endsWith('Association') ? 'ServiceNetworkIdentifier' : 'ResourceIdentifier');
    const what = `${nameOf(part)} belongs to ${describe(pointer.value)}, no service network of the enclave`;
    return mustBe(pointsAt(world, pointer, NETWORK), pointer.value, OPEN, what);
  });
}

function judgeNetwork(world: World, network: Resource, manifest: Manifest): Decided[] {
  const name = nameOf(network);
  const place = placeOf(manifest);
  // AWS does not say what it presets, so it is taken for the worse.
  const shared = fail(OPEN, `${name} may be shared with other accounts`);
  return [
    mustSay(network, network.read('AuthType'), 'AWS_IAM', fail(OPEN, `${name} is called without IAM`)),
    judgeSwitch(network.read('SharingConfig.enabled'), false, true, shared),
    ...judgeDoors(world, network),
    judgePolicy(world, network, manifest, place),
    ...judgeServices(world, network, manifest, place),
    ...judgeRecords(world, network, place),
  ];
}

/** Resources of a type that belong to a service network, by its id or its ARN. */
function partsOf(world: World, network: Resource, type: string, path = 'ResourceIdentifier'): Resource[] {
  return world.ofType(type).filter((part) => world.follow(part.read(path))?.id === network.id);
}

function doorsOf(world: World, network: Resource): Resource[] {
  return partsOf(world, network, 'AWS::EC2::VPCEndpoint', 'ServiceNetworkArn');
}

function judgePolicy(world: World, network: Resource, manifest: Manifest, place: Place): Decided {
  const [policy, second] = partsOf(world, network, `${LATTICE}AuthPolicy`);
  if (!policy) return fail(OPEN, `${nameOf(network)} has no policy of its own`);
  if (second) return fail(OPEN, `${nameOf(network)} has two policies, of which one is in force`);
  const [door] = doorsOf(world, network);
  const home = door && world.follow(door.read('VpcId'));
  const wording = { name: nameOf(policy), broken: OPEN, place };
  return judgeWords(wording, statementsOf(policy.read('Policy')), wordsFor(manifest, place, `\${${home?.id}.Ref}`));
}

function wordsFor(manifest: Manifest, { partition, account }: Place, vpc: string): Words[] {
  const deny = (conditions: Words['conditions'], resources: readonly string[] = ['*']): Words => {
    return { ...EVERYBODY, actions: [CALL_SERVICE], resources, conditions };
  };
  const arn = `arn:${partition}:iam::${account}`;
  return [
    deny({ 'StringNotEquals vpc-lattice-svcs:SourceVpc': [vpc] }),
    deny({ 'StringEquals aws:PrincipalType': ['Anonymous'] }),
    deny({ 'NumericNotEquals vpc-lattice-svcs:Port': ['443'] }),
    deny({ 'Bool aws:SecureTransport': ['false'] }),
    deny({}, STRAYING_PATHS),
    ...manifest.jobFunctions.flatMap(({ id }) =>
      accessToRoutes(routesOf(manifest.services, id)).map(({ actions, resources, conditions }): Words => ({
        effect: 'Allow',
        principals: [`AWS ${arn}:root`],
        actions,
        resources,
        conditions: {
          'ArnEquals aws:PrincipalArn': [roleArnOf(manifest, id)],
          'StringEquals vpc-lattice-svcs:RequestMethod': [
            conditions.StringEquals!['vpc-lattice-svcs:RequestMethod']!,
          ].flat(),
        },
      })),
    ),
  ];
}

function judgeServices(world: World, network: Resource, { services }: Manifest, place: Place): Decided[] {
  const joined = partsOf(world, network, `${LATTICE}ServiceNetworkServiceAssociation`, 'ServiceNetworkIdentifier');
  const arns = joined.map((one) => placedText(one.read('ServiceIdentifier').value, place));
  const missing = services.filter(({ arn }) => !arns.some(({ start, whole }) => whole && start === arn));
  return [
    ...joined.map((one, at) => {
      const { value } = one.read('ServiceIdentifier');
      const isNamed = services.some(({ arn }) => arns[at]!.whole && arns[at]!.start === arn);
      return mustBe(isNamed, value, OPEN, `${nameOf(one)} joins ${describe(value)}, no service of the manifest`);
    }),
    ...missing.map(({ id }) => fail('a service is not reached', `nothing joins ${id} to ${nameOf(network)}`)),
  ];
}

function judgeDoors(world: World, network: Resource): Decided[] {
  const doors = doorsOf(world, network);
  if (doors.length === 0) return [fail('a service is not reached', `no endpoint leads to ${nameOf(network)}`)];
  return doors.flatMap((door) => {
    const subnets = door.read('SubnetIds');
    const isInside =
      subnets.each().length > 0 && subnets.each().every((one) => pointsAt(world, one, 'AWS::EC2::Subnet'));
    const what = `${nameOf(door)} stands in ${describe(subnets.value)}`;
    return [
      mustSay(door, door.read('VpcEndpointType'), 'ServiceNetwork', fail(OPEN, `${nameOf(door)} is of another type`)),
      mustBe(isInside, subnets.value, OPEN, what),
    ];
  });
}

/** Every record goes into a log group of the template, from where it is copied into the archive. */
function judgeRecords(world: World, network: Resource, place: Place): Decided[] {
  const records = partsOf(world, network, `${LATTICE}AccessLogSubscription`);
  const unrecorded = 'calls of services go unrecorded';
  const judged = records.map((record) => {
    const to = record.read('DestinationArn');
    const isOwn = logGroupAt(world, to, place) !== undefined;
    return mustBe(isOwn, to.value, unrecorded, `${nameOf(record)} writes to ${describe(to.value)}`);
  });
  const kinds = records.map((record) => record.read('ServiceNetworkLogType'));
  if (kinds.some((kind) => saysText(kind, 'SERVICE'))) return judged;
  const what = `nothing records who calls through ${nameOf(network)}`;
  return [...judged, kinds.some(isHidden) ? unsure(`${what}, as far as can be read`) : fail(unrecorded, what)];
}
