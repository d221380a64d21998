import type { Manifest } from '../../manifest';
import { type Property, type Resource, type World, asBoolean, asText, describe } from '../../template';
import { type Decided, mergeDecided } from '../claim';
import { mustBe, mustSay, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { pointsAt } from '../own-resources';
import { broken } from './application-doors';

/** Whom the ways to applications believe, and where they write down what was decided. */

type Asked = NonNullable<Manifest['connect']['verifiedAccess']>;
type Device = NonNullable<Asked['device']>;

export const PROVIDER = 'AWS::EC2::VerifiedAccessTrustProvider';

/** Names under which policies find what a provider says: every provider must go by the one of its kind. */
export const IDENTITY = 'identity';
const DEVICE = 'device';

/** The version of the log that can say what a provider told (AWS Verified Access User Guide, "Verified Access logs"). */
const LOG_VERSION = 'ocsf-1.0.0-rc.2';

export function judgeInstance(world: World, instance: Resource, asked: Asked): Decided {
  const name = nameOf(instance);
  const providers = instance.read('VerifiedAccessTrustProviderIds').each();
  const foreign = providers.find((one) => world.follow(one)?.type !== PROVIDER);
  if (foreign) return unsure(`${name} trusts ${describe(foreign.value)}, which is not in the template`);
  const kinds = providers.map((one) => asText(world.follow(one)!.read('TrustProviderType').value));
  const missing = ['user', ...(asked.device ? [DEVICE] : [])].find(
    (wanted) => !kinds.some((kind) => kind.kind === 'known' && kind.value === wanted),
  );
  const hidden = kinds.some(({ kind }) => kind === 'hidden');
  if (missing) return hidden ? unsure(`${name}: a provider is hidden`) : broken(`${name} asks no ${missing} provider`);
  const logging = instance.read('LoggingConfigurations');
  return mergeDecided([
    mustBeOn(instance.read('FipsEnabled'), `${name} takes ciphers that FIPS 140 does not`),
    judgeLog(world, logging, name),
    mustBeOn(logging.get('IncludeTrustContext'), `${name} records that somebody was refused, and not why`),
    mustSay(instance, logging.get('LogVersion'), LOG_VERSION, broken(`${name} records no reasons`)),
  ]);
}

function mustBeOn({ value }: Property, witness: string): Decided {
  const on = asBoolean(value);
  return mustBe(on.kind === 'known' && on.value, value, 'a way to an application is not as the manifest says', witness);
}

/** Where a log may go, by the property that names the place, and what must stand there. */
const PLACES: readonly [place: string, names: string, type: string][] = [
  ['CloudWatchLogs', 'LogGroup', 'AWS::Logs::LogGroup'],
  ['KinesisDataFirehose', 'DeliveryStream', 'AWS::KinesisFirehose::DeliveryStream'],
  ['S3', 'BucketName', 'AWS::S3::Bucket'],
];

/** One record in a place of the template is enough; what is kept there is for the proofs of the archive. */
function judgeLog(world: World, logging: Property, name: string): Decided {
  const places = PLACES.map(([place, names, type]) => ({
    on: asBoolean(logging.get(place).get('Enabled').value),
    target: logging.get(place).get(names),
    type,
  }));
  const used = places.filter(({ on }) => on.kind === 'known' && on.value);
  if (used.some(({ target, type }) => pointsAt(world, target, type))) return pass(`${name} is recorded`);
  const [elsewhere] = used.filter(({ target }) => target.value.kind !== 'absent');
  if (elsewhere) return unsure(`${name} writes to ${describe(elsewhere.target.value)}, which is not in the template`);
  const [hidden] = places.flatMap(({ on }) => (on.kind === 'hidden' ? [on.by] : []));
  if (hidden) return unsure(`${name}: whether it is recorded is hidden by ${hidden}`);
  return broken(`nobody records who comes in by ${name}`);
}

/** Groups mean something only as the manifest's provider tells them, under the name that the policies read. */
export function judgeProvider(provider: Resource, { oidc, device }: Asked): Decided {
  const name = nameOf(provider);
  const kind = asText(provider.read('TrustProviderType').value);
  const foreign = broken(`people of another provider than the manifest's sign in by ${name}`);
  const says = (path: string, want: string) => mustSay(provider, provider.read(path), want, foreign);
  if (kind.kind === 'known' && kind.value === DEVICE) {
    if (!device) return foreign;
    return mergeDecided([
      says('PolicyReferenceName', DEVICE),
      says('DeviceTrustProviderType', device.provider),
      says('DeviceOptions.TenantId', device.tenantId),
      ...(device.publicSigningKeyUrl ? [says('DeviceOptions.PublicSigningKeyUrl', device.publicSigningKeyUrl)] : []),
    ]);
  }
  return mergeDecided([
    says('TrustProviderType', 'user'),
    says('PolicyReferenceName', IDENTITY),
    says('UserTrustProviderType', oidc ? 'oidc' : 'iam-identity-center'),
    ...(oidc
      ? [
          says('OidcOptions.Issuer', oidc.issuer),
          says('OidcOptions.AuthorizationEndpoint', oidc.authorizationEndpoint),
          says('OidcOptions.TokenEndpoint', oidc.tokenEndpoint),
          says('OidcOptions.UserInfoEndpoint', oidc.userInfoEndpoint),
          says('OidcOptions.ClientId', oidc.clientId),
          says('OidcOptions.Scope', oidc.scope),
          judgeSecret(provider.read('OidcOptions.ClientSecret'), oidc.clientSecretArn, name),
        ]
      : []),
  ]);
}

/** CloudFormation reads the secret when it deploys; anything else in its place is another one, or stands here for all to read. */
function judgeSecret({ value }: Property, secretArn: string, name: string): Decided {
  const wanted = JSON.stringify(`{{resolve:secretsmanager:${secretArn}:SecretString}}`);
  if (value.kind === 'unresolved')
    return value.symbol === wanted ? pass() : unsure(`${name}: its client secret is hidden by ${describe(value)}`);
  return broken(`${name} has another client secret than the one that the manifest names`);
}

/** Does a condition ask that the device be as good as the manifest wants it ("Third-party trust provider context" of the guide)? */
export function isDeviceInOrder(condition: string, { provider, scoreMin }: Device): boolean {
  switch (provider) {
    case 'crowdstrike': {
      const score = new RegExp(`^context\\.${DEVICE}\\.assessment\\.overall >= (\\d+)$`).exec(condition)?.[1];
      return score !== undefined && Number(score) >= scoreMin;
    }
    case 'jamf':
      return condition === `["LOW", "SECURE"].contains(context.${DEVICE}.risk)`;
    case 'jumpcloud':
      return condition === `context.${DEVICE}.device.is_managed`;
  }
}
