import type { Path } from '../../common/yaml-source';
import { ENDPOINT_SERVICE } from '../aws-limits';
import type { Complaint } from '../complaint';
import type { PrivateServiceSpec } from '../schema';
import type { Parts } from '.';
import { duplicates, unknownName } from './references';
import { withoutVpn } from './service-range';

const at = (index: number, ...steps: Path): Path => ['privateServices', index, ...steps];

/** The client's own services: each in the enclave's region, with a name and a place of its own, for job functions that exist. */
export function checkPrivateServices(parts: Parts): Complaint[] {
  const services = parts.privateServices ?? [];
  const jobs = parts.jobFunctions?.map(({ id }) => id);
  return [
    ...duplicates(['privateServices'], services, 'id', ({ id }) => id),
    ...duplicates(['privateServices'], services, 'serviceName', ({ serviceName }) => serviceName),
    ...(services.length > 0 ? withoutVpn(parts, at(0, 'jobFunctions')) : []),
    ...services.flatMap((service, index) => [
      ...foreign(parts, service, at(index, 'serviceName')),
      ...service.jobFunctions.flatMap((job, nth) =>
        jobs ? unknownName(at(index, 'jobFunctions', nth), job, 'a job function', jobs) : [],
      ),
    ]),
  ];
}

/** The service may be of any account; an endpoint reaches those of its own region. */
function foreign({ placement }: Parts, { serviceName }: PrivateServiceSpec, path: Path): Complaint[] {
  const [, china, region = ''] = ENDPOINT_SERVICE.exec(serviceName) ?? [];
  if (!placement) return [];
  if (region !== placement.region) {
    return [
      {
        path,
        what: 'a private service is in another region than the enclave',
        saw: region,
        want: placement.region,
        mend: `offer the service in ${placement.region}, or move the enclave`,
        code: 'manifest/region-mismatch',
      },
    ];
  }
  if ((china !== undefined) === region.startsWith('cn-')) return [];
  return [
    {
      path,
      what: 'the name of a private service is of another partition than its region',
      saw: serviceName,
      want: `a name that ${china === undefined ? 'begins' : 'does not begin'} with \`cn.\``,
      mend: 'copy the service name from the service’s owner',
      code: 'manifest/partition',
    },
  ];
}
