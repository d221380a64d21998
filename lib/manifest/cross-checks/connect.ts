import { overlaps, parseCidr } from '../../common/cidr';
import type { Path } from '../../common/yaml-source';
import { CLIENT_PREFIX, NETWORK_PREFIX } from '../aws-limits';
import { type Complaint, formatPath } from '../complaint';
import type { Manifest } from '../schema';
import type { Parts } from '.';
import { foreignArns } from './foreign-arns';
import { duplicates, unknownName } from './references';

/** Ways in, APIs and egress: one way in at least, ranges that fit, everything in the enclave's own account and region. */
export function checkConnect(parts: Parts): Complaint[] {
  return [
    ...noWayIn(parts),
    ...ranges(parts),
    ...foreignArns(parts.placement, arnsOfVpnAndApis(parts)),
    ...apiComplaints(parts),
  ];
}

function hasWayIn(connect: Manifest['connect']): boolean {
  const ways = [connect.clientVpn, connect.secureBrowser, connect.verifiedAccess, connect.siteToSite[0]];
  return ways.some((way) => way !== undefined);
}

function noWayIn({ connect }: Parts): Complaint[] {
  if (!connect || hasWayIn(connect)) return [];
  return [
    {
      path: ['connect'],
      what: 'there is no way into the enclave',
      saw: 'no `clientVpn`, `siteToSite`, `secureBrowser` or `verifiedAccess`',
      want: 'at least one way in',
      mend: 'add `clientVpn` with its certificate, or `secureBrowser` with its addresses',
      code: 'manifest/no-way-in',
    },
  ];
}

function ranges({ placement, connect }: Parts): Complaint[] {
  const client = connect?.clientVpn?.clientCidr;
  const complaints = [
    ...(placement ? wrongSize(['placement', 'cidr'], placement.cidr, NETWORK_PREFIX) : []),
    ...(client ? wrongSize(['connect', 'clientVpn', 'clientCidr'], client, CLIENT_PREFIX) : []),
  ];
  const [network, devices] = [parseCidr(placement?.cidr ?? ''), parseCidr(client ?? '')];
  if (!placement || !network || !devices || !overlaps(network, devices)) return complaints;
  return [
    ...complaints,
    {
      path: ['connect', 'clientVpn', 'clientCidr'],
      what: 'the range for VPN devices overlaps the enclave’s network',
      saw: `${client} and ${placement.cidr}`,
      want: 'two ranges without a common address',
      mend: 'choose another `clientCidr`',
      code: 'manifest/cidr-overlap',
    },
  ];
}

function wrongSize(path: Path, cidr: string, allowed: { min: number; max: number }): Complaint[] {
  const range = parseCidr(cidr);
  if (!range || (range.prefix >= allowed.min && range.prefix <= allowed.max)) return [];
  return [
    {
      path,
      what: `\`${formatPath(path)}\` has a size we cannot use`,
      saw: `/${range.prefix}`,
      want: `/${allowed.min} to /${allowed.max}`,
      mend: range.prefix > allowed.max ? 'choose a larger range' : 'choose a smaller range',
      code: 'manifest/cidr-size',
    },
  ];
}

/** Everything the VPN and the APIs are built upon. */
function arnsOfVpnAndApis({ connect, apis }: Parts): [Path, string | undefined][] {
  const vpn = connect?.clientVpn;
  return [
    [['connect', 'samlProviderArn'], connect?.samlProviderArn],
    [['connect', 'clientVpn', 'serverCertificateArn'], vpn?.serverCertificateArn],
    [['connect', 'clientVpn', 'serverCertificate', 'authorityArn'], vpn?.serverCertificate?.authorityArn],
    [['connect', 'clientVpn', 'clientRootCertificateArn'], vpn?.clientRootCertificateArn],
    [['connect', 'clientVpn', 'samlProviderArn'], vpn?.samlProviderArn],
    ...(connect?.siteToSite ?? []).map((office, index): [Path, string | undefined] => [
      ['connect', 'siteToSite', index, 'certificateArn'],
      office.certificateArn,
    ]),
    ...(apis ?? []).flatMap((api, index): [Path, string | undefined][] => [
      [['apis', index, 'backend', 'lambdaArn'], api.backend.lambdaArn],
      [['apis', index, 'backend', 'loadBalancerArn'], api.backend.loadBalancerArn],
      [['apis', index, 'domain', 'certificateArn'], api.domain?.certificateArn],
    ]),
  ];
}

function apiComplaints({ apis = [], jobFunctions }: Parts): Complaint[] {
  const jobs = jobFunctions?.map((job) => job.id);
  const routes = apis.flatMap((api, index) =>
    api.routes.map((route, at) => ({ route, path: ['apis', index, 'routes', at] as const })),
  );
  return [
    ...duplicates(['apis'], apis, 'id', (api) => api.id),
    ...apis.flatMap((api, index) =>
      duplicates(['apis', index, 'routes'], api.routes, 'path', (route) => `${route.method} ${route.path}`),
    ),
    ...routes.flatMap(({ route, path }) =>
      jobs
        ? route.jobFunctions.flatMap((job, at) =>
            unknownName([...path, 'jobFunctions', at], job, 'a job function', jobs),
          )
        : [],
    ),
  ];
}
