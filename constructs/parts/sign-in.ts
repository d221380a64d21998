import { permissionSetRoleArn } from '../../lib/manifest/identity-center';
import type { Manifest } from '../../lib/manifest/schema';

/** How the people of a job function come to their role, as `VendorRole` takes it. */
export function signInOf(manifest: Manifest, jobFunctionId: string): { [way: string]: string | undefined } {
  const { identityCenter, samlProviderArn } = manifest.connect;
  if (!identityCenter) return { samlProviderArn };
  return { permissionSetRoleArn: permissionSetRoleArn(manifest, identityCenter.region, jobFunctionId) };
}

/** The roles of permission sets that take roles through the STS endpoint; undefined where people sign in by SAML. */
export function permissionSetRoles(manifest: Manifest): string[] | undefined {
  const { identityCenter } = manifest.connect;
  return (
    identityCenter && manifest.jobFunctions.map(({ id }) => permissionSetRoleArn(manifest, identityCenter.region, id))
  );
}
