import { parseArn, partitionOf } from '../../common/arn';
import type { Complaint } from '../complaint';
import type { DataBoundary } from '../schema';
import { BOUNDARY_SERVICES, kindOf } from '../boundary-kinds';
import { isAccessPoint } from '../data-hosts';
import { REFUSED_KINDS } from '../refused-kinds';
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
  complaints.push(
    ...originComplaints(boundary, ['dataBoundaries', index]),
    ...leadingKeyComplaints(boundary, ['dataBoundaries', index]),
  );
  return complaints;
}

function resourceComplaints(resource: string, path: (string | number)[], parts: Parts): Complaint[] {
  const arn = parseArn(resource);
  if (!arn) return [];
  const kind = kindOf(resource);
  if (!kind) return [unknownKind(resource, arn.service, path)];
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
  if (!kind.shape.test(arn.resource)) {
    return [
      {
        path,
        what: `\`${arn.service}\` has other resources too, and this is none that holds data`,
        saw: resource,
        want: `an ARN such as \`${kind.example}\``,
        mend: 'name the resource that holds the data',
        code: 'manifest/boundary-shape',
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

function unknownKind(resource: string, service: string, path: (string | number)[]): Complaint {
  const refused = REFUSED_KINDS[service];
  const common = { path, saw: resource, want: `a resource of ${BOUNDARY_SERVICES.join(', ')}` };
  return refused
    ? {
        ...common,
        what: `no boundary can hold this: ${refused.reason}`,
        mend: refused.mend,
        code: 'manifest/boundary-unrecorded',
      }
    : {
        ...common,
        what: `a data boundary cannot hold resources of \`${service}\``,
        mend: 'offer this data through a private API instead',
        code: 'manifest/boundary-service',
      };
}

/** Access points lead to a bucket, which their endpoint and their records must name, or to a file system; nothing else does. */
function originComplaints({ resources, bucketArn, volumeArn }: DataBoundary, path: (string | number)[]): Complaint[] {
  const at = resources.findIndex((resource) => isAccessPoint(parseArn(resource) ?? NO_ARN));
  const named = [bucketArn, volumeArn].filter((arn) => arn !== undefined);
  const isWhole =
    (bucketArn === undefined || /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(parseArn(bucketArn)!.resource)) &&
    (volumeArn === undefined || /^volume\/fs-[0-9a-f]{8,}\/fsvol-[0-9a-f]{17,}$/.test(parseArn(volumeArn)!.resource));
  if (named.length === (at >= 0 ? 1 : 0) && isWhole) return [];
  const field = volumeArn === undefined ? 'bucketArn' : 'volumeArn';
  return [
    {
      path: named.length === 0 ? [...path, 'resources', at] : [...path, field],
      what: 'access points and the bucket or the file system behind them are named together',
      saw: named.join(' and ') || 'an access point without its `bucketArn` or `volumeArn`',
      want: 'access points among the resources, and either one bucket such as `arn:aws:s3:::bucket` or one volume of Amazon FSx',
      mend:
        at < 0
          ? `remove \`${field}\``
          : 'name what is behind the access point: in `bucketArn` the whole bucket, or in `volumeArn` the volume',
      code: 'manifest/boundary-access-point',
    },
  ];
}

/** Keys of items say nothing of objects and messages, and an index has keys of its own. */
function leadingKeyComplaints({ resources, leadingKeys }: DataBoundary, path: (string | number)[]): Complaint[] {
  const other = resources.find((resource) => !/:table\/[^/]+$/.test(resource));
  if (leadingKeys.length === 0 || other === undefined) return [];
  return [
    {
      path: [...path, 'leadingKeys'],
      what: '`leadingKeys` pick items out of DynamoDB tables, and the boundary holds something else',
      saw: other,
      want: 'tables only, without their indexes',
      mend: 'give the tables a data boundary of their own',
      code: 'manifest/leading-keys',
    },
  ];
}

const NO_ARN = { partition: '', service: '', region: '', account: '', resource: '' };

/** Nothing in the ARN may stand for more than it says: no wildcard, no policy variable, no missing account. */
function isNamedOneByOne(text: string): boolean {
  const arn = parseArn(text);
  if (!arn || text.includes('${')) return false;
  if (arn.service === 's3') return kindOf(text)!.shape.test(arn.resource);
  return !/[*?]/.test(text) && arn.region !== '' && /^\d{12}$/.test(arn.account);
}
