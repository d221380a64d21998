import { parseArn, partitionOf } from '../../common/arn';
import type { Complaint } from '../complaint';
import type { DataBoundary } from '../schema';
import { BOUNDARY_SERVICES } from '../verbs';
import type { Parts } from '.';

/** Private endpoints serve their own region, so data and keys elsewhere could never be reached. */
function foreignRegion(boundary: DataBoundary, index: number, parts: Parts): Complaint[] {
  const region = parts.placement?.region;
  const named: [string, (string | number)[]][] = boundary.resources.map((arn, at) => [arn, ['resources', at]]);
  if (boundary.keyArn) named.push([boundary.keyArn, ['keyArn']]);
  return named.flatMap(([text, steps]) => {
    const saw = parseArn(text)?.region;
    if (!region || !saw || saw === region) return [];
    return [
      {
        path: ['dataBoundaries', index, ...steps],
        what: 'a data boundary reaches into another region than the enclave',
        saw,
        want: region,
        mend: 'place the enclave where the data is',
        code: 'manifest/region-mismatch',
      },
    ];
  });
}

/** A data boundary: does it name what it holds, exactly, where the enclave can reach it? */
export function boundaryComplaints(boundary: DataBoundary, index: number, parts: Parts): Complaint[] {
  const complaints = foreignRegion(boundary, index, parts);
  if (boundary.keyArn && !isNamedOneByOne(boundary.keyArn)) {
    complaints.push({
      path: ['dataBoundaries', index, 'keyArn'],
      what: 'a data boundary names the one key of its data',
      saw: boundary.keyArn,
      want: 'the whole ARN of one key, without wildcards and variables',
      mend: 'copy the ARN of the key from the AWS console',
      code: 'manifest/boundary-wildcard',
    });
  }
  complaints.push(
    ...boundary.resources.flatMap((resource, at) =>
      resourceComplaints(resource, ['dataBoundaries', index, 'resources', at], parts),
    ),
  );
  if (parts.grants && !parts.grants.some((grant) => grant.boundary === boundary.id)) {
    complaints.push({
      path: ['dataBoundaries', index, 'id'],
      what: `no grant uses the data boundary \`${boundary.id}\``,
      saw: 'a boundary nobody may enter',
      want: 'at least one grant for each boundary',
      mend: 'add a grant, or remove the boundary',
      code: 'manifest/boundary-ungranted',
    });
  }
  return complaints;
}

function resourceComplaints(resource: string, path: (string | number)[], parts: Parts): Complaint[] {
  const arn = parseArn(resource);
  if (!arn) return [];
  if (!BOUNDARY_SERVICES.includes(arn.service)) {
    return [
      {
        path,
        what: `a data boundary cannot hold resources of \`${arn.service}\``,
        saw: resource,
        want: `a resource of ${BOUNDARY_SERVICES.join(', ')}`,
        mend: 'offer this data through a private API instead',
        code: 'manifest/boundary-service',
      },
    ];
  }
  if (arn.service === 's3' && (arn.region !== '' || arn.account !== '')) {
    return [
      {
        path,
        what: 'a data boundary names buckets, not access points',
        saw: resource,
        want: 'the ARN of a bucket or prefix, such as `arn:aws:s3:::bucket/prefix/*`',
        mend: 'name the bucket behind the access point',
        code: 'manifest/boundary-access-point',
      },
    ];
  }
  if (!isNamedOneByOne(resource)) {
    return [
      {
        path,
        what: 'a data boundary names its resources one by one',
        saw: resource,
        want: 'a whole ARN without wildcards and variables; only the end of a bucket prefix may be `*`',
        mend: 'list the resources',
        code: 'manifest/boundary-wildcard',
      },
    ];
  }
  const partition = parts.placement && partitionOf(parts.placement.region);
  if (partition === undefined || arn.partition === partition) return [];
  return [
    {
      path,
      what: 'the resource is in another partition than the enclave',
      saw: arn.partition,
      want: partition,
      mend: `write \`arn:${partition}:…\`, or move the enclave`,
      code: 'manifest/partition',
    },
  ];
}

/** Bucket names as S3 allows them (Amazon S3 User Guide, "Bucket naming rules"), with the beginning of a key. */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[^*?]*\*?)?$/;

/** Nothing in the ARN may stand for more than it says: no wildcard, no policy variable, no missing account. */
function isNamedOneByOne(text: string): boolean {
  const arn = parseArn(text);
  if (!arn || text.includes('${')) return false;
  if (arn.service === 's3') return BUCKET.test(arn.resource);
  return !/[*?]/.test(text) && arn.region !== '' && /^\d{12}$/.test(arn.account);
}
