import type { Property, Resource } from '../../lib/template';

/** Attributes of a bucket that name it to those who speak the protocol of S3; a website's address is another. */
const ATTRIBUTES = ['DomainName', 'RegionalDomainName', 'DualStackDomainName'];

const BUCKET = /\.s3([.-][a-z0-9.-]+)?\.amazonaws\.com(\.cn)?$/i;
const WEBSITE = /\.s3-website[.-]/i;

/**
 * The origins of a CloudFront distribution that are buckets and read as such.
 *
 * Limits: a name that is not known is no bucket, unless the origin has settings that only buckets have.
 */
export function bucketOriginsOf(distribution: Resource): readonly Property[] {
  return distribution
    .read('DistributionConfig.Origins')
    .each()
    .filter((origin) => origin.get('CustomOriginConfig').value.kind === 'absent' && isBucket(origin));
}

function isBucket(origin: Property): boolean {
  if (origin.get('S3OriginConfig').value.kind !== 'absent' && origin.value.kind === 'map') return true;
  const { value } = origin.get('DomainName');
  if (value.kind === 'reference') return ATTRIBUTES.includes(value.attribute);
  const text = value.kind === 'composed' ? value.parts.at(-1) : value.kind === 'known' && value.value;
  return typeof text === 'string' && BUCKET.test(text) && !WEBSITE.test(text);
}
