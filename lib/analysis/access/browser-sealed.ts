import type { Manifest } from '../../manifest';
import { urlFilterOf } from '../../manifest/allowed-url';
import { type Property, type Resource, type World, describe } from '../../template';
import { type Claim, type Decided, mergeDecided } from '../claim';
import { isAbsent, mustBeAmong, mustSay, nameOf, pass, unsure } from '../verdicts';
import { broken, judgeAddresses, judgeNetwork } from './browser-reach';

/**
 * Does every browser portal keep what it shows: nothing out, nothing in, no address but the manifest's, all recorded?
 *
 * Limits: who may sign in is decided by the identity provider, which the portal only names; that it asks for a second
 * factor is for the manifest's controls to verify. Anybody can photograph a screen. That Chrome and the service do what
 * their settings say is taken on trust, as is where a stream leads that records. Settings of another stack are `unknown`,
 * and so are security groups that lead to one.
 */
export function browserSealed(manifest: Manifest): Claim {
  const asked = manifest.connect.secureBrowser;
  return {
    claim: asked
      ? 'Every browser session takes nothing along, opens only the addresses of the manifest from inside the enclave, and is recorded'
      : 'No browser session can be opened: the manifest asks for no Secure Browser',
    decide(world) {
      const portals = world.ofType(`${WEB}Portal`);
      const [uncalled] = portals;
      if (!asked) {
        if (uncalled) return broken(`the manifest asks for no Secure Browser, but ${nameOf(uncalled)} is a portal`);
        return pass('no browser portal');
      }
      if (!uncalled) return broken('the manifest asks for Secure Browser, but no portal is in the template');
      const signIn = judgeSignIn(world, asked.samlMetadataUrl);
      return mergeDecided([...portals.map((portal) => judgePortal(world, portal, asked)), signIn]);
    },
  };
}

type Asked = NonNullable<Manifest['connect']['secureBrowser']>;

const WEB = 'AWS::WorkSpacesWeb::';

function judgePortal(world: World, portal: Resource, { urls, allowedRanges }: Asked): Decided {
  const name = nameOf(portal);
  const settings = (type: string, decide: (resource: Resource) => Decided): Decided => {
    const arn = portal.read(`${type}Arn`);
    if (isAbsent(arn)) return broken(`${name} has no ${type}`);
    const resource = world.follow(arn);
    if (resource?.type === WEB + type) return decide(resource);
    return unsure(`${name}: ${type} ${describe(arn.value)} is not in the template`);
  };
  const decided = mergeDecided([
    mustSay(portal, portal.read('AuthenticationType'), 'Standard', broken(`${name} knows no provider of its own`)),
    settings('UserSettings', judgeUserSettings),
    settings('BrowserSettings', (resource) => judgeAddresses(resource, urls.map(urlFilterOf))),
    settings('NetworkSettings', (resource) => judgeNetwork(world, resource)),
    settings('UserAccessLoggingSettings', () => pass()),
    settings('SessionLogger', judgeLogger),
    ...(allowedRanges.length > 0
      ? [settings('IpAccessSettings', (resource) => judgeRanges(resource, allowedRanges))]
      : []),
  ]);
  if (decided.verdict !== 'pass') return decided;
  return pass(`${name}: nothing out, nothing in, ${urls.length} addresses, recorded twice`);
}

const MUST_BE_OFF = ['CopyAllowed', 'PasteAllowed', 'PrintAllowed', 'DownloadAllowed', 'UploadAllowed'];

/** Off where nothing is said (Amazon WorkSpaces Secure Browser API Reference, "UserSettings": not required). */
const MUST_NOT_BE_ON = ['DeepLinkAllowed', 'WebAuthnAllowed'];

function judgeUserSettings(settings: Resource): Decided {
  const said = MUST_NOT_BE_ON.filter((path) => !isAbsent(settings.read(path)));
  return mergeDecided(
    [...MUST_BE_OFF, ...said].map((path) =>
      mustSay(settings, settings.read(path), 'Disabled', broken(`${nameOf(settings)}: ${path} is not Disabled`)),
    ),
  );
}

function judgeLogger(logger: Resource): Decided {
  const all = logger.read('EventFilter.All');
  if (isAbsent(all)) return broken(`${nameOf(logger)} leaves events out`);
  return all.value.kind === 'map'
    ? pass()
    : unsure(`${nameOf(logger)}: its events are hidden by ${describe(all.value)}`);
}

/** Rules without a range would be refused by AWS, so each is read. */
function judgeRanges(settings: Resource, ranges: readonly string[]): Decided {
  const name = nameOf(settings);
  const rules = settings.read('IpRules').each();
  const rangeOf = (rule: Property) => rule.get('IpRange');
  if (rules.length === 0) return broken(`${name} keeps nobody out`);
  const outside = (saw: string) => broken(`people from ${saw} come in by ${name}`);
  return mergeDecided(rules.flatMap((rule) => mustBeAmong(rangeOf(rule), ranges, name, outside)));
}

/** Each provider of the template signs people in to a portal, so each must be the manifest's. */
function judgeSignIn(world: World, metadataUrl: string): Decided {
  const providers = world.ofType(`${WEB}IdentityProvider`);
  if (providers.length === 0) return unsure('no identity provider of a portal is in the template');
  return mergeDecided(
    providers.map((provider) => {
      const name = nameOf(provider);
      const metadata = provider.read('IdentityProviderDetails').get('MetadataURL');
      const foreign = broken(`people of ${describe(metadata.value)} sign in by ${name}`);
      const parts = [
        mustSay(provider, provider.read('IdentityProviderType'), 'SAML', broken(`${name} is no SAML provider`)),
        mustSay(provider, metadata, metadataUrl, foreign),
      ];
      const decided = mergeDecided(parts);
      return decided.verdict === 'pass' ? pass(`people sign in at ${metadataUrl}`) : decided;
    }),
  );
}
