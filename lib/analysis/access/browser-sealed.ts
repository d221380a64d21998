import type { Manifest } from '../../manifest';
import { urlFilterOf } from '../../manifest/allowed-url';
import { type Property, type Resource, type World, asNumber, describe } from '../../template';
import { type Claim, type Decided, mergeDecided } from '../claim';
import { mustBe, mustBeAmong, mustSay, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { pointsAt } from '../own-resources';
import { isAbsent } from '../says';
import { judgeAccessLog, judgeLogger } from './browser-recorded';
import { judgeRedaction } from './browser-redacts';
import { broken, judgeAddresses, judgeNetwork } from './browser-reach';

/**
 * Does every browser portal keep what it shows: nothing out, nothing in, no address but the manifest's, all recorded?
 *
 * Limits: who may sign in is decided by the identity provider, which the portal only names; that it asks for a second
 * factor is for the manifest's controls to verify. Anybody can photograph a screen. That Chrome and the service do what
 * their settings say is taken on trust; what becomes of the records is for the proofs of the archive. Settings of another stack are `unknown`,
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
      return mergeDecided([
        ...portals.map((portal) => judgePortal(world, portal, asked, manifest.placement.account)),
        signIn,
      ]);
    },
  };
}

type Asked = NonNullable<Manifest['connect']['secureBrowser']>;

const WEB = 'AWS::WorkSpacesWeb::';

function judgePortal(world: World, portal: Resource, asked: Asked, account: string): Decided {
  const { urls, allowedRanges } = asked;
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
    settings('UserSettings', (resource) => judgeUserSettings(resource, asked)),
    settings('BrowserSettings', (resource) => judgeAddresses(resource, urls.map(urlFilterOf))),
    settings('NetworkSettings', (resource) => judgeNetwork(world, resource)),
    settings('UserAccessLoggingSettings', (resource) => judgeAccessLog(world, resource)),
    settings('SessionLogger', (resource) => judgeLogger(world, resource, account)),
    settings('DataProtectionSettings', judgeRedaction),
    ...(allowedRanges.length > 0
      ? [settings('IpAccessSettings', (resource) => judgeRanges(resource, allowedRanges))]
      : []),
  ]);
  if (decided.verdict !== 'pass') return decided;
  return pass(`${name}: nothing out, nothing in, ${urls.length} addresses, recorded twice`);
}

const MUST_BE_OFF = [
  'CopyAllowed',
  'PasteAllowed',
  'PrintAllowed',
  'DownloadAllowed',
  'UploadAllowed',
  'DeepLinkAllowed',
  'WebAuthnAllowed',
];

function judgeUserSettings(settings: Resource, asked: Asked): Decided {
  const name = nameOf(settings);
  const minutes: readonly [path: string, most: number][] = [
    ['IdleDisconnectTimeoutInMinutes', asked.idleMinutesMax],
    ['DisconnectTimeoutInMinutes', asked.disconnectedMinutesMax],
  ];
  return mergeDecided([
    ...MUST_BE_OFF.map((path) =>
      mustSay(settings, settings.read(path), 'Disabled', broken(`${name}: ${path} is not Disabled`)),
    ),
    ...minutes.map(([path, most]) => {
      const { value } = settings.read(path);
      const number = asNumber(value);
      // AWS takes 0 as never.
      const holds = number.kind === 'known' && number.value > 0 && number.value <= most;
      return mustBe(holds, value, 'a browser is not sealed', `${name} leaves a session open: ${path}`);
    }),
  ]);
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
      const details = provider.read('IdentityProviderDetails');
      const metadata = details.get('MetadataURL');
      const portal = provider.read('PortalArn');
      const foreign = broken(`people of ${describe(metadata.value)} sign in by ${name}`);
      const parts = [
        mustSay(provider, provider.read('IdentityProviderType'), 'SAML', broken(`${name} is no SAML provider`)),
        mustSay(provider, metadata, metadataUrl, foreign),
        mustSay(provider, details.get('IDPInit'), 'false', broken(`${name} takes answers that nobody asked for`)),
        mustSay(provider, details.get('RequestSigningAlgorithm'), 'rsa-sha256', broken(`${name} signs no request`)),
        pointsAt(world, portal, `${WEB}Portal`)
          ? pass()
          : unsure(`${name} signs in to ${describe(portal.value)}, which is not in the template`),
      ];
      const decided = mergeDecided(parts);
      return decided.verdict === 'pass' ? pass(`people sign in at ${metadataUrl}`) : decided;
    }),
  );
}
