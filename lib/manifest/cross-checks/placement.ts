import { nearest } from '../../common/nearest';
import { OFFICE_RANGES_MAX } from '../aws-limits';
import { AWS_REGIONS } from '../aws-regions';
import type { Complaint } from '../complaint';
import type { Parts } from '.';

/** Where the enclave stands: a region AWS has, two zones of it, and no more offices around it than its walls have doors. */
export function checkPlacement(parts: Parts): Complaint[] {
  return [...unknownRegion(parts), ...foreignZones(parts), ...manyOffices(parts)];
}

function unknownRegion({ placement }: Parts): Complaint[] {
  if (!placement || AWS_REGIONS.includes(placement.region)) return [];
  const meant = nearest(placement.region, AWS_REGIONS);
  return [
    {
      path: ['placement', 'region'],
      what: '`placement.region` is not a region we know',
      saw: placement.region,
      want: 'the code of an AWS region, such as `eu-central-1`',
      mend: meant ? `write \`${meant}\`` : 'look the code up in the list of AWS regions',
      code: 'manifest/unknown-region',
    },
  ];
}

function foreignZones({ placement }: Parts): Complaint[] {
  if (!placement?.availabilityZones) return [];
  const { region, availabilityZones: zones } = placement;
  // A wrong region needs one complaint, not three.
  if (!AWS_REGIONS.includes(region)) return [];
  const foreign = zones.flatMap((zone, at): Complaint[] => {
    if (zone.slice(0, -1) === region) return [];
    return [
      {
        path: ['placement', 'availabilityZones', at],
        what: 'an availability zone is in another region than the enclave',
        saw: zone,
        want: `a zone of ${region}, such as \`${region}a\``,
        mend: `name two zones of ${region}, or leave them out`,
        code: 'manifest/zone-mismatch',
      },
    ];
  });
  if (foreign.length > 0 || zones[0] !== zones[1]) return foreign;
  return [
    {
      path: ['placement', 'availabilityZones', 1],
      what: 'the enclave stands in one availability zone twice',
      saw: zones.join(' and '),
      want: 'two different zones',
      mend: 'name another zone, or leave both out',
      code: 'manifest/zone-twice',
    },
  ];
}

function manyOffices({ connect }: Parts): Complaint[] {
  const ranges = new Set(connect?.siteToSite.flatMap(({ networks }) => networks));
  if (ranges.size <= OFFICE_RANGES_MAX) return [];
  return [
    {
      path: ['connect', 'siteToSite'],
      what: 'there are more office networks than the rules of a subnet hold',
      saw: `${ranges.size} networks`,
      want: `${OFFICE_RANGES_MAX} or fewer`,
      mend: 'join neighbouring networks into larger ranges',
      code: 'manifest/office-ranges',
    },
  ];
}
