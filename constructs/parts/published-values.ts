import type { PrivateApi } from '../private-api';
import { type PublishedValue, PublishedValues } from '../published-values';
import type { VendorVpn } from '../vendor-vpn';
import type { EnclaveParts } from './enclave-parts';

/** The ids of an enclave under names that do not change when CloudFormation makes up new ones. */
export function publishValues(
  { scope, manifest, network, archive, roles }: EnclaveParts,
  apis: readonly PrivateApi[],
  vpn: VendorVpn | undefined,
): void {
  const values: PublishedValue[] = [
    { path: 'network/vpc-id', value: network.vpc.vpcId, description: 'Network of the enclave' },
    { path: 'archive/bucket-name', value: archive.bucket.bucketName, description: 'Bucket that keeps the logs' },
    { path: 'archive/key-arn', value: archive.key.keyArn, description: 'Key of the logs' },
    ...roles.map(({ jobFunction, roleArn }) => ({
      path: `roles/${jobFunction}/arn`,
      value: roleArn,
      description: `Role of ${jobFunction}`,
    })),
    ...manifest.apis.flatMap(({ id }, index) => {
      const value = apis[index]?.apiId;
      return value === undefined ? [] : [{ path: `apis/${id}/id`, value, description: `Private API ${id}` }];
    }),
  ];
  if (vpn) values.push({ path: 'vpn/endpoint-id', value: vpn.endpointId, description: 'Client VPN endpoint' });
  new PublishedValues(scope, 'Published', { vendor: manifest.vendor.id, values });
}
