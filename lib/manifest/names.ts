import { createHash } from 'node:crypto';
import type { JobFunction, Manifest } from './schema';

/** Every resource of an enclave bears these two tags: `audit` finds what is deployed by them. */
export const TAG_VENDOR = 'vendor-enclave:vendor';
export const TAG_COMPONENT = 'vendor-enclave:component';
export const TAG_STAGE = 'vendor-enclave:stage';
/** Last day of the engagement, and who at the client answers for it: for whoever finds the resource and wonders. */
export const TAG_ENDS = 'vendor-enclave:ends';
export const TAG_OWNER = 'vendor-enclave:owner';

/** What a component tag may say. Component names are contract: `audit` compares by them. */
export const component = {
  vpn: 'client-vpn',
  office: (officeId: string) => `office/${officeId}`,
  browser: 'secure-browser',
  applications: 'verified-access',
  role: (jobFunctionId: string) => `role/${jobFunctionId}`,
  boundary: 'permissions-boundary',
  assessor: 'assessor',
  breakGlass: 'break-glass',
} as const;

/** As much of a manifest as a name needs. */
interface Named {
  readonly vendor: Pick<Manifest['vendor'], 'id'>;
}

/** Prefix of every named resource of an enclave: `enclave-<vendor>`. */
export function prefixOf(manifest: Named): string {
  return `enclave-${manifest.vendor.id}`;
}

/** Name of the SSM parameter that holds one id of an enclave: `/enclave/<vendor>/<path>`. */
export function parameterNameOf(manifest: Named, path: string): string {
  return `/enclave/${manifest.vendor.id}/${path}`;
}

/** IAM path that holds all roles and policies of one enclave: `/enclave/<vendor>/`. */
export function iamPathOf(manifest: Named): string {
  return `/enclave/${manifest.vendor.id}/`;
}

/**
 * IAM path of the roles AWS services work with inside an enclave. It lies beside the vendor's path, not below it:
 * what is below `/enclave/<vendor>/` is for people.
 */
export function servicePathOf(manifest: Named): string {
  return `/enclave-service/${manifest.vendor.id}/`;
}

/**
 * IAM path of the roles of third parties and emergencies. It too lies beside the vendor's path, so that nothing which
 * speaks of the vendor's people means these.
 */
export function oversightPathOf(manifest: Named): string {
  return `/enclave-oversight/${manifest.vendor.id}/`;
}

/** Stands in a list of people that is empty. STS takes no parentheses in a source identity: it is nobody's name. */
export const NOBODY = '(nobody)';

/**
 * What the list of people put off is called. Its path lies beside all others: the emergency role may take policies of the
 * vendor's path away from roles, and this one it must not.
 */
export const offboarded = {
  path: (manifest: Named) => `/enclave-offboarding/${manifest.vendor.id}/`,
  policyName: (manifest: Named) => `${prefixOf(manifest)}-offboarded`,
} as const;

/**
 * The group the identity provider sends for a job function: `enclave-<vendor>.<job function>` unless the manifest
 * names another. The dot is in no id, so that no two vendors' names can meet.
 */
export function idpGroupOf(manifest: Named, jobFunction: JobFunction): string {
  return jobFunction.idpGroup ?? `${prefixOf(manifest)}.${jobFunction.id}`;
}

/** Name of a private API: `enclave-<vendor>.<api>`. */
export function apiNameOf(vendorId: string, apiId: string): string {
  return `${prefixOf({ vendor: { id: vendorId } })}.${apiId}`;
}

/** Longest name IAM gives a role (IAM User Guide, "IAM and AWS STS quotas"). */
const ROLE_NAME_LENGTH_MAX = 64;

/** Longest name S3 gives a bucket (Amazon S3 User Guide, "General purpose bucket naming rules"). */
const BUCKET_NAME_LENGTH_MAX = 63;

/**
 * Name of a job function's AWS role: `enclave-<vendor>.<job function>`. Role names are unique in an account whatever
 * their path, so the vendor is part of the name; one that would be too long ends in a digest instead.
 */
export function roleNameOf(vendorId: string, jobFunctionId: string): string {
  return shortened(`${prefixOf({ vendor: { id: vendorId } })}.${jobFunctionId}`, ROLE_NAME_LENGTH_MAX);
}

/** Longest name RDS gives a proxy (Amazon RDS API Reference, "CreateDBProxy"). */
const PROXY_NAME_LENGTH_MAX = 60;

/** Name of the proxy before a database, and of the proxy’s endpoint in the enclave: `enclave-<vendor>-<boundary>`, without two hyphens in a row. */
export function proxyNameOf(vendorId: string, boundaryId: string): string {
  const name = shortened(`${prefixOf({ vendor: { id: vendorId } })}-${boundaryId}`, PROXY_NAME_LENGTH_MAX);
  return name.replace(/--+/g, '-');
}

/** Longest name of a permission set (IAM Identity Center API Reference, "CreatePermissionSet"). */
const PERMISSION_SET_NAME_LENGTH_MAX = 32;

/** Name of a job function's permission set; one that would be too long ends in a digest instead. */
export function permissionSetNameOf(vendorId: string, jobFunctionId: string): string {
  return shortened(`${prefixOf({ vendor: { id: vendorId } })}.${jobFunctionId}`, PERMISSION_SET_NAME_LENGTH_MAX);
}

/** Name of the policy a permission set bears: it opens the role of its job function. */
export function doorPolicyNameOf(vendorId: string, jobFunctionId: string): string {
  return `${roleNameOf(vendorId, jobFunctionId)}-door`;
}

/** Longest name OpenSearch Serverless gives a policy (OpenSearch Serverless API Reference, "CreateAccessPolicy"). */
const COLLECTION_POLICY_NAME_LENGTH_MAX = 32;

/** Name of the enclave's policies on collections: `enclave-<vendor>`; one that would be too long ends in a digest instead. */
export function collectionPolicyNameOf(vendorId: string): string {
  return shortened(prefixOf({ vendor: { id: vendorId } }), COLLECTION_POLICY_NAME_LENGTH_MAX);
}

/** What the log vault and the copying into it are called, on both sides of the border between two accounts. */
export const vault = {
  /** `enclave-<vendor>-vault-<account>-<region>`; one that would be too long ends in a digest instead. */
  bucket: (vendorId: string, account: string, region: string) =>
    shortened(`${prefixOf({ vendor: { id: vendorId } })}-vault-${account}-${region}`, BUCKET_NAME_LENGTH_MAX),
  keyAlias: (vendorId: string) => `alias/${prefixOf({ vendor: { id: vendorId } })}-vault`,
  /** Role of the enclave's account that S3 copies with. */
  copierRole: (vendorId: string) => `${prefixOf({ vendor: { id: vendorId } })}-copier`,
} as const;

/** Name of the stack of a log vault: that of its enclave, and `-vault`. */
export function vaultStackOf(enclaveStack: string): string {
  return `${enclaveStack}-vault`;
}

/** Name of the stack of the permission sets: that of the enclave, and `-sign-in`. */
export function signInStackOf(enclaveStack: string): string {
  return `${enclaveStack}-sign-in`;
}

/** The same text, or as much of it as fits with a digest of the whole. */
function shortened(name: string, lengthMax: number): string {
  if (name.length <= lengthMax) return name;
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${name.slice(0, lengthMax - digest.length - 1)}-${digest}`;
}

/** Is a text the security identifier of a group in a domain, the only name a directory sends? (Microsoft, [MS-DTYP] 2.4.2) */
export function isSid(text: string): boolean {
  return /^S-1-5-21(-\d{1,10}){4}$/.test(text);
}
