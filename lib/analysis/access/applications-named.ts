import type { Manifest } from '../../manifest';
import { idpGroupOf } from '../../manifest/names';
import { type Resource, type World, asBoolean, asText, describe } from '../../template';
import { type Claim, type Decided, mergeDecided } from '../claim';
import { mustBeAmong, mustSay, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { broken, judgeDoors } from './application-doors';
import { IDENTITY, PROVIDER, isDeviceInOrder, judgeInstance, judgeProvider } from './application-trust';
import { type Permit, groupAskedFor, permitsIn } from './cedar-conditions';

/**
 * Does every way in of Verified Access lead to an application of the manifest, let in its job functions alone and only
 * after a second factor, and record what it decides?
 *
 * Limits: that the identity provider hands the groups out rightly is a promise of its configuration. Whose load balancer
 * an ARN names, and what listens there, the template does not say. A policy in a form we do not read is `unknown`, as is
 * a group or an instance of another stack. The policy’s own conditions on ranges are not judged: where people come from, the
 * security groups of the way decide.
 */
export function applicationsNamed(manifest: Manifest): Claim {
  const asked = manifest.connect.verifiedAccess;
  return {
    claim: asked
      ? 'Verified Access leads to the applications of the manifest alone, for their job functions after a second factor, and records it'
      : 'No application is open through Verified Access: the manifest asks for none',
    decide(world) {
      const endpoints = world.ofType('AWS::EC2::VerifiedAccessEndpoint');
      const instances = world.ofType('AWS::EC2::VerifiedAccessInstance');
      const [uncalled] = [...endpoints, ...instances];
      if (!asked) {
        if (uncalled) return broken(`the manifest asks for no Verified Access, but ${nameOf(uncalled)} is there`);
        return pass('no Verified Access');
      }
      const missing = asked.applications.find(({ domain }) => !endpoints.some((one) => domainOf(one) === domain));
      const decided = mergeDecided([
        ...endpoints.map((endpoint) => judgeEndpoint(world, endpoint, manifest, asked)),
        ...instances.map((instance) => judgeInstance(world, instance, asked)),
        ...world.ofType(PROVIDER).map((provider) => judgeProvider(provider, asked)),
      ]);
      if (decided.verdict !== 'pass' && endpoints.length > 0) return decided;
      return missing ? broken(`no endpoint leads to ${missing.domain}, which the manifest names`) : decided;
    },
  };
}

type Asked = NonNullable<Manifest['connect']['verifiedAccess']>;

function domainOf(endpoint: Resource): string | undefined {
  const domain = asText(endpoint.read('ApplicationDomain').value);
  return domain.kind === 'known' ? domain.value : undefined;
}

function judgeEndpoint(world: World, endpoint: Resource, manifest: Manifest, asked: Asked): Decided {
  const name = nameOf(endpoint);
  const domain = endpoint.read('ApplicationDomain');
  const { applications } = asked;
  const application = applications.find((one) => one.domain === domainOf(endpoint));
  const isHidden = asText(domain.value).kind === 'hidden';
  if (!application && isHidden) return unsure(`${name}: the domain is hidden by ${describe(domain.value)}`);
  if (!application) return broken(`${name} leads to ${describe(domain.value)}, which the manifest does not name`);
  const elsewhere = broken(`${name} leads to another place than ${application.domain} has in the manifest`);
  const groups = manifest.jobFunctions
    .filter(({ id }) => application.jobFunctions.includes(id))
    .map((job) => idpGroupOf(manifest, job));
  const decided = mergeDecided([
    mustSay(endpoint, endpoint.read('EndpointType'), 'load-balancer', elsewhere),
    mustSay(endpoint, endpoint.read('LoadBalancerOptions.LoadBalancerArn'), application.loadBalancerArn, elsewhere),
    mustSay(endpoint, endpoint.read('AttachmentType'), 'vpc', elsewhere),
    mustSay(endpoint, endpoint.read('DomainCertificateArn'), application.certificateArn, elsewhere),
    mustSay(endpoint, endpoint.read('LoadBalancerOptions.Protocol'), 'https', broken(`${name} leads on in plain text`)),
    ...mustBeAmong(endpoint.read('LoadBalancerOptions.SubnetIds'), application.subnetIds, name, () => elsewhere),
    mustSay(endpoint, endpoint.read('LoadBalancerOptions.Port'), String(application.port), elsewhere),
    judgeDoors(world, endpoint, application, asked.allowedRanges),
    judgeWhoComesIn(world, endpoint, groups, asked),
  ]);
  if (decided.verdict !== 'pass') return decided;
  return pass(`${name} lets ${groups.join(', ')} with ${asked.mfaGroup} open ${application.domain}`);
}

/** Both policies must permit, so what either of them demands of everybody is demanded. */
function judgeWhoComesIn(
  world: World,
  endpoint: Resource,
  groups: readonly string[],
  { mfaGroup, device }: Asked,
): Decided {
  const name = nameOf(endpoint);
  const group = world.follow(endpoint.read('VerifiedAccessGroupId'));
  if (group?.type !== 'AWS::EC2::VerifiedAccessGroup') return unsure(`${name}: its group is not in the template`);
  const instance = world.follow(group.read('VerifiedAccessInstanceId'));
  if (instance?.type !== 'AWS::EC2::VerifiedAccessInstance') {
    return unsure(`${nameOf(group)}: its instance is not in the template`);
  }
  const policies = [policyOf(group), policyOf(endpoint)];
  const undecided = policies.find((one): one is Decided => 'verdict' in one);
  if (undecided) return undecided;
  const permits = (policies as readonly (readonly Permit[])[]).map((policy) => policy.map((one) => one.conditions));
  const demanded = (asks: (alternatives: readonly string[]) => boolean) =>
    permits.some((policy) => policy.every((conditions) => conditions.some(asks)));
  const lacking = [[mfaGroup], groups].find((allowed) => !demanded((one) => areAmong(one, allowed)));
  if (!lacking && device && !demanded((one) => one.every((condition) => isDeviceInOrder(condition, device))))
    return broken(`a device that nobody vouches for comes in by ${name}`);
  if (!lacking) return pass();
  const unread = permits.flat(3).find((one) => one.includes(IDENTITY) && groupAskedFor(one, IDENTITY) === undefined);
  if (unread) return unsure(`${name}: a policy asks \`${unread}\`, which we do not read`);
  return broken(`a person outside ${lacking.join(', ')} comes in by ${name}`);
}

/** A permit that lets in one of some groups, whichever of its alternatives holds. */
const areAmong = (alternatives: readonly string[], allowed: readonly string[]) =>
  alternatives.map((one) => groupAskedFor(one, IDENTITY)).every((one) => one !== undefined && allowed.includes(one));

function policyOf(resource: Resource): readonly Permit[] | Decided {
  const name = nameOf(resource);
  const enabled = asBoolean(resource.read('PolicyEnabled').value);
  if (enabled.kind === 'hidden') return unsure(`${name}: whether its policy is on is hidden by ${enabled.by}`);
  if (enabled.kind === 'absent' || !enabled.value) return broken(`${name} has no policy that is on`);
  const document = asText(resource.read('PolicyDocument').value);
  if (document.kind === 'hidden') return unsure(`${name}: its policy is hidden by ${document.by}`);
  if (document.kind === 'absent') return broken(`${name} has no policy`);
  return permitsIn(document.value) ?? unsure(`${name}: its policy has a form we do not read`);
}
