import type { Manifest, PrivateServiceSpec } from '../../manifest';
import { type Resource, type World, describe } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, judgeSwitch, mustBe, mustSay, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { pointsAt } from '../own-resources';
import { isAbsent, isHidden, textOf } from '../says';
import { judgeAlias, judgeServiceName } from './private-name';
import { carries, serviceBehind } from './private-services';
import { mustStandAlone } from './standing-in';

const ENDPOINT = 'AWS::EC2::VPCEndpoint';
const BESIDE = 'a service is reached beside what the manifest says';

/**
 * Does each endpoint to a service of somebody's lead to one that the manifest names, in subnets and behind a security
 * group of its own, under its own name?
 *
 * The range of these subnets is what VPN rules go by, so nothing else may stand in them. Which job functions pass is the
 * claim of `vpnConfined`, and by which ports that of `doorsClosed`.
 *
 * Limits: what the service does with a call, and who its owner accepts, is in no template of ours. AWS takes no endpoint
 * policy for such a service. A name or a subnet given at deployment is `unknown`.
 */
export function privateServicesNamed(manifest: Manifest): Claim {
  const services = manifest.privateServices;
  return {
    claim:
      services.length === 0
        ? 'No endpoint leads to a service that is not of AWS: the manifest names none'
        : `Endpoints lead to no services but AWS’s own and ${services.map(({ id }) => id).join(', ')}, each alone in its range`,
    decide(world) {
      const endpoints = world.ofType(ENDPOINT);
      return allOf(
        [
          ...endpoints.map((endpoint) => judgeStranger(endpoint, manifest)),
          ...services.map((service) => judgeService(world, service, manifest)),
        ],
        ...(services.length === 0 ? ['no service but those of AWS'] : []),
        ...services.map(({ id, domain, ports, range }) => `${id}: ${domain} by TCP ${ports.join(', ')}, in ${range}`),
      );
    },
  };
}

/** An endpoint service has `vpce-svc` in its name, and no service of AWS has. */
function judgeStranger(endpoint: Resource, manifest: Manifest): Decided {
  const name = endpoint.read('ServiceName');
  if (serviceBehind(endpoint, manifest) || !textOf(name).includes('vpce-svc')) return pass();
  return fail(BESIDE, `${nameOf(endpoint)} leads to ${textOf(name)}, which the manifest does not name`);
}

function judgeService(world: World, service: PrivateServiceSpec, manifest: Manifest): Decided {
  const all = world.ofType(ENDPOINT);
  const [endpoint, second] = all.filter((one) => serviceBehind(one, manifest) === service);
  const hidden = all.find((one) => isHidden(one.read('ServiceName')));
  if (!endpoint && hidden) return unsure(`whether ${nameOf(hidden)} leads to ${service.id} is hidden`);
  if (!endpoint) return fail('a service of the manifest is not reached', `no endpoint leads to ${service.id}`);
  if (second) return fail(BESIDE, `${nameOf(second)} is a second endpoint to ${service.id}`);
  return allOf([
    judgeEndpoint(world, endpoint),
    mustStandAlone(world, endpoint, 'SubnetIds', service.range, BESIDE),
    judgeGroup(world, endpoint),
    judgeServiceName(world, service.domain, (record) => judgeAlias(record, [endpoint])),
  ]);
}

/** The owner of a service chooses its private name, and could choose any: so the enclave takes none. */
function judgeEndpoint(world: World, endpoint: Resource): Decided {
  const name = nameOf(endpoint);
  const strange = ['ServiceRegion', 'ResourceConfigurationArn', 'ServiceNetworkArn'].find(
    (path) => !isAbsent(endpoint.read(path)),
  );
  const home = endpoint.read('VpcId');
  return allOf([
    mustSay(endpoint, endpoint.read('VpcEndpointType'), 'Interface', fail(BESIDE, `${name} is of another kind`)),
    mustBe(
      pointsAt(world, home, 'AWS::EC2::VPC'),
      home.value,
      BESIDE,
      `${name} stands in ${describe(home.value)}, which is not in the template`,
    ),
    judgeSwitch(
      endpoint.read('PrivateDnsEnabled'),
      false,
      false,
      fail(BESIDE, `${name} answers to whatever name the owner of the service chooses`),
    ),
    strange ? fail(BESIDE, `${name} leads elsewhere by its ${strange}`) : pass(),
  ]);
}

/** A group that others carry would open them by the ports of the service, or the service by theirs. */
function judgeGroup(world: World, endpoint: Resource): Decided {
  const groups = endpoint.read('SecurityGroupIds').each();
  const shared = groups.flatMap((property) => {
    const group = world.follow(property);
    return world.ofType(ENDPOINT).filter((one) => group && one.id !== endpoint.id && carries(world, one, group.id));
  });
  if (shared[0]) return fail(BESIDE, `${nameOf(shared[0])} carries the security group of ${nameOf(endpoint)} too`);
  return groups.length === 1 ? pass() : fail(BESIDE, `${nameOf(endpoint)} carries ${groups.length} security groups`);
}
