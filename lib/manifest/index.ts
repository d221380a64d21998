export { loadManifest, parseManifest, type LoadedManifest } from './load-manifest';
export * from './schema';
export { accessPointHost, isAccessPoint, kindOf, type BoundaryKind } from './boundary-kinds';
export { accessBehind, accessTo, recordedResources, servicesOf, type Access } from './verbs';
export { accessToRoutes, CALL_SERVICE, STRAYING_PATHS, routesOf, serviceZone } from './service-access';
export * from './names';
