import type { Manifest, PrivateApiSpec } from '../../manifest';
import { serviceNamesOf } from '../../manifest/service-names';
import { type Property, type Resource, type World, asText, describe, statementsOf } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, mustBe, mustSay, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { doorsOf, normal } from '../network/needed-names';
import { isZoneOf, judgeAlias, judgeZone } from '../network/private-name';
import { pointsAt } from '../own-resources';
import { saysText } from '../says';
import { deniesOutside } from './api-policy';
import { specOf } from './api-routes';
import { judgeTls } from './apis-private';
import { isSourceVpce, namesOurEndpoints } from './limits-of-allow';

const ASTRAY = 'a name leads astray';
const ENDPOINT = 'AWS::EC2::VPCEndpoint';
const NAME = 'AWS::ApiGateway::DomainNameV2';

/** Names of other kinds: they answer on the internet. */
const OTHER_NAMES = ['AWS::ApiGateway::DomainName', 'AWS::ApiGateway::BasePathMapping'];

/**
 * Does each name of an API lead to this API, inside the enclave alone, under the certificate of the manifest?
 *
 * A name is made of four parts, each of which is looked for: the name itself, closed but to our endpoints; its door; its
 * way to a stage; and a zone with one record that only our network asks. No other zone and no other name may be there,
 * but those of services of the client's, which other claims judge.
 *
 * Limits: what the certificate says is not in the template. Groups of records are `unknown`.
 */
export function apisNamed(manifest: Manifest): Claim {
  return {
    claim: 'Names of APIs are known to the enclave’s network alone, and each leads through its endpoint to its own API',
    decide(world) {
      const named = manifest.apis.flatMap((api) => (api.domain ? [{ api, domain: api.domain }] : []));
      const names = world.ofType(NAME);
      const others = world.ofType(...OTHER_NAMES);
      const groups = world.ofType('AWS::Route53::RecordSetGroup');
      const isOfService = (zone: Resource | undefined) =>
        serviceNamesOf(manifest).some((domain) => isZoneOf(zone, domain));
      const zones = zonesOf(world).filter((zone) => !isOfService(zone));
      const records = world
        .ofType('AWS::Route53::RecordSet')
        .filter((record) => !isOfService(world.follow(record.read('HostedZoneId'))));
      return allOf(
        [
          ...named.map(({ api, domain }) => judgeWhole(world, api, domain, manifest)),
          ...[...names, ...zones].map((one) => mustBeNamed(one, named)),
          ...records.map((record) => judgeRecord(world, record)),
          ...others.map((other) => fail(ASTRAY, `${nameOf(other)} gives an API a name that is not private`)),
          ...groups.map((group) => unsure(`${nameOf(group)} holds records that are not read`)),
        ],
        `${named.length} names`,
      );
    },
  };
}

type Domain = NonNullable<PrivateApiSpec['domain']>;

const zonesOf = (world: World) => world.ofType('AWS::Route53::HostedZone');

function bears(one: Resource, name: string): boolean {
  const text = asText(one.read(one.type === NAME ? 'DomainName' : 'Name').value);
  return text.kind === 'known' && normal(text.value) === normal(name);
}

function mustBeNamed(one: Resource, named: readonly { readonly domain: Domain }[]): Decided {
  const { value } = one.read(one.type === NAME ? 'DomainName' : 'Name');
  const holds = named.some(({ domain }) => bears(one, domain.name));
  return mustBe(holds, value, ASTRAY, `${nameOf(one)} is ${describe(value)}, which the manifest does not name`);
}

function judgeWhole(world: World, api: PrivateApiSpec, domain: Domain, manifest: Manifest): Decided {
  const [name, ...more] = world.ofType(NAME).filter((one) => bears(one, domain.name));
  const [zone, ...zones] = zonesOf(world).filter((one) => bears(one, domain.name));
  if (!name || !zone)
    return fail(ASTRAY, `${domain.name} is asked for outside the enclave: it has no zone or no name in it`);
  if (more.length + zones.length > 0) return unsure(`there are two of ${domain.name}`);
  const of = (type: string) =>
    world.ofType(type).filter((one) => world.follow(one.read('DomainNameArn'))?.id === name.id);
  const ways = of('AWS::ApiGateway::BasePathMappingV2');
  const doors = of('AWS::ApiGateway::DomainNameAccessAssociation');
  const records = world
    .ofType('AWS::Route53::RecordSet')
    .filter((one) => world.follow(one.read('HostedZoneId'))?.id === zone.id && bears(one, domain.name));
  return allOf(
    [
      judgeName(world, name, domain),
      judgeZone(world, zone),
      ...ways.map((way) => judgeWay(world, way, api, manifest)),
      ...doors.map((door) => judgeDoor(world, door)),
      ...[ways, doors, records].map((those) =>
        those.length > 0 ? pass() : fail(ASTRAY, `${domain.name} leads nowhere inside the enclave`),
      ),
    ],
    domain.name,
  );
}

function judgeName(world: World, name: Resource, { certificateArn }: Domain): Decided {
  const types = name.read('EndpointConfiguration.Types');
  const isPrivate = types.each().length > 0 && types.each().every((one) => saysText(one, 'PRIVATE'));
  const shown = nameOf(name);
  const { statements, hidden } = statementsOf(name.read('Policy'));
  const closed = deniesOutside(world, statements);
  const open = statements.find(
    (one) => !saysText(one.effect, 'Deny') && !(isCall(one.actions) && fromInside(world, one)),
  );
  return allOf([
    mustBe(isPrivate, types.value, ASTRAY, `${shown} answers outside the enclave`),
    mustSay(name, name.read('CertificateArn'), certificateArn, fail(ASTRAY, `${shown} shows another certificate`)),
    mustSay(
      name,
      name.read('EndpointAccessMode'),
      'STRICT',
      fail(ASTRAY, `${shown} answers to other names than its own`),
    ),
    judgeTls(name),
    hidden[0] ? unsure(`${shown}: ${hidden[0].path} is hidden`) : pass(),
    closed ? pass() : fail(ASTRAY, `${shown} answers calls that come through no endpoint of the enclave`),
    open ? fail(ASTRAY, `${open.property.path} of ${shown} lets in more than calls from the enclave`) : pass(),
  ]);
}

type Statement = ReturnType<typeof statementsOf>['statements'][number];

function isCall(actions: readonly Property[] | undefined): boolean {
  return actions !== undefined && actions.every((action) => saysText(action, 'execute-api:Invoke'));
}

function fromInside(world: World, { conditions }: Statement): boolean {
  return conditions.some(
    (test) => test.operator === 'StringEquals' && isSourceVpce(test.key) && namesOurEndpoints(world, test),
  );
}

function judgeRecord(world: World, record: Resource): Decided {
  const zone = world.follow(record.read('HostedZoneId'));
  return allOf([
    mustBe(
      zone !== undefined && zonesOf(world).includes(zone),
      record.read('HostedZoneId').value,
      ASTRAY,
      `${nameOf(record)} stands in a zone of somebody else’s`,
    ),
    judgeAlias(record, doorsOf(world, 'execute-api')),
  ]);
}

function judgeWay(world: World, way: Resource, api: PrivateApiSpec, manifest: Manifest): Decided {
  const target = world.follow(way.read('RestApiId'));
  const stage = way.read('Stage');
  const stages = world
    .ofType('AWS::ApiGateway::Stage')
    .filter((one) => target && world.follow(one.read('RestApiId'))?.id === target.id)
    .map((one) => asText(one.read('StageName').value));
  const known = stages.some((name) => name.kind === 'known' && saysText(stage, name.value));
  return allOf([
    mustBe(
      specOf(target, manifest)?.id === api.id,
      way.read('RestApiId').value,
      ASTRAY,
      `${nameOf(way)} leads to another API than ${api.id}`,
    ),
    mustBe(known, stage.value, ASTRAY, `${nameOf(way)} leads to no stage of it`),
  ]);
}

function judgeDoor(world: World, door: Resource): Decided {
  const source = door.read('AccessAssociationSource');
  return allOf([
    mustSay(
      door,
      door.read('AccessAssociationSourceType'),
      'VPCE',
      fail(ASTRAY, `${nameOf(door)} is no door of a private endpoint`),
    ),
    mustBe(
      pointsAt(world, source, ENDPOINT),
      source.value,
      ASTRAY,
      `${nameOf(door)} opens to ${describe(source.value)}, which is none of our endpoints`,
    ),
  ]);
}
