import { contains, parseCidr } from '../../common/cidr';
import type { Manifest } from '../../manifest';
import { type Resource, asText, describe } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';

/**
 * Has the network no address beyond the range that the manifest gives it?
 *
 * Limits: IPv4. A range of IPv6 or a second one is said to be beyond. A range given at deployment is `unknown`.
 */
export function networkAsPlaced(manifest: Manifest): Claim {
  const { cidr } = manifest.placement;
  return {
    claim: `The network has no address outside ${cidr}`,
    decide(world) {
      const parts = [...world.ofType('AWS::EC2::VPC'), ...world.ofType('AWS::EC2::Subnet')];
      const more = world.ofType('AWS::EC2::VPCCidrBlock').map((block) => fail(BEYOND, `${nameOf(block)} adds a range`));
      return allOf([...parts.map((part) => judge(part, cidr)), ...more], `${parts.length} ranges within ${cidr}`);
    },
  };
}

const BEYOND = 'the network is larger than agreed';

function judge(part: Resource, cidr: string): Decided {
  const range = asText(part.read('CidrBlock').value);
  const [outer, inner] = [parseCidr(cidr), range.kind === 'known' ? parseCidr(range.value) : undefined];
  if (range.kind === 'hidden') return unsure(`the range of ${nameOf(part)} is hidden by ${range.by}`);
  if (outer && inner && contains(outer, inner)) return pass();
  return fail(BEYOND, `${nameOf(part)} has the range ${describe(part.read('CidrBlock').value)}`);
}
