import type { PrivateApi } from '../private-api';
import type { PrivateService } from '../private-service';
import { type PublishedValue, PublishedValues } from '../published-values';
import type { SecureBrowser } from '../secure-browser';
import type { ServiceNetwork } from '../service-network';
import type { SharedServices } from '../shared-services';
import type { VendorVpn } from '../vendor-vpn';
import type { VerifiedAccess } from '../verified-access';
import type { EnclaveParts } from './enclave-parts';

/** What has an id that somebody outside asks for. */
interface Published {
  readonly apis: readonly PrivateApi[];
  readonly services?: ServiceNetwork;
  readonly privateServices: readonly PrivateService[];
  readonly shared?: SharedServices;
  readonly vpn?: VendorVpn;
  readonly browser?: SecureBrowser;
  readonly applications?: VerifiedAccess;
}

/** The ids of an enclave under names that do not change when CloudFormation makes up new ones. */
export function publishValues(
  { scope, manifest, network, archive, roles }: EnclaveParts,
  { apis, services, privateServices, shared, vpn, browser, applications }: Published,
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
  if (services) {
    const { serviceNetworkArn, endpointId } = services;
    values.push(
      { path: 'services/network-arn', value: serviceNetworkArn, description: 'Service network of the enclave' },
      { path: 'services/endpoint-id', value: endpointId, description: 'Endpoint that leads to the services' },
    );
  }
  if (vpn) values.push({ path: 'vpn/endpoint-id', value: vpn.endpointId, description: 'Client VPN endpoint' });
  if (browser) values.push({ path: 'browser/portal-arn', value: browser.portalArn, description: 'Browser portal' });
  for (const { application, endpointId } of applications?.applications ?? []) {
    values.push({
      path: `applications/${application}/endpoint-id`,
      value: endpointId,
      description: `Way to ${application}`,
    });
  }
  for (const { service, endpointId } of privateServices) {
    values.push({
      path: `private-services/${service}/endpoint-id`,
      value: endpointId,
      description: `Way to ${service}`,
    });
  }
  if (shared) {
    const description = 'Attachment to the transit gateway of shared services';
    values.push({ path: 'shared/attachment-id', value: shared.attachmentId, description });
  }
  new PublishedValues(scope, 'Published', { vendor: manifest.vendor.id, values });
}
