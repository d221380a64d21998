export { loadManifest, parseManifest, type LoadedManifest } from './load-manifest';
export * from './schema';
export { type BoundaryKind } from './boundary-kind';
export { accessPointHost, isAccessPoint, kindOf } from './boundary-kinds';
export { databasesOf, grantedTo, isDatabase, usersFor, usersIn, type Database } from './databases';
export { accessBehind, accessTo, recordedResources, servicesOf, type Access } from './verbs';
export { accessToRoutes, CALL_SERVICE, STRAYING_PATHS, routesOf, serviceZone } from './service-access';
export * from './names';
export { permissionSetHours, permissionSetRoleArn, sourceIdentityOf } from './identity-center';
