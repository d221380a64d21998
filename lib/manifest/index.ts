export { loadManifest, parseManifest, type LoadedManifest } from './load-manifest';
export * from './schema';
export { kindOf, type BoundaryKind } from './boundary-kinds';
export { accessTo, recordedResources, servicesOf, type Access } from './verbs';
export * from './names';
