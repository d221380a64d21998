export { loadManifest, parseManifest, type LoadedManifest } from './load-manifest';
export * from './schema';
export { kindOf, type BoundaryKind } from './boundary-kinds';
export { collectionRights, isCollection, type CollectionRight } from './collections';
export { createdResource, type CreatedResource } from './created-kinds';
export { accessPointHost, collectionHost, isAccessPoint } from './data-hosts';
export { accessBehind, accessTo, recordedResources, servicesOf, type Access } from './verbs';
export * from './names';
