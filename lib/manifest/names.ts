import type { JobFunction, Manifest } from './schema';

/** Every resource of an enclave bears these two tags: `audit` finds what is deployed by them. */
export const TAG_VENDOR = 'vendor-enclave:vendor';
export const TAG_COMPONENT = 'vendor-enclave:component';
export const TAG_STAGE = 'vendor-enclave:stage';

/** What a component tag may say. Component names are contract: `audit` compares by them. */
export const component = {
  vpn: 'client-vpn',
  role: (jobFunctionId: string) => `role/${jobFunctionId}`,
  boundary: 'permissions-boundary',
} as const;

/** Prefix of every named resource of an enclave: `enclave-<vendor>`. */
export function prefixOf(manifest: Pick<Manifest, 'vendor'>): string {
  return `enclave-${manifest.vendor.id}`;
}

/** IAM path that holds all roles and policies of one enclave: `/enclave/<vendor>/`. */
export function iamPathOf(manifest: Pick<Manifest, 'vendor'>): string {
  return `/enclave/${manifest.vendor.id}/`;
}

/** The group the identity provider sends for a job function. */
export function idpGroupOf(manifest: Pick<Manifest, 'vendor'>, jobFunction: JobFunction): string {
  return jobFunction.idpGroup ?? `${prefixOf(manifest)}-${jobFunction.id}`;
}
