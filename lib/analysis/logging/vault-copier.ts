import { servicePathOf, vault, type Manifest } from '../../manifest';
import { type Property, type Resource, type Statement, type World, describe, statementsOf } from '../../template';
import { policiesOfRole } from '../access/policies-of-role';
import { throughServices } from '../access/service-use';
import { type Decided, mergeDecided } from '../claim';
import { fail, mustBe, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { ownResource, pointsAt } from '../own-resources';
import { type Place, isPlaced, placeOf } from '../placed-text';
import { textOf } from '../says';

const BROKEN = 'the vault does not hold what the archive holds';
const LOOSE = 'the role that copies logs may do more';

/** What S3 does with the role (Amazon S3 User Guide, "Setting up permissions for live replication"), by what it does it to. */
type Target = 'archive' | 'logs' | 'copies' | 'archive key' | 'vault key';
const RIGHTS: Readonly<Record<string, readonly Target[]>> = {
  's3:GetReplicationConfiguration': ['archive'],
  's3:ListBucket': ['archive'],
  's3:GetObjectLegalHold': ['logs'],
  's3:GetObjectRetention': ['logs'],
  's3:GetObjectVersionAcl': ['logs'],
  's3:GetObjectVersionForReplication': ['logs'],
  's3:GetObjectVersionTagging': ['logs'],
  's3:ReplicateObject': ['copies'],
  's3:ReplicateTags': ['copies'],
  'kms:Decrypt': ['archive key'],
  'kms:Encrypt': ['vault key'],
  'kms:GenerateDataKey': ['vault key'],
};

interface Copying {
  readonly archive: Resource;
  readonly place: Place;
  readonly vendor: string;
  readonly vaultAccount: string;
}

/**
 * The role S3 copies an archive with: may it do what copying needs, and nothing else, for this bucket alone, under the name
 * that the vault lets in?
 */
export function judgeCopier(world: World, archive: Resource, manifest: Manifest, vaultAccount: string): Decided {
  const pointer = archive.read('ReplicationConfiguration.Role');
  const role = world.follow(pointer);
  if (role?.type !== 'AWS::IAM::Role') {
    return mustBe(false, pointer.value, BROKEN, `${nameOf(archive)} is copied by no role of the template`);
  }
  const copying = { archive, place: placeOf(manifest), vendor: manifest.vendor.id, vaultAccount };
  return mergeDecided([...judgeName(role, copying), ...judgeTrust(role), ...judgeRights(world, role, copying)]);
}

/** The role of a template that copies an archive, which other proofs leave to this one. */
export function isCopier(world: World, role: Resource): boolean {
  return world
    .ofType('AWS::S3::Bucket')
    .some((bucket) => world.follow(bucket.read('ReplicationConfiguration.Role'))?.id === role.id);
}

function judgeName(role: Resource, { place, vendor }: Copying): Decided[] {
  const wanted = { RoleName: vault.copierRole(vendor), Path: servicePathOf({ vendor: { id: vendor } }) };
  return Object.entries(wanted).map(([path, text]) => {
    const { value } = role.read(path);
    return mustBe(
      isPlaced(value, place, text),
      value,
      BROKEN,
      `the vault does not let in ${nameOf(role)}: its ${path}`,
    );
  });
}

/** S3 alone: it says nothing of the bucket when it assumes the role, and whoever names the role must be allowed to pass it. */
function judgeTrust(role: Resource): Decided[] {
  const { statements, hidden } = statementsOf(role.read('AssumeRolePolicyDocument'));
  const name = nameOf(role);
  const judged = statements.map(({ principals = [] }): Decided => {
    const who = principals.map(({ property }) => describe(property.value)).join(', ');
    const isS3 = principals.length === 1 && principals[0]?.kind === 'Service' && who === 's3.amazonaws.com';
    if (isS3) return pass();
    const isHidden = principals.some(({ property }) => property.value.kind === 'unresolved');
    return isHidden ? unsure(`who assumes ${name} is hidden`) : fail(LOOSE, `${who || 'somebody'} assumes ${name}`);
  });
  return [...judged, ...hidden.map(({ path }) => unsure(`${name}: ${path} is hidden`))];
}

function judgeRights(world: World, role: Resource, copying: Copying): Decided[] {
  const { statements, hidden } = policiesOfRole(world, role);
  const allows = statements.filter(({ effect }) => textOf(effect) !== 'Deny');
  const name = nameOf(role);
  const given = new Set<string>();
  const judged = allows.flatMap((statement) => {
    const { actions, resources, property } = statement;
    if (!actions || !resources) return [fail(LOOSE, `${name} may do everything but what ${property.path} lists`)];
    return actions.flatMap((action) =>
      resources.map((resource) => {
        const target = targetOf(world, resource, statement, copying);
        const isRight = target !== undefined && (RIGHTS[textOf(action)]?.includes(target) ?? false);
        if (isRight) given.add(textOf(action));
        const what = `${name} may ${describe(action.value)} on ${describe(resource.value)}`;
        const hides = [action.value, resource.value].find(({ kind }) => kind === 'unresolved');
        return mustBe(isRight, hides ?? action.value, LOOSE, what);
      }),
    );
  });
  const missing = Object.keys(RIGHTS).find((action) => !given.has(action));
  const why = `${name} may not ${missing ?? ''}, and no log is copied`;
  const short = missing === undefined ? [] : [hidden[0] ? unsure(`${why}, or ${hidden[0]}`) : fail(BROKEN, why)];
  return [...judged, ...short, ...hidden.map((reason) => unsure(`${name}: ${reason}`))];
}

function targetOf(world: World, resource: Property, statement: Statement, copying: Copying): Target | undefined {
  const { archive, place, vendor, vaultAccount } = copying;
  const own = ownResource(world, resource);
  if (own?.id === archive.id) return resource.value.kind === 'reference' ? 'archive' : objectsOf(resource);
  const { partition, region } = place;
  const copies = `arn:${partition}:s3:::${vault.bucket(vendor, vaultAccount, region)}/*`;
  if (isPlaced(resource.value, place, copies)) return 'copies';
  if (!throughServices(statement, place)) return undefined;
  if (pointsAt(world, resource, 'AWS::KMS::Key')) return 'archive key';
  const keys = `arn:${partition}:kms:${region}:${vaultAccount}:key/*`;
  return isPlaced(resource.value, place, keys) && isForAlias(statement, vault.keyAlias(vendor))
    ? 'vault key'
    : undefined;
}

function objectsOf({ value }: Property): Target | undefined {
  const rest = value.kind === 'composed' ? value.parts.slice(1) : [];
  return rest.length === 1 && rest[0] === '/*' ? 'logs' : undefined;
}

function isForAlias({ conditions }: Statement, alias: string): boolean {
  return conditions.some(
    ({ operator, key, values }) =>
      operator === 'ForAnyValue:StringEquals' &&
      key.toLowerCase() === 'kms:resourcealiases' &&
      values.length === 1 &&
      values.every((value) => textOf(value) === alias),
  );
}
