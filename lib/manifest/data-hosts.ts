import { serviceHost, type Arn } from '../common/arn';

/** Names under which data of a boundary is asked for, where the name of the service alone is not it. */

/** Buckets name neither region nor account. */
export function isAccessPoint({ service, region, account }: Arn): boolean {
  return service === 's3' && (region !== '' || account !== '');
}

/** Name that calls through an access point go to (Amazon S3 User Guide, "Making requests using access points"). */
export function accessPointHost({ region, account, resource }: Arn): string {
  return `${resource.split('/')[1]}-${account}.${serviceHost('s3-accesspoint', region)}`;
}

/** Name that calls to a collection go to (Amazon OpenSearch Service Developer Guide, "Collection endpoints"). */
export function collectionHost({ region, resource }: Arn): string {
  return `${resource.split('/')[1]}.aoss.${region}.on.aws`;
}
