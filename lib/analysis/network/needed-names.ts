import { parseArn, serviceHost } from '../../common/arn';
import type { Manifest } from '../../manifest';
import { accessPointHost, collectionHost, isAccessPoint, serviceZone, servicesOf } from '../../manifest';
import { hostOf } from '../../manifest/allowed-url';
import { serviceNamesOf } from '../../manifest/service-names';
import { type Resource, type Value, type World, asText } from '../../template';

/** The names the people of an enclave have to look up, as the manifest has it. */
export interface NeededNames {
  /** Whole names, and `*.zone` where the zone is private to the endpoint. */
  readonly texts: ReadonlySet<string>;
  /** Services whose endpoint has only a name of its own. */
  readonly ownNames: readonly string[];
}

/**
 * Names by service: sign-in and what the boundaries hold. A key is used through its service, never called by people.
 * Buckets and collections stand in front of the service's name, one by one. What stands in front of APIs is made at deployment; the
 * endpoint answers for all of it, so a wildcard there sends nothing out. The browser opens hosts by their exact names, and
 * a name that the manifest gives an API or a service of the client's is asked for as it stands. Names of services of VPC Lattice
 * are made at deployment, in a zone of AWS’s own: whoever asks for one tells nobody else.
 */
export function neededNames(manifest: Manifest): NeededNames {
  const { placement, dataBoundaries, apis, egress, connect } = manifest;
  const services = new Set(['sts', ...dataBoundaries.flatMap((boundary) => servicesOf(boundary))]);
  const ownNames = ['dynamodb'].filter((service) => services.has(service));
  const hosts = [...services]
    .filter((service) => !['aoss', 'kms'].includes(service) && !ownNames.includes(service))
    .map((service) => serviceHost(service, placement.region));
  const arns = dataBoundaries.flatMap(({ resources }) => resources.flatMap((text) => parseArn(text) ?? []));
  const s3 = serviceHost('s3', placement.region);
  const buckets = arns
    .filter((arn) => arn.service === 's3' && !isAccessPoint(arn))
    .map(({ resource }) => resource.split('/')[0] ?? '')
    // A dot in its name would make two labels, for which S3 has no certificate: such a bucket is named by its path.
    .map((bucket) => (bucket.includes('.') ? `*.${s3}` : `${bucket}.${s3}`));
  const points = arns.filter(isAccessPoint).map(accessPointHost);
  const collections = arns.filter(({ service }) => service === 'aoss').map(collectionHost);
  const routes = apis.length > 0 ? [`*.${serviceHost('execute-api', placement.region)}`] : [];
  const ofServices = manifest.services.length > 0 ? [`*.${serviceZone(placement.region)}`] : [];
  const opened = connect.secureBrowser?.urls.map(hostOf) ?? [];
  const given = [...apis.flatMap(({ domain }) => domain?.name ?? []), ...serviceNamesOf(manifest)];
  return {
    texts: new Set([
      ...hosts,
      ...buckets,
      ...points,
      ...collections,
      ...routes,
      ...ofServices,
      ...opened,
      ...given,
      ...egress.domains,
    ]),
    ownNames,
  };
}

/** Is a name of a domain list one of those? Undefined when nobody can read it. */
export function isNeeded(world: World, value: Value, { texts, ownNames }: NeededNames): boolean | undefined {
  const text = asText(value);
  if (text.kind === 'known') return texts.has(normal(text.value));
  // AWS makes up the name of a door to a database; whose it is `databasesGuarded` says.
  if (value.kind === 'reference' && value.attribute === 'Endpoint')
    return world.resource(value.logicalId)?.type === 'AWS::RDS::DBProxyEndpoint' ? true : undefined;
  const own =
    value.kind === 'unresolved' && ownNames.some((service) => ownSymbols(world, service, 1).has(value.symbol));
  return own ? true : undefined;
}

/** Names are the same in either case, and with the dot of the root behind them. */
export function normal(name: string): string {
  return name.trim().toLowerCase().replace(/\.$/, '');
}

/** How templates write the hosted zone (0) or the name (1) that the endpoint of a service has of its own. */
export function ownSymbols(world: World, service: string, part: 0 | 1): ReadonlySet<string> {
  return entrySymbols(doorsOf(world, service), part);
}

/** The endpoints to a service of AWS. */
export function doorsOf(world: World, service: string): Resource[] {
  return world.ofType('AWS::EC2::VPCEndpoint').filter((door) => {
    const name = asText(door.read('ServiceName').value);
    return name.kind === 'known' && name.value.endsWith(`.${service}`) && name.value.includes('com.amazonaws.');
  });
}

/** The same for endpoints one has at hand; an entry reads `<hosted zone>:<name>`. */
export function entrySymbols(doors: readonly Resource[], part: 0 | 1): ReadonlySet<string> {
  const entriesOf = (id: string) => [[id, 'DnsEntries'], `${id}.DnsEntries`];
  return new Set(
    doors.flatMap(({ id }) =>
      entriesOf(id).map((entries) =>
        JSON.stringify({
          'Fn::Select': [part, { 'Fn::Split': [':', { 'Fn::Select': [0, { 'Fn::GetAtt': entries }] }] }],
        }),
      ),
    ),
  );
}
