import type { Manifest } from '../../manifest';
import { idpGroupOf } from '../../manifest/names';
import { type Resource, type World, asBoolean, asText, describe } from '../../template';
import { type Claim, type Decided, mergeDecided } from '../claim';
import { mustSay, nameOf, pass, unsure } from '../verdicts';
import { broken, judgeDoors } from './application-doors';
import { type Permit, groupAskedFor, permitsIn } from './cedar-conditions';

/**
 * Does every way in of Verified Access lead to an application of the manifest, let in its job functions alone and only
 * after a second factor, and record what it decides?
 *
 * Limits: that the identity provider hands the groups out rightly is a promise of its configuration. Whose load balancer
 * an ARN names, and what listens there, the template does not say. A policy in a form we do not read is `unknown`, as is
 * a group or an instance of another stack. The policy’s own conditions on devices and ranges are not judged: they only keep
 * people out; where people come from, the security groups of the way decide.
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
        ...instances.map((instance) => judgeInstance(world, instance)),
        ...world.ofType(PROVIDER).map((provider) => judgeProvider(provider, asked)),
      ]);
      if (decided.verdict !== 'pass' && endpoints.length > 0) return decided;
      return missing ? broken(`no endpoint leads to ${missing.domain}, which the manifest names`) : decided;
    },
  };
}

type Asked = NonNullable<Manifest['connect']['verifiedAccess']>;

const PROVIDER = 'AWS::EC2::VerifiedAccessTrustProvider';

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
    mustSay(endpoint, endpoint.read('LoadBalancerOptions.Port'), String(application.port), elsewhere),
    judgeDoors(world, endpoint, application, asked.allowedRanges),
    judgeWhoComesIn(world, endpoint, groups, asked.mfaGroup),
  ]);
  if (decided.verdict !== 'pass') return decided;
  return pass(`${name} lets ${groups.join(', ')} with ${asked.mfaGroup} open ${application.domain}`);
}

/** Both policies must permit, so what either of them demands of everybody is demanded. */
function judgeWhoComesIn(world: World, endpoint: Resource, groups: readonly string[], mfaGroup: string): Decided {
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
  const demanded = (allowed: readonly string[]) =>
    permits.some((policy) => policy.every((conditions) => conditions.some((one) => areAmong(one, allowed))));
  const lacking = [[mfaGroup], groups].find((allowed) => !demanded(allowed));
  if (!lacking) return pass();
  const unread = permits.flat(3).find((one) => one.includes(IDENTITY) && groupAskedFor(one, IDENTITY) === undefined);
  if (unread) return unsure(`${name}: a policy asks \`${unread}\`, which we do not read`);
  return broken(`a person outside ${lacking.join(', ')} comes in by ${name}`);
}

/** A permit that lets in one of some groups, whichever of its alternatives holds. */
const areAmong = (alternatives: readonly string[], allowed: readonly string[]) =>
  alternatives.map((one) => groupAskedFor(one, IDENTITY)).every((one) => one !== undefined && allowed.includes(one));

/** The name under which policies find what the identity provider says; every user trust provider must go by it. */
const IDENTITY = 'identity';

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

function judgeInstance(world: World, instance: Resource): Decided {
  const providers = instance.read('VerifiedAccessTrustProviderIds').each();
  const foreign = providers.find((one) => world.follow(one)?.type !== PROVIDER);
  if (foreign) return unsure(`${nameOf(instance)} trusts ${describe(foreign.value)}, which is not in the template`);
  const logging = instance.read('LoggingConfigurations');
  const switches = ['CloudWatchLogs', 'KinesisDataFirehose', 'S3'].map((place) =>
    asBoolean(logging.get(place).get('Enabled').value),
  );
  if (switches.some((one) => one.kind === 'known' && one.value)) return pass(`${nameOf(instance)} is recorded`);
  const [hidden] = switches.flatMap((one) => (one.kind === 'hidden' ? [one.by] : []));
  if (hidden) return unsure(`${nameOf(instance)}: whether it is recorded is hidden by ${hidden}`);
  return broken(`nobody records who comes in by ${nameOf(instance)}`);
}

/** Groups mean something only as the manifest's provider tells them, under the name that the policies read. */
function judgeProvider(provider: Resource, { oidc, device }: Asked): Decided {
  const name = nameOf(provider);
  const kind = asText(provider.read('TrustProviderType').value);
  const reference = provider.read('PolicyReferenceName');
  const foreign = broken(`people of another provider than the manifest's sign in by ${name}`);
  if (kind.kind === 'known' && kind.value === 'device') {
    const apart = asText(reference.value);
    if (apart.kind === 'known' && apart.value !== IDENTITY && device) return pass();
    return apart.kind === 'hidden' ? unsure(`${name}: its name is hidden by ${apart.by}`) : foreign;
  }
  return mergeDecided([
    mustSay(provider, provider.read('TrustProviderType'), 'user', foreign),
    mustSay(provider, reference, IDENTITY, foreign),
    mustSay(provider, provider.read('UserTrustProviderType'), oidc ? 'oidc' : 'iam-identity-center', foreign),
    ...(oidc ? [mustSay(provider, provider.read('OidcOptions.Issuer'), oidc.issuer, foreign)] : []),
  ]);
}
