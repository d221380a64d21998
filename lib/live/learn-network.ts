import type { DeployedPart } from './read-network';
import type { Synthesised } from './read-template';
import type { Resource, TextReader } from './template-text';
import { uncheckedIn, vouch, type Bindings } from './unify';

const ENDPOINT = 'AWS::EC2::VPCEndpoint';

/** Types whose deployed ids are all read, so that a reference stands for one of these or for nothing. */
const READ: readonly DeployedPart['type'][] = ['AWS::EC2::VPC', 'AWS::EC2::SecurityGroup', ENDPOINT];

/** What CloudFormation makes of an endpoint whose template names no type. */
const ENDPOINT_TYPE_DEFAULT = 'Gateway';

/**
 * Binds the ids of the network. Where CloudFormation's own tags say for which resource of our stack a part was
 * made, that settles it. Endpoints get no such tags: there it is the only one with our tag, out of our VPC, to
 * the same service. Otherwise any id with our tag may be meant, and what uses it stays unverified.
 */
export function learnNetwork(
  from: Bindings,
  { resources, read }: Synthesised,
  network: readonly DeployedPart[],
  stackName: string,
): Bindings {
  const candidates = new Map(from.candidates);
  for (const type of READ) {
    const ids = network.filter((part) => part.type === type).map((part) => part.id);
    candidates.set(`${type}.Ref`, new Set(ids));
  }
  let bindings: Bindings = { ...from, candidates };
  // Two that fit, as when an earlier stack of this name left one behind: nothing tells which is in use.
  const learn = (logicalId: string, [only, ...others]: readonly DeployedPart[]) => {
    if (only && others.length === 0) bindings = vouch(bindings, read({ Ref: logicalId }) ?? [], only.id);
  };
  for (const [logicalId, { Type }] of resources) {
    const made = network.filter(({ type, madeFor }) => {
      return type === Type && madeFor?.logicalId === logicalId && madeFor.stackName === stackName;
    });
    learn(logicalId, made);
  }
  const doors = [...resources].filter(([, { Type }]) => Type === ENDPOINT);
  for (const [logicalId, endpoint] of doors) {
    const fits = network.filter((part) => isDoor(endpoint, part, read, bindings));
    const rivals = doors.filter(([, other]) => fits.some((part) => isDoor(other, part, read, bindings)));
    if (rivals.length === 1) learn(logicalId, fits);
  }
  return bindings;
}

/** Does a deployed endpoint lead where the template's does, out of a VPC that is surely ours? */
function isDoor({ Properties }: Resource, { door, madeFor }: DeployedPart, read: TextReader, from: Bindings): boolean {
  if (!door || madeFor) return false;
  const vpc = read(Properties.VpcId) ?? [];
  if (uncheckedIn([vpc], from).length > 0) return false;
  const wanted = [
    [read(Properties.ServiceName) ?? [], door.service],
    [read(Properties.VpcEndpointType) ?? [ENDPOINT_TYPE_DEFAULT], door.type],
    [vpc, door.vpcId],
  ] as const;
  return wanted.every(([pattern, text]) => vouch(from, pattern, text) !== from);
}
