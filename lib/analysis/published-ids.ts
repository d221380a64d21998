import { apiNameOf, iamPathOf, type Manifest, parameterNameOf, roleNameOf } from '../manifest';
import { type Property, type Resource, type Value, type World, asText, describe } from '../template';
import type { Claim, Decided } from './claim';
import { allOf, fail, mustBe, pass } from './decided';
import { nameOf } from './name-of';
import { isPlaced, type Place, placedText, placeOf } from './placed-text';
import { saysText } from './says';

const FALSE = 'a published id leads elsewhere';

const LATTICE = 'ServiceNetwork';

/**
 * Does each id that the enclave publishes name the very part that it stands for, and is each of them published?
 *
 * Whoever builds upon the enclave trusts these: a false one makes a pipeline open somebody else's network.
 *
 * Limits: a value given at deployment is `unknown`. Which parts are published is said in `docs/names.md`.
 */
export function publishedIds(manifest: Manifest): Claim {
  return {
    claim: 'Each id that the enclave publishes names the part it stands for',
    decide(world) {
      const wanted = wantedIn(world, manifest);
      const published = world.ofType('AWS::SSM::Parameter');
      const missing = [...wanted.keys()].filter((name) => !published.some((one) => saysText(one.read('Name'), name)));
      return allOf(
        [
          ...missing.map((name) => fail('an id is not published', `nobody finds ${name}`)),
          ...published.map((one) => judge(one, wanted, placeOf(manifest))),
        ],
        `${published.length} ids`,
      );
    },
  };
}

type Test = (property: Property) => boolean;

/** Names of parameters, and what each must hold. */
function wantedIn(world: World, manifest: Manifest): ReadonlyMap<string, Test> {
  const place = placeOf(manifest);
  const is =
    (attribute: string, ...resources: readonly (Resource | undefined)[]): Test =>
    ({ value }) =>
      value.kind === 'reference' &&
      value.attribute === attribute &&
      resources.some((one) => one?.id === value.logicalId);
  const archives = world.ofType('AWS::CloudTrail::Trail').map((trail) => ({
    bucket: world.follow(trail.read('S3BucketName')),
    key: world.follow(trail.read('KMSKeyId')),
  }));
  const apis = world.ofType('AWS::ApiGateway::RestApi');
  const apiOf = (id: string) => apis.filter((api) => saysText(api.read('Name'), apiNameOf(manifest.vendor.id, id)));
  const rows: [path: string, test: Test][] = [
    ['network/vpc-id', is('Ref', ...world.ofType('AWS::EC2::VPC'))],
    ['archive/bucket-name', is('Ref', ...archives.map(({ bucket }) => bucket))],
    ['archive/key-arn', is('Arn', ...archives.map(({ key }) => key))],
    ...manifest.jobFunctions.map(({ id }): [string, Test] => {
      const role = `role${iamPathOf(manifest)}${roleNameOf(manifest.vendor.id, id)}`;
      const arn = `arn:${place.partition}:iam::${place.account}:${role}`;
      return [`roles/${id}/arn`, ({ value }) => isPlaced(value, place, arn)];
    }),
    ...manifest.apis.map(({ id }): [string, Test] => [`apis/${id}/id`, is('Ref', ...apiOf(id))]),
  ];
  if (manifest.services.length > 0) {
    const doors = world
      .ofType('AWS::EC2::VPCEndpoint')
      .filter((door) => saysText(door.read('VpcEndpointType'), LATTICE));
    rows.push(
      ['services/network-arn', is('Arn', ...world.ofType('AWS::VpcLattice::ServiceNetwork'))],
      ['services/endpoint-id', is('Id', ...doors)],
    );
  }
  if (manifest.connect.clientVpn)
    rows.push(['vpn/endpoint-id', is('Ref', ...world.ofType('AWS::EC2::ClientVpnEndpoint'))]);
  if (manifest.connect.secureBrowser)
    rows.push(['browser/portal-arn', is('PortalArn', ...world.ofType('AWS::WorkSpacesWeb::Portal'))]);
  const ways = world.ofType('AWS::EC2::VerifiedAccessEndpoint');
  for (const { id, domain } of manifest.connect.verifiedAccess?.applications ?? []) {
    const own = ways.filter((way) => saysText(way.read('ApplicationDomain'), domain));
    rows.push([`applications/${id}/endpoint-id`, is('VerifiedAccessEndpointId', ...own)]);
  }
  const doors = world.ofType('AWS::EC2::VPCEndpoint');
  for (const { id, serviceName } of manifest.privateServices) {
    const own = doors.filter((door) => saysText(door.read('ServiceName'), serviceName));
    rows.push([`private-services/${id}/endpoint-id`, is('Ref', ...own)]);
  }
  if (manifest.sharedServices)
    rows.push(['shared/attachment-id', is('Id', ...world.ofType('AWS::EC2::TransitGatewayAttachment'))]);
  return new Map(rows.map(([path, test]) => [parameterNameOf(manifest, path), test]));
}

function judge(parameter: Resource, wanted: ReadonlyMap<string, Test>, place: Place): Decided {
  const name = asText(parameter.read('Name').value);
  const test = name.kind === 'known' ? wanted.get(name.value) : undefined;
  const { value: stated } = parameter.read('Value');
  const { start, whole } = placedText(stated, place);
  const value: Value = whole ? { kind: 'known', value: start } : stated;
  const what = `${nameOf(parameter)} says ${describe(value)}`;
  if (!saysText(parameter.read('Type'), 'String')) return fail(FALSE, `${what}, and not as a text`);
  if (!test) return pass();
  return mustBe(test(parameter.read('Value')), value, FALSE, what);
}
