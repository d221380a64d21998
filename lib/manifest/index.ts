export { loadManifest, parseManifest, type LoadedManifest } from './load-manifest';
export * from './schema';
export { accessPointHost, isAccessPoint, kindOf, type BoundaryKind } from './boundary-kinds';
export { accessBehind, accessTo, recordedResources, servicesOf, type Access } from './verbs';
export * from './names';
export { permissionSetHours, permissionSetRoleArn, sourceIdentityOf } from './identity-center';
